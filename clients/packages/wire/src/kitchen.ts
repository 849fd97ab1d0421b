/** Calls of the kitchen API: stations, tickets, and the calling screen. */
import type { Board, Station, Ticket, TicketList } from "../../contracts/src/index";
import type { BodyCaller } from "./merchant";

const API = "/api/kitchen/v1";

export type TicketMove = "start" | "bump" | "recall" | "serve";

export interface KitchenCalls {
  stations(storeId: string): Promise<Station[]>;
  tickets(storeId: string, stationId?: string): Promise<TicketList>;
  move(ticketId: string, move: TicketMove): Promise<Ticket>;
  bumpItem(ticketItemId: string): Promise<Ticket>;
  board(storeId: string): Promise<Board>;
  /** Announce a ready number again. */
  callAgain(orderId: string): Promise<void>;
}

export function createKitchenCalls(body: BodyCaller): KitchenCalls {
  return {
    stations: async (id) => (await body<{ items: Station[] }>({ method: "GET", path: at("stores", id, "stations") })).items,
    tickets: (id, station) => body({ method: "GET", path: at("stores", id, "tickets"), query: { station } }),
    move: (id, move) => body({ method: "POST", path: at("tickets", id, move), body: {} }),
    bumpItem: (id) => body({ method: "POST", path: at("ticket-items", id, "bump"), body: {} }),
    board: (id) => body({ method: "GET", path: at("stores", id, "board") }),
    callAgain: (id) => body({ method: "POST", path: at("orders", id, "call"), body: {} }),
  };
}

function at(...parts: string[]): string {
  return [API, ...parts.map(encodeURIComponent)].join("/");
}
