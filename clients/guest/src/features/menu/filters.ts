/** What the guest wants to see of the menu and in which order. Pure. */
import type { Menu, MenuItem, MenuModifierGroup } from '@contracts/guest';
import { defaultChoice, preview } from '@words/options';
import { saleState } from './catalogue';

export const SORTS = ['menu', 'popular', 'price_up', 'price_down'] as const;
export type Sort = (typeof SORTS)[number];

/** From this price on, up to but without that one; open ends are null. */
export type Band = readonly [least_fen: number | null, below_fen: number | null];

export interface Filters {
  /** What the shop itself recommends. */
  isRecommended: boolean;
  isVegetarian: boolean;
  isAvailable: boolean;
  /** Allergens that must not be in it, as it comes without choosing anything. */
  without: readonly string[];
  tags: readonly string[];
  band: Band | null;
  sort: Sort;
}

export const NO_FILTERS: Filters = { isRecommended: false, isVegetarian: false, isAvailable: false, without: [], tags: [], band: null, sort: 'menu' };

/** How many things were asked for; the order counts as one. */
export function countOf({ isRecommended, isVegetarian, isAvailable, without, tags, band, sort }: Filters): number {
  return Number(isRecommended) + Number(isVegetarian) + Number(isAvailable) + without.length + tags.length + Number(band !== null) + Number(sort !== 'menu');
}

/** A word of the shop's own; its English one is empty where nobody gave it. */
export interface Tag {
  name: string;
  name_en: string;
}

/** What there is to choose among in this menu, the most frequent first. */
export interface Facets {
  hasRecommended: boolean;
  hasVegetarian: boolean;
  allergens: string[];
  tags: Tag[];
  bands: Band[];
}

const MOST_TAGS = 12;

export function facetsOf(menu: Menu): Facets {
  const groups = groupsById(menu);
  return {
    hasRecommended: menu.items.some(isRecommended),
    hasVegetarian: menu.items.some(isVegetarian),
    allergens: byFrequency(menu.items.flatMap((item) => allergensOf(item, groups))),
    tags: mostUsed(menu.items.flatMap(tagsOf)),
    bands: bandsOf(menu.items.map(({ from_price_fen }) => from_price_fen)),
  };
}

/** An item's own words; a menu that an earlier build kept on this phone has no English ones. */
export function tagsOf({ tags, tags_en }: MenuItem): Tag[] {
  const english = (tags_en as string[] | undefined) ?? [];
  return tags.map((name, at) => ({ name, name_en: english[at] ?? '' }));
}

function mostUsed(tags: readonly Tag[]): Tag[] {
  const english = new Map(tags.filter(({ name_en }) => name_en !== '').map(({ name, name_en }) => [name, name_en]));
  const names = byFrequency(tags.map(({ name }) => name)).slice(0, MOST_TAGS);
  return names.map((name) => ({ name, name_en: english.get(name) ?? '' }));
}

/** The items that fit everything asked for, each once, in the wanted order; what is equal keeps the order it came in. */
export function filtered(items: readonly MenuItem[], menu: Menu, filters: Filters, at: Date, zone: string): MenuItem[] {
  const groups = groupsById(menu);
  const { without, tags, band } = filters;
  const fits = (item: MenuItem): boolean =>
    (!filters.isRecommended || isRecommended(item)) &&
    (!filters.isVegetarian || isVegetarian(item)) &&
    (!filters.isAvailable || saleState(item, at, zone) === 'on_sale') &&
    (band === null || inBand(item.from_price_fen, band)) &&
    (tags.length === 0 || tags.some((tag) => item.tags.includes(tag))) &&
    (without.length === 0 || !allergensOf(item, groups).some((allergen) => without.includes(allergen)));
  return sorted(items.filter(fits), filters.sort);
}

export function inBand(price_fen: number, [least, below]: Band): boolean {
  return (least === null || price_fen >= least) && (below === null || price_fen < below);
}

function sorted(items: MenuItem[], sort: Sort): MenuItem[] {
  switch (sort) {
    case 'menu':
      return items;
    case 'popular':
      return items.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
    case 'price_up':
      return items.sort((a, b) => a.from_price_fen - b.from_price_fen);
    case 'price_down':
      return items.sort((a, b) => b.from_price_fen - a.from_price_fen);
  }
}

function isRecommended({ badges }: MenuItem): boolean {
  return badges.includes('recommended');
}

function isVegetarian({ badges }: MenuItem): boolean {
  return badges.includes('vegetarian');
}

/** What is in it as it comes: of its own, and of what is chosen unless the guest chooses. */
function allergensOf(item: MenuItem, groups: ReadonlyMap<string, MenuModifierGroup>): string[] {
  if (item.modifier_group_ids.length === 0) return item.allergens;
  const own = item.modifier_group_ids.flatMap((id) => groups.get(id) ?? []);
  return preview(item, own, defaultChoice(item, own)).allergens;
}

function groupsById(menu: Menu): ReadonlyMap<string, MenuModifierGroup> {
  return new Map(menu.modifier_groups.map((group) => [group.id, group]));
}

function byFrequency(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Array.from(counts.keys()).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

const ROUND_FEN = 500;

/** Three parts of about the same size, cut at round prices; fewer where prices lie close together. */
function bandsOf(prices: readonly number[]): Band[] {
  const inOrder = [...prices].sort((a, b) => a - b);
  const cutAt = (part: number) => Math.round((inOrder[Math.floor(inOrder.length * part)] ?? 0) / ROUND_FEN) * ROUND_FEN;
  const cuts = Array.from(new Set([cutAt(1 / 3), cutAt(2 / 3)])).filter((cut) => cut > (inOrder[0] ?? 0) && cut <= (inOrder[inOrder.length - 1] ?? 0));
  if (cuts.length === 0) return [];
  const edges = [null, ...cuts, null];
  return edges.slice(1).map((edge, at) => [edges[at] ?? null, edge]);
}
