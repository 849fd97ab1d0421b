import type { EditCategory, EditItem, StationSetup } from "@contracts";
import { expect, test } from "vitest";
import { routingOf } from "./routing";

const station = (id: string, refs: string[], is_default = false): StationSetup => ({
  ...{ id, name: id, name_en: "", is_default, target_s: 300, warn_s: 200, undone: 0, refs },
});
const category = (id: string, item_ids: string[]) => ({ id, item_ids }) as EditCategory;
const items = new Map(["latte", "cake", "set"].map((id) => [id, { id, combo: id === "set" ? { parts: [] } : null } as unknown as EditItem]));

test("an item's own word goes before its category's, and what nobody says goes to the default station", () => {
  const stations = [station("bar", ["drinks"], true), station("pastry", ["cake"])];
  const [drinks, food] = routingOf(stations, [category("drinks", ["latte", "cake"]), category("food", ["latte", "set"])], items);

  expect(drinks?.items.map(({ ownId, madeAt, said }) => [ownId, madeAt?.id, said])).toEqual([
    [null, "bar", "category"],
    ["pastry", "pastry", "item"],
  ]);
  expect(food?.items.map(({ madeAt, said }) => [madeAt?.id, said])).toEqual([
    ["bar", "default"],
    ["bar", "default"],
  ]);
  expect([drinks?.unrouted, food?.unrouted]).toEqual([0, 1]);
});

test("a kitchen without stations routes nothing yet", () => {
  expect(routingOf([], [category("drinks", ["latte"])], items)[0]?.items[0]?.madeAt).toBeUndefined();
});
