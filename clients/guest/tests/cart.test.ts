/** The cart survives, one per store. */
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import type { Menu } from '@contracts/guest';
import { useCart } from '@/features/cart/store';
import { item, menuOf } from './support/menu';

const latte = { item_id: 'itm_1', sku_id: 'sku_1', modifier_ids: ['mod_oat'], quantity: 1, note: '', unit_price_fen: 3100 };

function restart() {
  setActivePinia(createPinia());
  return useCart();
}

beforeEach(() => {
  setActivePinia(createPinia());
});

test('a reload finds the cart again, with the note', () => {
  const cart = useCart();
  cart.open('sto_1');
  cart.add(latte);
  cart.add(latte);
  cart.write({ note: '要餐具' });

  const again = restart();
  again.open('sto_1');
  expect(again.total).toEqual({ quantity: 2, amount_fen: 6200 });
  expect(again.note).toBe('要餐具');
});

test('each store has its own', () => {
  const cart = useCart();
  cart.open('sto_1');
  cart.add(latte);
  cart.open('sto_2');
  expect(cart.isEmpty).toBe(true);
  cart.open('sto_1');
  expect(cart.counts).toEqual({ itm_1: 1 });
});

test('an ordered cart is empty, also when another store is in view', () => {
  const cart = useCart();
  cart.open('sto_1');
  cart.add(latte);
  cart.open('sto_2');
  cart.add({ ...latte, item_id: 'itm_2' });
  cart.clear('sto_1');

  expect(cart.counts).toEqual({ itm_2: 1 });
  const again = restart();
  again.open('sto_1');
  expect(again.isEmpty).toBe(true);
});

test('minus on a card takes from the last line and removes below the least sold together', () => {
  const cart = useCart();
  cart.open('sto_1');
  cart.add({ ...latte, quantity: 2 });
  cart.lessOf('itm_1', 2);
  expect(cart.isEmpty).toBe(true);
});

test('a removal can be undone', () => {
  const cart = useCart();
  cart.open('sto_1');
  cart.add(latte);
  const before = cart.lines;
  cart.setQuantity(before[0].client_line_id, 0);
  cart.restore(before);
  expect(cart.total.quantity).toBe(1);
});

test('the table goes with dining in and with nothing else', () => {
  const cart = useCart();
  cart.open('sto_1');
  cart.add(latte);
  cart.write({ people: 3 });
  expect([cart.bodyFor('dine_in', 'table-a12').table_code, cart.bodyFor('dine_in', 'table-a12').people]).toEqual(['table-a12', 3]);
  expect([cart.bodyFor('pickup', 'table-a12').table_code, cart.bodyFor('pickup', 'table-a12').people]).toEqual([null, null]);
});

test('what is no cart in storage is no cart', () => {
  uni.setStorageSync('dd:cart.sto_1', '{"lines":[{"sku_id":1}]}');
  const cart = useCart();
  cart.open('sto_1');
  expect(cart.isEmpty).toBe(true);
});

const menu = (over: Partial<Menu['items'][number]> = {}) =>
  menuOf(item({ id: 'itm_1', name: '拿铁', modifier_group_ids: ['mdg_milk'], skus: [{ ...item({ id: 'x' }).skus[0], id: 'sku_1', price_fen: 2700 }], ...over }));
const now = new Date('2026-11-22T09:00:00+08:00');

test('a cart that slept is held against today’s menu: another price is taken over and told once', () => {
  const cart = useCart();
  cart.open('sto_1');
  cart.add(latte);
  cart.check(menu(), now, 'Asia/Shanghai');
  expect(cart.news).toEqual([]);

  const dearer = menu({ skus: [{ ...menu().items[0].skus[0], price_fen: 2900 }] });
  cart.check(dearer, now, 'Asia/Shanghai');
  cart.check(dearer, now, 'Asia/Shanghai');

  expect(cart.news.map(({ change }) => change)).toEqual([{ kind: 'price', before_fen: 3100, after_fen: 3300 }]);
  expect(cart.total.amount_fen).toBe(3300);
  cart.readNews();
  expect(cart.news).toEqual([]);
});

test('a price that moved and came back is no news', () => {
  const cart = useCart();
  cart.open('sto_1');
  cart.add(latte);
  cart.check(menu({ skus: [{ ...menu().items[0].skus[0], price_fen: 2900 }] }), now, 'Asia/Shanghai');
  cart.check(menu(), now, 'Asia/Shanghai');
  expect([cart.news, cart.total.amount_fen]).toEqual([[], 3100]);
});

test('what is sold out stays until the guest takes it out, and keeps its name after it left the menu', () => {
  const cart = useCart();
  cart.open('sto_1');
  cart.add(latte);
  cart.check(menu(), now, 'Asia/Shanghai');

  const later = restart();
  later.open('sto_1');
  later.check(menuOf(), now, 'Asia/Shanghai');
  expect(later.news.map(({ change }) => change.kind)).toEqual(['gone']);
  expect(later.names['itm_1']?.name).toBe('拿铁');

  later.check(menu({ is_sold_out: true }), now, 'Asia/Shanghai');
  expect(later.news.map(({ change }) => change.kind)).toEqual(['sold_out']);
  later.removeGone();
  expect([later.isEmpty, later.news]).toEqual([true, []]);
});

test('another store’s menu says nothing of this cart', () => {
  const cart = useCart();
  cart.open('sto_2');
  cart.add(latte);
  cart.check(menuOf(), now, 'Asia/Shanghai');
  expect(cart.news).toEqual([]);
});
