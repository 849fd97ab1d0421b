/** Orders by version, the list by pages, and an earlier order had again. */
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import type { Order, OrderLine } from '@contracts/guest';
import { linesAgain } from '@/features/orders/again';
import { useOrders } from '@/features/orders/store';
import { usePayment } from '@/features/payment/store';
import { item, menuOf } from './support/menu';
import { phone } from './support/uni';

const order = (id: string, state: Order['state'], version: number) => ({ id, state, version }) as Order;
const line = (over: Partial<OrderLine>) => ({ sku_id: 'sku_latte', modifiers: [], quantity: 1, note: '', name: '拿铁', name_en: 'Latte', ...over }) as OrderLine;

beforeEach(() => {
  setActivePinia(createPinia());
});

test('an order never goes back', () => {
  const orders = useOrders();
  orders.put(order('ord_1', 'ready', 5));
  orders.put(order('ord_1', 'preparing', 4));
  expect(orders.byId.get('ord_1')?.state).toBe('ready');
});

test('pages follow one another, nothing twice', async () => {
  const orders = useOrders();
  phone.serve(({ query }) =>
    query.includes('cursor=next')
      ? { status: 200, body: { items: [order('ord_2', 'completed', 1), order('ord_1', 'completed', 1)], next_cursor: null } }
      : { status: 200, body: { items: [order('ord_3', 'ready', 1), order('ord_2', 'completed', 1)], next_cursor: 'next' } },
  );
  await orders.loadFirst();
  expect(orders.list.map(({ id }) => id)).toEqual(['ord_3', 'ord_2']);
  await orders.loadMore();
  expect(orders.list.map(({ id }) => id)).toEqual(['ord_3', 'ord_2', 'ord_1']);
  await orders.loadMore();
  expect(phone.asked).toHaveLength(2);
  expect(orders.openCount).toBe(1);
});

test('a page that did not come leaves the list as it was, and says so', async () => {
  const orders = useOrders();
  phone.serve(() => ({ status: 409, body: { code: 'x.y', message: '不行', details: {}, request_id: '' } }));
  await orders.loadFirst();
  expect([orders.list, orders.isListed, orders.error !== null]).toEqual([[], false, true]);
});

test('a phone that never ordered asks for no open orders', async () => {
  await useOrders().loadOpen();
  expect(phone.asked).toEqual([]);
});

const latte = item({ id: 'latte', modifier_group_ids: ['mdg_milk'] });
const now = new Date('2026-11-22T09:00:00+08:00');
const again = (lines: OrderLine[], menu = menuOf(latte, item({ id: 'toast', available: [['18:00', '20:00']] }))) =>
  linesAgain({ lines }, menu, now, 'Asia/Shanghai');

test('an order is had again at today’s prices, with its choices', () => {
  const oat = line({ modifiers: [{ id: 'mod_oat' }] as OrderLine['modifiers'], quantity: 2, note: '少冰' });
  expect(again([oat])).toEqual({
    additions: [{ item_id: 'latte', sku_id: 'sku_latte', modifier_ids: ['mod_oat'], quantity: 2, note: '少冰', unit_price_fen: 1400 }],
    missing: [],
  });
});

test('what cannot be had now is named: gone, out of its hours, a choice that is no more', () => {
  const gone = line({ sku_id: 'sku_gone', name: '下架' });
  const evening = line({ sku_id: 'sku_toast', name: '晚餐' });
  const choice = line({ modifiers: [{ id: 'mod_none' }] as OrderLine['modifiers'] });
  expect(again([gone, evening, choice, line({})])).toMatchObject({ additions: [{ sku_id: 'sku_latte' }], missing: [gone, evening, choice] });
});

test('the cashier opens by itself once, and not after a reload', () => {
  const payment = usePayment();
  payment.openByItself('ord_1');
  expect([payment.shouldOpen('ord_1'), payment.shouldOpen('ord_1')]).toEqual([true, false]);
});

test('about a payment that was never begun here nobody is asked', () => {
  usePayment().watch('ord_1');
  expect(phone.asked).toEqual([]);
});

test('a payment is unclear until the gateway has been asked a few times', async () => {
  const payment = usePayment();
  uni.setStorageSync('dd:paying', '["ord_1"]');
  phone.serve(() => ({ status: 200, body: { payment_id: 'pay_1', state: 'opened', amount_fen: 100 } }));
  payment.watch('ord_1');
  expect(payment.isUnclear).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 20));
  payment.unwatch();
  expect(payment.state).toBe('opened');

  phone.serve(() => ({ status: 200, body: { payment_id: 'pay_1', state: 'failed', amount_fen: 100 } }));
  await payment.check('ord_1');
  expect([payment.state, payment.isUnclear]).toEqual(['failed', false]);
});
