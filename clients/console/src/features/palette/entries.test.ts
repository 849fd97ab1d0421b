import { expect, test } from "vitest";
import { ranked, type PaletteEntry } from "./entries";

const entry = (label: string, words = ""): PaletteEntry => ({
  id: label,
  label,
  words,
  hint: "",
  icon: { render: () => null },
  run: () => undefined,
});
const entries = [entry("今日数据", "today"), entry("订单台", "desk"), entry("历史订单", "orders")];

test("what begins with the letters stands before what has them, and both before other words", () => {
  expect(ranked(entries, "订单").map((hit) => hit.label)).toEqual(["订单台", "历史订单"]);
  expect(ranked(entries, "TODAY").map((hit) => hit.label)).toEqual(["今日数据"]);
  expect(ranked(entries, "")).toEqual(entries);
  expect(ranked(entries, "zzz")).toEqual([]);
});
