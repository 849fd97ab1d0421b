/**
 * What this guest has had at a store before: kept on the phone, so that the menu can begin with it before anything is asked,
 * and read anew from the guest's own orders once per visit.
 */
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Order } from '@contracts/guest';
import { wire } from '@/platform/wire';
import { recall, remember } from '@/platform/storage';
import { HAS_ORDERED } from './store';

interface Usual {
  /** Item ids, the most often ordered first. */
  items: string[];
  last: Order | null;
}

const MOST = 8;
const keyOf = (storeId: string) => `usual.${storeId}`;

export const useUsual = defineStore('usual', () => {
  const items = shallowRef<readonly string[]>([]);
  const last = shallowRef<Order | null>(null);
  let storeId = '';

  function open(id: string): void {
    if (id === storeId) return;
    storeId = id;
    const kept = recall(keyOf(id), isUsual);
    items.value = kept?.items ?? [];
    last.value = kept?.last ?? null;
    void read(id).catch(() => undefined);
  }

  /** Asked only on phones that have ordered before. */
  async function read(id: string): Promise<void> {
    if (!recall(HAS_ORDERED, (value): value is true => value === true)) return;
    const { items: orders } = await wire.orders({ store_id: id, shown: 'done' });
    if (id !== storeId) return;
    const kept = orders.filter(({ state }) => state === 'completed');
    last.value = kept[0] ?? null;
    const found = mostOrdered(kept);
    remember(keyOf(id), { items: found, last: last.value });
    // What stands on the screen is not moved under the thumb; the next visit begins with the new order.
    if (items.value.length === 0) items.value = found;
  }

  return { items: computed(() => items.value), last: computed(() => last.value), open };
});

/** By how many orders something was in, not by how many cups; of equals the one had last. Pure. */
export function mostOrdered(orders: readonly Pick<Order, 'lines'>[]): string[] {
  const counts = new Map<string, number>();
  for (const { lines } of orders) for (const id of new Set(lines.map(({ item_id }) => item_id))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return Array.from(counts.keys())
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    .slice(0, MOST);
}

function isUsual(value: unknown): value is Usual {
  const usual = value as Partial<Usual> | null;
  return Array.isArray(usual?.items) && usual.items.every((id) => typeof id === 'string') && (usual.last === null || Array.isArray(usual.last?.lines));
}
