/**
 * The time on screen. One ticking ref serves every age on the page, corrected by the server's clock,
 * because a tablet at a counter is often minutes off.
 */
import { getCurrentInstance, onBeforeUnmount, ref, type Ref } from "vue";

const now = ref(Date.now());
let serverAheadMs = 0;
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Learn from an answer how far the server's clock is ahead of this device. */
export function learnServerTime(serverTime: string | null | undefined): void {
  const at = serverTime ? Date.parse(serverTime) : NaN;
  // An HTTP date has whole seconds only: a small difference is no difference.
  if (Number.isNaN(at) || Math.abs(at - serverNow()) < 2000) return;
  serverAheadMs = at - Date.now();
  now.value = Date.now() + serverAheadMs;
}

/** The server's present instant in milliseconds, best known. */
export function serverNow(): number {
  return Date.now() + serverAheadMs;
}

/** A ref with the server's instant that moves each second while somebody looks. */
export function useNow(): Readonly<Ref<number>> {
  now.value = serverNow();
  if (!getCurrentInstance()) return now;
  watchers += 1;
  timer ??= setInterval(() => (now.value = serverNow()), 1000);
  onBeforeUnmount(() => {
    watchers -= 1;
    if (watchers === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  });
  return now;
}
