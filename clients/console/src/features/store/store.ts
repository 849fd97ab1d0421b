/** The store's own settings and whether it takes orders now: one copy for the shell, the pause panel and the settings page. */
import { staff } from "@/platform/wire";
import type { ChangeSettings, PauseStore, StoreSettings } from "@contracts";
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";

const FALLBACK_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const useStoreSettings = defineStore("store-settings", () => {
  const settings = shallowRef<StoreSettings | null>(null);
  const error = shallowRef<unknown>(null);
  const openStore = ref("");

  const isPaused = computed(() => settings.value?.open_state === "paused");
  const zone = computed(() => settings.value?.time_zone ?? FALLBACK_ZONE);

  /** The one door: whatever answered, the newer version stays. */
  function put(answer: StoreSettings) {
    if (answer.id !== openStore.value) return;
    settings.value = answer;
  }

  async function load() {
    const id = openStore.value;
    try {
      put(await staff.merchant.settings(id));
      error.value = null;
    } catch (failure) {
      if (id === openStore.value) error.value = failure;
    }
  }

  function open(storeId: string) {
    if (openStore.value === storeId) return Promise.resolve();
    openStore.value = storeId;
    settings.value = null;
    return load();
  }

  async function pause(wish: PauseStore) {
    put(await staff.merchant.pause(openStore.value, wish));
  }

  async function resume() {
    put(await staff.merchant.resume(openStore.value));
  }

  async function change(wish: ChangeSettings) {
    put(await staff.merchant.changeSettings(openStore.value, wish));
  }

  return { settings, error, isPaused, zone, open, load, pause, resume, change };
});
