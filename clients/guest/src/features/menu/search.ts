/**
 * Finds items from the first letter on: by name in both languages, by pinyin initials ("nt" finds 拿铁), by what is said of it.
 * Pure; the table of initials comes from the phone's own collation, where it knows Chinese order.
 */
import type { MenuItem } from '@contracts/guest';

interface Entry {
  item: MenuItem;
  name: string;
  english: string;
  initials: string;
  rest: string;
}

export type SearchIndex = readonly Entry[];

// The first character, in pinyin order, of each initial; i, u and v begin no syllable.
const FIRST_CHARACTERS = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';

const collator = chineseCollator();

export function buildIndex(items: readonly MenuItem[]): SearchIndex {
  return items.map((item) => ({
    item,
    name: plain(item.name),
    english: plain(item.name_en),
    initials: initialsOf(item.name),
    rest: plain([item.description, item.description_en, ...item.tags].join(' ')),
  }));
}

/** Best first: the name begins with it, the initials begin with it, it is in the name, it is said of the item. */
export function search(index: SearchIndex, text: string): MenuItem[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  return index
    .map((entry, place) => ({ entry, place, rank: rankOf(entry, wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.place - b.place)
    .map(({ entry }) => entry.item);
}

/** "拿铁 Latte" → "ntl": one letter per character, the first of each Latin word. */
export function initialsOf(name: string): string {
  const parts = name.toLowerCase().match(/[a-z0-9]+|[\u4e00-\u9fff]/g) ?? [];
  return parts.map((part) => (/[a-z0-9]/.test(part) ? part.charAt(0) : initialOf(part))).join('');
}

function rankOf({ name, english, initials, rest }: Entry, wanted: string): number {
  if (name.startsWith(wanted)) return 6;
  if (english.split(' ').some((word) => word.startsWith(wanted)) || english.startsWith(wanted)) return 5;
  if (initials.startsWith(wanted)) return 4;
  if (name.includes(wanted) || english.includes(wanted)) return 3;
  if (initials.includes(wanted) && wanted.length > 1) return 2;
  return rest.includes(wanted) ? 1 : 0;
}

function initialOf(character: string): string {
  if (!collator) return '';
  let found = '';
  for (let at = 0; at < LETTERS.length; at += 1) {
    if (collator.compare(FIRST_CHARACTERS.charAt(at), character) <= 0) found = LETTERS.charAt(at);
  }
  return found;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function chineseCollator(): Intl.Collator | null {
  try {
    const candidate = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
    // Where the order is not pinyin (no Chinese data), initials are left out rather than wrong.
    return candidate.compare('啊', '八') < 0 && candidate.compare('七', '它') < 0 ? candidate : null;
  } catch {
    return null;
  }
}
