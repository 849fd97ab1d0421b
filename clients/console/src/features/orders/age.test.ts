import { anOrder } from "@/testing/orders";
import { describe, expect, test } from "vitest";
import { ageOfOrder } from "./age";

const ms = (time: string) => Date.parse(`2026-11-22T06:${time}Z`);

describe("the age of an order", () => {
  test("a new order is to be answered within five minutes of its payment", () => {
    const order = anOrder({ settled_at: "2026-11-22T06:00:00Z" });
    expect(ageOfOrder(order, ms("03:19"))).toMatchObject({ age: "fresh", minutes: 3 });
    expect(ageOfOrder(order, ms("03:20"))).toMatchObject({ age: "warm" });
    expect(ageOfOrder(order, ms("05:00"))).toMatchObject({ age: "late", minutes: 5 });
  });

  test("one in the making is late when its promise is past", () => {
    const order = anOrder({ state: "preparing", accepted_at: "2026-11-22T06:02:00Z", promised_to: "2026-11-22T06:12:00Z" });
    expect(ageOfOrder(order, ms("08:00")).age).toBe("fresh");
    expect(ageOfOrder(order, ms("09:00")).age).toBe("warm");
    expect(ageOfOrder(order, ms("12:00")).age).toBe("late");
  });

  test("one accepted after its promise is not late by the second", () => {
    const order = anOrder({ state: "accepted", accepted_at: "2026-11-22T06:20:00Z", promised_to: "2026-11-22T06:12:00Z" });
    expect(ageOfOrder(order, ms("20:10")).age).toBe("fresh");
    expect(ageOfOrder(order, ms("21:00")).age).toBe("late");
  });

  test("a ready one is waited for a quarter of an hour; a finished one no longer ages", () => {
    const ready = anOrder({ state: "ready", ready_at: "2026-11-22T06:10:00Z" });
    expect(ageOfOrder(ready, ms("19:59")).age).toBe("fresh");
    expect(ageOfOrder(ready, ms("20:00")).age).toBe("warm");
    expect(ageOfOrder(ready, ms("25:00")).age).toBe("late");
    expect(ageOfOrder(anOrder({ state: "completed" }), ms("59:00")).age).toBe("fresh");
  });

  test("a clock that runs behind the server's shows nought, not less", () => {
    expect(ageOfOrder(anOrder({ settled_at: "2026-11-22T06:05:00Z" }), ms("04:00")).minutes).toBe(0);
  });
});
