/**
 * Where the guest orders and how: the store, the table if a code named one, the mode. Kept on the phone, so that
 * the next visit opens on the menu; a table is forgotten after a few hours, as the guest has long left it.
 */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ServiceMode } from '@contracts/common';
import type { StoreCard, TableCard } from '@contracts/guest';
import { recall, remember } from '@/platform/storage';
import { wire } from '@/platform/wire';
import { wearAccent } from '@/theme';
import type { Entry } from './entry';

interface Place {
  store: StoreCard;
  table: TableCard | null;
  code: string | null;
  mode: ServiceMode;
  seated_at: number;
}

const KEY = 'place';
const SEATED_MS = 4 * 3_600_000;

export const usePlace = defineStore('place', () => {
  const store = shallowRef<StoreCard | null>(null);
  const table = shallowRef<TableCard | null>(null);
  const code = ref<string | null>(null);
  const mode = ref<ServiceMode>('pickup');
  let seatedAt = 0;

  /** Modes the guest can switch to here: eating in needs to know the table. */
  const modes = computed<ServiceMode[]>(() => {
    const offered = store.value?.modes ?? [];
    return offered.filter((each) => each !== 'dine_in' || table.value !== null);
  });
  const offersDineIn = computed(() => store.value?.modes.includes('dine_in') ?? false);

  /** The place of the last visit, shown before anything is asked. */
  function recallLast(): boolean {
    const kept = recall(KEY, isPlace);
    if (!kept) return false;
    const isStillSeated = Date.now() - kept.seated_at < SEATED_MS;
    seatedAt = kept.seated_at;
    put(kept.store, isStillSeated ? kept.table : null, isStillSeated ? kept.code : null, kept.mode);
    return true;
  }

  /** Goes where a code or link leads; answers the item a poster is about. Refusals come through as they are. */
  async function enter(entry: Entry): Promise<string | null> {
    if ('code' in entry) {
      const found = await wire.entry(entry.code);
      seatedAt = Date.now();
      put(found.store, found.table, found.table ? entry.code : null, found.mode);
    } else if ('store' in entry) {
      const found = await wire.store(entry.store);
      const isSame = found.id === store.value?.id;
      put(found, isSame ? table.value : null, isSame ? code.value : null, mode.value);
    } else if ('share' in entry) {
      const found = await wire.shares.opened(entry.share);
      choose(found.store);
      return found.item_id;
    }
    return null;
  }

  function choose(chosen: StoreCard): void {
    const isSame = chosen.id === store.value?.id;
    put(chosen, isSame ? table.value : null, isSame ? code.value : null, mode.value);
  }

  /** A store's state as the server now tells it. */
  function update(next: StoreCard): void {
    if (next.id === store.value?.id) put(next, table.value, code.value, mode.value);
  }

  async function refresh(): Promise<void> {
    const id = store.value?.id;
    if (id) update(await wire.store(id));
  }

  function switchMode(next: ServiceMode): void {
    if (!store.value || !modes.value.includes(next)) return;
    put(store.value, table.value, code.value, next);
  }

  function put(nextStore: StoreCard, nextTable: TableCard | null, nextCode: string | null, wished: ServiceMode): void {
    store.value = nextStore;
    table.value = nextTable;
    code.value = nextCode;
    mode.value = modes.value.includes(wished) ? wished : (modes.value[0] ?? 'pickup');
    wearAccent(nextStore.brand.accent);
    const place: Place = { store: nextStore, table: nextTable, code: nextCode, mode: mode.value, seated_at: seatedAt };
    remember(KEY, place);
  }

  return { store, table, code, mode, modes, offersDineIn, recallLast, enter, choose, update, refresh, switchMode };
});

function isPlace(value: unknown): value is Place {
  const place = value as Partial<Place> | null;
  return typeof place?.store?.id === 'string' && Array.isArray(place.store.modes) && typeof place.store.brand === 'object';
}
