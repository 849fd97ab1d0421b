/** What the kitchen API takes and gives. */
import type { Id, Instant, ServiceMode, TicketState } from "./common";

export interface StationCard {
  id: Id;
  name: string;
  name_en: string;
}

export interface Station extends StationCard {
  queued: number;
}

export interface TicketModifier {
  name: string;
  name_en: string;
  is_default: boolean;
}

export interface TicketItem {
  id: Id;
  name: string;
  name_en: string;
  quantity: number;
  spec_text: string;
  spec_text_en: string;
  modifiers: TicketModifier[];
  note: string;
  state: TicketState;
}

export interface Ticket {
  id: Id;
  order_id: Id;
  number: string;
  mode: ServiceMode;
  table_label: string | null;
  station: StationCard;
  state: TicketState;
  version: number;
  round: number;
  opened_at: Instant;
  started_at: Instant | null;
  done_at: Instant | null;
  promised_at: Instant | null;
  target_s: number;
  note: string;
  allergens: string[];
  items: TicketItem[];
}

export interface TicketList {
  items: Ticket[];
  server_time: Instant;
}

export interface BoardReady {
  order_id: Id;
  number: string;
  ready_at: Instant;
}

export interface BoardPreparing {
  order_id: Id;
  number: string;
}

export interface Board {
  ready: BoardReady[];
  preparing: BoardPreparing[];
}
