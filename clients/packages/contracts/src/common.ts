/**
 * Shapes that every audience of the API shares.
 *
 * Ids are prefixed public ids, money is a whole number of fen, an instant is ISO-8601 in UTC ending in "Z".
 */

export type Fen = number;
export type Instant = string;
export type Id = string;

export type Language = "zh" | "en";

export type ServiceMode = "pickup" | "dine_in" | "takeaway";

export type OrderState =
  | "awaiting_payment"
  | "placed"
  | "accepted"
  | "preparing"
  | "ready"
  | "completed"
  | "cancelled";

export type PaymentState = "opened" | "pending" | "paid" | "failed" | "closed";

export type RefundState = "asked" | "sent" | "done" | "failed";

export type TicketState = "queued" | "cooking" | "done" | "served" | "void";

/** One page of a list; `next_cursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

/** The body of every answer that is not a success. */
export interface ErrorBody {
  code: string;
  message: string;
  details: Record<string, unknown>;
  request_id: string;
}

export interface PriceModifier {
  id: Id;
  name: string;
  name_en: string;
  price_delta_fen: Fen;
  is_default: boolean;
}

export interface LinePart {
  name: string;
  name_en: string;
  quantity: number;
}

/** A line with its prices worked out by the server: of a quote or of an order. */
export interface PricedLine {
  client_line_id: string;
  item_id: Id;
  sku_id: Id;
  name: string;
  name_en: string;
  spec_text: string;
  spec_text_en: string;
  modifiers: PriceModifier[];
  unit_price_fen: Fen;
  quantity: number;
  amount_fen: Fen;
  discount_fen: Fen;
  net_fen: Fen;
  picture_url: string | null;
  parts: LinePart[];
}

/** A fee or a discount, always on its own line with its reason. */
export interface Charge {
  kind: string;
  name: string;
  name_en: string;
  amount_fen: Fen;
  reason: string;
  reason_en: string;
}

export interface Refund {
  id: Id;
  state: RefundState;
  amount_fen: Fen;
  reason: string;
  asked_at: Instant;
  done_at: Instant | null;
}
