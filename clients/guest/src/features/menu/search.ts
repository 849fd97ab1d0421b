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
export function search(index: SearchIndex, text: string): MenuItem[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  return index
    .map((entry, place) => ({ entry, place, rank: rankOf(entry, wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.place - b.place)
    .map(({ entry }) => entry.item);
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

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
