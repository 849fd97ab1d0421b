/** One order with its history, payments and tickets; read again whenever the desk or the kitchen has news of it. */
import { whyOf } from "@/i18n/why";
import { staff } from "@/platform/wire";
import type { DeskOrderDetail } from "@contracts";
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import { useDesk } from "./store";

export function useOrderDetail(orderId: Ref<string | null>) {
  const desk = useDesk();
  const detail = shallowRef<DeskOrderDetail | null>(null);
  const error = ref<string | null>(null);
  const known = computed(() => desk.orders.find((order) => order.id === orderId.value) ?? null);
  /** What is newest of both: the desk moves by frames, the detail by reading. */
  const order = computed(() => {
    const [seen, read] = [known.value, detail.value];
    if (!seen) return read;
    return read && read.version >= seen.version ? read : seen;
  });

  async function load() {
    const id = orderId.value;
    if (!id) return;
    error.value = null;
    try {
      const read = await staff.merchant.order(id);
      if (orderId.value === id) detail.value = read;
    } catch (failure) {
      if (orderId.value === id) error.value = whyOf(failure);
    }
  }

  watch(
    orderId,
    (id) => {
      if (id && detail.value?.id !== id) detail.value = null;
      void load();
    },
    { immediate: true },
  );
  watch(
    () => known.value?.version,
    (version) => {
      if (version !== undefined && detail.value && detail.value.version < version) void load();
    },
  );
  onScopeDispose(desk.onTicket((id) => void (id === orderId.value && load())));
  return { order, detail, error, load };
}
