/** Screens that hang on a wall: keep them awake and let them fill the glass. */
import { onBeforeUnmount, onMounted, ref, type Ref } from "vue";

/** Keep the screen lit while the component lives; taken again whenever the tab comes back. */
export function useWakeLock(): { isAwake: Ref<boolean> } {
  const isAwake = ref(false);
  let lock: WakeLockSentinel | undefined;

  async function hold() {
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      lock = await navigator.wakeLock.request("screen");
      isAwake.value = true;
      lock.addEventListener("release", () => (isAwake.value = false));
    } catch {
      isAwake.value = false;
    }
  }
  const again = () => void hold();
  onMounted(() => {
    again();
    document.addEventListener("visibilitychange", again);
  });
  onBeforeUnmount(() => {
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  });
  return { isAwake };
}

/** Full screen by one button, and how it stands now. */
export function useFullScreen(): { isFull: Ref<boolean>; canFill: boolean; toggle: () => void } {
  const isFull = ref(false);
  const canFill = typeof document !== "undefined" && document.fullscreenEnabled;
  const look = () => (isFull.value = document.fullscreenElement !== null);
  onMounted(() => document.addEventListener("fullscreenchange", look));
  onBeforeUnmount(() => document.removeEventListener("fullscreenchange", look));
  function toggle() {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen().catch(() => undefined);
  }
  return { isFull, canFill, toggle };
}
