/** Orders by version, the list by pages, and an earlier order had again. */
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import type { Order, OrderLine } from '@contracts/guest';
import { choicesText } from '@words/options';
import { changeWord } from '@/components/change';
import { linesAgain, sumsAgain } from '@/features/orders/again';
import { mostOrdered, useUsual } from '@/features/orders/usual';
import { EVERYTHING, useOrders } from '@/features/orders/store';
import { usePayment } from '@/features/payment/store';
import { item, menuOf } from './support/menu';
import { phone } from './support/uni';

const order = (id: string, state: Order['state'], version: number) => ({ id, state, version }) as Order;
const line = (over: Partial<OrderLine>) => ({ item_id: 'latte', sku_id: 'sku_latte', modifiers: [], quantity: 1, note: '', name: '拿铁', name_en: 'Latte', spec_text: '', spec_text_en: '', ...over }) as OrderLine;

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
  expect(phone.asked.filter(({ path }) => path.endsWith('/orders'))).toHaveLength(2);
  expect(orders.openCount).toBe(1);
});

test('a narrower list is asked for as it is wanted, and a late answer to the question before is not shown', async () => {
  const orders = useOrders();
  let answerFirst: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (answerFirst = resolve));
  phone.serve(async ({ path, query }) => {
    if (path.endsWith('/order-months')) return { status: 200, body: { months: [], stores: [], modes: [] } };
    if (query.includes('shown=active')) await first;
    const id = query.includes('refunded') ? 'ord_refunded' : 'ord_open';
    return { status: 200, body: { items: [order(id, 'completed', 1)], next_cursor: null } };
  });

  const slow = orders.want({ shown: 'active' });
  await orders.want({ shown: 'refunded', text: ' 拿铁 ', month: '2026-11' });
  answerFirst();
  await slow;

  expect(orders.list.map(({ id }) => id)).toEqual(['ord_refunded']);
  expect(decodeURIComponent(phone.asked[1]?.query ?? '')).toBe('shown=refunded&text=拿铁&month=2026-11');
  expect(orders.isLoading).toBe(false);
});

const place = (months: string[]) => ({
  months: months.map((month) => ({ month, orders: 1, spent_fen: 1000, days: [`${month}-03`, `${month}-22`] })),
  stores: [
    { id: 'sto_1', name: '西湖店', name_en: '' },
    { id: 'sto_2', name: '书店店', name_en: '' },
  ],
  modes: ['pickup', 'takeaway'],
});
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('a mode and a store narrow the list and the months alike, and taking them back asks for everything again', async () => {
  const orders = useOrders();
  phone.serve(({ path, query }) => {
    if (path.endsWith('/order-months')) return { status: 200, body: place(query === '' ? ['2026-11', '2026-10'] : ['2026-10']) };
    return { status: 200, body: { items: [order(query === '' ? 'ord_new' : 'ord_there', 'completed', 1)], next_cursor: null } };
  });
  await orders.loadFirst();
  await settled();
  expect([orders.modes, orders.stores.map(({ id }) => id), orders.isNarrowed]).toEqual([['pickup', 'takeaway'], ['sto_1', 'sto_2'], false]);

  await orders.want({ mode: 'takeaway' });
  await orders.want({ storeId: 'sto_2' });
  await settled();
  const asked = (end: string) => phone.asked.filter(({ path }) => path.endsWith(end)).map(({ query }) => query);
  expect(asked('/orders')).toEqual(['', 'mode=takeaway', 'mode=takeaway&store_id=sto_2']);
  expect(asked('/order-months')).toEqual(['', 'mode=takeaway', 'mode=takeaway&store_id=sto_2']);
  expect([orders.list.map(({ id }) => id), orders.months.map(({ month }) => month), orders.isNarrowed]).toEqual([['ord_there'], ['2026-10'], true]);

  await orders.want(EVERYTHING);
  await settled();
  expect([orders.list.map(({ id }) => id), orders.months.map(({ month }) => month), orders.isNarrowed]).toEqual([['ord_new'], ['2026-11', '2026-10'], false]);
});

test('a day narrows the list and not the sums, and goes with its month', async () => {
  const orders = useOrders();
  phone.serve(({ path, query }) => {
    if (path.endsWith('/order-months')) return { status: 200, body: place(['2026-11']) };
    return { status: 200, body: { items: [order(query.includes('day=') ? 'ord_that_day' : 'ord_new', 'completed', 1)], next_cursor: null } };
  });
  await orders.loadFirst();
  await orders.want({ month: '2026-11' });
  await orders.want({ day: '2026-11-22' });
  await settled();
  const asked = (end: string) => phone.asked.filter(({ path }) => path.endsWith(end)).map(({ query }) => query);
  expect(asked('/orders')).toEqual(['', 'month=2026-11', 'month=2026-11&day=2026-11-22']);
  expect(asked('/order-months')).toEqual(['']);
  expect([orders.list.map(({ id }) => id), orders.isNarrowed]).toEqual([['ord_that_day'], true]);

  await orders.want({ month: '' });
  expect([orders.list.map(({ id }) => id), orders.isNarrowed]).toEqual([['ord_new'], false]);
});

