import { expect, test } from "vitest";
import { labelsIn } from "./labels";

test("many tables are typed at once", () => {
  expect(labelsIn("A1, A2，A3 露台1")).toEqual(["A1", "A2", "A3", "露台1"]);
  expect(labelsIn("A1-A4")).toEqual(["A1", "A2", "A3", "A4"]);
  expect(labelsIn("B08-10 B09")).toEqual(["B08", "B09", "B10"]);
});

test("what is no span stays one label", () => {
  expect(labelsIn("VIP-大")).toEqual(["VIP-大"]);
  expect(labelsIn("A9-A1")).toEqual(["A9-A1"]);
  expect(labelsIn("  ")).toEqual([]);
});
