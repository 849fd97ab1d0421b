import type { EditCatalog } from "@contracts";
import { describe, expect, test } from "vitest";
import { found, rowsOf, stateOf } from "./refs";

const mark = (is_sold_out: boolean) => ({ is_sold_out, back_at: null, sold_out_by: is_sold_out ? ["hand"] : [] });
const catalog = {
  version: 1,
  categories: [{ id: "cat_1", name: "咖啡", name_en: "Coffee", item_ids: ["itm_1", "itm_2"] }],
  items: [
    {
      id: "itm_1",
      name: "拿铁",
      name_en: "Latte",
      picture: null,
      is_on_shelf: true,
      ...mark(false),
      specs: [
        {
          name: "杯型",
          name_en: "Size",
          values: [
            { id: "m", name: "中杯", name_en: "" },
            { id: "l", name: "大杯", name_en: "Large" },
          ],
        },
      ],
      skus: [
        { id: "sku_m", spec_value_ids: ["m"], ...mark(false), quota: null, quota_left: null },
        { id: "sku_l", spec_value_ids: ["l"], ...mark(true), quota: 5, quota_left: 0 },
      ],
    },
    { id: "itm_2", name: "旧款", name_en: "Old", picture: null, is_on_shelf: false, ...mark(false), specs: [], skus: [] },
  ],
  modifier_groups: [
    {
      id: "mdg_1",
      name: "奶",
      name_en: "Milk",
      modifiers: [{ id: "mod_1", name: "燕麦奶", name_en: "Oat milk", ...mark(true), quota: null, quota_left: null }],
    },
  ],
} as unknown as EditCatalog;

describe("the sold-out panel", () => {
  test("lists what is on the shelf and every modifier, with readable SKUs", () => {
    const rows = rowsOf(catalog);
    expect(rows.map((row) => [row.kind, row.name, row.place])).toEqual([
      ["item", "拿铁", "咖啡"],
      ["modifier", "燕麦奶", "奶"],
    ]);
    expect(rows[0]?.refs.map((ref) => [ref.id, ref.name, ref.name_en])).toEqual([
      ["sku_m", "中杯", "中杯"],
      ["sku_l", "大杯", "Large"],
    ]);
  });

  test("an item is partly out with one SKU, and out when it is marked itself", () => {
    const [latte] = rowsOf(catalog);
    expect(latte && stateOf(latte)).toBe("partly");
    expect(latte && stateOf({ ...latte, is_sold_out: true })).toBe("sold_out");
    expect(latte && stateOf({ ...latte, refs: latte.refs.map((ref) => ({ ...ref, is_sold_out: true })) })).toBe("sold_out");
    expect(latte && stateOf({ ...latte, refs: latte.refs.map((ref) => ({ ...ref, is_sold_out: false })) })).toBe("on_sale");
  });

  test("is searched in both languages and by place", () => {
    const rows = rowsOf(catalog);
    expect(found(rows, "oat").map((row) => row.id)).toEqual(["mod_1"]);
    expect(found(rows, "咖啡").map((row) => row.id)).toEqual(["itm_1"]);
    expect(found(rows, "")).toHaveLength(2);
  });
});
