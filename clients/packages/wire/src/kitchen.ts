/** Calls of the kitchen API: stations, tickets, and the calling screen. */
import type { Board, PairedAs, PairingAsked, Station, Ticket, TicketList } from "../../contracts/src/index";
import type { BodyCaller } from "./merchant";

const API = "/api/kitchen/v1";

export type TicketMove = "start" | "bump" | "recall" | "serve";

export interface KitchenCalls {
  stations(storeId: string): Promise<Station[]>;
  tickets(storeId: string, stationId?: string): Promise<TicketList>;
  move(ticketId: string, move: TicketMove): Promise<Ticket>;
  bumpItem(ticketItemId: string): Promise<Ticket>;
  /** One thing is with the guest; done by who has the orders. */
  serveItem(ticketItemId: string): Promise<Ticket>;
  board(storeId: string): Promise<Board>;
  /** Announce a ready number again. */
  callAgain(orderId: string): Promise<void>;
  /** Get six digits for this screen to show. */
  askToPair(kind: PairedAs["kind"]): Promise<PairingAsked>;
  /** True once somebody typed the digits: from then on the browser keeps the screen's cookie. */
  isPaired(secret: string): Promise<boolean>;
}

export function createKitchenCalls(body: BodyCaller): KitchenCalls {
  return {
    stations: async (id) => (await body<{ items: Station[] }>({ method: "GET", path: at("stores", id, "stations") })).items,
    tickets: (id, station) => body({ method: "GET", path: at("stores", id, "tickets"), query: { station } }),
    move: (id, move) => body({ method: "POST", path: at("tickets", id, move), body: {} }),
    bumpItem: (id) => body({ method: "POST", path: at("ticket-items", id, "bump"), body: {} }),
    serveItem: (id) => body({ method: "POST", path: at("ticket-items", id, "serve"), body: {} }),
    board: (id) => body({ method: "GET", path: at("stores", id, "board") }),
    askToPair: (kind) => body({ method: "POST", path: at("pairings"), body: { kind } }),
    isPaired: async (secret) =>
      (await body<{ is_paired: boolean }>({ method: "POST", path: at("pairings", "fetch"), body: { secret } })).is_paired,
    callAgain: (id) => body({ method: "POST", path: at("orders", id, "call"), body: {} }),
  };
}

function at(...parts: string[]): string {
  return [API, ...parts.map(encodeURIComponent)].join("/");
}
