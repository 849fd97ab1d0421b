import { describe, expect, test } from "vitest";
import {
  inOrder,
  rowsOf,
  withDefault,
  withoutSpec,
  withoutValue,
  withSpec,
  withValue,
  type SkuForm,
  type SpecForm,
} from "./matrix";

const sku = (id: string, values: string[], price_fen: number, is_default = false): SkuForm => ({
  id,
  spec_value_ids: values,
  price_fen,
  kcal: null,
  nutrition: null,
  is_default,
});
const value = (id: string) => ({ id, name: id, name_en: "" });
const size: SpecForm = { name: "杯型", name_en: "", values: [value("m"), value("l")] };
const heat: SpecForm = { name: "温度", name_en: "", values: [value("hot"), value("cold")] };

describe("specs and the SKUs they make", () => {
  test("without specs there is one row, of nothing", () => {
    expect(rowsOf([], [sku("sku_1", [], 100)])).toEqual([{ key: "", values: [], sku: sku("sku_1", [], 100) }]);
  });

  test("a combination nobody sells is a row without a SKU", () => {
    const rows = rowsOf([size, heat], [sku("sku_1", ["m", "hot"], 100)]);
    expect(rows.map((row) => [row.key, row.sku?.id ?? null])).toEqual([
      ["m|hot", "sku_1"],
      ["m|cold", null],
      ["l|hot", null],
      ["l|cold", null],
    ]);
  });

  test("a new spec keeps the old SKU as its first value and prices the rest alike", () => {
    expect(withSpec([sku("sku_1", [], 2200, true)], size)).toEqual([sku("sku_1", ["m"], 2200, true), sku("", ["l"], 2200)]);
  });

  test("a new value gets a sister of each SKU beside it, and no other", () => {
    const skus = [sku("sku_1", ["m", "hot"], 2200, true), sku("sku_2", ["l", "hot"], 2600), sku("sku_3", ["m", "cold"], 2300)];
    const made = withValue(skus, size, value("xl"));
    expect(made.slice(3)).toEqual([sku("", ["xl", "hot"], 2600)]);
    expect(made.slice(0, 3)).toEqual(skus);
  });

  test("without a value its SKUs are gone and something is still chosen at first", () => {
    const skus = [sku("sku_1", ["m"], 2200, true), sku("sku_2", ["l"], 2600)];
    expect(withoutValue(skus, "m")).toEqual([sku("sku_2", ["l"], 2600, true)]);
  });

  test("without a spec the first of the SKUs that fall together keeps its id", () => {
    const skus = [sku("sku_1", ["m", "hot"], 2200, true), sku("sku_2", ["m", "cold"], 2300), sku("sku_3", ["l", "hot"], 2600)];
    expect(withoutSpec(skus, heat)).toEqual([sku("sku_1", ["m"], 2200, true), sku("sku_3", ["l"], 2600)]);
  });

  test("SKUs are sent in the order of the matrix, and what belongs to no combination is left out", () => {
    const skus = [sku("sku_l", ["l"], 2600), sku("sku_m", ["m"], 2200), sku("sku_x", ["gone"], 1)];
    expect(inOrder([size], skus).map((one) => one.id)).toEqual(["sku_m", "sku_l"]);
  });

  test("there is always a default, and only the one that was chosen", () => {
    expect(withDefault([sku("a", [], 1), sku("b", [], 2)]).map((one) => one.is_default)).toEqual([true, false]);
    expect(withDefault([sku("a", [], 1), sku("b", [], 2, true)]).map((one) => one.is_default)).toEqual([false, true]);
  });
});
