/**
 * The tickets of a store's kitchen, live. A bump shows at once and comes back when the server refuses it or cannot be
 * reached, because a cook does not wait for a network.
 */
import { createFollowing } from "@/platform/live";
import { learnServerTime } from "@/platform/clock";
import { staff } from "@/platform/wire";
import { topics, type Station, type Ticket } from "@contracts";
import { createShelf, type TicketMove } from "@wire";
import { defineStore } from "pinia";
import { computed, reactive, ref, shallowRef } from "vue";
import { isUndone } from "./queue";

export const useKitchen = defineStore("kitchen", () => {
  const known = shallowRef<Ticket[]>([]);
  const shelf = createShelf<Ticket>((all) => (known.value = all));
  const stations = shallowRef<Station[]>([]);
  const hasLoaded = ref(false);
  const following = createFollowing();
  /** Tickets that were bumped here and whose answer is still under way. */
  const leaving = reactive(new Set<string>());
  const listeners = new Set<(ticket: Ticket) => void>();
  let openStore = "";

  const tickets = computed(() => known.value.filter((ticket) => !(leaving.has(ticket.id) && isUndone(ticket))));

  function open(storeId: string) {
    if (openStore === storeId) return;
    openStore = storeId;
    hasLoaded.value = false;
    shelf.fill([], shelf.mark());
    following.follow({
      topics: [topics.kitchen(storeId)],
      load: async () => {
        const mark = shelf.mark();
        const [list, places] = await Promise.all([staff.kitchen.tickets(storeId), staff.kitchen.stations(storeId)]);
        if (openStore !== storeId) return undefined;
        learnServerTime(list.server_time);
        shelf.fill(list.items, mark);
        stations.value = places;
        hasLoaded.value = true;
        return { things: list.items };
      },
      apply: (frame) => {
        if (frame.type === "stations_changed") askForStations();
        else if (frame.type !== "ticket") return;
        else if (frame.data === null) shelf.drop(frame.id, frame.version);
        else put(frame.data as Ticket);
      },
    });
  }

  async function readStations() {
    const storeId = openStore;
    const places = await staff.kitchen.stations(storeId);
    if (openStore === storeId) stations.value = places;
  }

  /** Whatever fails here is seen by the line, which says so, and a paired screen asks again by itself. */
  function askForStations() {
    readStations().catch(() => undefined);
  }

  function close() {
    following.stop();
    openStore = "";
  }

  /** The one door for a ticket, whether it came as a reply or as a frame. */
  function put(ticket: Ticket) {
    const isFirst = shelf.get(ticket.id) === undefined;
    if (!shelf.put(ticket)) return;
    if (isFirst && isUndone(ticket)) listeners.forEach((listener) => listener(ticket));
  }

  /** Be told of each ticket that comes in while one looks. */
  function onNew(listener: (ticket: Ticket) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  async function move(ticketId: string, step: TicketMove) {
    if (step === "bump") leaving.add(ticketId);
    try {
      put(await staff.kitchen.move(ticketId, step));
    } finally {
      leaving.delete(ticketId);
    }
  }

  async function bumpItem(itemId: string) {
    put(await staff.kitchen.bumpItem(itemId));
  }

  return {
    tickets,
    stations,
    hasLoaded,
    live: following.state,
    error: following.error,
    open,
    close,
    askForStations,
    onNew,
    move,
    bumpItem,
    reload: following.reload,
  };
});
