/**
 * What this device remembers between visits. It owns the `dd.` keys of local storage.
 * It never holds orders, money or anything about a guest: those live on the server.
 */
import { ref, watch, type Ref } from "vue";

const PREFIX = "dd.";

/** Read a remembered value, or the fallback where there is none or storage is forbidden. */
export function recall<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

/** Remember a value; a browser that forbids storage just forgets. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Private windows and full disks: the choice then lasts until the page closes.
  }
}

/** A ref whose value this device remembers. */
export function remembered<T>(key: string, fallback: T): Ref<T> {
  const value = ref(recall(key, fallback)) as Ref<T>;
  watch(value, (now) => remember(key, now), { deep: true });
  return value;
}