test('sums of other orders than those listed are not left standing', async () => {
  const orders = useOrders();
  let answerAll: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (answerAll = resolve));
  const list = { status: 200, body: { items: [order('ord_1', 'completed', 1)], next_cursor: null } };
  phone.serve(async ({ path, query }) => {
    if (!path.endsWith('/order-months')) return list;
    if (query === '') await all;
    return query === 'mode=pickup' ? { status: 409, body: { code: 'x.y', message: '不行', details: {}, request_id: '' } } : { status: 200, body: place(['2026-11']) };
  });
  await orders.loadFirst();
  await orders.want({ mode: 'takeaway' });
  await settled();
  expect(orders.months.map(({ month }) => month)).toEqual(['2026-11']);

  await orders.want({ mode: 'pickup' });
  answerAll();
  await settled();
  expect(orders.months, 'refused, and the answer about everything came late').toEqual([]);
  expect(orders.modes, 'what can be chosen stays').toEqual(['pickup', 'takeaway']);
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

const option = (id: string, name: string, price_delta_fen: number) => ({ id, name, name_en: '', price_delta_fen }) as OrderLine['modifiers'][number];
const latte = item({ id: 'latte', modifier_group_ids: ['mdg_milk'] });
const now = new Date('2026-11-22T09:00:00+08:00');
const again = (lines: OrderLine[], menu = menuOf(latte, item({ id: 'toast', available: [['18:00', '20:00']] }))) =>
  linesAgain({ lines }, menu, now, 'Asia/Shanghai');

test('an order is had again at today’s prices, and the difference is told', () => {
  const oat = line({ spec_text: '大杯', modifiers: [option('mod_oat', '燕麦', 300)], quantity: 2, note: '少冰', unit_price_fen: 1300 });
  const [found] = again([oat]);

  expect(found).toMatchObject({
    line: oat,
    addition: { item_id: 'latte', sku_id: 'sku_latte', modifier_ids: ['mod_oat'], quantity: 2, note: '少冰', unit_price_fen: 1400 },
    changes: [{ kind: 'price', before_fen: 1300, after_fen: 1400 }],
  });
  expect(found && choicesText(found.chosen, 'zh'), 'the option at what it costs today').toBe('大杯，燕麦 +\u2060¥4');
  expect(sumsAgain([found])).toEqual({ before_fen: 2600, after_fen: 2800, count: 2 });
});

test('what cannot be had now is told one by one: gone, out of its hours, a choice that is no more', () => {
  const gone = line({ sku_id: 'sku_gone', item_id: 'latte', spec_text: '大杯', modifiers: [option('mod_oat', '燕麦', 300)] });
  const evening = line({ sku_id: 'sku_toast', item_id: 'toast' });
  const choice = line({ modifiers: [option('mod_none', '豆奶', 200)], unit_price_fen: 1000 });
  const found = again([gone, evening, choice]);

  expect(found.map(({ changes }) => changes.map(changeWord))).toEqual([['已经不卖了'], ['18:00–20:00 供应'], ['没有豆奶了，换成全脂']]);
  expect(found.map(({ addition }) => addition?.modifier_ids ?? null)).toEqual([null, null, ['mod_whole']]);
  expect(found.map(({ chosen }) => choicesText(chosen, 'zh')), 'as it was, nothing to choose, and what stands in').toEqual(['大杯，燕麦 +\u2060¥3', '', '全脂']);
});

test('the usual is what was in most orders, not what most cups were of', () => {
  const order = (...ids: string[]) => ({ lines: ids.map((item_id) => line({ item_id, quantity: item_id === 'toast' ? 20 : 1 })) });

  expect(mostOrdered([order('tea'), order('latte', 'toast'), order('latte')])).toEqual(['latte', 'tea', 'toast']);
});

test('the usual of a phone that ordered before is there at once on the next visit', async () => {
  uni.setStorageSync('dd:has_ordered', 'true');
  phone.serve(() => ({ status: 200, body: { items: [{ id: 'ord_1', state: 'completed', lines: [line({ item_id: 'latte' })] }], next_cursor: null } }));
  useUsual().open('sto_1');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(phone.asked.map(({ query }) => query)).toEqual(['store_id=sto_1&shown=done']);

  setActivePinia(createPinia());
  phone.serve(() => null);
  const usual = useUsual();
  usual.open('sto_1');
  expect([usual.items, usual.last?.id]).toEqual([['latte'], 'ord_1']);
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
