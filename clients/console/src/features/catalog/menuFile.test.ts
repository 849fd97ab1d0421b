import type { MenuImported } from "@contracts";
import { expect, test } from "vitest";
import { doesAnything, effectsOf, percentOf, problemsIn } from "./menuFile";

const none = { items: 0, groups: 0, categories: 0 };
const report = (over: Partial<MenuImported>): MenuImported => ({
  is_dry_run: true,
  created: none,
  changed: none,
  unchanged: none,
  archived: none,
  warnings: [],
  ...over,
});

test("problems are told row by row, whatever the server's order was", () => {
  const problem = (sheet: string, row: number) => ({ sheet, row, column: "price", reason: "not_an_amount", value: "x" });
  const found = problemsIn({ problems: [problem("skus", 7), problem("items", 9), problem("items", 2)] });
  expect(found.map(({ sheet, row }) => `${sheet} ${String(row)}`)).toEqual(["items 2", "items 9", "skus 7"]);
  expect(problemsIn({ reason: "unknown_form" })).toEqual([]);
});

test("a file that changes nothing says so", () => {
  const same = report({ unchanged: { items: 8, groups: 2, categories: 3 } });
  expect(doesAnything(same)).toBe(false);
  expect(effectsOf(same)).toEqual([{ change: "unchanged", items: 8, groups: 2, categories: 3 }]);
  expect(doesAnything(report({ archived: { ...none, items: 1 } }))).toBe(true);
});

test("how far an import is, in whole percent, and a hundred only when it is over", () => {
  expect(percentOf(null)).toBeNull();
  expect(percentOf({ stage: "reading", done: 0, rows: 0 })).toBeNull();
  expect(percentOf({ stage: "writing", done: 1, rows: 3 })).toBe(33);
  expect(percentOf({ stage: "writing", done: 3, rows: 3 })).toBe(99);
});
