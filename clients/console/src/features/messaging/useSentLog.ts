/** The log of sent messages, a page at a time; only the newest question is answered. */
import { whyOf } from "@/i18n/why";
import { staff } from "@/platform/wire";
import type { MessageChannel, SentMessage, SentState } from "@contracts";
import { ref, shallowRef, watch, type Ref } from "vue";

const TYPING_MS = 250;

export interface LogFilters {
  channel: MessageChannel | "";
  state: SentState | "";
  text: string;
}

export const NO_LOG_FILTERS: LogFilters = { channel: "", state: "", text: "" };

export function useSentLog(brandId: Ref<string>, filters: Ref<LogFilters>) {
  const messages = shallowRef<SentMessage[]>([]);
  const cursor = ref<string | null>(null);
  const isLoading = ref(false);
  const hasLoaded = ref(false);
  const error = ref<string | null>(null);
  let question = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function load(from: string | null) {
    question += 1;
    const mine = question;
    isLoading.value = true;
    const { channel, state, text } = filters.value;
    try {
      const page = await staff.messaging.sent(brandId.value, {
        ...(channel ? { channel } : {}),
        ...(state ? { state } : {}),
        ...(text.trim() ? { text: text.trim() } : {}),
        ...(from ? { cursor: from } : {}),
      });
      if (mine !== question) return;
      messages.value = from ? [...messages.value, ...page.items] : page.items;
      cursor.value = page.next_cursor;
      hasLoaded.value = true;
      error.value = null;
    } catch (failure) {
      if (mine === question) error.value = whyOf(failure);
    } finally {
      if (mine === question) isLoading.value = false;
    }
  }

  watch(
    [brandId, filters],
    ([, now], [, before]) => {
      clearTimeout(timer);
      const isTyping = before !== undefined && before.text !== now.text;
      timer = setTimeout(() => void load(null), isTyping ? TYPING_MS : 0);
    },
    { immediate: true, deep: true },
  );

  return { messages, cursor, isLoading, hasLoaded, error, more: () => load(cursor.value), again: () => load(null) };
}
