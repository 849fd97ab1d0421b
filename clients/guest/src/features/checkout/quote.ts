/**
 * The server's price for the cart as it is now. Only the newest question's answer counts; until it is there, the sum on screen
 * is marked as being checked and cannot be paid.
 */
import { computed, ref, shallowRef } from 'vue';
import type { CartBody, Quote } from '@contracts/guest';
import { wire } from '@/platform/wire';

const PAUSE_MS = 150;

export function useQuote() {
  const quote = shallowRef<Quote | null>(null);
  const error = shallowRef<unknown>(null);
  const isBusy = ref(false);
  const wanted = ref('');
  const answered = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: { storeId: string; cart: CartBody } | null = null;

  const isCurrent = computed(() => quote.value !== null && wanted.value === answered.value);

  /** Asks for this cart, after a short pause in which a stepper may be tapped again. */
  function ask(storeId: string, cart: CartBody, options: { atOnce: boolean } = { atOnce: false }): void {
    last = { storeId, cart };
    const key = JSON.stringify(last);
    if (key === wanted.value && isCurrent.value && !options.atOnce) return;
    wanted.value = key;
    clearTimeout(timer);
    if (options.atOnce) void fetch(key);
    else timer = setTimeout(() => void fetch(key), PAUSE_MS);
  }

  function again(): void {
    if (last) ask(last.storeId, last.cart, { atOnce: true });
  }

  /** A price that the server sent with a refusal: the newest there is. */
  function take(newer: Quote): void {
    quote.value = newer;
    answered.value = wanted.value;
    error.value = null;
  }

  async function fetch(key: string): Promise<void> {
    if (!last) return;
    isBusy.value = true;
    try {
      const answer = await wire.quote(last.storeId, last.cart);
      if (key !== wanted.value) return;
      quote.value = answer;
      answered.value = key;
      error.value = null;
    } catch (reason) {
      if (key === wanted.value) error.value = reason;
    } finally {
      if (key === wanted.value) isBusy.value = false;
    }
  }

  return { quote, error, isBusy, isCurrent, ask, again, take };
}
