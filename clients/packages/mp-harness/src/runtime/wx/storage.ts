/** `wx` storage with WeChat's limits: one megabyte a key, ten in all. */
import { asJson } from "../noticed";
import { asked, Refusal, type Options } from "./answer";

const PREFIX = "mp:";
const MOST_A_KEY = 1024 * 1024;
const MOST_IN_ALL = 10 * 1024 * 1024;
const kept = window.localStorage;

type Keyed = Options & { key: string; data?: unknown };

function keys(): string[] {
  return Object.keys(kept).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
}

function size(): number {
  return keys().reduce((sum, key) => sum + (kept.getItem(PREFIX + key)?.length ?? 0), 0);
}

function put(key: string, data: unknown): void {
  const text = asJson(data);
  const before = kept.getItem(PREFIX + key)?.length ?? 0;
  if (text.length > MOST_A_KEY) throw new Refusal("entry size limit reached");
  if (size() - before + text.length > MOST_IN_ALL) throw new Refusal("exceed storage max size 10Mb");
  try {
    kept.setItem(PREFIX + key, text);
  } catch {
    // The browser's own limit is half of WeChat's.
    throw new Refusal("exceed storage max size 10Mb");
  }
}

/** Synchronous calls throw what the others answer with. */
function putNow(key: string, data: unknown): void {
  try {
    put(key, data);
  } catch (error) {
    throw new Error(`setStorageSync:fail ${(error as Error).message}`, { cause: error });
  }
}

function get(key: string): unknown {
  const text = kept.getItem(PREFIX + key);
  return text === null ? "" : (JSON.parse(text) as unknown);
}

const info = (): Record<string, unknown> => ({ keys: keys(), currentSize: Math.ceil(size() / 1024), limitSize: MOST_IN_ALL / 1024 });

export const storage = {
  setStorageSync: putNow,
  getStorageSync: get,
  removeStorageSync: (key: string) => kept.removeItem(PREFIX + key),
  clearStorageSync: () => keys().forEach((key) => kept.removeItem(PREFIX + key)),
  getStorageInfoSync: info,
  setStorage: asked<Keyed>("setStorage", ({ key, data }) => put(key, data)),
  getStorage: asked<Keyed>("getStorage", ({ key }) => {
    if (kept.getItem(PREFIX + key) === null) throw new Refusal("data not found");
    return { data: get(key) };
  }),
  removeStorage: asked<Keyed>("removeStorage", ({ key }) => kept.removeItem(PREFIX + key)),
  getStorageInfo: asked("getStorageInfo", info),
};
