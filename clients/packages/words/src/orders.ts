/** What an order's state means to people: its word, its sentence, its place among the steps. */
import type { WordKey } from "./messages";
import { clockTime, instant, minutesSince } from "./time";

export type OrderState = "awaiting_payment" | "placed" | "accepted" | "preparing" | "ready" | "completed" | "cancelled";
export type ServiceMode = "pickup" | "dine_in" | "takeaway";

export const ORDER_STATES: readonly OrderState[] = [
  "awaiting_payment",
  "placed",
  "accepted",
  "preparing",
  "ready",
  "completed",
  "cancelled",
];

/** The way of an order that goes well. */
export const STEPS: readonly OrderState[] = ["awaiting_payment", "placed", "accepted", "preparing", "ready", "completed"];

/** A text to be translated later: key and parameters. */
export interface Phrase {
  key: WordKey;
  params?: Readonly<Record<string, string | number>>;
}

export interface SentenceOrder {
  state: OrderState;
  mode: ServiceMode;
  table_label: string | null;
  promised_from: string | null;
  promised_to: string | null;
  pay_by: string | null;
  refunded_fen: number;
  paid_fen: number;
  store: { time_zone: string };
}

export type Age = "fresh" | "warm" | "late";

export function stateWord(state: OrderState): Phrase {
  return { key: `order.state.${state}` };
}

export function modeWord(mode: ServiceMode): Phrase {
  return { key: `mode.${mode}` };
}

/** Is anything still to happen with it? */
export function isOpen(state: OrderState): boolean {
  return state !== "completed" && state !== "cancelled";
}

/** Is it paid for (or to be paid later) and not yet handed over: the kitchen's and the counter's business? */
export function isInTheShop(state: OrderState): boolean {
  return isOpen(state) && state !== "awaiting_payment";
}

/** How far along the way a state is; cancelled is off it (-1). */
export function stepIndex(state: OrderState): number {
  return STEPS.indexOf(state);
}

/** The one sentence on top of the order page. */
export function sentence(order: SentenceOrder): Phrase {
  const dineIn = order.mode === "dine_in";
  switch (order.state) {
    case "awaiting_payment":
      return order.pay_by === null
        ? { key: "order.sentence.awaiting_payment" }
        : { key: "order.sentence.awaiting_payment_by", params: { time: timeIn(order, order.pay_by) } };
    case "placed":
      return { key: "order.sentence.placed" };
    case "accepted":
    case "preparing":
      return making(order);
    case "ready":
      return dineIn ? { key: "order.sentence.ready_dine_in" } : { key: "order.sentence.ready" };
    case "completed":
      return { key: "order.sentence.completed" };
    case "cancelled":
      if (order.paid_fen === 0) return { key: "order.sentence.cancelled" };
      return order.refunded_fen >= order.paid_fen
        ? { key: "order.sentence.cancelled_refunded" }
        : { key: "order.sentence.cancelled_refunding" };
  }
}

/** The age of something waiting, as a word and not only a colour: late from the target on, warm from `warnS`, else two thirds of it. */
export function ageOf(since: Date, now: Date, targetS: number, warnS = (targetS * 2) / 3): Age {
  const waitedS = (now.getTime() - since.getTime()) / 1000;
  if (waitedS >= targetS) return "late";
  return waitedS >= warnS ? "warm" : "fresh";
}

export function ageWord(since: Date, now: Date): Phrase {
  const count = minutesSince(since, now);
  return count === 0 ? { key: "age.just_now" } : { key: "age.minutes", params: { count } };
}

function making(order: SentenceOrder): Phrase {
  const { promised_from: from, promised_to: to } = order;
  const key = order.state === "accepted" ? "order.sentence.accepted" : "order.sentence.preparing";
  if (to === null) return { key };
  const params = { from: timeIn(order, from ?? to), to: timeIn(order, to) };
  return params.from === params.to ? { key: `${key}_at`, params: { to: params.to } } : { key: `${key}_range`, params };
}

function timeIn(order: SentenceOrder, at: string): string {
  return clockTime(instant(at), order.store.time_zone);
}
