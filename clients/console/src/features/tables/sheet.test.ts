import type { CodeSheet, PrintedCode } from "@contracts";
import { expect, test } from "vitest";
import { codesOf, pagesOf, pathOf, whoseOf } from "./sheet";

const code = (label: string, area: string): PrintedCode => ({ table_id: label, label, area, area_en: "", url: "", rows: [] });
const sheet: CodeSheet = {
  brand: "",
  brand_en: "",
  store: "",
  store_en: "",
  accent: "",
  layouts: [],
  counter: { ...code("", ""), table_id: null },
  tables: [code("A1", "大厅"), code("B1", "露台")],
};

test("a run of dark modules is one box", () => {
  expect(pathOf(["1101", "0000", "0110"])).toBe("M0 0h2v1h-2zM3 0h1v1h-1zM1 2h2v1h-2z");
});

test("one area can be printed alone, with or without the counter", () => {
  expect(codesOf(sheet, { area: null, withCounter: true }).map((each) => each.label)).toEqual(["", "A1", "B1"]);
  expect(codesOf(sheet, { area: "露台", withCounter: false }).map((each) => each.label)).toEqual(["B1"]);
});

test("a store that carries the brand's name says it once", () => {
  expect(whoseOf("山丘咖啡", "一号店")).toBe("山丘咖啡 · 一号店");
  expect(whoseOf("山丘咖啡", "山丘咖啡 · 一号店")).toBe("山丘咖啡 · 一号店");
});

test("a page is filled before the next begins", () => {
  expect(pagesOf(Array.from({ length: 13 }, (_, index) => index), 12).map((page) => page.length)).toEqual([12, 1]);
  expect(pagesOf([], 24)).toEqual([]);
});
