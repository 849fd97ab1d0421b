/**
 * Shapes that every audience of the API shares.
 *
 * Ids are prefixed public ids, money is a whole number of fen, an instant is ISO-8601 in UTC ending in "Z".
 */
import type { components } from "./generated/guest";
import type { Narrow } from "./narrow";

type Schemas = components["schemas"];

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
export type ErrorBody = Schemas["ErrorOut"];

export type PriceModifier = Schemas["ModifierOut"];

export type LinePart = Schemas["PartOut"];

/** A line with its prices worked out by the server: of a quote or of an order. */
export type PricedLine = Omit<Schemas["QuotedLineOut"], "client_line_id">;

/** A fee or a discount, always on its own line with its reason. */
export type Charge = Schemas["FeeOut"];

export type Refund = Narrow<Schemas["RefundOut"], { state: RefundState }>;
