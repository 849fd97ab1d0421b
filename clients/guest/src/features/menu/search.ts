/**
 * Finds items from the first letter on: by name in both languages, by pinyin and its initials ("nt" finds 拿铁), by tag and
 * ingredient, by what is said of it. The server sends the search words with the menu. Pure.
 */
import type { MenuItem } from '@contracts/guest';

interface Entry {
  item: MenuItem;
  name: string;
  english: string;
  /** Names, tags, ingredients, pinyin and initials, as the server spells them. */
  words: readonly string[];
  told: string;
}

export type SearchIndex = readonly Entry[];

/** Letters of a name that were looked for: from this one up to that. */
export type Hit = readonly [from: number, to: number];

export interface Found {
  item: MenuItem;
  /** Where in the Chinese and in the English name; null where the item was found by something else. */
  hit: Hit | null;
  hitEnglish: Hit | null;
}

export function buildIndex(items: readonly MenuItem[]): SearchIndex {
  return items.map((item) => ({
    item,
    name: plain(item.name),
    english: plain(item.name_en),
    words: plain(item.search).split(' '),
    told: plain(`${item.description} ${item.description_en}`),
  }));
}

/** Best first: the name begins with it, another word for it does, it is in the name, it is in a word, it is said of the item. */
export function search(index: SearchIndex, text: string): Found[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  return index
    .map((entry, place) => ({ entry, place, rank: rankOf(entry, wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.place - b.place)
    .map(({ entry }) => ({ item: entry.item, hit: hitIn(entry, wanted), hitEnglish: within(entry.item.name_en, entry.english, wanted) }));
}

/** Worth telling the merchant when nothing is found: a whole word, not a first letter on the way to one. */
export function isAWord(text: string): boolean {
  const wanted = plain(text);
  return wanted.length > 1 || /[\u3400-\u9fff]/.test(wanted);
}

/** A name in three parts, the middle one being what was looked for. */
export function cut(name: string, hit: Hit | null): readonly [string, string, string] {
  return hit ? [name.slice(0, hit[0]), name.slice(hit[0], hit[1]), name.slice(hit[1])] : [name, '', ''];
}

function rankOf({ name, english, words, told }: Entry, wanted: string): number {
  // "na tie" is typed as two syllables and means one word.
  const tight = wanted.replace(/ /g, '');
  if (name.startsWith(wanted) || english.startsWith(wanted)) return 5;
  if (words.some((word) => word.startsWith(tight))) return 4;
  if (name.includes(wanted)) return 3;
  // One letter in the middle of a word finds everything and helps nobody.
  if (tight.length > 1 && words.some((word) => word.includes(tight))) return 2;
  return tight.length > 1 && told.includes(wanted) ? 1 : 0;
}

function hitIn({ item, name, words }: Entry, wanted: string): Hit | null {
  const straight = within(item.name, name, wanted);
  if (straight) return straight;
  // Initials stand for one character each, so the word of initials is as long as the name.
  const tight = wanted.replace(/ /g, '');
  if (!/^[a-z]+$/.test(tight) || !/^[\u3400-\u9fff]+$/.test(item.name)) return null;
  const initials = words.find((word) => word.length === item.name.length && /^[a-z]+$/.test(word) && word.includes(tight));
  const from = initials?.indexOf(tight) ?? -1;
  return from < 0 ? null : [from, from + tight.length];
}

/** Only where making the name plain has not moved its letters. */
function within(shown: string, searched: string, wanted: string): Hit | null {
  const from = shown.length === searched.length ? searched.indexOf(wanted) : -1;
  return from < 0 ? null : [from, from + wanted.length];
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
