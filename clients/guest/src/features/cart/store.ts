/** The cart of the store one is in. Kept on the phone, one per store, so that a reload or tomorrow finds it again. */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ServiceMode } from '@contracts/common';
import type { CartBody } from '@contracts/guest';
import { added, bodyLines, changed, countByItem, sums, withQuantity, type Addition, type CartLine } from '@words/cart';
import { newLineId } from '@words/ids';
import { forget, recall, remember } from '@/platform/storage';

interface KeptCart {
  lines: CartLine[];
  note: string;
  people: number | null;
}

const keyOf = (storeId: string) => `cart.${storeId}`;

export const useCart = defineStore('cart', () => {
  const storeId = ref('');
  const lines = shallowRef<readonly CartLine[]>([]);
  const note = ref('');
  const people = ref<number | null>(null);

  const total = computed(() => sums(lines.value));
  const counts = computed(() => countByItem(lines.value));
  const isEmpty = computed(() => lines.value.length === 0);

  function open(id: string): void {
    if (storeId.value === id) return;
    const kept = recall(keyOf(id), isKeptCart);
    storeId.value = id;
    lines.value = kept?.lines ?? [];
    note.value = kept?.note ?? '';
    people.value = kept?.people ?? null;
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
    else remember(keyOf(storeId.value), { lines: lines.value, note: note.value, people: people.value });
  }

  return { storeId, lines, note, people, total, counts, isEmpty, open, add, setQuantity, change, lessOf, restore, write, clear, bodyFor };
});

function isKeptCart(value: unknown): value is KeptCart {
  const cart = value as Partial<KeptCart> | null;
  return (
    Array.isArray(cart?.lines) &&
    cart.lines.every((line) => typeof line?.sku_id === 'string' && Array.isArray(line.modifier_ids) && Number.isInteger(line.quantity)) &&
    typeof cart.note === 'string'
  );
}
