/**
 * The guest's orders by id and version: replies and frames go through the same door, and a late one changes nothing.
 */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ServiceMode } from '@contracts/common';
import type { Order, OrderMonths, OrderQuery } from '@contracts/guest';
import { createShelf } from '@wire/shelf';
import { isOpen } from '@words/orders';
import { recall, remember } from '@/platform/storage';
import { wire } from '@/platform/wire';

/** Kept once this phone has ordered; until then nobody is asked about orders. */
export const HAS_ORDERED = 'has_ordered';

export const SHOWN = ['all', 'active', 'done', 'refunded'] as const;
export type Shown = (typeof SHOWN)[number];

/** What is listed: everything, or what fits all of this. */
export interface Wanted {
  shown: Shown;
  text: string;
  month: string;
  /** A day of that month, as the store counts days. */
  day: string;
  mode: ServiceMode | '';
  storeId: string;
}

export const EVERYTHING: Wanted = { shown: 'all', text: '', month: '', day: '', mode: '', storeId: '' };

export const useOrders = defineStore('orders', () => {
  const byId = shallowRef<ReadonlyMap<string, Order>>(new Map());
  const shelf = createShelf<Order>((orders) => (byId.value = new Map(orders.map((order) => [order.id, order]))));

  /** Ids of the list in the server's order, as far as it was read. */
  const listed = ref<string[]>([]);
  const nextCursor = ref<string | null>(null);
  const isListed = ref(false);
  const wanted = ref<Wanted>(EVERYTHING);
  const months = shallowRef<OrderMonths['months']>([]);
  /** Where and how this guest has ever ordered. */
  const stores = shallowRef<OrderMonths['stores']>([]);
  const modes = shallowRef<readonly ServiceMode[]>([]);
  const isLoading = ref(false);
  const error = shallowRef<unknown>(null);

  const list = computed(() => listed.value.map((id) => byId.value.get(id)).filter((order): order is Order => order !== undefined));
  const isNarrowed = computed(() => Object.keys(queryOf(wanted.value, null)).length > 0);
  const openCount = computed(() => Array.from(byId.value.values()).filter(({ state }) => isOpen(state)).length);

  function put(order: Order): void {
    shelf.put(order);
    if (!listed.value.includes(order.id) && isListed.value && !isNarrowed.value) listed.value = [order.id, ...listed.value];
    remember(HAS_ORDERED, true);
  }

  async function load(id: string): Promise<Order> {
    const order = await wire.order(id);
    put(order);
    return byId.value.get(id) ?? order;
  }

  /** Reads the list from its start. What is shown stays until the answer is there. */
  async function loadFirst(): Promise<void> {
    void loadMonths().catch(() => undefined);
    await page(null);
  }

  /** Lists something else; an answer to the question before is not shown any more. */
  async function want(change: Partial<Wanted>): Promise<void> {
    const before = wanted.value;
    // A day goes with its month.
    wanted.value = { ...before, ...(change.month === undefined ? {} : { day: '' }), ...change };
    // Sums over other orders than those listed would be wrong, so that rather none are shown.
    if (!isAmongSame(before, wanted.value)) void loadMonths().catch(() => (months.value = []));
    await page(null);
  }

  /** The months of the store and mode that are wanted. */
  async function loadMonths(): Promise<void> {
    const asked = wanted.value;
    const answer = await wire.orderMonths(placeOf(asked));
    if (!isAmongSame(asked, wanted.value)) return;
    months.value = answer.months;
    stores.value = answer.stores;
    modes.value = answer.modes;
  }

  async function loadMore(): Promise<void> {
    if (nextCursor.value !== null && !isLoading.value) await page(nextCursor.value);
  }

  /** Are there orders under way? Asked only on phones that have ordered before. */
  async function loadOpen(): Promise<void> {
    if (!recall(HAS_ORDERED, (value): value is true => value === true)) return;
    const { items } = await wire.orders({ shown: 'active' });
    const open = new Set(items.map(({ id }) => id));
    items.forEach((order) => shelf.put(order));
    // One that is no longer open but is so here has moved on unseen: read it again.
    const stale = Array.from(byId.value.values()).filter((order) => isOpen(order.state) && !open.has(order.id));
    await Promise.all(stale.map(({ id }) => load(id).catch(() => undefined)));
  }

  async function cancel(id: string): Promise<Order> {
    const order = await wire.cancelOrder(id);
    put(order);
    return order;
  }

  async function page(cursor: string | null): Promise<void> {
    const asked = wanted.value;
    isLoading.value = true;
    error.value = null;
    try {
      const answer = await wire.orders(queryOf(asked, cursor));
      if (asked !== wanted.value) return;
      answer.items.forEach((order) => shelf.put(order));
      const ids = answer.items.map(({ id }) => id);
      listed.value = cursor === null ? ids : [...listed.value, ...ids.filter((id) => !listed.value.includes(id))];
      nextCursor.value = answer.next_cursor;
      isListed.value = true;
      if (ids.length) remember(HAS_ORDERED, true);
    } catch (reason) {
      if (asked === wanted.value) error.value = reason;
    } finally {
      if (asked === wanted.value) isLoading.value = false;
    }
  }

  return { byId, list, wanted, isNarrowed, months, stores, modes, want, isListed, nextCursor, isLoading, error, openCount, put, load, loadFirst, loadMore, loadOpen, cancel };
});

function isAmongSame(one: Wanted, other: Wanted): boolean {
  return one.mode === other.mode && one.storeId === other.storeId;
}

function placeOf({ mode, storeId }: Wanted): Pick<OrderQuery, 'mode' | 'store_id'> {
  return { ...(mode === '' ? {} : { mode }), ...(storeId === '' ? {} : { store_id: storeId }) };
}

function queryOf(wanted: Wanted, cursor: string | null): OrderQuery {
  const { shown, text, month, day } = wanted;
  return {
    ...(cursor === null ? {} : { cursor }),
    ...(shown === 'all' ? {} : { shown }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(month === '' ? {} : { month }),
    ...(day === '' ? {} : { day }),
    ...placeOf(wanted),
  };
}
