/** Where an order stands on the desk, and in which order its column is read. Pure; the same on every device. */
import type { DeskOrder, OrderState } from "@contracts";

export type ColumnId = "new" | "making" | "ready" | "done";
export type Grouping = "time" | "table";

export const COLUMNS: readonly ColumnId[] = ["new", "making", "ready", "done"];

const COLUMN_OF: Record<OrderState, ColumnId> = {
  awaiting_payment: "new",
  placed: "new",
  accepted: "making",
  preparing: "making",
  ready: "ready",
  completed: "done",
  cancelled: "done",
};

export interface OrderGroup {
  /** A table's label, a mode, or "" where nothing is grouped. */
  key: string;
  orders: DeskOrder[];
}

export function columnOf(state: OrderState): ColumnId {
  return COLUMN_OF[state];
}

/** The instant an order's place in its column goes by. */
function since(order: DeskOrder): string {
  return order.settled_at ?? order.created_at;
}

/** Oldest first where somebody waits; newest first among what is done. Equal instants go by number, so all devices agree. */
export function sorted(orders: readonly DeskOrder[], column: ColumnId): DeskOrder[] {
  const sign = column === "done" ? -1 : 1;
  const place = (order: DeskOrder) => (column === "ready" ? (order.ready_at ?? since(order)) : since(order));
  return [...orders].sort((a, b) => sign * (place(a).localeCompare(place(b)) || a.number.localeCompare(b.number)));
}

/** Orders of a column by table; those without a table stand together under their mode, after the tables. */
export function grouped(orders: readonly DeskOrder[], by: Grouping): OrderGroup[] {
  if (by === "time") return orders.length ? [{ key: "", orders: [...orders] }] : [];
  const groups = new Map<string, DeskOrder[]>();
  for (const order of orders) {
    const key = order.table_label ?? `mode:${order.mode}`;
    groups.set(key, [...(groups.get(key) ?? []), order]);
  }
  const rank = (key: string) => (key.startsWith("mode:") ? 1 : 0);
  return [...groups]
    .map(([key, members]) => ({ key, orders: members }))
    .sort((a, b) => rank(a.key) - rank(b.key) || a.key.localeCompare(b.key, "zh", { numeric: true }));
}

/** Does an order answer to what was typed: number, table, guest, item? */
export function matches(order: DeskOrder, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return true;
  return [
    order.number,
    order.table_label ?? "",
    order.guest_label,
    order.note,
    ...order.lines.flatMap((line) => [line.name, line.name_en]),
  ].some((text) => text.toLowerCase().includes(wanted));
}

/** The one thing to do next with an order: what the big button of its card does. */
export type NextMove = "accept" | "start" | "finish" | "hand_over" | "take_cash";

export function nextMove(order: DeskOrder): NextMove | null {
  const { can } = order;
  if (can.accept) return "accept";
  if (can.finish) return "finish";
  if (can.hand_over) return "hand_over";
  if (can.take_cash) return "take_cash";
  return null;
}
