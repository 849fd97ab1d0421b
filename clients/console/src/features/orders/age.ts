/** How long an order has waited for its next step, as minutes, as a word, and as fresh, warm or late. Pure. */
import type { DeskOrder } from "@contracts";
import { ageOf, instant, minutesSince, type Age } from "@words";
import { columnOf, type ColumnId } from "./columns";

/** A new order should be answered within this, a ready one fetched within that. */
const ANSWER_WITHIN_S = 300;
const FETCH_WITHIN_S = 900;
const MAKE_WITHIN_S = 600;

export interface OrderAge {
  age: Age;
  minutes: number;
  column: ColumnId;
}

function startOf(order: DeskOrder, column: ColumnId): string {
  if (column === "ready") return order.ready_at ?? order.created_at;
  if (column === "making") return order.accepted_at ?? order.created_at;
  return order.settled_at ?? order.created_at;
}

function targetS(order: DeskOrder, column: ColumnId, from: Date): number {
  if (column === "new") return ANSWER_WITHIN_S;
  if (column === "ready") return FETCH_WITHIN_S;
  if (order.promised_to === null) return MAKE_WITHIN_S;
  // A promise that was already past when the order was accepted must not make every second late by minutes.
  return Math.max(60, (instant(order.promised_to).getTime() - from.getTime()) / 1000);
}

export function ageOfOrder(order: DeskOrder, nowMs: number): OrderAge {
  const column = columnOf(order.state);
  const from = instant(startOf(order, column));
  const now = new Date(nowMs);
  const minutes = minutesSince(from, now);
  return { column, minutes, age: column === "done" ? "fresh" : ageOf(from, now, targetS(order, column, from)) };
}
