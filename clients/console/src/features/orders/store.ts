/**
 * The orders on the desk: one shelf that replies and frames fill through the same door, and the moves staff make.
 * Finishing and handing over cannot be taken back on the server, so they are held here for five seconds first.
 */
import { createFollowing } from "@/platform/live";
import { onLeaving } from "@/platform/page";
import { staff } from "@/platform/wire";
import { topics, type DeskOrder, type OrderState, type TicketChangedFrame } from "@contracts";
import { createShelf, type DeskMove } from "@wire";
import { defineStore } from "pinia";
import { computed, reactive, ref, shallowRef } from "vue";

export const HOLD_MS = 5000;

/** Moves that wait, and the state the card shows meanwhile. */
const HELD: Partial<Record<DeskMove, OrderState>> = { finish: "ready", hand_over: "completed" };

interface Held {
  move: DeskMove;
  shows: OrderState;
  timer: ReturnType<typeof setTimeout>;
}

export const useDesk = defineStore("desk", () => {
  const orders = shallowRef<DeskOrder[]>([]);
  const shelf = createShelf<DeskOrder>((all) => (orders.value = all));
  const following = createFollowing();
  const hasLoaded = ref(false);
  const businessDate = ref("");
  const held = reactive(new Map<string, Held>());
  const commits = new Map<string, () => void>();
  const busy = reactive(new Set<string>());
  const listeners = new Set<(order: DeskOrder) => void>();
  const ticketListeners = new Set<(orderId: string) => void>();
  let openStore = "";

  /** Orders as the cards show them: a held move counts as made. */
  const shown = computed(() =>
    orders.value.map((order) => {
      const hold = held.get(order.id);
      return hold ? { ...order, state: hold.shows } : order;
    }),
  );
  const ringing = computed(() => orders.value.filter((order) => !order.is_acknowledged && isCalling(order)));
  const newCount = computed(() => orders.value.filter((order) => order.state === "placed").length);

  function isCalling(order: DeskOrder): boolean {
    return order.state === "placed" || order.state === "accepted";
  }

  /** Follow a store's orders; following the same store again changes nothing. */
  function open(storeId: string) {
    if (openStore === storeId) return;
    openStore = storeId;
    hasLoaded.value = false;
    flush();
    shelf.fill([], shelf.mark());
    following.follow({
      topics: [topics.orders(storeId)],
      load: async () => {
        const mark = shelf.mark();
        const desk = await staff.merchant.desk(storeId);
        if (openStore !== storeId) return undefined;
        shelf.fill(desk.items, mark);
        businessDate.value = desk.business_date;
        hasLoaded.value = true;
        return { things: desk.items };
      },
      apply: (frame) => {
        if (frame.type === "ticket_changed") tell((frame.data as TicketChangedFrame).order_id);
        if (frame.type !== "order") return;
        if (frame.data === null) shelf.drop(frame.id, frame.version);
        else put(frame.data as DeskOrder);
      },
    });
  }

  function close() {
    flush();
    following.stop();
    openStore = "";
  }

  /** The one door for an order, whether it came as a reply or as a frame. */
  function put(order: DeskOrder) {
    const isFirst = shelf.get(order.id) === undefined;
    if (!shelf.put(order)) return;
    const hold = held.get(order.id);
    if (hold && !order.can[hold.move as "finish" | "hand_over"]) release(order.id);
    if (isFirst) listeners.forEach((listener) => listener(order));
  }

  function onNew(listener: (order: DeskOrder) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  const tell = (orderId: string) => ticketListeners.forEach((listener) => listener(orderId));

  /** Hear which order has news from the kitchen: something is made, or brought to its table. */
  function onTicket(listener: (orderId: string) => void): () => void {
    ticketListeners.add(listener);
    return () => ticketListeners.delete(listener);
  }

  async function send(orderId: string, act: () => Promise<DeskOrder>): Promise<DeskOrder> {
    busy.add(orderId);
    try {
      const order = await act();
      put(order);
      return order;
    } finally {
      busy.delete(orderId);
    }
  }

  /** Make a move now. */
  function move(orderId: string, step: DeskMove): Promise<DeskOrder> {
    return send(orderId, () => staff.merchant.move(orderId, step));
  }

  /** Make a move that cannot be taken back: shown at once, sent after five seconds, or when anything else is done. */
  function hold(orderId: string, step: DeskMove, onFailed: (error: unknown) => void) {
    const shows = HELD[step];
    if (!shows) throw new Error(`not a held move: ${step}`);
    flush();
    const commit = () => {
      release(orderId);
      move(orderId, step).catch(onFailed);
    };
    held.set(orderId, { move: step, shows, timer: setTimeout(commit, HOLD_MS) });
    commits.set(orderId, commit);
  }

  /** Forget a held move: it is taken back. */
  function release(orderId: string) {
    clearTimeout(held.get(orderId)?.timer);
    held.delete(orderId);
    commits.delete(orderId);
  }

  /** Send what is held, at once. */
  function flush() {
    for (const commit of [...commits.values()]) commit();
  }

  const reject = (id: string, reason: string) => send(id, () => staff.merchant.moveWithReason(id, "reject", { reason }));
  const cancel = (id: string, reason: string) => send(id, () => staff.merchant.moveWithReason(id, "cancel", { reason }));
  const refund = (id: string, reason: string) => send(id, () => staff.merchant.refund(id, reason));

  /** Take cash; the answer says how much to give back. */
  async function takeCash(id: string, receivedFen: number): Promise<number> {
    let changeFen = 0;
    await send(id, async () => {
      const { change_fen, ...order } = await staff.merchant.takeCash(id, { received_fen: receivedFen });
      changeFen = change_fen;
      return order;
    });
    return changeFen;
  }

  /** Stop the bell for every order that rings now. */
  async function acknowledgeAll() {
    await Promise.all(ringing.value.map((order) => move(order.id, "acknowledge")));
  }

  async function acknowledge(orderId: string) {
    const order = shelf.get(orderId);
    if (order && !order.is_acknowledged) await move(orderId, "acknowledge");
  }

  onLeaving(flush);

  return {
    orders,
    shown,
    ringing,
    newCount,
    businessDate,
    hasLoaded,
    held,
    busy,
    live: following.state,
    error: following.error,
    open,
    close,
    reload: following.reload,
    put,
    onNew,
    onTicket,
    move,
    hold,
    release,
    flush,
    reject,
    cancel,
    refund,
    takeCash,
    acknowledge,
    acknowledgeAll,
  };
});
