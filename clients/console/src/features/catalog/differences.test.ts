import type { DifferingItem, StoreDifference } from "@contracts";
import { expect, test } from "vitest";
import { countOf, followingOf, narrowed } from "./differences";

const differs = (store: string, kind: StoreDifference["kind"], own: Partial<StoreDifference> = {}): StoreDifference => ({
  ...{ store_id: store, kind, sku_id: null, sku_name: "", sku_name_en: "", brand_price_fen: null, price_fen: null },
  ...own,
});
const item = (id: string, differences: StoreDifference[]): DifferingItem => ({ id, name: id, name_en: "", category: "", category_en: "", differences });
const price = differs("one", "price", { sku_id: "sku_1", brand_price_fen: 2200, price_fen: 2500 });
const items = [item("latte", [price, differs("two", "not_sold")]), item("cake", [differs("two", "sold_out")])];

test("a store and a kind leave the items of which something is left", () => {
  expect(narrowed(items, { storeId: "two", kind: null }).map(({ id, differences }) => [id, differences.length])).toEqual([
    ["latte", 1],
    ["cake", 1],
  ]);
  expect(narrowed(items, { storeId: "two", kind: "price" })).toEqual([]);
  expect(countOf(items, { storeId: null, kind: null })).toBe(3);
});

test("a store follows the brand in this one thing, and back again to what it had", () => {
  expect(followingOf(price)).toEqual({ follow: { sku_prices: { sku_1: null } }, back: { sku_prices: { sku_1: 2500 } } });
  expect(followingOf(differs("two", "not_sold"))).toEqual({ follow: { is_available: true }, back: { is_available: false } });
  expect(followingOf(differs("two", "sold_out"))).toBeNull();
});
