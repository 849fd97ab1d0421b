/** A part of the menu in words for the ear. */
import { t } from '@/i18n';
import { yuanShort } from '@words/money';
import type { Card } from './cards';

/** Nobody keeps more in mind. */
const MOST = 8;

export function sectionAloud(name: string, cards: readonly Card[]): string {
  const items = cards.slice(0, MOST).map((card) =>
    card.state === 'on_sale' ? t('aloud.item', { name: card.name, price: yuanShort(card.price_fen) }) : t('aloud.gone', { name: card.name }),
  );
  return t('aloud.section', { name, items: items.join('。') });
}
