/** The cart of the store one is in. Kept on the phone, one per store, so that a reload or tomorrow finds it again. */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ServiceMode } from '@contracts/common';
import type { CartBody, Menu } from '@contracts/guest';
import { added, bodyLines, changed, countByItem, sums, withQuantity, type Addition, type CartLine } from '@words/cart';
import { newLineId } from '@words/ids';
import { forget, recall, remember } from '@/platform/storage';
import { joined, recheck, type LineChange } from './recheck';

interface KeptCart {
  lines: CartLine[];
  note: string;
  people: number | null;
  /** What things were called when they were last on the menu, by item id; absent in what an older version kept. */
  names?: Names;
}

type Names = Readonly<Record<string, { name: string; name_en: string }>>;

const keyOf = (storeId: string) => `cart.${storeId}`;

export const useCart = defineStore('cart', () => {
  const storeId = ref('');
  const lines = shallowRef<readonly CartLine[]>([]);
  const note = ref('');
  const people = ref<number | null>(null);
  const names = shallowRef<Names>({});
  const troubles = shallowRef<readonly LineChange[]>([]);
  const moves = shallowRef<readonly LineChange[]>([]);
  const readTroubles = ref<readonly string[]>([]);

  const total = computed(() => sums(lines.value));
  const counts = computed(() => countByItem(lines.value));
  const isEmpty = computed(() => lines.value.length === 0);
  /** What has changed about the cart and was not read yet. */
  const news = computed<LineChange[]>(() => [
    ...troubles.value.filter((each) => !readTroubles.value.includes(troubleKey(each))),
    ...moves.value.filter(({ line }) => lines.value.some(({ client_line_id }) => client_line_id === line.client_line_id)),
  ]);

  function open(id: string): void {
    if (storeId.value === id) return;
    const kept = recall(keyOf(id), isKeptCart);
    storeId.value = id;
    lines.value = kept?.lines ?? [];
    note.value = kept?.note ?? '';
    people.value = kept?.people ?? null;
    names.value = kept?.names ?? {};
    troubles.value = [];
    moves.value = [];
  }

  /** Holds the cart against a menu the server just spoke of; new prices are taken over, and everything is told. */
  function check(menu: Menu, at: Date, zone: string): void {
    if (menu.store_id !== storeId.value) return;
    const found = recheck(lines.value, menu, at, zone);
    troubles.value = found.troubles;
    const wanted = new Set(lines.value.map(({ item_id }) => item_id));
    const known = menu.items.filter(({ id }) => wanted.has(id)).map(({ id, name, name_en }) => [id, { name, name_en }] as const);
    if (known.some(([id, { name }]) => names.value[id]?.name !== name)) {
      names.value = { ...names.value, ...Object.fromEntries(known) };
      keep();
    }
    if (found.moves.length === 0) return;
    moves.value = joined(moves.value, found.moves);
    put(found.lines);
  }

  function readNews(): void {
    readTroubles.value = troubles.value.map(troubleKey);
    moves.value = [];
  }

  /** Takes out what cannot be had at all; a line that only lost an option can be chosen anew. */
  function removeGone(): void {
    const gone = new Set(troubles.value.filter(isGone).map(({ line }) => line.client_line_id));
    put(lines.value.filter(({ client_line_id }) => !gone.has(client_line_id)));
    troubles.value = troubles.value.filter((each) => !isGone(each));
    readNews();
  }

  function add(addition: Addition): void {
    put(added(lines.value, addition, () => newLineId(Math.random)));
  }

  function setQuantity(lineId: string, quantity: number): void {
    put(withQuantity(lines.value, lineId, quantity));
  }

  function change(lineId: string, next: Addition): void {
    put(changed(lines.value, lineId, next));
  }

  /** Takes one away of an item that was added without choices. */
  function lessOf(itemId: string, least: number): void {
    const line = [...lines.value].reverse().find(({ item_id }) => item_id === itemId);
    if (line) setQuantity(line.client_line_id, line.quantity <= Math.max(1, least) ? 0 : line.quantity - 1);
  }

  /** Puts lines back as they were: undo of a removal. */
  function restore(earlier: readonly CartLine[]): void {
    put(earlier);
  }

  function write(text: { note?: string; people?: number | null }): void {
    if (text.note !== undefined) note.value = text.note;
    if (text.people !== undefined) people.value = text.people;
    keep();
  }

  /** The cart was ordered, or the guest emptied it. */
  function clear(id: string = storeId.value): void {
    forget(keyOf(id));
    if (id !== storeId.value) return;
    lines.value = [];
    note.value = '';
  }

  function bodyFor(mode: ServiceMode, tableCode: string | null): CartBody {
    return {
      mode,
      table_code: mode === 'dine_in' ? tableCode : null,
      lines: bodyLines(lines.value),
      note: note.value.trim(),
      people: mode === 'dine_in' ? people.value : null,
    };
  }

  function put(next: readonly CartLine[]): void {
    lines.value = next;
    keep();
  }

  function keep(): void {
    if (!storeId.value) return;
    if (isEmpty.value && note.value === '') forget(keyOf(storeId.value));
    else remember(keyOf(storeId.value), { lines: lines.value, note: note.value, people: people.value, names: names.value });
  }

  return { storeId, lines, note, people, names, news, total, counts, isEmpty, open, check, readNews, removeGone, add, setQuantity, change, lessOf, restore, write, clear, bodyFor };
});

function troubleKey({ line, change }: LineChange): string {
  return `${line.client_line_id}:${change.kind}`;
}

/** Not to be had at all, whatever is chosen. */
export function isGone({ change }: LineChange): boolean {
  return change.kind !== 'option_gone' && change.kind !== 'price';
}

function isKeptCart(value: unknown): value is KeptCart {
  const cart = value as Partial<KeptCart> | null;
  return (
    Array.isArray(cart?.lines) &&
    cart.lines.every((line) => typeof line?.sku_id === 'string' && Array.isArray(line.modifier_ids) && Number.isInteger(line.quantity)) &&
    typeof cart.note === 'string'
  );
}
