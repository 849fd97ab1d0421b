/** Tickets, topics and frames of the live socket. */
import type { Id, Instant } from "./common";
import type { components } from "./generated/live";
import type { Order, StoreCard } from "./guest";
import type { BoardEntry, Ticket } from "./kitchen";
import type { DeskOrder } from "./merchant";
import type { Unread } from "./messages";
import type { ShopReview } from "./reviews";

export type LiveTicket = components["schemas"]["TicketOut"];

/** Where a topic stands: frames of one epoch are numbered without gaps. */
export interface Mark {
  epoch: string;
  seq: number;
}

export interface Hello {
  hello: { ticket: string; after: Record<string, Mark> };
}

export interface Welcome {
  welcome: { topics: Record<string, Mark & { resumed: boolean }>; heartbeat_s: number };
}

/** One small resource as it is now; `data` null means it is gone. */
export interface Frame<D = unknown> extends Mark {
  topic: string;
  type: string;
  id: Id;
  version: number;
  data: D | null;
}

export interface SoldOutFrame {
  ref_id: Id;
  is_sold_out: boolean;
  back_at: Instant | null;
  version: number;
}

export interface MenuChangedFrame {
  version: number;
}

/** Something of an order was made or brought out: its plates are to be read anew. */
export interface TicketChangedFrame {
  order_id: string;
}

export interface StationsChangedFrame {
  changed_at: Instant;
}

/** Frame type → what it carries. An "order" frame carries the reader's own view of the order. */
export interface FrameData {
  order: Order | DeskOrder;
  ticket: Ticket;
  ticket_changed: TicketChangedFrame;
  stations_changed: StationsChangedFrame;
  board_entry: BoardEntry;
  sold_out: SoldOutFrame;
  menu_changed: MenuChangedFrame;
  store: StoreCard;
  review: ShopReview;
  low_rating: ShopReview;
  unread: Unread;
}

/** The frame by which the hub says that frames may have been lost: read everything anew. It carries nothing. */
export const FRAME_RELOAD = "reload";

/** Close codes of the hub; from here on they are its own. */
export const CLOSE_BY_HUB = 4400;
export const CLOSE_BAD_TICKET = 4401;
export const CLOSE_NO_HELLO = 4408;
export const CLOSE_TOO_SLOW = 4413;

export const topics = {
  order: (orderId: Id): string => `order:${orderId}`,
  messages: (guestId: Id): string => `guest:${guestId}:messages`,
  menu: (storeId: Id): string => `store:${storeId}:menu`,
  orders: (storeId: Id): string => `store:${storeId}:orders`,
  kitchen: (storeId: Id): string => `store:${storeId}:kitchen`,
  reviews: (storeId: Id): string => `store:${storeId}:reviews`,
  board: (storeId: Id): string => `store:${storeId}:board`,
} as const;
