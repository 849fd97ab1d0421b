import type { EditItem } from "@contracts";
import { describe, expect, test } from "vitest";
import { blankForm, changesOf, faultsOf, formOf, isDifferentHere, priceRange, tagsInUse } from "./form";

const item: EditItem = {
  id: "itm_1",
  code: "latte",
  category_id: "cat_1",
  kind: "single",
  name: "拿铁",
  name_en: "Latte",
  description: "",
  description_en: "",
  ingredients: "",
  ingredients_en: "",
  portion: "",
  portion_en: "",
  picture: { id: "img_1", small: "/s.webp", large: "/l.webp" },
  badges: ["hot"],
  tags: [],
  badge_days: [],
  tag_days: [],
  tag_names: {},
  allergens: ["milk"],
  kcal: null,
  available: null,
  modes: null,
  min_quantity: 1,
  purchase_limit: null,
  packaging_fee_fen: 0,
  is_on_shelf: true,
  shelf_from: "",
  shelf_until: "",
  is_available: true,
  is_sold_out: false,
  back_at: null,
  sold_out_by: [],
  specs: [],
  skus: [
    {
      id: "sku_1",
      code: "",
      spec_value_ids: [],
      price_fen: 2400,
      store_price_fen: null,
      kcal: 180,
      nutrition: { protein_mg: 9000 },
      is_default: true,
      quota: null,
      quota_left: null,
      is_sold_out: false,
      back_at: null,
      sold_out_by: [],
    },
  ],
  modifier_group_ids: ["mdg_1"],
  combo: null,
  version: 3,
};

