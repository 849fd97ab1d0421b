/** The cart survives, one per store. */
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import { useCart } from '@/features/cart/store';

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
