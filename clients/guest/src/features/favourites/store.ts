/**
 * What this guest keeps to find again, as one store has it now. What lies on the phone is shown at once; a tap shows before the
 * server has heard of it, and is taken back should the server refuse.
 */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ServiceMode } from '@contracts/common';
import type { Favourite } from '@contracts/guest';
import { recall, remember } from '@/platform/storage';
import { wire } from '@/platform/wire';

interface Kept {
  at: string;
  items: Favourite[];
}

const KEY = 'favourites';

export const useFavourites = defineStore('favourites', () => {
  const list = shallowRef<readonly Favourite[]>([]);
  const isLoading = ref(false);
  const error = shallowRef<unknown>(null);
  /** The list as it lies here, or as the server told: not merely empty because nobody has asked. */
  const isListed = ref(false);
  /** Store and mode the list is about. */
  let at = '';
  let wasAsked = false;
  /** Items whose last tap the server has not confirmed. */
  const sending = new Set<string>();

  const ids = computed(() => new Set(list.value.map(({ id }) => id)));
  const isKept = (id: string): boolean => ids.value.has(id);

  /** Asks once for a store and mode: enough to know which hearts are full. Never worth an error on screen. */
  async function look(storeId: string, mode: ServiceMode): Promise<void> {
    if (at !== `${storeId}.${mode}` || !wasAsked) await load(storeId, mode);
  }

  async function load(storeId: string, mode: ServiceMode): Promise<void> {
    const asked = `${storeId}.${mode}`;
    if (at !== asked) begin(asked);
    isLoading.value = true;
    error.value = null;
    try {
      const answer = await wire.favourites(storeId, mode);
      if (at !== asked) return;
      wasAsked = true;
      isListed.value = true;
      put(merged(answer));
    } catch (reason) {
      if (at === asked) error.value = reason;
    } finally {
      if (at === asked) isLoading.value = false;
    }
  }

  /** Keeps an item or lets it go; rejects, with the tap taken back, when the server could not be told. */
  async function toggle(item: Favourite): Promise<void> {
    const { id } = item;
    let told = isKept(id);
    const before = list.value;
    set(item, !told);
    // Whoever is on the way for this item looks again on arrival.
    if (sending.has(id)) return;
    sending.add(id);
    try {
      while (isKept(id) !== told) {
        const wish = isKept(id);
        await (wish ? wire.keepFavourite(id) : wire.dropFavourite(id));
        told = wish;
      }
    } catch (reason) {
      if (told && before.some((each) => each.id === id)) put(restored(before, item));
      else set(item, told);
      throw reason;
    } finally {
      sending.delete(id);
    }
  }

  function begin(asked: string): void {
    const kept = recall(KEY, isKeptList);
    at = asked;
    wasAsked = false;
    isListed.value = kept?.at === asked;
    list.value = kept?.at === asked ? kept.items : [];
  }

  function set(item: Favourite, isWanted: boolean): void {
    const others = list.value.filter(({ id }) => id !== item.id);
    put(isWanted ? [item, ...others] : others);
  }

  function put(items: readonly Favourite[]): void {
    list.value = items;
    remember(KEY, { at, items: [...items] } satisfies Kept);
  }

  /** An answer that set out before a tap knows nothing of it. */
  function merged(answer: readonly Favourite[]): Favourite[] {
    const told = new Set(answer.map(({ id }) => id));
    const ahead = list.value.filter(({ id }) => sending.has(id) && !told.has(id));
    return [...ahead, ...answer.filter(({ id }) => !sending.has(id) || isKept(id))];
  }

  /** The list with an item back where it was. */
  function restored(before: readonly Favourite[], item: Favourite): Favourite[] {
    return before.filter(({ id }) => id === item.id || isKept(id));
  }

  return { list, isLoading, error, isListed, isKept, look, load, toggle };
});

function isKeptList(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | null;
  return typeof kept?.at === 'string' && Array.isArray(kept.items) && kept.items.every((each) => typeof each?.id === 'string');
}
