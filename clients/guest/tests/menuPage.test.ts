/** The menu's page while it lies open: what the minutes change about the cart. */
import { createPinia, setActivePinia } from 'pinia';
import { effectScope, nextTick } from 'vue';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCart } from '@/features/cart/store';
import { useMenu } from '@/features/menu/store';
import { useMenuPage } from '@/pages/menu/useMenuPage';
import { item, menuOf } from './support/menu';

const line = (id: string) => ({ item_id: id, sku_id: `sku_${id}`, modifier_ids: [], quantity: 1, note: '', unit_price_fen: 1000 });
let scope = effectScope();

beforeEach(() => {
  setActivePinia(createPinia());
  scope = effectScope();
  vi.useFakeTimers({ now: new Date('2026-11-22T10:28:30+08:00') });
});

afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

test('a cart that lies open is told within the minute that breakfast has ended', async () => {
  const [cart, menu] = [useCart(), useMenu()];
  const page = scope.run(useMenuPage);
  if (!page) throw new Error('the page did not begin');
  cart.open('sto_1');
  cart.add(line('porridge'));
  cart.add(line('latte'));
  menu.menu = menuOf(item({ id: 'porridge', name: '粥', available: [['07:00', '10:30']] }), item({ id: 'latte' }));
  menu.isCertain = true;
  page.show();
  await nextTick();
  expect(page.cartNews.value).toEqual([]);

  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.cartNews.value).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.cartNews.value.map(({ name, word, isWorse }) => [name, word, isWorse])).toEqual([['粥', '07:00–10:30 供应', true]]);

  cart.readNews();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.cartNews.value, 'what was read is not told again').toEqual([]);
  page.hide();
});
