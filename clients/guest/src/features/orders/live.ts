/** Keeps one order on screen as it is in the shop: by socket, by polling where there is none, at once when the guest returns. */
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import type { Order } from '@contracts/guest';
import { topics } from '@contracts/live';
import type { Live, LiveState } from '@wire/live';
import { call } from '@/platform/haptics';
import { onNetworkChange } from '@/platform/network';
import { onReturn } from '@/platform/visibility';
import { follow } from '@/platform/wire';
import { useOrders } from './store';

export function useLiveOrder(id: () => string) {
  const orders = useOrders();
  const state = ref<LiveState>('connecting');
  const error = shallowRef<unknown>(null);
  const readAt = ref<Date | null>(null);
  let live: Live | null = null;

  const order = computed<Order | null>(() => orders.byId.get(id()) ?? null);

  function start(): void {
    stop();
    error.value = null;
    live = follow({
      topics: [topics.order(id())],
      async load() {
        try {
          const loaded = await orders.load(id());
          readAt.value = new Date();
          error.value = null;
          return { things: [loaded] };
        } catch (reason) {
          // Shown where there is nothing else to show; it is tried again in any case.
          error.value = reason;
          throw reason;
        }
      },
      apply(frame) {
        readAt.value = new Date();
        if (frame.type === 'order' && frame.data) orders.put(frame.data as Order);
      },
      onState: (next) => (state.value = next),
      onError: (reason) => (error.value = reason),
    });
    live.start();
  }

  function stop(): void {
    live?.stop();
    live = null;
  }

  const stopListening = [onReturn(() => live?.wake()), onNetworkChange((isBack) => isBack && live?.wake())];

  watch(
    () => order.value?.state,
    (now, before) => {
      if (now === 'ready' && before !== undefined && before !== 'ready') call();
    },
  );
  onBeforeUnmount(() => {
    stop();
    stopListening.forEach((each) => each());
  });

  return { order, state, error, readAt, start, stop, pause: () => live?.pause(), wake: () => live?.wake(), reload: () => live?.reload() };
}
