import { expect, test } from "vitest";
import { readTime } from "./time";

test("times are read as people type them", () => {
  expect(["7:30", "730", "0730", "7", "07：30", "7.5", "23:59"].map((text) => readTime(text))).toEqual([
    "07:30",
    "07:30",
    "07:30",
    "07:00",
    "07:30",
    "07:05",
    "23:59",
  ]);
});

test("what is no time is refused; midnight is an end, never a start of 24:00", () => {
  expect(["", "x", "25:00", "7:60", "24:00"].map((text) => readTime(text))).toEqual([null, null, null, null, null]);
  expect(readTime("24:00", true)).toBe("24:00");
});
