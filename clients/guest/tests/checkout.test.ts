/** A price that is current, changes that are named, and an order that exists once whatever the network does. */
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CartBody, Order, Quote } from '@contracts/guest';
import { changesBetween } from '@/features/checkout/changes';
import { usePlacing } from '@/features/checkout/placing';
import { useQuote } from '@/features/checkout/quote';
import { phone, type Asked } from './support/uni';

const cart = (quantity: number): CartBody => ({
  mode: 'pickup',
  table_code: null,
  lines: [{ client_line_id: 'cl_1', sku_id: 'sku_1', quantity, modifier_ids: [], note: '' }],
  note: '',
  people: null,
});

function quoteFor(quantity: number, unit_fen = 1000): Quote {
  const sum = quantity * unit_fen;
  return {
    fingerprint: `fp_${sum}`,
    menu_version: 1,
    lines: [{ client_line_id: 'cl_1', item_id: 'itm_1', sku_id: 'sku_1', name: '拿铁', name_en: 'Latte', net_fen: sum } as Quote['lines'][number]],
    fees: [],
    discounts: [],
    items_fen: sum,
    fees_fen: 0,
    discount_fen: 0,
    total_fen: sum,
    problems: [],
    ready_in: null,
  };
}

const order = (id: string) => ({ id, version: 1, store: { id: 'sto_1' } }) as Order;
const wanted = { storeId: 'sto_1', cart: cart(1), fingerprint: 'fp_1000' };
const ok = (body: unknown, status = 200) => ({ status, body });
const refusal = (code: string, details = {}) => ({ status: 409, body: { code, message: '不行', details, request_id: 'req_1' } });

beforeEach(() => {
  setActivePinia(createPinia());
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('only the newest cart’s price counts', async () => {
  const { quote, isCurrent, ask } = useQuote();
  const answers: (() => void)[] = [];
  phone.serve(async (asked) => {
    await new Promise<void>((resolve) => answers.push(resolve));
    return ok(quoteFor((asked.body as CartBody).lines[0].quantity));
  });

  ask('sto_1', cart(1), { atOnce: true });
  ask('sto_1', cart(2), { atOnce: true });
  await vi.advanceTimersByTimeAsync(0);
  answers[1]();
  await vi.advanceTimersByTimeAsync(0);
  expect(quote.value?.total_fen).toBe(2000);
  expect(isCurrent.value).toBe(true);
  answers[0]();
  await vi.advanceTimersByTimeAsync(0);
  expect(quote.value?.total_fen).toBe(2000);
});

test('while a new price is asked for, the old one is not current and cannot be paid', async () => {
  const { quote, isCurrent, ask } = useQuote();
  phone.serve((asked) => ok(quoteFor((asked.body as CartBody).lines[0].quantity)));
  ask('sto_1', cart(1), { atOnce: true });
  await vi.advanceTimersByTimeAsync(0);

  ask('sto_1', cart(3));
  expect(isCurrent.value).toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  expect([quote.value?.total_fen, isCurrent.value]).toEqual([3000, true]);
});

test('taps in quick succession ask once', async () => {
  const { ask } = useQuote();
  phone.serve(() => ok(quoteFor(4)));
  [1, 2, 3, 4].forEach((quantity) => ask('sto_1', cart(quantity)));
  await vi.advanceTimersByTimeAsync(500);
  expect(phone.asked).toHaveLength(1);
});

test('what changed is named, what stayed is not', () => {
  const fee = { kind: 'packaging', name: '打包费', name_en: 'Packaging', amount_fen: 100, reason: '', reason_en: '' };
  const before = { ...quoteFor(1), fees: [fee] };
  const after = { ...quoteFor(1, 1200), fees: [fee, { ...fee, kind: 'service', name: '服务费', name_en: 'Service' }] };

  expect(changesBetween(before, after)).toEqual([
    { key: 'cl_1', name: '拿铁', name_en: 'Latte', before_fen: 1000, after_fen: 1200 },
    { key: 'fee:service:服务费', name: '服务费', name_en: 'Service', before_fen: null, after_fen: 100 },
  ]);
});

test('a lost answer is asked for again with the same key, and there is one order', async () => {
  const made = new Map<string, string>();
  let lost = 3;
  phone.serve((asked) => {
    const key = keyOf(asked);
    if (!made.has(key)) made.set(key, `ord_${made.size + 1}`);
    if (lost > 0) {
      lost -= 1;
      return null;
    }
    return ok(order(made.get(key) ?? ''), 201);
  });
  const taken: string[] = [];

  const outcome = usePlacing().place(wanted, ({ id }) => taken.push(id));
  await vi.advanceTimersByTimeAsync(60_000);

  expect(await outcome).toEqual({ kind: 'placed', order: order('ord_1') });
  expect(made.size).toBe(1);
  expect(new Set(phone.asked.map(keyOf)).size).toBe(1);
  expect(taken).toEqual(['ord_1']);
});

test('without a network it waits, says so, and goes on the moment the network is back', async () => {
  const placing = usePlacing();
  let isDead = true;
  phone.serve(() => (isDead ? null : ok(order('ord_1'), 201)));

  const outcome = placing.place(wanted, () => undefined);
  await vi.advanceTimersByTimeAsync(45_000);
  expect(placing.phase).toBe('unsure');
  isDead = false;
  phone.network(false);
  phone.network(true);
  await vi.advanceTimersByTimeAsync(20_000);

  expect((await outcome).kind).toBe('placed');
  expect(placing.phase).toBe('idle');
});

test('a restart takes up what was left open, with the same key', async () => {
  phone.serve(() => null);
  void usePlacing().place(wanted, () => undefined);
  await vi.advanceTimersByTimeAsync(100);
  const [first] = phone.asked.map(keyOf);

  vi.resetModules();
  setActivePinia(createPinia());
  const restarted = await import('@/features/checkout/placing');
  phone.serve((asked) => (keyOf(asked) === first ? ok(order('ord_1'), 201) : ok(order('ord_2'), 201)));
  const outcome = restarted.usePlacing().resume(() => undefined);
  await vi.advanceTimersByTimeAsync(20_000);

  expect(await outcome).toEqual({ kind: 'placed', order: order('ord_1') });
});

test('a moved price comes back as the new price, and nothing is kept to be sent again', async () => {
  phone.serve(() => refusal('ordering.price_changed', { quote: quoteFor(1, 1200) }));
  const outcome = await usePlacing().place(wanted, () => undefined);

  expect(outcome).toEqual({ kind: 'price_changed', quote: quoteFor(1, 1200) });
  expect(await usePlacing().resume(() => undefined)).toBeNull();
});

test('a refusal is final and leaves the cart alone', async () => {
  phone.serve(() => refusal('stores.closed'));
  const taken: string[] = [];
  const outcome = await usePlacing().place(wanted, ({ id }) => taken.push(id));

  expect(outcome.kind).toBe('refused');
  expect(taken).toEqual([]);
});

test('a second tap while the first is on its way joins it', async () => {
  phone.serve(() => ok(order('ord_1'), 201));
  const placing = usePlacing();
  const both = await Promise.all([placing.place(wanted, () => undefined), placing.place(wanted, () => undefined)]);

  expect(both.map((outcome) => outcome.kind)).toEqual(['placed', 'placed']);
  expect(phone.asked).toHaveLength(1);
});

function keyOf(asked: Asked): string {
  return asked.headers['Idempotency-Key'] ?? '';
}
