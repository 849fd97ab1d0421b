/**
 * The counter's keyboard: digits choose the order whose number ends with them, arrows walk, Enter acts, `o` opens, Esc lets go.
 */
import { useShortcuts, type Shortcuts } from "@/platform/shortcuts";
import type { DeskOrder } from "@contracts";
import { onBeforeUnmount, ref, watch, type Ref } from "vue";

const FORGET_MS = 2500;

export function useNumberKeys(
  orders: Ref<DeskOrder[]>,
  on: { act: (order: DeskOrder) => void; open: (order: DeskOrder) => void },
) {
  const chosenId = ref<string | null>(null);
  const typed = ref("");
  let timer: ReturnType<typeof setTimeout> | undefined;

  const chosen = () => orders.value.find((order) => order.id === chosenId.value);

  function digit(key: string) {
    typed.value += key;
    clearTimeout(timer);
    timer = setTimeout(() => (typed.value = ""), FORGET_MS);
    chosenId.value = orders.value.find((order) => order.number.endsWith(typed.value))?.id ?? null;
  }
  function walk(step: number) {
    const at = orders.value.findIndex((order) => order.id === chosenId.value);
    const next = at < 0 ? (step > 0 ? 0 : orders.value.length - 1) : at + step;
    chosenId.value = orders.value[Math.min(Math.max(next, 0), orders.value.length - 1)]?.id ?? null;
  }
  function letGo() {
    typed.value = "";
    chosenId.value = null;
  }
  const keys: Shortcuts = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    j: () => walk(1),
    k: () => walk(-1),
    o: () => {
      const order = chosen();
      if (order) on.open(order);
    },
    Escape: letGo,
  };
  for (let key = 0; key <= 9; key += 1) keys[String(key)] = () => digit(String(key));
  useShortcuts(keys);

  // Enter on a focused button is that button's; only a chosen order takes it otherwise.
  function onEnter(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.defaultPrevented || event.isComposing) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target?.closest("button, a, input, textarea, select, [role=dialog]")) return;
    const order = chosen();
    if (!order) return;
    event.preventDefault();
    typed.value = "";
    on.act(order);
  }
  addEventListener("keydown", onEnter);
  onBeforeUnmount(() => {
    removeEventListener("keydown", onEnter);
    clearTimeout(timer);
  });
  watch(orders, () => {
    if (chosenId.value && !chosen()) chosenId.value = null;
  });

  return { chosenId, typed };
}
