/**
 * What a waiter has brought, line by line. The server takes no plate back, so a tap shows at once and is sent after five
 * seconds, or when the page goes away.
 */
import { onLeaving } from "@/platform/page";
import { staff } from "@/platform/wire";
import { defineStore } from "pinia";
import { reactive } from "vue";
import { HOLD_MS } from "./store";

interface Held {
  send: () => Promise<void>;
  timer: ReturnType<typeof setTimeout>;
}

export const useServing = defineStore("serving", () => {
  const held = reactive(new Map<string, Held>());
  /** Sent, and the order not read again yet. */
  const sent = reactive(new Set<string>());

  /** Serve a thing that is made; `then` reads the order again, whether or not the server agreed. */
  function serve(itemId: string, then: () => Promise<void>, onFailed: (error: unknown) => void) {
    const send = async () => {
      takeBack(itemId);
      sent.add(itemId);
      await staff.kitchen.serveItem(itemId).catch(onFailed);
      await then();
      sent.delete(itemId);
    };
    takeBack(itemId);
    held.set(itemId, { send, timer: setTimeout(() => void send(), HOLD_MS) });
  }

  /** The tap was a mistake: nothing was ever sent. */
  function takeBack(itemId: string) {
    clearTimeout(held.get(itemId)?.timer);
    held.delete(itemId);
  }

  /** Send what is held, at once. */
  function flush() {
    for (const { send } of [...held.values()]) void send();
  }

  onLeaving(flush);

  return { held, sent, serve, takeBack, flush };
});
