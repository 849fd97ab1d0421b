/**
 * Sends an order and stays with it until its fate is known: placed once, or refused with a reason.
 *
 * wire keeps the key and repeats while it has patience; after that this waits for the network (or a while) and asks again
 * with the same key. It lives above the screens, so leaving the page changes nothing, and a restart takes it up again.
 */
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { CartBody, Order, Quote } from '@contracts/guest';
import { isWireError } from '@wire/errors';
import { isOnline, onNetworkChange } from '@/platform/network';
import { wire } from '@/platform/wire';

export type Outcome =
  | { kind: 'placed'; order: Order }
  /** An order sent before this one had arrived after all; this one was not sent. */
  | { kind: 'earlier_placed'; order: Order }
  | { kind: 'price_changed'; quote: Quote }
  | { kind: 'refused'; error: unknown };

/** sending: on its way. unsure: no answer yet, it is being found out. */
export type Phase = 'idle' | 'sending' | 'unsure';

const ASK_AGAIN_MS = 6_000;
const INTENT_PREFIX = 'place_order:';

export const usePlacing = defineStore('placing', () => {
  const phase = shallowRef<Phase>('idle');
  const isUnderWay = computed(() => phase.value !== 'idle');

  /** `takeOver` runs the moment the order is known to exist, before anything is forgotten: empty the cart there. */
  function place(order: { storeId: string; cart: CartBody; fingerprint: string }, takeOver: (order: Order) => void): Promise<Outcome> {
    const { storeId, cart, fingerprint } = order;
    return settle(() => wire.placeOrder({ store_id: storeId, cart, fingerprint }, takeOver), storeId, takeOver);
  }

  /** Takes up what a restart or a dead spot left without an answer; null when there is nothing. */
  async function resume(takeOver: (order: Order) => void): Promise<Outcome | null> {
    if (isUnderWay.value) return null;
    const storeId = pendingStore();
    if (storeId === null) return null;
    phase.value = 'unsure';
    return settle(() => askAgain(storeId, takeOver), storeId, takeOver);
  }

  async function settle(send: () => Promise<Order>, storeId: string, takeOver: (order: Order) => void): Promise<Outcome> {
    if (phase.value === 'idle') phase.value = 'sending';
    let attempt = send;
    try {
      for (;;) {
        try {
          return { kind: 'placed', order: await attempt() };
        } catch (error) {
          const outcome = outcomeOf(error);
          if (outcome) return outcome;
          phase.value = 'unsure';
          await aWhileOrNetwork();
          attempt = () => askAgain(storeId, takeOver);
        }
      }
    } finally {
      phase.value = 'idle';
    }
  }

  async function askAgain(storeId: string, takeOver: (order: Order) => void): Promise<Order> {
    const order = await wire.resumePlacing(storeId, takeOver);
    if (order === null) throw new Error('the intent was answered elsewhere');
    return order;
  }

  return { phase, isUnderWay, place, resume };
});

/** Null while the server has not decided. */
export function outcomeOf(error: unknown): Outcome | null {
  if (!isWireError(error)) return { kind: 'refused', error };
  if (error.code === 'wire.earlier_arrived') return { kind: 'earlier_placed', order: error.details.answer as Order };
  if (error.code === 'ordering.price_changed' && isQuote(error.details.quote)) return { kind: 'price_changed', quote: error.details.quote };
  return error.isDefinite ? { kind: 'refused', error } : null;
}

function pendingStore(): string | null {
  const pending = wire.once.pending().find(({ name }) => name.startsWith(INTENT_PREFIX));
  return pending ? pending.name.slice(INTENT_PREFIX.length) : null;
}

function isQuote(value: unknown): value is Quote {
  return typeof (value as Partial<Quote> | null)?.fingerprint === 'string';
}

function aWhileOrNetwork(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, isOnline.value ? ASK_AGAIN_MS : ASK_AGAIN_MS * 2);
    const stop = onNetworkChange((isBack) => isBack && done());
  });
}
