/** Cases that the server must answer alike: `backend/tests/contracts/test_vectors.py` reads the same files. */
import { describe, expect, it } from "vitest";

import businessDay from "../../../../contracts/vectors/business_day.json";
import money from "../../../../contracts/vectors/money.json";
import pricing from "../../../../contracts/vectors/pricing.json";
import { sums, type CartLine } from "../src/cart";
import { parseYuan, yuan } from "../src/money";
import { preview, type ChoiceItem, type ChoiceModifier } from "../src/options";
import { businessDate, instant } from "../src/time";

describe("money", () => {
  it.each(money.read as [string, number][])("reads %s as %d fen", (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(money.refused)("refuses %s", (text) => {
    expect(parseYuan(text)).toBeNull();
  });

  it.each(money.shown as [number, string][])("shows %d as %s", (fen, text) => {
    expect(yuan(fen)).toBe(text);
  });
});

describe("the trading day", () => {
  it.each(businessDay.cases as [string, string, string, string][])("of %s in %s, from %s on, is %s", (at, zone, startsAt, day) => {
    expect(businessDate(instant(at), zone, startsAt)).toBe(day);
  });
});

describe("a cart", () => {
  it.each(pricing.carts)("of $name", ({ lines, amounts_fen, items_fen }) => {
    const cart = lines.map((line, index): CartLine => ({
      client_line_id: String(index),
      item_id: "itm",
      sku_id: "sku",
      modifier_ids: [],
      quantity: line.quantity,
      note: "",
      unit_price_fen: unitPrice(line.sku_price_fen, line.modifier_deltas_fen),
    }));

    expect(cart.map((line) => sums([line]).amount_fen)).toEqual(amounts_fen);
    expect(sums(cart).amount_fen).toBe(items_fen);
  });
});

/** As the item sheet works it out. */
function unitPrice(skuPriceFen: number, deltasFen: number[]): number {
  const item: ChoiceItem = {
    kcal: null,
    allergens: [],
    specs: [],
    skus: [{ id: "sku", spec_value_ids: [], price_fen: skuPriceFen, kcal: null, is_default: true, is_sold_out: false }],
  };
  const modifiers = deltasFen.map((price_delta_fen, index): ChoiceModifier => ({
    id: String(index),
    name: "",
    name_en: "",
    price_delta_fen,
    kcal: null,
    allergens: [],
    is_default: false,
    is_sold_out: false,
  }));
  const group = { id: "mdg", name: "", name_en: "", min_select: 0, max_select: 0, modifiers };
  return preview(item, [group], { sku_id: "sku", modifier_ids: modifiers.map(({ id }) => id) }).unit_price_fen;
}
