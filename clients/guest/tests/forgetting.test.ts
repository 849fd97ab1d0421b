/** Forgetting at the guest's wish: what lies on the phone, and what the running program holds. */
import { createPinia } from 'pinia';
import { createSSRApp } from 'vue';
import { beforeEach, expect, test } from 'vitest';
import type { Order } from '@contracts/guest';
import { useCart } from '@/features/cart/store';
import { usePlacing } from '@/features/checkout/placing';
import { useFavourites } from '@/features/favourites/store';
import { useOrders } from '@/features/orders/store';
import { useUsual } from '@/features/orders/usual';
import { noteStore } from '@/features/settings/held';
import { forgetEverything } from '@/features/settings/store';
import { phone } from './support/uni';

const latte = { item_id: 'itm_1', sku_id: 'sku_1', modifier_ids: [], quantity: 1, note: '', unit_price_fen: 3100 };
const favourite = { id: 'itm_1', name: '拿铁', name_en: 'Latte', picture: null, is_on_menu: true };
const order = { id: 'ord_1', state: 'completed', version: 1, lines: [{ item_id: 'itm_1' }] } as unknown as Order;

beforeEach(() => {
  createSSRApp({}).use(createPinia().use(noteStore));
});

test('without a new start nothing of the guest is shown again', async () => {
  phone.serve(({ path }) => ({ status: 200, body: path.endsWith('/orders') ? { items: [order], next_cursor: null } : {} }));
  useCart().open('sto_1');
  useCart().add(latte);
  useOrders().put(order);
  await useFavourites().toggle(favourite);
  useUsual().open('sto_1');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([useUsual().items, useFavourites().isKept('itm_1')]).toEqual([['itm_1'], true]);

  forgetEverything();

  useCart().open('sto_1');
  useUsual().open('sto_1');
  expect([useCart().lines, useUsual().items, useUsual().last]).toEqual([[], [], null]);
  expect([useFavourites().list, useOrders().byId.size, useOrders().openCount]).toEqual([[], 0, 0]);
});

test('an order on its way is stayed with', () => {
  const placing = usePlacing();
  placing.phase = 'unsure';
  forgetEverything();
  expect(usePlacing().isUnderWay).toBe(true);
});
