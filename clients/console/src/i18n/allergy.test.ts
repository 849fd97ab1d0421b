import { expect, test } from "vitest";
import { tellsOfAllergy } from "./allergy";

test.each(["孩子花生过敏", "忌口香菜", "Allergic to nuts please", "lactose intolerant"])("%s is told loudly", (note) => {
  expect(tellsOfAllergy(note)).toBe(true);
});

test.each(["少冰，谢谢", "杯子写小顾", "extra hot", ""])("%s is an ordinary note", (note) => {
  expect(tellsOfAllergy(note)).toBe(false);
});
