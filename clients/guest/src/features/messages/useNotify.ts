/** What a guest agreed to be told elsewhere: an address proven by a code, taken back at once, news apart. */
import { computed, ref, shallowRef } from 'vue';
import type { ContactChannel, MessageKind, MessageSettings } from '@contracts/messages';
import { wire } from '@/platform/wire';

/** Asking again too soon is refused by the server as well. */
const AGAIN_AFTER_S = 60;

export function useNotify(storeId: () => string) {
  const settings = shallowRef<MessageSettings | null>(null);
  const error = shallowRef<unknown>(null);
  const isLoading = ref(false);

  /** The channel being set up, what was typed, and whether a code is on its way. */
  const adding = ref<ContactChannel | null>(null);
  const address = ref('');
  const code = ref('');
  const wantsNews = ref(false);
  const isCodeSent = ref(false);
  const isBusy = ref(false);
  const trouble = shallowRef<unknown>(null);
  const waits = ref(0);
  let clock: ReturnType<typeof setInterval> | undefined;

  const canAsk = computed(() => {
    const text = address.value.replace(/[\s-]/g, '');
    return adding.value === 'sms' ? /^(\+86)?1\d{10}$/.test(text) : /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text);
  });
  const canConfirm = computed(() => isCodeSent.value && /^\d{6}$/.test(code.value.trim()));

  async function load(): Promise<void> {
    isLoading.value = true;
    error.value = null;
    try {
      settings.value = await wire.messages.settings(storeId());
    } catch (reason) {
      error.value = reason;
    } finally {
      isLoading.value = false;
    }
  }

  function add(channel: ContactChannel): void {
    adding.value = channel;
    address.value = '';
    code.value = '';
    wantsNews.value = false;
    isCodeSent.value = false;
    trouble.value = null;
  }

  function stop(): void {
    adding.value = null;
    clearInterval(clock);
    waits.value = 0;
  }

  async function askCode(): Promise<void> {
    const channel = adding.value;
    if (channel === null || !canAsk.value || waits.value > 0) return;
    await busy(async () => {
      await wire.messages.askCode({ store_id: storeId(), channel, address: address.value.trim() });
      isCodeSent.value = true;
      waits.value = AGAIN_AFTER_S;
      clearInterval(clock);
      clock = setInterval(() => {
        waits.value -= 1;
        if (waits.value <= 0) clearInterval(clock);
      }, 1000);
    });
  }

  async function confirm(): Promise<void> {
    const channel = adding.value;
    if (channel === null || !canConfirm.value) return;
    await busy(async () => {
      settings.value = await wire.messages.agree({ store_id: storeId(), channel, code: code.value.trim(), wants_news: wantsNews.value });
      stop();
    });
  }

  async function withdraw(channel: ContactChannel): Promise<void> {
    await busy(async () => {
      settings.value = await wire.messages.withdraw(storeId(), channel);
    });
  }

  async function chooseNews(channel: ContactChannel, wants: boolean): Promise<void> {
    await busy(async () => {
      settings.value = await wire.messages.chooseNews({ store_id: storeId(), channel, wants_news: wants });
    });
  }

  /** Shown at once; should the server not take it, it goes back. */
  async function mute(kind: MessageKind, isMuted: boolean): Promise<void> {
    const before = settings.value;
    if (before === null) return;
    const kinds = before.kinds.map((each) => (each.kind === kind ? { ...each, is_muted: isMuted } : each));
    settings.value = { ...before, kinds };
    await busy(async () => {
      try {
        await wire.messages.mute(kinds.filter((each) => each.is_muted).map((each) => each.kind));
      } catch (reason) {
        settings.value = before;
        throw reason;
      }
    });
  }

  async function busy(work: () => Promise<void>): Promise<void> {
    isBusy.value = true;
    trouble.value = null;
    try {
      await work();
    } catch (reason) {
      trouble.value = reason;
    } finally {
      isBusy.value = false;
    }
  }

  return {
    settings,
    error,
    isLoading,
    adding,
    address,
    code,
    wantsNews,
    isCodeSent,
    isBusy,
    trouble,
    waits,
    canAsk,
    canConfirm,
    load,
    add,
    stop,
    askCode,
    confirm,
    withdraw,
    chooseNews,
    mute,
  };
}
