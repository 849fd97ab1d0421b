import type { GuideStep } from "@contracts";
import { expect, test } from "vitest";
import { nextOf, STEPS } from "./steps";

const step = (name: GuideStep["name"], is_done: boolean): GuideStep => ({ name, is_done, done: is_done ? 1 : 0, of: 1 });

test("the next step is the first that is not done, whatever comes after it", () => {
  expect(nextOf([step("details", true), step("hours", false), step("items", true), step("order", false)])?.name).toBe("hours");
  expect(nextOf([step("details", true)])).toBeNull();
});

test("trying an order leads to this store's own menu", () => {
  expect(STEPS.order.path("sto_1")).toBe("/m/?store=sto_1");
});
