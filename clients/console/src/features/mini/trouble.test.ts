/** What the console says about papers the platform does not take. */
import { expect, test } from "vitest";
import { troubleOf } from "./trouble";

test.each([
  ["40125", "mini.bad.secret"],
  ["40013", "mini.bad.secret"],
  ["40164", "mini.bad.ip"],
  ["errcode_45009", "mini.bad.quota"],
  ["48001", "mini.bad.other"],
  ["errcode_-1", "mini.bad.silent"],
  ["infra.unreachable", "mini.bad.silent"],
])("%s is told as %s", (failure, key) => {
  expect(troubleOf(failure)?.key).toBe(key);
});

test("no failure needs no words", () => {
  expect(troubleOf("")).toBeNull();
});
