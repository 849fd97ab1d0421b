import type { AcceptRule } from "@contracts";
import { describe, expect, test } from "vitest";
import { hasEmptyRule, nextRule, stretchOf } from "./acceptRules";

function rule(from: string, to: string, modes: AcceptRule["modes"] = ["pickup"]): AcceptRule {
  return { modes, from, to };
}

describe("rules for accepting", () => {
  test.each([
    ["11:30", "13:30", "plain"],
    ["22:00", "02:00", "overnight"],
    ["22:00", "00:00", "plain"],
    ["22:00", "24:00", "plain"],
    ["09:00", "09:00", "whole_day"],
    ["00:00", "24:00", "whole_day"],
  ] as const)("from %s to %s is %s", (from, to, stretch) => {
    expect(stretchOf(rule(from, to))).toBe(stretch);
  });

  test("the first rule takes everything, so that what is left out is a choice", () => {
    expect(nextRule([], ["dine_in", "pickup"])).toEqual(rule("00:00", "24:00", ["dine_in", "pickup"]));
    expect(nextRule([rule("00:00", "24:00")], ["pickup"])).toEqual(rule("11:00", "14:00"));
  });

  test("a rule without a way to order is noticed, wherever it stands", () => {
    expect(hasEmptyRule([rule("11:00", "14:00")])).toBe(false);
    expect(hasEmptyRule([rule("11:00", "14:00"), rule("11:00", "14:00", [])])).toBe(true);
  });
});