describe("the form of an item", () => {
  test("an untouched form sends nothing", () => {
    expect(changesOf(formOf(item), formOf(item))).toEqual({});
  });

  test("only what was changed is sent", () => {
    const form = { ...formOf(item), name: " 燕麦拿铁 ", purchase_limit: 2, picture: null, badges: [] };
    expect(changesOf(form, formOf(item))).toEqual({ name: "燕麦拿铁", purchase_limit: 2, picture: null, badges: [] });
  });

  test("a badge is shown for some days, and the others keep being shown always", () => {
    const form = { ...formOf(item), badges: ["hot", "new"], badge_days: [{ name: "new", starts_on: null, ends_on: "2026-12-31" }] };
    expect(changesOf(form, formOf(item))).toEqual({
      badges: [
        { name: "hot", starts_on: null, ends_on: null },
        { name: "new", starts_on: null, ends_on: "2026-12-31" },
      ],
    });
    expect(faultsOf({ ...form, badge_days: [{ name: "new", starts_on: "2027-01-01", ends_on: "2026-12-31" }] }).badges).toBe(
      "catalog.fault_days",
    );
  });

  test("shelf times are sent when they were touched, and end after they begin", () => {
    const form = { ...formOf(item), shelf_from: "2026-12-01T08:00" };
    expect(changesOf(form, formOf(item))).toEqual({ shelf_from: "2026-12-01T08:00" });
    expect(faultsOf({ ...form, shelf_until: "2026-12-01T08:00" }).shelf).toBe("catalog.fault_shelf");
  });

  test("a store is different when it does not sell an item or has a price of its own", () => {
    expect(isDifferentHere(item)).toBe(false);
    expect(isDifferentHere({ ...item, is_available: false })).toBe(true);
    expect(isDifferentHere({ ...item, skus: item.skus.map((sku) => ({ ...sku, store_price_fen: 2000 })) })).toBe(true);
  });

  test("a new price carries the whole SKU, so that nothing of it is lost", () => {
    const form = formOf(item);
    form.skus = form.skus.map((sku) => ({ ...sku, price_fen: 2600 }));
    expect(changesOf(form, formOf(item))).toEqual({
      specs: [],
      skus: [{ id: "sku_1", spec_value_ids: [], price_fen: 2600, kcal: 180, nutrition: { protein_mg: 9000 }, is_default: true }],
    });
  });

  test("what a store does differently is no part of the brand's item", () => {
    const form = formOf(item);
    form.store = { is_available: false, prices: { sku_1: 2000 }, quotas: { sku_1: 20 } };
    expect(changesOf(form, formOf(item))).toEqual({});
  });

  test("a new item says everything that has no default", () => {
    const body = changesOf({ ...blankForm("cat_1"), name: "澳白" }, null);
    expect(body).toMatchObject({
      category_id: "cat_1",
      name: "澳白",
      is_on_shelf: true,
      min_quantity: 1,
      skus: [{ price_fen: 0, is_default: true }],
    });
  });

  test("faults are named by field", () => {
    const form = {
      ...blankForm(""),
      purchase_limit: 1,
      min_quantity: 2,
      available: [["08:00", "08:00"]] as [string, string][],
      combo: { parts: [] },
    };
    expect(faultsOf(form)).toEqual({
      name: "catalog.fault_name",
      category_id: "catalog.fault_category",
      purchase_limit: "catalog.fault_limit",
      available: "catalog.fault_available",
      combo: "catalog.fault_combo",
    });
    expect(faultsOf(formOf(item))).toEqual({});
  });

  test("specs need names, and no two values the same one", () => {
    const spec = (names: string[]) => ({
      ...formOf(item),
      specs: [{ name: "杯型", name_en: "", values: names.map((name, index) => ({ id: String(index), name, name_en: "" })) }],
    });
    expect(faultsOf(spec(["大杯", ""])).specs).toBe("catalog.fault_specs");
    expect(faultsOf(spec(["大杯", "大杯 "])).specs).toBe("catalog.fault_specs_twice");
    expect(faultsOf(spec(["中杯", "大杯"])).specs).toBeUndefined();
  });

  test("a tag of an item keeps its days, a new one has none until they are set", () => {
    const saved = formOf({ ...item, tags: ["下午茶", "冬季"], tag_days: [{ name: "冬季", starts_on: "2026-12-01", ends_on: null }] });
    expect(saved.tags).toEqual([
      { name: "下午茶", name_en: "", starts_on: null, ends_on: null },
      { name: "冬季", name_en: "", starts_on: "2026-12-01", ends_on: null },
    ]);
    expect(changesOf(saved, saved)).toEqual({});
    const form = { ...saved, tags: [{ name: "冬季", starts_on: "2026-12-01", ends_on: "2026-12-31" }] };
    expect(changesOf(form, saved)).toEqual({ tags: form.tags });
    expect(faultsOf({ ...form, tags: [{ name: "冬季", starts_on: "2027-01-01", ends_on: "2026-12-31" }] }).tags).toBe("catalog.fault_days");
  });

  test("a tag's English word is shown in the form and sent when it changes", () => {
    const saved = formOf({ ...item, tags: ["冬季"], tag_names: { 冬季: "Winter" } });
    expect(saved.tags).toEqual([{ name: "冬季", name_en: "Winter", starts_on: null, ends_on: null }]);
    const form = { ...saved, tags: [{ name: "冬季", name_en: "Cold days", starts_on: null, ends_on: null }] };
    expect(changesOf(form, saved)).toEqual({ tags: form.tags });
    // What the server answers is the same form, whatever the order of its fields.
    const days = [{ ends_on: null, name: "冬季", starts_on: "2026-12-01" }];
    const answered = formOf({ ...item, tags: ["冬季"], tag_days: days, tag_names: { 冬季: "Winter" } });
    expect(changesOf({ ...answered, tags: [{ name: "冬季", name_en: "Winter", starts_on: "2026-12-01", ends_on: null }] }, answered)).toEqual({});
  });

  test("the words most used are offered first, with the English word that any item has for them", () => {
    const inUse = tagsInUse([
      { tags: ["冬季"], tag_names: {} },
      { tags: ["下午茶", "冬季"], tag_names: { 冬季: "Winter" } },
    ]);
    expect(inUse).toEqual([
      { name: "冬季", name_en: "Winter" },
      { name: "下午茶", name_en: "" },
    ]);
  });

  test("a price tag shows the range of its SKUs", () => {
    expect(priceRange([{ price_fen: 2600 }, { price_fen: 2200 }])).toEqual([2200, 2600]);
    expect(priceRange([])).toEqual([0, 0]);
  });
});
