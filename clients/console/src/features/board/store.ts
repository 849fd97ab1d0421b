/** The numbers on the calling screen, live; tells of each call once. Holds numbers only, nothing of a person. */
import { createFollowing } from "@/platform/live";
import { staff } from "@/platform/wire";
import { topics, type BoardEntry } from "@contracts";
import { createShelf } from "@wire";
import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import { calledAt, isNewCall } from "./calls";

interface Shown extends BoardEntry {
  id: string;
}

export const useBoard = defineStore("board", () => {
  const entries = shallowRef<BoardEntry[]>([]);
  const shelf = createShelf<Shown>((all) => (entries.value = all));
  const following = createFollowing();
  const hasLoaded = ref(false);
  const heard = new Map<string, string>();
  const listeners = new Set<(entry: BoardEntry) => void>();
  let openStore = "";

  function open(storeId: string) {
    if (openStore === storeId) return;
    openStore = storeId;
    hasLoaded.value = false;
    heard.clear();
    shelf.fill([], shelf.mark());
    following.follow({
      topics: [topics.board(storeId)],
      load: async () => {
        const mark = shelf.mark();
        const board = await staff.kitchen.board(storeId);
        if (openStore !== storeId) return undefined;
        const all = [...board.ready, ...board.preparing].map(shown);
        // What was ready before this screen was switched on has been called already; later loads may bring news.
        if (!hasLoaded.value) all.forEach(hear);
        shelf.fill(all, mark);
        all.forEach(announce);
        hasLoaded.value = true;
        return { things: all };
      },
      apply: (frame) => {
        if (frame.type !== "board_entry") return;
        if (frame.data === null) shelf.drop(frame.id, frame.version);
        else put(shown(frame.data as BoardEntry));
      },
    });
  }

  function close() {
    following.stop();
    openStore = "";
  }

  const shown = (entry: BoardEntry): Shown => ({ ...entry, id: entry.order_id });
  const hear = (entry: BoardEntry) => heard.set(entry.order_id, calledAt(entry));

  /** The one door for a number. */
  function put(entry: Shown) {
    if (shelf.put(entry)) announce(entry);
  }

  function announce(entry: BoardEntry) {
    if (!isNewCall(entry, heard)) return;
    hear(entry);
    listeners.forEach((listener) => listener(entry));
  }

  function onCall(listener: (entry: BoardEntry) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return { entries, hasLoaded, live: following.state, error: following.error, open, close, onCall, reload: following.reload };
});
