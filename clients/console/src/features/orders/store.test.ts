// @vitest-environment happy-dom
import { anOrder, CAN } from "@/testing/orders";
import type { DeskOrder } from "@contracts";
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HOLD_MS, useDesk } from "./store";

/** A shop that answers like the server: one order, moved along its legal moves. */
let order: DeskOrder;
let asked: string[];

const NEXT: Record<string, DeskOrder["state"]> = { accept: "accepted", finish: "ready", hand_over: "completed" };

function answer(url: string, method: string): { status: number; body: unknown } {
  const path = url.replace("/api/merchant/v1", "");
  if (method === "POST") asked.push(path);
  if (path.endsWith("/orders/desk")) return { status: 200, body: { items: [order], business_date: "2026-11-22" } };
  if (path.endsWith("/ticket")) return { status: 503, body: {} };
  const step = path.split("/").pop() ?? "";
  const state = NEXT[step];
  if (step === "acknowledge") order = { ...order, is_acknowledged: true, version: order.version + 1 };
  else if (state) order = { ...order, state, can: CAN[state], version: order.version + 1 };
  else return { status: 404, body: { code: "x", message: "x", details: {}, request_id: "" } };
  return { status: 200, body: order };
}

beforeEach(() => {
  vi.useFakeTimers();
  setActivePinia(createPinia());
  asked = [];
  order = anOrder({ state: "placed", is_acknowledged: false });
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    const { status, body } = answer(url, init.method ?? "GET");
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
});
afterEach(() => {
  useDesk().close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function openDesk() {
  const desk = useDesk();
  desk.open("sto_1");
  await vi.advanceTimersByTimeAsync(50);
  expect(desk.hasLoaded).toBe(true);
  return desk;
}

describe("the desk", () => {
  test("a new order rings until it is acknowledged", async () => {
    const desk = await openDesk();
    expect(desk.ringing.map((one) => one.number)).toEqual(["A001"]);
    await desk.acknowledgeAll();
    expect(desk.ringing).toEqual([]);
    expect(asked).toContain("/orders/ord_1/acknowledge");
  });

  test("accepting is sent at once", async () => {
    const desk = await openDesk();
    await desk.move("ord_1", "accept");
    expect(desk.orders[0]?.state).toBe("accepted");
  });

  test("a hand-over shows at once, and is sent after five seconds only", async () => {
    order = anOrder({ state: "ready" });
    const desk = await openDesk();
    desk.hold("ord_1", "hand_over", () => undefined);
    expect(desk.shown[0]?.state).toBe("completed");
    await vi.advanceTimersByTimeAsync(HOLD_MS - 1);
    expect(asked).not.toContain("/orders/ord_1/hand_over");
    await vi.advanceTimersByTimeAsync(50);
    expect(asked).toContain("/orders/ord_1/hand_over");
    expect(desk.orders[0]?.state).toBe("completed");
  });

  test("taken back within five seconds, nothing was ever sent", async () => {
    order = anOrder({ state: "ready" });
    const desk = await openDesk();
    desk.hold("ord_1", "hand_over", () => undefined);
    desk.release("ord_1");
    await vi.advanceTimersByTimeAsync(HOLD_MS * 2);
    expect(desk.shown[0]?.state).toBe("ready");
    expect(asked).not.toContain("/orders/ord_1/hand_over");
  });

  test("what is held goes out before the page does", async () => {
    order = anOrder({ state: "preparing" });
    const desk = await openDesk();
    desk.hold("ord_1", "finish", () => undefined);
    desk.flush();
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toContain("/orders/ord_1/finish");
  });

  test("a held move that somebody else has made meanwhile is let go", async () => {
    order = anOrder({ state: "preparing" });
    const desk = await openDesk();
    desk.hold("ord_1", "finish", () => undefined);
    desk.put(anOrder({ state: "ready", version: 9 }));
    await vi.advanceTimersByTimeAsync(HOLD_MS * 2);
    expect(asked).not.toContain("/orders/ord_1/finish");
    expect(desk.shown[0]?.state).toBe("ready");
  });

  test("an older order never covers a newer one", async () => {
    const desk = await openDesk();
    desk.put(anOrder({ state: "preparing", version: 7 }));
    desk.put(anOrder({ state: "accepted", version: 6 }));
    expect(desk.orders.map((one) => [one.state, one.version])).toEqual([["preparing", 7]]);
  });
});
