/** Past orders, a page at a time from the server; a newer question always wins over an older answer. */
import { whyOf } from "@/i18n/why";
import { staff } from "@/platform/wire";
import type { DeskOrder } from "@contracts";
import { ref, shallowRef, watch, type Ref } from "vue";
import { searchOf, type OrderFilters } from "./filters";

const TYPING_MS = 250;

export function usePastOrders(storeId: Ref<string>, filters: Ref<OrderFilters>) {
  const orders = shallowRef<DeskOrder[]>([]);
  const cursor = ref<string | null>(null);
  const isLoading = ref(false);
  const hasLoaded = ref(false);
  const error = ref<string | null>(null);
  let question = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function load(from: string | null) {
    question += 1;
    const mine = question;
    isLoading.value = true;
    try {
      const page = await staff.merchant.orders(storeId.value, { ...searchOf(filters.value), ...(from ? { cursor: from } : {}) });
      if (mine !== question) return;
      orders.value = from ? [...orders.value, ...page.items] : page.items;
      cursor.value = page.next_cursor;
      hasLoaded.value = true;
      error.value = null;
    } catch (failure) {
      if (mine === question) error.value = whyOf(failure);
    } finally {
      if (mine === question) isLoading.value = false;
    }
  }

  watch(
    [storeId, filters],
    ([, now], [, before]) => {
      clearTimeout(timer);
      // Letters come quickly, choices one by one.
      const isTyping = before !== undefined && before.query !== now.query;
      timer = setTimeout(() => void load(null), isTyping ? TYPING_MS : 0);
    },
    { immediate: true, deep: true },
  );

  return { orders, cursor, isLoading, hasLoaded, error, more: () => load(cursor.value), again: () => load(null) };
}
