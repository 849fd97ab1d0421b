/**
 * The rules of choosing: which SKU the specs give, which modifiers are chosen at first, what is still missing, and the price
 * as it stands. A preview only: the server decides (and both pass contracts/vectors/pricing.json).
 */
import { nameIn, type Language } from "./i18n";
import { deltaText } from "./money";
import type { Phrase } from "./orders";

export interface ChoiceModifier {
  id: string;
  name: string;
  name_en: string;
  price_delta_fen: number;
  kcal: number | null;
  allergens: readonly string[];
  is_default: boolean;
  is_sold_out: boolean;
}

export interface ChoiceGroup {
  id: string;
  name: string;
  name_en: string;
  min_select: number;
  max_select: number;
  modifiers: readonly ChoiceModifier[];
}

export interface ChoiceSku {
  id: string;
  spec_value_ids: readonly string[];
  price_fen: number;
  kcal: number | null;
  is_default: boolean;
  is_sold_out: boolean;
}

export interface ChoiceItem {
  kcal: number | null;
  allergens: readonly string[];
  specs: readonly { values: readonly { id: string }[] }[];
  skus: readonly ChoiceSku[];
}

export interface Choice {
  sku_id: string | null;
  modifier_ids: readonly string[];
}

/** What was chosen of one line, as the server prices it: the spec, and each option with the difference it makes. */
export interface ChosenOptions {
  spec_text: string;
  spec_text_en: string;
  modifiers: readonly { name: string; name_en: string; price_delta_fen: number }[];
}

export type ChoiceFault =
  | { kind: "no_sku" }
  | { kind: "sku_sold_out" }
  | { kind: "too_few"; group: ChoiceGroup }
  | { kind: "too_many"; group: ChoiceGroup }
  | { kind: "modifier_sold_out"; group: ChoiceGroup; modifier: ChoiceModifier };

export interface Preview {
  unit_price_fen: number;
  kcal: number | null;
  allergens: string[];
}

/** What the sheet shows chosen when it opens, so that "add" works at once wherever the menu allows it. */
export function defaultChoice(item: ChoiceItem, groups: readonly ChoiceGroup[]): Choice {
  const onSale = item.skus.filter((sku) => !sku.is_sold_out);
  const sku = onSale.find((each) => each.is_default) ?? onSale[0] ?? item.skus.find((each) => each.is_default) ?? item.skus[0];
  return { sku_id: sku?.id ?? null, modifier_ids: groups.flatMap(defaultsOf) };
}

/** The SKU that has exactly these spec values; null while one is missing or the pair isn't made. */
export function skuFor<S extends { spec_value_ids: readonly string[] }>(skus: readonly S[], specValueIds: readonly string[]): S | null {
  const wanted = [...specValueIds].sort().join();
  return skus.find((sku) => [...sku.spec_value_ids].sort().join() === wanted) ?? null;
}

/**
 * Choose another spec value. Values of other specs stay when such a SKU exists; otherwise the first SKU with the new value is
 * taken, one that is on sale before one that is not.
 */
export function withSpecValue(item: ChoiceItem, choice: Choice, specValueId: string): Choice {
  const current = item.skus.find((sku) => sku.id === choice.sku_id);
  const spec = item.specs.find((each) => each.values.some((value) => value.id === specValueId));
  const siblings = new Set(spec?.values.map((value) => value.id));
  const kept = (current?.spec_value_ids ?? []).filter((id) => !siblings.has(id));
  const exact = skuFor(item.skus, [...kept, specValueId]);
  const having = item.skus.filter((sku) => sku.spec_value_ids.includes(specValueId));
  const next = exact ?? having.find((sku) => !sku.is_sold_out) ?? having[0];
  return { ...choice, sku_id: next?.id ?? choice.sku_id };
}

/**
 * Tap a modifier. In a group of one the new replaces the old, and tapping the chosen one takes it back only if none is needed.
 * In a group of many a tap adds or takes away; a full group refuses (the choice comes back unchanged).
 */
