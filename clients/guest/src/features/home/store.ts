/** A store's home page: what was kept is shown at once, what the server says today takes its place. */
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { HomePage } from '@contracts/guest';
import { recall, remember } from '@/platform/storage';
import { wire } from '@/platform/wire';

const KEY = 'home';

export const useHome = defineStore('home', () => {
  const page = shallowRef<HomePage | null>(null);
  const error = shallowRef<unknown>(null);
  const isLoading = ref(false);

  /** Reads a store's page; a page of another store is never shown meanwhile. */
  async function open(storeId: string): Promise<void> {
    if (page.value?.store.id !== storeId) {
      const kept = recall(KEY, isHome);
      page.value = kept?.store.id === storeId ? kept : null;
    }
    isLoading.value = true;
    error.value = null;
    try {
      page.value = await wire.home(storeId);
      remember(KEY, page.value);
    } catch (reason) {
      error.value = reason;
    } finally {
      isLoading.value = false;
    }
  }

  return { page, error, isLoading, open };
});

function isHome(value: unknown): value is HomePage {
  const home = value as Partial<HomePage> | null;
  return typeof home?.store?.id === 'string' && Array.isArray(home.banners);
}
