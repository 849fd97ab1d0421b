/**
 * Sort a list by dragging a handle (mouse, pen or finger) or by arrow keys on it. The list shows the new order while one
 * drags; the last order is told once, on dropping.
 */
import { nextTick, onBeforeUnmount, ref, watch, type Ref } from "vue";

interface Sorting {
  /** The ids in the order to show. */
  shown: Ref<string[]>;
  draggedId: Ref<string | null>;
  /** For `@pointerdown` of a handle. */
  grab: (event: PointerEvent, id: string) => void;
  /** For `@keydown` of a handle: arrows move the row. */
  nudge: (event: KeyboardEvent, id: string) => void;
}

export function moved(ids: readonly string[], id: string, to: number): string[] {
  const without = ids.filter((other) => other !== id);
  without.splice(Math.max(0, Math.min(to, without.length)), 0, id);
  return without;
}

/** Rows must carry `data-sort-id` inside the element of `list`. */
export function useDragSort(ids: Ref<string[]>, list: Readonly<Ref<HTMLElement | null>>, drop: (ids: string[]) => void): Sorting {
  const shown = ref<string[]>([...ids.value]);
  const draggedId = ref<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch(ids, (now) => {
    if (draggedId.value === null) shown.value = [...now];
  });

  function placeAt(y: number): number {
    const rows = [...(list.value?.querySelectorAll<HTMLElement>("[data-sort-id]") ?? [])];
    return rows
      .filter((row) => row.dataset["sortId"] !== draggedId.value)
      .filter((row) => {
        const { top, height } = row.getBoundingClientRect();
        return y > top + height / 2;
      }).length;
  }
  function tell() {
    if (shown.value.join() !== ids.value.join()) drop([...shown.value]);
  }
  function move(event: PointerEvent) {
    if (draggedId.value === null) return;
    event.preventDefault();
    shown.value = moved(shown.value, draggedId.value, placeAt(event.clientY));
  }
  function release(event: PointerEvent) {
    const handle = event.target as HTMLElement;
    handle.removeEventListener("pointermove", move);
    handle.removeEventListener("pointerup", release);
    handle.removeEventListener("pointercancel", release);
    draggedId.value = null;
    if (event.type === "pointercancel") shown.value = [...ids.value];
    else tell();
  }
  function grab(event: PointerEvent, id: string) {
    if (event.button !== 0) return;
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", release);
    handle.addEventListener("pointercancel", release);
    draggedId.value = id;
  }
  function nudge(event: KeyboardEvent, id: string) {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    shown.value = moved(shown.value, id, shown.value.indexOf(id) + step);
    // A row that changes its place loses the focus; the next key must still be ours.
    void nextTick(() => handle.focus());
    // One call for a run of key presses.
    clearTimeout(timer);
    timer = setTimeout(tell, 600);
  }
  onBeforeUnmount(() => clearTimeout(timer));

  return { shown, draggedId, grab, nudge };
}
