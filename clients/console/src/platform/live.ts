/**
 * A screen that follows the server: loads, applies frames, says how the connection stands. One per screen and store;
 * it wakes when the tab is seen again or the network returns, and keeps listening in the background, where bells must ring.
 */
import { createLive, type Live, type Loaded, type LiveState } from "@wire";
import type { Frame } from "@contracts";
import { ref, shallowRef, type Ref } from "vue";
import { browser, staff } from "./wire";

export interface Followed {
  topics: readonly string[];
  load: () => Promise<Loaded | undefined>;
  apply: (frame: Frame) => void;
}

export interface Following {
  state: Ref<LiveState>;
  /** Why there is nothing to show: refused for good, or not loaded yet; null while all is well. */
  error: Ref<unknown>;
  follow(what: Followed): void;
  reload(): Promise<void>;
  stop(): void;
}

export function createFollowing(): Following {
  const state = ref<LiveState>("connecting");
  const error = shallowRef<unknown>(null);
  let live: Live | undefined;

  const wake = () => document.visibilityState === "visible" && live?.wake();

  function follow(what: Followed): void {
    stop();
    error.value = null;
    state.value = "connecting";
    live = createLive({
      ...what,
      ticket: (topics) => staff.liveTicket(topics),
      openSocket: browser.openSocket,
      clock: browser.clock,
      random: browser.random,
      onState: (now) => (state.value = now),
      onError: (failure) => (error.value = failure),
      onLoaded: () => (error.value = null),
    });
    addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    live.start();
  }

  function stop(): void {
    removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", wake);
    live?.stop();
    live = undefined;
  }

  return { state, error, follow, stop, reload: () => live?.reload() ?? Promise.resolve() };
}
