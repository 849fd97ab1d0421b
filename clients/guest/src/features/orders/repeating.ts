/** An earlier order about to be had again, laid before the guest because something has changed since. */
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { Order } from '@contracts/guest';
import type { AgainLine } from './again';

export const useRepeating = defineStore('repeating', () => {
  const order = shallowRef<Order | null>(null);
  const lines = shallowRef<readonly AgainLine[]>([]);
  const isOpen = ref(false);

  function lay(of: Order, found: readonly AgainLine[]): void {
    order.value = of;
    lines.value = found;
    isOpen.value = true;
  }

  function close(): void {
    isOpen.value = false;
  }

  return { order, lines, isOpen, lay, close };
});