export function withModifierTapped(group: ChoiceGroup, choice: Choice, modifierId: string): Choice {
  const inGroup = chosenOf(group, choice).map((modifier) => modifier.id);
  const others = choice.modifier_ids.filter((id) => !inGroup.includes(id));
  if (inGroup.includes(modifierId)) {
    if (group.max_select === 1 && group.min_select === 1) return choice;
    return { ...choice, modifier_ids: [...others, ...inGroup.filter((id) => id !== modifierId)] };
  }
  if (group.max_select === 1) return { ...choice, modifier_ids: [...others, modifierId] };
  if (group.max_select > 0 && inGroup.length >= group.max_select) return choice;
  return { ...choice, modifier_ids: [...others, ...inGroup, modifierId] };
}

/** Everything that keeps a choice from being added, in the order of the sheet. */
export function choiceFaults(item: ChoiceItem, groups: readonly ChoiceGroup[], choice: Choice): ChoiceFault[] {
  const faults: ChoiceFault[] = [];
  const sku = item.skus.find((each) => each.id === choice.sku_id);
  if (sku === undefined) faults.push({ kind: "no_sku" });
  else if (sku.is_sold_out) faults.push({ kind: "sku_sold_out" });
  for (const group of groups) {
    const chosen = chosenOf(group, choice);
    if (chosen.length < group.min_select) faults.push({ kind: "too_few", group });
    if (group.max_select > 0 && chosen.length > group.max_select) faults.push({ kind: "too_many", group });
    for (const modifier of chosen) {
      if (modifier.is_sold_out) faults.push({ kind: "modifier_sold_out", group, modifier });
    }
  }
  return faults;
}

/** A fault in words that name the thing. */
export function faultPhrase(fault: ChoiceFault, language: "zh" | "en"): Phrase {
  const nameOf = (thing: { name: string; name_en: string }): string =>
    language === "en" && thing.name_en !== "" ? thing.name_en : thing.name;
  switch (fault.kind) {
    case "no_sku":
      return { key: "choice.no_sku" };
    case "sku_sold_out":
      return { key: "item.sold_out" };
    case "too_few":
      return { key: "choice.too_few", params: { group: nameOf(fault.group), count: fault.group.min_select } };
    case "too_many":
      return { key: "choice.too_many", params: { group: nameOf(fault.group), count: fault.group.max_select } };
    case "modifier_sold_out":
      return { key: "choice.sold_out", params: { name: nameOf(fault.modifier) } };
  }
}

/** Price, calories and allergens of the choice as it stands, for one piece. Calories are unknown once one part is unknown. */
export function preview(item: ChoiceItem, groups: readonly ChoiceGroup[], choice: Choice): Preview {
  const sku = item.skus.find((each) => each.id === choice.sku_id);
  const chosen = groups.flatMap((group) => chosenOf(group, choice));
  const base = sku?.kcal ?? item.kcal;
  return {
    unit_price_fen: chosen.reduce((sum, modifier) => sum + modifier.price_delta_fen, sku?.price_fen ?? 0),
    kcal: base === null ? null : chosen.reduce((sum, modifier) => sum + (modifier.kcal ?? 0), base),
    allergens: Array.from(new Set([...item.allergens, ...chosen.flatMap((modifier) => modifier.allergens)])),
  };
}

export function chosenOf(group: ChoiceGroup, choice: Choice): ChoiceModifier[] {
  return group.modifiers.filter((modifier) => choice.modifier_ids.includes(modifier.id));
}

/** Unseen; keeps a line from ending between the sign and the sum. */
const JOINER = "\u2060";

/** What was chosen, on one line, an option that changes the price of a piece with by how much: "大杯，燕麦奶 +¥4". */
export function choicesText(line: ChosenOptions, language: Language): string {
  const spec = nameIn(language, { name: line.spec_text, name_en: line.spec_text_en });
  const options = line.modifiers.map((modifier) => {
    const delta = deltaText(modifier.price_delta_fen).replace("¥", `${JOINER}¥`);
    return `${nameIn(language, modifier)} ${delta}`.trimEnd();
  });
  return [spec, ...options].filter(Boolean).join(language === "zh" ? "，" : ", ");
}

/** Can this be put into the cart from the list, with nothing asked? */
export function isAddableAtOnce(item: ChoiceItem & { has_choices: boolean }): boolean {
  return !item.has_choices && item.skus.some((sku) => !sku.is_sold_out);
}

function defaultsOf(group: ChoiceGroup): string[] {
  const most = group.max_select > 0 ? group.max_select : group.modifiers.length;
  return group.modifiers
    .filter((modifier) => modifier.is_default && !modifier.is_sold_out)
    .slice(0, most)
    .map((modifier) => modifier.id);
}
