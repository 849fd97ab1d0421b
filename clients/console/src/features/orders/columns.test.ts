import { aLine, anOrder } from "@/testing/orders";
import { describe, expect, test } from "vitest";
import { columnOf, grouped, matches, nextMove, sorted } from "./columns";

const at = (minute: number) => `2026-11-22T06:${String(minute).padStart(2, "0")}:00Z`;

describe("the columns of the desk", () => {
  test("an order stands where its state says", () => {
    expect(
      ["awaiting_payment", "placed", "accepted", "preparing", "ready", "completed", "cancelled"].map((state) =>
        columnOf(state as never),
      ),
    ).toEqual(["new", "new", "making", "making", "ready", "done", "done"]);
  });

  test("who waits longest stands first, and equal times go by number on every device", () => {
    const orders = [
      anOrder({ id: "c", number: "A003", settled_at: at(5) }),
      anOrder({ id: "b", number: "A002", settled_at: at(1) }),
      anOrder({ id: "a", number: "A001", settled_at: at(5) }),
    ];
    expect(sorted(orders, "new").map((order) => order.id)).toEqual(["b", "a", "c"]);
    expect(sorted(orders, "done").map((order) => order.id)).toEqual(["c", "a", "b"]);
  });

  test("ready orders go by when they became ready, not by when they were placed", () => {
    const orders = [
      anOrder({ id: "late", state: "ready", settled_at: at(1), ready_at: at(20) }),
      anOrder({ id: "early", state: "ready", settled_at: at(9), ready_at: at(12) }),
    ];
    expect(sorted(orders, "ready").map((order) => order.id)).toEqual(["early", "late"]);
  });

  test("grouped by table, tables come in their order and guests without one after them", () => {
    const orders = [
      anOrder({ id: "1", mode: "pickup" }),
      anOrder({ id: "2", mode: "dine_in", table_label: "A10" }),
      anOrder({ id: "3", mode: "dine_in", table_label: "A2" }),
      anOrder({ id: "4", mode: "dine_in", table_label: "A10" }),
    ];
    expect(grouped(orders, "table").map((group) => [group.key, group.orders.map((order) => order.id)])).toEqual([
      ["A2", ["3"]],
      ["A10", ["2", "4"]],
      ["mode:pickup", ["1"]],
    ]);
    expect(grouped(orders, "time")).toHaveLength(1);
    expect(grouped([], "time")).toEqual([]);
  });

  test("a search finds numbers, tables, guests, notes and items in both languages", () => {
    const order = anOrder({
      number: "B012",
      table_label: "A3",
      mode: "dine_in",
      note: "少冰",
      lines: [aLine({ name: "澳白", name_en: "Flat white" })],
    });
    for (const typed of ["012", "a3", "7q2", "少冰", "澳", "flat", " "]) expect(matches(order, typed)).toBe(true);
    expect(matches(order, "美式")).toBe(false);
  });

  test("the big button does the next step, and nothing where there is none", () => {
    expect(
      ["awaiting_payment", "placed", "accepted", "preparing", "ready", "completed", "cancelled"].map((state) =>
        nextMove(anOrder({ state: state as never })),
      ),
    ).toEqual(["take_cash", "accept", "finish", "finish", "hand_over", null, null]);
  });
});
