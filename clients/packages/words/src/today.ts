/**
 * What was chosen earlier, as today's menu has it: the same, at another price, without an option that is gone, or not at all.
 * Serves a cart that slept on the phone and an order that is had again. A preview: the server decides. Pure.
 */
import type { Addition } from "./cart";
import { choiceFaults, chosenOf, preview, type ChoiceGroup, type ChoiceItem } from "./options";
import { isWithin } from "./time";

export interface TodayItem extends ChoiceItem {
  id: string;
  name: string;
  name_en: string;
  is_sold_out: boolean;
  available: readonly (readonly [string, string])[] | null;
  modifier_group_ids: readonly string[];
}

export interface TodayMenu {
  items: readonly TodayItem[];
  modifier_groups: readonly ChoiceGroup[];
}

interface Name {
  name: string;
  name_en: string;
}

/** A choice as it was made; names of modifiers are needed only for what has left the menu. */
export interface Chosen extends Addition {
  modifiers?: readonly (Name & { id: string })[];
}

export type Change =
  /** Not on the menu any more, or not in this size. */
  | { kind: "gone" }
  | { kind: "sold_out" }
  | { kind: "not_now"; available: readonly (readonly [string, string])[] }
  /** Options that cannot be had, and what stands in for them by default; names may be unknown. */
  | { kind: "option_gone"; names: Name[]; instead: Name[] }
  | { kind: "price"; before_fen: number; after_fen: number };

export interface Today {
  /** As it can be had; null where it cannot. */
  addition: Addition | null;
  changes: Change[];
}

export type Lookup = (chosen: Chosen, at: Date, zone: string) => Today;

/** A menu made ready to be asked about many lines. */
export function todayOf(menu: TodayMenu): Lookup {
  const items = new Map(menu.items.map((item) => [item.id, item]));
  const groups = new Map(menu.modifier_groups.map((group) => [group.id, group]));
  return (chosen, at, zone) => {
    const item = items.get(chosen.item_id);
    return item === undefined ? nothing({ kind: "gone" }) : asToday(chosen, item, item.modifier_group_ids.flatMap((id) => groups.get(id) ?? []), at, zone);
  };
}

function asToday(chosen: Chosen, item: TodayItem, groups: readonly ChoiceGroup[], at: Date, zone: string): Today {
  const sku = item.skus.find(({ id }) => id === chosen.sku_id);
  if (sku === undefined) return nothing({ kind: "gone" });
  if (item.is_sold_out || sku.is_sold_out) return nothing({ kind: "sold_out" });
  if (item.available !== null && !isWithin(item.available, at, zone)) return nothing({ kind: "not_now", available: item.available });

  const onSale = new Map(groups.flatMap(({ modifiers }) => modifiers).map((modifier) => [modifier.id, modifier]));
  const kept = chosen.modifier_ids.filter((id) => onSale.get(id)?.is_sold_out === false);
  const lost = chosen.modifier_ids.filter((id) => !kept.includes(id));
  const instead = groups.flatMap((group) => standIns(group, kept));
  const modifier_ids = [...kept, ...instead.map(({ id }) => id)];
  const changes: Change[] = [];
  if (lost.length > 0) changes.push({ kind: "option_gone", names: lost.flatMap((id) => onSale.get(id) ?? chosen.modifiers?.find((each) => each.id === id) ?? []), instead });
  const choice = { sku_id: sku.id, modifier_ids };
  if (choiceFaults(item, groups, choice).length > 0) return { addition: null, changes: changes.length > 0 ? changes : [{ kind: "gone" }] };

  const { unit_price_fen } = preview(item, groups, choice);
  if (unit_price_fen !== chosen.unit_price_fen) changes.push({ kind: "price", before_fen: chosen.unit_price_fen, after_fen: unit_price_fen });
  const { item_id, quantity, note } = chosen;
  return { addition: { item_id, sku_id: sku.id, modifier_ids, quantity, note, unit_price_fen }, changes };
}

/** What a group that needs a choice takes when it has too few: its defaults first, then whatever costs nothing more. */
function standIns(group: ChoiceGroup, kept: readonly string[]): ChoiceGroup["modifiers"][number][] {
  const missing = group.min_select - chosenOf(group, { sku_id: null, modifier_ids: kept }).length;
  if (missing <= 0) return [];
  const free = group.modifiers.filter(({ id, is_sold_out }) => !is_sold_out && !kept.includes(id));
  return [...free.filter(({ is_default }) => is_default), ...free.filter(({ is_default, price_delta_fen }) => !is_default && price_delta_fen <= 0)].slice(0, missing);
}

function nothing(change: Change): Today {
  return { addition: null, changes: [change] };
}
