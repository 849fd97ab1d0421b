/** Categories made for this guest, of what they had before: had again, and what goes with it. Pure. */
import type { MenuItem } from '@contracts/guest';
import type { Section } from './catalogue';

export const AGAIN = 'personal_again';
export const FOR_YOU = 'personal_for_you';
const MOST = 6;

/** What both are called, in the language of the screen. */
export interface PersonalNames {
  again: string;
  forYou: string;
}

export function personalSections(items: readonly MenuItem[], usual: readonly string[], names: PersonalNames): Section[] {
  if (usual.length === 0) return [];
  const byId = new Map(items.map((item) => [item.id, item]));
  const again = usual.map((id) => byId.get(id)).filter((item): item is MenuItem => item !== undefined);
  return [
    section(AGAIN, names.again, again.slice(0, MOST)),
    section(FOR_YOU, names.forYou, forYou(items, again).slice(0, MOST)),
  ].filter((each) => each.items.length > 0);
}

/** Never had, on sale, sharing a tag with what was: the more of them the better, then what sells best. */
function forYou(items: readonly MenuItem[], had: readonly MenuItem[]): MenuItem[] {
  const known = new Set(had.map(({ id }) => id));
  const weights = new Map<string, number>();
  for (const { tags } of had) for (const tag of tags) weights.set(tag, (weights.get(tag) ?? 0) + 1);
  const weigh = ({ tags }: MenuItem) => tags.reduce((sum, tag) => sum + (weights.get(tag) ?? 0), 0);
  return items
    .filter((item) => !known.has(item.id) && !item.is_sold_out && weigh(item) > 0)
    .sort((a, b) => weigh(b) - weigh(a) || (a.rank ?? 1e9) - (b.rank ?? 1e9));
}

function section(id: string, name: string, items: MenuItem[]): Section {
  return { category: { id, name, name_en: name, kind: 'personal', item_ids: items.map((item) => item.id) }, items };
}
