/** The form of an item: what can be edited, what was changed, what is wrong. Pure. */
import type { Key } from "@/i18n";
import type { DayPart, EditItem, ItemDraft, MenuPicture, ServiceMode } from "@contracts";
import { minutesOfDay } from "@words";
import { inOrder, type SkuForm, type SpecForm } from "./matrix";

export interface PartForm {
  item_id: string;
  sku_id: string;
  quantity: number;
}

/** Letters a tag may have. */
export const TAG_LENGTH = 40;

/** A badge or a tag with its first and last day; open ends are null. */
export interface LabelForm {
  name: string;
  /** Of a tag; a badge's words are the clients'. */
  name_en?: string;
  starts_on: string | null;
  ends_on: string | null;
}

/** What this store does differently; saved by its own calls. */
export interface StoreForm {
  is_available: boolean;
  prices: Record<string, number | null>;
  quotas: Record<string, number | null>;
}

export interface ItemForm {
  category_id: string;
  name: string;
  name_en: string;
  description: string;
  description_en: string;
  picture: (MenuPicture & { id: string }) | null;
  badges: string[];
  /** Of the badges, those that are shown for some days only. */
  badge_days: LabelForm[];
  /** Words of the shop's own, in their order. */
  tags: LabelForm[];
  allergens: string[];
  available: DayPart[] | null;
  modes: ServiceMode[] | null;
  min_quantity: number;
  purchase_limit: number | null;
  packaging_fee_fen: number;
  is_on_shelf: boolean;
  /** "2026-12-01T08:00" on the store's wall, empty for an open end. */
  shelf_from: string;
  shelf_until: string;
  specs: SpecForm[];
  skus: SkuForm[];
  modifier_group_ids: string[];
  combo: { parts: PartForm[] } | null;
  store: StoreForm;
}

export function blankForm(categoryId: string): ItemForm {
  return {
    category_id: categoryId,
    name: "",
    name_en: "",
    description: "",
    description_en: "",
    picture: null,
    badges: [],
    badge_days: [],
    tags: [],
    allergens: [],
    available: null,
    modes: null,
    min_quantity: 1,
    purchase_limit: null,
    packaging_fee_fen: 0,
    is_on_shelf: true,
    shelf_from: "",
    shelf_until: "",
    specs: [],
    skus: [{ id: "", spec_value_ids: [], price_fen: 0, kcal: null, nutrition: null, is_default: true }],
    modifier_group_ids: [],
    combo: null,
    store: { is_available: true, prices: {}, quotas: {} },
  };
}

export function skuFormOf(sku: EditItem["skus"][number]): SkuForm {
  const { id, spec_value_ids, price_fen, kcal, nutrition, is_default } = sku;
  return { id, spec_value_ids, price_fen, kcal, nutrition, is_default };
}

