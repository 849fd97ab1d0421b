/** The guest's messages in the server's order, how many are unread, and what they agreed to be told elsewhere. */
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { GuestMessage, Unread } from '@contracts/messages';
import { recall, remember } from '@/platform/storage';
import { wire } from '@/platform/wire';

/** Kept by phones that have ordered: others have no messages to ask about. */
const HAS_ORDERED = 'has_ordered';

export const useMessages = defineStore('messages', () => {
  const list = shallowRef<GuestMessage[]>([]);
  const nextCursor = ref<string | null>(null);
  const isListed = ref(false);
  const isLoading = ref(false);
  const error = shallowRef<unknown>(null);
  const unread = ref(0);
  let last: Unread | null = null;

  async function loadFirst(): Promise<void> {
    await page(null);
  }

  async function loadMore(): Promise<void> {
    if (nextCursor.value !== null && !isLoading.value) await page(nextCursor.value);
  }

  /** How many are new; asked only on phones that have ordered before, and never worth an error on screen. */
  async function countUnread(): Promise<Unread | null> {
    if (!recall(HAS_ORDERED, (value): value is true => value === true)) return null;
    try {
      const now = await wire.messages.unread();
      count(now);
      return now;
    } catch {
      // The number stays what it was.
      return null;
    }
  }

  /** Told by the server while the phone is open; whoever looks at the list sees what is new in it. */
  function told(now: Unread): void {
    const grew = now.unread > unread.value;
    count(now);
    if (grew && isListed.value && !isLoading.value) void page(null);
  }

  /** Shown as read at once; the server is told, and asked again should it not have heard. */
  async function read(message: GuestMessage): Promise<void> {
    if (message.is_read) return;
    mark((each) => each.id === message.id);
    await wire.messages.read(message.id).then(count, () => undefined);
  }

  async function readAll(): Promise<void> {
    const newest = list.value[0];
    if (newest === undefined) return;
    const before = { list: list.value, unread: unread.value };
    mark(() => true);
    try {
      count(await wire.messages.readAll(newest.id));
    } catch (reason) {
      list.value = before.list;
      unread.value = before.unread;
      throw reason;
    }
  }

  function mark(which: (message: GuestMessage) => boolean): void {
    const fresh = list.value.filter((message) => !message.is_read && which(message)).length;
    list.value = list.value.map((message) => (which(message) ? { ...message, is_read: true } : message));
    unread.value = Math.max(0, unread.value - fresh);
  }

  /** Answers and frames overtake one another; the newer number stands. */
  function count(now: Unread): void {
    if (now.id === last?.id && now.version < last.version) return;
    last = now;
    unread.value = now.unread;
  }

  async function page(cursor: string | null): Promise<void> {
    isLoading.value = true;
    error.value = null;
    try {
      const answer = await wire.messages.list(cursor ?? undefined);
      const known = new Set(cursor === null ? [] : list.value.map(({ id }) => id));
      list.value = [...(cursor === null ? [] : list.value), ...answer.items.filter(({ id }) => !known.has(id))];
      nextCursor.value = answer.next_cursor;
      isListed.value = true;
      if (answer.items.length) remember(HAS_ORDERED, true);
      if (cursor === null) await countUnread();
    } catch (reason) {
      error.value = reason;
    } finally {
      isLoading.value = false;
    }
  }

  return { list, nextCursor, isListed, isLoading, error, unread, loadFirst, loadMore, countUnread, told, count, read, readAll };
});
