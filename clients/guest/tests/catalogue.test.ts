/** Sections, sale states and what a sold-out frame changes. */
import { expect, test } from 'vitest';
import { hasSeveralPrices, saleState, sectionsOf, withSoldOut } from '@/features/menu/catalogue';
import { item, menuOf } from './support/menu';

const zone = 'Asia/Shanghai';
const at = (clock: string) => new Date(`2026-11-22T${clock}:00+08:00`);
const frame = (ref_id: string, is_sold_out: boolean) => ({ ref_id, is_sold_out, back_at: null, version: 2 });

test('a section without items is not shown, an item may stand in two', () => {
  const menu = menuOf(item({ id: 'latte' }));
  menu.categories.push({ id: 'cat_empty', name: '空', name_en: '', kind: 'plain', item_ids: ['itm_gone'] });
  menu.categories.push({ id: 'cat_hot', name: '热销', name_en: '', kind: 'hot', item_ids: ['latte'] });

  expect(sectionsOf(menu).map(({ category, items }) => [category.id, items.map(({ id }) => id)])).toEqual([
    ['cat_1', ['latte']],
    ['cat_hot', ['latte']],
  ]);
});

test('breakfast is on sale at breakfast, in the time of the store', () => {
  const toast = item({ id: 'toast', available: [['07:00', '10:30']] });
  expect(saleState(toast, at('09:00'), zone)).toBe('on_sale');
  expect(saleState(toast, at('10:30'), zone)).toBe('not_now');
});

test('an item whose every size is gone is sold out', () => {
  const latte = item({ id: 'latte' });
  latte.skus = latte.skus.map((sku) => ({ ...sku, is_sold_out: true }));
  expect(saleState(latte, at('09:00'), zone)).toBe('sold_out');
});

test('a frame moves an item, a size or a modifier, and nothing else', () => {
  const menu = menuOf(item({ id: 'latte' }), item({ id: 'toast' }));

  expect(withSoldOut(menu, frame('latte', true)).items.map((each) => each.is_sold_out)).toEqual([true, false]);
  expect(withSoldOut(menu, frame('sku_toast', true)).items.map((each) => each.skus[0]?.is_sold_out)).toEqual([false, true]);
  expect(withSoldOut(menu, frame('mod_oat', true)).modifier_groups[0]?.modifiers.map((each) => each.is_sold_out)).toEqual([false, true]);
  expect(menu.items[0]?.is_sold_out).toBe(false);
});

test('"from" stands only where sizes cost differently', () => {
  const latte = item({ id: 'latte' });
  expect(hasSeveralPrices(latte)).toBe(false);
  latte.skus = [...latte.skus, { ...latte.skus[0], id: 'sku_large', price_fen: 1300 }];
  expect(hasSeveralPrices(latte)).toBe(true);
});
