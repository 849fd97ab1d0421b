/** What a card shows of an item, in the guest's language: worked out once per menu, not per drawing. Pure but for the words. */
import type { MenuItem } from '@contracts/guest';
import { yuanShort } from '@words/money';
import { isAddableAtOnce } from '@words/options';
import { either, isEnglish, named, t, type Key } from '@/i18n';
import { when } from '@/i18n/when';
import { zh } from '@/i18n/zh';
import type { Found, Hit } from './search';
import { hasSeveralPrices, saleState, type SaleState } from './catalogue';

export interface Card {
  id: string;
  name: string;
  line: string;
  picture: string | null;
  price_fen: number;
  /** Ready to be shown, without noughts. */
  price: string;
  isFrom: boolean;
  /** The first stands on the picture, the others beside the line. */
  badges: string[];
  state: SaleState;
  stateWord: string;
  isSimple: boolean;
  limits: string;
  /** What guests gave it, "4.7"; empty where nobody has. */
  score: string;
}

export function cardOf(item: MenuItem, at: Date, zone: string, score = ''): Card {
  const state = saleState(item, at, zone);
  return {
    id: item.id,
    name: named(item),
    line: either(item.description, item.description_en),
    picture: item.picture?.small ?? null,
    price_fen: item.from_price_fen,
    price: yuanShort(item.from_price_fen),
    isFrom: hasSeveralPrices(item),
    badges: item.badges.map(badgeWord).filter((word) => word !== ''),
    state,
    stateWord: stateWord(item, state, zone),
    isSimple: isAddableAtOnce(item),
    limits: limitsOf(item),
    score,
  };
}

/** Where in the name a card shows what was looked for stands, by the card's id; nothing where it was found by another word. */
export function cardHit({ item, hit, hitEnglish }: Found): [id: string, hit: Hit][] {
  const shown = isEnglish.value && item.name_en !== '' ? hitEnglish : hit;
  return shown ? [[item.id, shown]] : [];
}

export function badgeWord(badge: string): string {
  return wordFor(`badge.${badge}`);
}

export function allergenWord(allergen: string): string {
  return wordFor(`allergen.${allergen}`) || allergen;
}

function wordFor(key: string): string {
  return key in zh ? t(key as Key) : '';
}

function stateWord(item: MenuItem, state: SaleState, zone: string): string {
  if (state === 'sold_out') {
    const back = item.back_at ?? item.skus.map((sku) => sku.back_at).filter((at): at is string => at !== null).sort()[0];
    return back ? t('menu.back_at', { when: when(back, zone) }) : t('item.sold_out');
  }
  if (state === 'not_now') {
    const windows = (item.available ?? []).map(([from, to]) => `${from}–${to}`).join('、');
    return t('menu.served', { windows });
  }
  return '';
}

function limitsOf(item: MenuItem): string {
  if (item.purchase_limit !== null) return t('menu.limit', { count: item.purchase_limit });
  return item.min_quantity > 1 ? t('menu.minimum', { count: item.min_quantity }) : '';
}
