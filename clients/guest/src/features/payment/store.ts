/**
 * One payment of one order, from opening the cashier to a definite word of the server. What the phone thinks happened there
 * is a hint; while the guest waits, the server is asked, and the server asks the gateway.
 */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { PaymentState } from '@contracts/common';
import { isWireError } from '@wire/errors';
import { absoluteAddress } from '@/platform/navigation';
import { handOver, paymentChannel, paymentMeans } from '@/platform/pay';
import { recall, remember } from '@/platform/storage';
import { wire } from '@/platform/wire';
import { ORDER } from '@/routes';

const FIRST_ASKS = 10;
const UNCLEAR_ASKS = 3;
const SOON_MS = 2_000;
const LATER_MS = 8_000;
/** Orders whose payment was begun on this phone: only about those is there anything to ask. */
const KEY = 'paying';
const MOST_KEPT = 20;

export const usePayment = defineStore('payment', () => {
  const orderId = ref('');
  const state = ref<PaymentState | 'none'>('none');
  const isOpening = ref(false);
  const isChecking = ref(false);
  const error = shallowRef<unknown>(null);
  /** The order whose cashier opens by itself, once: set on the way from "pay", gone after a reload. */
  let opensFor = '';
  let watching: { stop: () => void } | null = null;

  /** Rounds of asking that brought no definite answer. */
  const asks = ref(0);
  /**
   * Money may be on its way: it is paid and the order hasn't heard yet, or the gateway has hardly been asked. "Pending" alone
   * says nothing: a payment is that from the moment the cashier is opened.
   */
  const isUnclear = computed(() => state.value === 'paid' || (asks.value < UNCLEAR_ASKS && !isSettled(state.value)));

  function openByItself(id: string): void {
    opensFor = id;
  }

  function shouldOpen(id: string): boolean {
    const should = opensFor === id;
    opensFor = '';
    return should;
  }

  function look(id: string): void {
    if (orderId.value === id) return;
    orderId.value = id;
    state.value = 'none';
    asks.value = 0;
    error.value = null;
  }

  /** Starts a payment (the same one when it is still open) and hands the guest over. */
  async function open(id: string): Promise<void> {
    if (isOpening.value) return;
    look(id);
    isOpening.value = true;
    error.value = null;
    remember(KEY, [id, ...begun().filter((each) => each !== id)].slice(0, MOST_KEPT));
    try {
      const started = await wire.startPayment(id, { means: paymentMeans(), channel: paymentChannel() });
      state.value = started.state;
      if (started.payload === null) return;
      const handed = await handOver(started.payload, absoluteAddress(ORDER, { id, paid: '1' }));
      // What the phone says is a hint; the answer is asked for until it is there.
      if (handed !== 'left' && handed !== 'impossible') watch(id);
    } catch (reason) {
      error.value = reason;
    } finally {
      isOpening.value = false;
    }
  }

  /** Asks once, down to the gateway. */
  async function check(id: string): Promise<void> {
    look(id);
    isChecking.value = true;
    try {
      state.value = (await wire.payment(id, true)).state;
      error.value = null;
    } catch (reason) {
      // Not started yet is no trouble: there is nothing to find out.
      if (!isWireError(reason) || reason.status !== 404) error.value = reason;
    } finally {
      isChecking.value = false;
    }
  }

  /** Asks again and again until the answer is definite, or the screen is left. */
  function watch(id: string): void {
    unwatch();
    look(id);
    if (!begun().includes(id)) return;
    asks.value = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mine = { stop: () => clearTimeout(timer) };
    watching = mine;
    const round = async () => {
      await check(id);
      asks.value += 1;
      if (watching !== mine || isSettled(state.value)) return;
      timer = setTimeout(() => void round(), asks.value < FIRST_ASKS ? SOON_MS : LATER_MS);
    };
    void round();
  }

  function unwatch(): void {
    watching?.stop();
    watching = null;
  }

  return { orderId, state, isOpening, isChecking, isUnclear, error, openByItself, shouldOpen, open, check, watch, unwatch };
});

function begun(): string[] {
  return recall(KEY, isTexts) ?? [];
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isSettled(state: PaymentState | 'none'): boolean {
  return state === 'paid' || state === 'failed' || state === 'closed';
}
