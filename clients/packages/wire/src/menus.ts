/**
 * Menus at hand: kept by store and mode with their ETag, shown at once, asked for again with If-None-Match.
 * The few last used are kept; a full storage loses the oldest, never the program.
 */
import type { Menu, ServiceMode } from "../../contracts/src/index";
import type { Caller } from "./call";
import type { Clock, Store } from "./platform";

export interface KeptMenu {
  etag: string;
  menu: Menu;
}

export interface Menus {
  /** What lies here, without asking anyone. */
  kept(storeId: string, mode: ServiceMode): Menu | null;
  /** When the server last said that what lies here is so; null where it was never asked or nobody remembers. */
  readAt(storeId: string, mode: ServiceMode): Date | null;
  /** Forgets every menu that lies here. */
  forget(): void;
  /** Ask the server; 304 gives what lies here. `isNew` tells whether there is anything to draw again. */
  fresh(storeId: string, mode: ServiceMode): Promise<{ menu: Menu; isNew: boolean }>;
}

const PREFIX = "dd.menu.";
const INDEX_KEY = "dd.menus";
/** Beside the menus, which are large: a server that says "unchanged" costs one small write. */
const TIMES_KEY = "dd.menus.at";
const MOST_KEPT = 4;

export function createMenus(call: Caller, store: Store, clock: Pick<Clock, "now">): Menus {
  const memory = new Map<string, KeptMenu>();

  function look(key: string): KeptMenu | null {
    const here = memory.get(key);
    if (here !== undefined) return here;
    try {
      const text = store.get(PREFIX + key);
      const kept = text === null ? null : (JSON.parse(text) as KeptMenu);
      if (kept !== null) memory.set(key, kept);
      return kept;
    } catch {
      store.remove(PREFIX + key);
      return null;
    }
  }

  function keep(key: string, kept: KeptMenu): void {
    memory.set(key, kept);
    const order = [key, ...index().filter((each) => each !== key)];
    for (const old of order.splice(MOST_KEPT)) store.remove(PREFIX + old);
    const text = JSON.stringify(kept);
    while (order.length > 0) {
      try {
        store.set(PREFIX + key, text);
        break;
      } catch {
        const oldest = order.pop();
        if (oldest !== undefined) store.remove(PREFIX + oldest);
      }
    }
    try {
      store.set(INDEX_KEY, JSON.stringify(order));
    } catch {
      store.remove(INDEX_KEY);
    }
  }

  function times(): Record<string, number> {
    try {
      return JSON.parse(store.get(TIMES_KEY) ?? "{}") as Record<string, number>;
    } catch {
      return {};
    }
  }

  function noteTime(key: string): void {
    const kept = new Set(index());
    const others = Object.entries(times()).filter(([each]) => kept.has(each));
    try {
      store.set(TIMES_KEY, JSON.stringify({ ...Object.fromEntries(others), [key]: clock.now() }));
    } catch {
      store.remove(TIMES_KEY);
    }
  }

  function index(): string[] {
    try {
      const list = JSON.parse(store.get(INDEX_KEY) ?? "[]") as unknown;
      return Array.isArray(list) ? list.filter((each): each is string => typeof each === "string") : [];
    } catch {
      return [];
    }
  }

  return {
    kept: (storeId, mode) => look(`${storeId}.${mode}`)?.menu ?? null,

    forget() {
      memory.clear();
      for (const key of index()) store.remove(PREFIX + key);
      store.remove(INDEX_KEY);
      store.remove(TIMES_KEY);
    },

    readAt(storeId, mode) {
      const at = times()[`${storeId}.${mode}`];
      return typeof at === "number" ? new Date(at) : null;
    },

    async fresh(storeId, mode) {
      const key = `${storeId}.${mode}`;
      const kept = look(key);
      const reply = await call<Menu | undefined>({
        method: "GET",
        path: `/api/guest/v1/stores/${encodeURIComponent(storeId)}/menu`,
        query: { mode },
        headers: kept === null ? {} : { "If-None-Match": kept.etag },
      });
      if (reply.body === undefined) {
        if (kept !== null) {
          noteTime(key);
          return { menu: kept.menu, isNew: false };
        }
        throw new RangeError("304 without a kept menu");
      }
      const etag = reply.headers["etag"];
      if (etag !== undefined) keep(key, { etag, menu: reply.body });
      noteTime(key);
      return { menu: reply.body, isNew: kept === null || kept.etag !== etag };
    },
  };
}
