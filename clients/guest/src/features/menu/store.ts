/**
 * The menu in view. What lies on the phone is shown at once, the server's is asked for; the large object is never made
 * deeply reactive, each change puts a new one in its place.
 */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ServiceMode } from '@contracts/common';
import type { Menu, MenuItem, SoldOutFrame } from '@contracts/index';
import { breathe } from '@/platform/visibility';
import { wire } from '@/platform/wire';
import { groupsOf, itemsById, sectionsOf, withSoldOut } from './catalogue';
import { buildIndex, search } from './search';

export const useMenu = defineStore('menu', () => {
  const menu = shallowRef<Menu | null>(null);
  const isLoading = ref(false);
  /** Why there is nothing to show; null while there is a menu, even an old one. */
  const error = shallowRef<unknown>(null);
  /** What is shown lay on the phone, and the server could not be asked. */
  const isKept = ref(false);
  /** When the server last spoke of what is shown: an answer, or a frame. */
  const readAt = shallowRef<Date | null>(null);
  /** The server has spoken of it on this visit, so that a cart may be held against it. */
  const isCertain = ref(false);
  let current = '';

  const sections = computed(() => (menu.value ? sectionsOf(menu.value) : []));
  const byId = computed(() => (menu.value ? itemsById(menu.value) : new Map<string, MenuItem>()));
  const index = computed(() => buildIndex(menu.value?.items ?? []));

  /** Shows a store's menu; rejects when the server could not be asked, whatever is shown meanwhile. */
  async function open(storeId: string, mode: ServiceMode): Promise<void> {
    const key = `${storeId}.${mode}`;
    if (current !== key) {
      current = key;
      menu.value = wire.menus.kept(storeId, mode);
      error.value = null;
      isKept.value = false;
      isCertain.value = false;
      readAt.value = wire.menus.readAt(storeId, mode);
    }
    isLoading.value = menu.value === null;
    try {
      const answer = await wire.menus.fresh(storeId, mode);
      // Reading a menu and drawing it are two pieces of work.
      if (menu.value === null) await breathe();
      if (current !== key) return;
      if (answer.isNew || menu.value === null) menu.value = answer.menu;
      error.value = null;
      isKept.value = false;
      isCertain.value = true;
      readAt.value = wire.menus.readAt(storeId, mode);
    } catch (reason) {
      if (current === key) {
        if (menu.value === null) error.value = reason;
        else isKept.value = true;
      }
      throw reason;
    } finally {
      if (current === key) isLoading.value = false;
    }
  }

  function apply(frame: SoldOutFrame): void {
    if (menu.value) menu.value = withSoldOut(menu.value, frame);
  }

  const groupsFor = (item: MenuItem) => (menu.value ? groupsOf(menu.value, item) : []);
  const find = (text: string) => search(index.value, text);

  return { menu, isLoading, error, isKept, isCertain, readAt, sections, byId, open, apply, groupsFor, find };
});
