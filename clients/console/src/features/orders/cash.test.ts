import { expect, test } from "vitest";
import { cashChoices } from "./cash";

test("offers the exact sum and then what a purse would give", () => {
  expect(cashChoices(2750)).toEqual([2750, 3000, 4000, 5000, 10_000]);
  expect(cashChoices(2000)).toEqual([2000, 5000, 10_000, 20_000]);
  expect(cashChoices(10_000)).toEqual([10_000, 20_000]);
});
