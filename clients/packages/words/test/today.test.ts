/** An earlier choice on today's menu. */
import { describe, expect, it } from "vitest";

import { todayOf, type Chosen, type TodayItem, type TodayMenu } from "../src/today";

const NOON = new Date("2026-11-22T04:00:00Z");
const ZONE = "Asia/Shanghai";

const modifier = (id: string, over: object = {}) => ({
  id,
  name: id,
  name_en: "",
  price_delta_fen: 0,
  kcal: null,
  allergens: [],
  is_default: false,
  is_sold_out: false,
  ...over,
});
const latte = (over: Partial<TodayItem> = {}): TodayItem => ({
  id: "latte",
  name: "拿铁",
  name_en: "Latte",
  kcal: null,
  allergens: [],
  specs: [],
  skus: [{ id: "large", spec_value_ids: [], price_fen: 2500, kcal: null, is_default: true, is_sold_out: false }],
  is_sold_out: false,
  available: null,
  modifier_group_ids: ["milk", "extra"],
  ...over,
});
const menu = (item: TodayItem = latte(), oat: object = {}): TodayMenu => ({
  items: [item],
  modifier_groups: [
    { id: "milk", name: "奶", name_en: "", min_select: 1, max_select: 1, modifiers: [modifier("whole", { is_default: true }), modifier("oat", { price_delta_fen: 400, ...oat })] },
    { id: "extra", name: "加料", name_en: "", min_select: 0, max_select: 2, modifiers: [modifier("shot", { price_delta_fen: 300 })] },
  ],
});
const chosen: Chosen = { item_id: "latte", sku_id: "large", modifier_ids: ["oat"], quantity: 2, note: "烫一点", unit_price_fen: 2900 };

function today(of: TodayMenu, what: Chosen = chosen) {
  return todayOf(of)(what, NOON, ZONE);
}

describe("an earlier choice", () => {
  it("is the same where nothing has changed", () => {
    expect(today(menu())).toEqual({ addition: chosen, changes: [] });
  });

  it("tells both prices where they differ", () => {
    const dearer = menu(latte({ skus: [{ id: "large", spec_value_ids: [], price_fen: 2700, kcal: null, is_default: true, is_sold_out: false }] }));

    expect(today(dearer)).toEqual({ addition: { ...chosen, unit_price_fen: 3100 }, changes: [{ kind: "price", before_fen: 2900, after_fen: 3100 }] });
  });

  it("cannot be had when it is gone, sold out, or not served now", () => {
    const refused = (over: Partial<TodayItem>, what = chosen) => today(menu(latte(over)), what);

    expect(refused({}, { ...chosen, item_id: "tea" })).toEqual({ addition: null, changes: [{ kind: "gone" }] });
    expect(refused({}, { ...chosen, sku_id: "small" })).toEqual({ addition: null, changes: [{ kind: "gone" }] });
    expect(refused({ is_sold_out: true })).toEqual({ addition: null, changes: [{ kind: "sold_out" }] });
    expect(refused({ available: [["14:00", "18:00"]] })).toEqual({ addition: null, changes: [{ kind: "not_now", available: [["14:00", "18:00"]] }] });
    expect(refused({ available: [["11:00", "14:00"]] }).changes).toEqual([]);
  });

  it("takes the default in place of an option that is sold out, and says so", () => {
    const { addition, changes } = today(menu(latte(), { is_sold_out: true }));

    expect(addition).toEqual({ ...chosen, modifier_ids: ["whole"], unit_price_fen: 2500 });
    expect(changes).toMatchObject([
      { kind: "option_gone", names: [{ name: "oat" }], instead: [{ name: "whole" }] },
      { kind: "price", before_fen: 2900, after_fen: 2500 },
    ]);
  });

  it("goes without an extra that has left the menu, named as it was", () => {
    const what = { ...chosen, modifier_ids: ["oat", "syrup"], unit_price_fen: 3200, modifiers: [{ id: "syrup", name: "榛果糖浆", name_en: "Hazelnut" }] };
    const { addition, changes } = today(menu(), what);

    expect(addition?.modifier_ids).toEqual(["oat"]);
    expect(changes).toMatchObject([{ kind: "option_gone", names: [{ name: "榛果糖浆" }], instead: [] }, { kind: "price" }]);
  });

  it("cannot be had where a choice is needed and none is left that costs nothing more", () => {
    const of = menu(latte(), { is_sold_out: true });
    of.modifier_groups = of.modifier_groups.map((group) => ({ ...group, modifiers: group.modifiers.filter(({ id }) => id !== "whole") }));

    expect(today(of)).toMatchObject({ addition: null, changes: [{ kind: "option_gone", names: [{ name: "oat" }] }] });
  });

  it("takes the default of a choice that was not asked before", () => {
    const { addition, changes } = today(menu(), { ...chosen, modifier_ids: [], unit_price_fen: 2500 });

    expect(addition?.modifier_ids).toEqual(["whole"]);
    expect(changes).toEqual([]);
  });
});
