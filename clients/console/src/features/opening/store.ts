/** What is left before the chosen store can open: one copy for the page and for the way to it. */
import { remembered } from "@/platform/storage";
import { staff } from "@/platform/wire";
import type { Guide } from "@contracts";
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";

export const useGuide = defineStore("guide", () => {
  const guide = shallowRef<Guide | null>(null);
  const error = shallowRef<unknown>(null);
  const storeId = ref("");
  /** Stores whose guide was put away on this device. */
  const hidden = remembered<string[]>("guide.hidden", []);

  const left = computed(() => guide.value?.steps.filter((step) => !step.is_done).length ?? 0);
  const isHidden = computed(() => hidden.value.includes(storeId.value));
  /** Whether the way to the guide is shown: it is known, something is left, nobody put it away. */
  const isWanted = computed(() => left.value > 0 && !isHidden.value);

  async function load() {
    const id = storeId.value;
    try {
      const read = await staff.merchant.guide(id);
      if (id !== storeId.value) return;
      guide.value = read;
      error.value = null;
    } catch (failure) {
      if (id === storeId.value) error.value = failure;
    }
  }
  function open(id: string) {
    if (storeId.value !== id) guide.value = null;
    storeId.value = id;
    return load();
  }
  function setHidden(isAway: boolean) {
    const others = hidden.value.filter((id) => id !== storeId.value);
    hidden.value = isAway ? [...others, storeId.value] : others;
  }

  return { guide, error, left, isHidden, isWanted, open, load, setHidden };
});