export function formOf(item: EditItem): ItemForm {
  const { category_id, name, name_en, description, description_en, picture, badges, badge_days, allergens } = item;
  const { available, modes, shelf_from, shelf_until } = item;
  const { min_quantity, purchase_limit, packaging_fee_fen, is_on_shelf, specs, modifier_group_ids } = item;
  return {
    ...{ category_id, name, name_en, description, description_en, picture, badges, badge_days, allergens },
    ...{ available, modes, shelf_from, shelf_until },
    tags: tagForms(item),
    ...{ min_quantity, purchase_limit, packaging_fee_fen, is_on_shelf, specs, modifier_group_ids },
    skus: item.skus.map(skuFormOf),
    combo: item.combo && { parts: item.combo.parts.map(({ item_id, sku_id, quantity }) => ({ item_id, sku_id, quantity })) },
    store: {
      is_available: item.is_available,
      prices: Object.fromEntries(item.skus.map((sku) => [sku.id, sku.store_price_fen])),
      quotas: Object.fromEntries(item.skus.map((sku) => [sku.id, sku.quota])),
    },
  };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The body of a save: only what differs, so that two people may edit different things of one item. */
export function changesOf(form: ItemForm, saved: ItemForm | null): ItemDraft {
  const body: ItemDraft = {};
  const texts = ["category_id", "name", "name_en", "description", "description_en"] as const;
  for (const field of texts) if (form[field] !== saved?.[field]) body[field] = form[field].trim();
  const numbers = ["min_quantity", "purchase_limit", "packaging_fee_fen"] as const;
  for (const field of numbers) if (form[field] !== saved?.[field]) body[field] = form[field];
  if (form.is_on_shelf !== saved?.is_on_shelf) body.is_on_shelf = form.is_on_shelf;
  if (form.picture?.id !== saved?.picture?.id) body.picture = form.picture ? { id: form.picture.id } : null;
  if (!same(datedBadges(form), saved ? datedBadges(saved) : [])) body.badges = datedBadges(form);
  if (!same(form.tags, saved?.tags ?? [])) body.tags = form.tags;
  for (const end of ["shelf_from", "shelf_until"] as const) if (form[end] !== (saved?.[end] ?? "")) body[end] = form[end];
  if (!same(form.allergens, saved?.allergens ?? [])) body.allergens = form.allergens;
  if (!same(form.available, saved?.available ?? null)) body.available = form.available;
  if (!same(form.modes, saved?.modes ?? null)) body.modes = form.modes;
  if (!same(form.modifier_group_ids, saved?.modifier_group_ids ?? [])) body.modifier_group_ids = form.modifier_group_ids;
  if (!same(form.combo, saved?.combo ?? null)) body.combo = form.combo;
  if (!same([form.specs, form.skus], [saved?.specs, saved?.skus])) {
    body.specs = form.specs;
    body.skus = inOrder(form.specs, form.skus);
  }
  return body;
}

/** All badges with their days. */
export function datedBadges(form: Pick<ItemForm, "badges" | "badge_days">): LabelForm[] {
  return dated(form.badges, form.badge_days);
}

function dated(names: readonly string[], days: readonly LabelForm[]): LabelForm[] {
  return names.map((name) => days.find((label) => label.name === name) ?? { name, starts_on: null, ends_on: null });
}

function tagForms({ tags, tag_days, tag_names }: EditItem): LabelForm[] {
  return dated(tags, tag_days).map(({ name, starts_on, ends_on }) => ({ name, name_en: tag_names[name] ?? "", starts_on, ends_on }));
}

const isBackwards = ({ starts_on, ends_on }: LabelForm) => starts_on !== null && ends_on !== null && ends_on < starts_on;

type Field = "name" | "category_id" | "skus" | "specs" | "purchase_limit" | "available" | "combo" | "badges" | "tags" | "shelf";
export type Faults = Partial<Record<Field, Key>>;

/** What must be mended before it can be saved, by field. */
export function faultsOf(form: ItemForm): Faults {
  const faults: Faults = {};
  if (!form.name.trim()) faults.name = "catalog.fault_name";
  if (!form.category_id) faults.category_id = "catalog.fault_category";
  if (form.skus.length === 0) faults.skus = "catalog.fault_skus";
  const names = (spec: SpecForm) => spec.values.map((value) => value.name.trim());
  if (form.specs.some((spec) => !spec.name.trim() || spec.values.length === 0 || names(spec).some((name) => !name)))
    faults.specs = "catalog.fault_specs";
  else if (form.specs.some((spec) => new Set(names(spec)).size < spec.values.length)) faults.specs = "catalog.fault_specs_twice";
  if (form.purchase_limit !== null && form.purchase_limit < form.min_quantity) faults.purchase_limit = "catalog.fault_limit";
  if (form.available?.some(([from, to]) => minutesOfDay(from) === minutesOfDay(to))) faults.available = "catalog.fault_available";
  if (datedBadges(form).some(isBackwards)) faults.badges = "catalog.fault_days";
  if (form.tags.some(isBackwards)) faults.tags = "catalog.fault_days";
  if (form.shelf_from && form.shelf_until && form.shelf_until <= form.shelf_from) faults.shelf = "catalog.fault_shelf";
  if (form.combo && form.combo.parts.length === 0) faults.combo = "catalog.fault_combo";
  return faults;
}

/** The words items carry already, the most used first. */
export function tagsInUse(items: Iterable<Pick<EditItem, "tags" | "tag_names">>): { name: string; name_en: string }[] {
  const uses = new Map<string, { count: number; name_en: string }>();
  for (const { tags, tag_names } of items) {
    for (const tag of tags) {
      const before = uses.get(tag);
      uses.set(tag, { count: (before?.count ?? 0) + 1, name_en: before?.name_en || (tag_names[tag] ?? "") });
    }
  }
  return [...uses].sort(([, a], [, b]) => b.count - a.count).map(([name, { name_en }]) => ({ name, name_en }));
}

/** Whether a store sells an item otherwise than its brand. */
export function isDifferentHere(item: EditItem): boolean {
  return !item.is_available || item.skus.some((sku) => sku.store_price_fen !== null);
}

/** "¥22" or "¥22–30": from the cheapest to the dearest SKU. */
export function priceRange(skus: readonly { price_fen: number }[]): [number, number] {
  const prices = skus.map((sku) => sku.price_fen);
  return prices.length ? [Math.min(...prices), Math.max(...prices)] : [0, 0];
}
