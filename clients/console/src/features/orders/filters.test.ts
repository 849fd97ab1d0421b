import { expect, test } from "vitest";
import { filtersOf, NO_FILTERS, searchOf } from "./filters";

test("what stands in the address becomes filters, and back", () => {
  const filters = filtersOf({ query: "A01", state: "cancelled", mode: "dine_in", date: "2026-11-22", order: "ord_1" });
  expect(filters).toEqual({ query: "A01", state: "cancelled", mode: "dine_in", date: "2026-11-22" });
  expect(searchOf(filters)).toEqual({ query: "A01", state: "cancelled", mode: "dine_in", date: "2026-11-22" });
});

test("nonsense in the address is no filter", () => {
  expect(filtersOf({ query: ["x"], state: "lost", mode: "boat", date: "yesterday" })).toEqual(NO_FILTERS);
  expect(searchOf({ ...NO_FILTERS, query: "  " })).toEqual({});
});
