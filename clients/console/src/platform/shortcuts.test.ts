// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { nameOf } from "./shortcuts";

const press = (init: KeyboardEventInit) => nameOf(new KeyboardEvent("keydown", init));

test("keys are named as screens write them", () => {
  expect(press({ key: "/" })).toBe("/");
  expect(press({ key: "K", ctrlKey: true })).toBe("mod+k");
  expect(press({ key: "s", metaKey: true })).toBe("mod+s");
  expect(press({ key: "!", code: "Digit1", shiftKey: true })).toBe("shift+1");
  expect(press({ key: "ArrowDown" })).toBe("ArrowDown");
});
