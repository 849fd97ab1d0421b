import { describe, expect, it } from "vitest";

import { ageOf, ageWord, isInTheShop, isOpen, ORDER_STATES, sentence, stepIndex, type SentenceOrder } from "../src/orders";
import { instant } from "../src/time";

const order: SentenceOrder = {
  state: "placed",
  mode: "pickup",
  table_label: null,
  promised_from: "2026-11-22T06:30:00Z",
  promised_to: "2026-11-22T06:40:00Z",
  pay_by: "2026-11-22T06:15:00Z",
  paid_fen: 2700,
  refunded_fen: 0,
  store: { time_zone: "Asia/Shanghai" },
};

describe("the sentence", () => {
  it.each([
    [{ state: "awaiting_payment" }, "order.sentence.awaiting_payment_by", { time: "14:15" }],
    [{ state: "awaiting_payment", pay_by: null }, "order.sentence.awaiting_payment", undefined],
    [{ state: "placed" }, "order.sentence.placed", undefined],
    [{ state: "accepted" }, "order.sentence.accepted_range", { from: "14:30", to: "14:40" }],
    [{ state: "accepted", promised_to: null }, "order.sentence.accepted", undefined],
    [{ state: "preparing", promised_from: null }, "order.sentence.preparing_at", { to: "14:40" }],
    [{ state: "ready" }, "order.sentence.ready", undefined],
    [{ state: "ready", mode: "dine_in" }, "order.sentence.ready_dine_in", undefined],
    [{ state: "completed" }, "order.sentence.completed", undefined],
    [{ state: "cancelled", paid_fen: 0 }, "order.sentence.cancelled", undefined],
    [{ state: "cancelled" }, "order.sentence.cancelled_refunding", undefined],
    [{ state: "cancelled", refunded_fen: 2700 }, "order.sentence.cancelled_refunded", undefined],
  ] as const)("of %o", (change, key, params) => {
    const phrase = sentence({ ...order, ...change });
    expect([phrase.key, phrase.params]).toEqual([key, params]);
  });
});

describe("states", () => {
  it("are open until the end", () => {
    expect(ORDER_STATES.filter(isOpen)).toEqual(["awaiting_payment", "placed", "accepted", "preparing", "ready"]);
    expect(ORDER_STATES.filter(isInTheShop)).toEqual(["placed", "accepted", "preparing", "ready"]);
    expect(ORDER_STATES.map(stepIndex)).toEqual([0, 1, 2, 3, 4, 5, -1]);
  });
});

describe("age", () => {
  const since = instant("2026-11-22T06:00:00Z");

  it.each([
    ["06:03:19", "fresh"],
    ["06:03:20", "warm"],
    ["06:04:59", "warm"],
    ["06:05:00", "late"],
  ])("at %s is %s", (clock, age) => {
    expect(ageOf(since, instant(`2026-11-22T${clock}Z`), 300)).toBe(age);
  });

  it("has a word", () => {
    expect(ageWord(since, instant("2026-11-22T06:00:59Z"))).toEqual({ key: "age.just_now" });
    expect(ageWord(since, instant("2026-11-22T06:04:00Z"))).toEqual({ key: "age.minutes", params: { count: 4 } });
  });
});
