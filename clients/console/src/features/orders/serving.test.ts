// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useServing } from "./serving";
import { HOLD_MS } from "./store";

let asked: string[];
let status: number;
const read = vi.fn(() => Promise.resolve());
const failed = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  setActivePinia(createPinia());
  [asked, status] = [[], 200];
  read.mockClear();
  failed.mockClear();
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    asked.push(`${init.method ?? "GET"} ${url}`);
    const body = status === 200 ? {} : { code: "kitchen.illegal_step", message: "", details: {}, request_id: "" };
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const CALL = "POST /api/kitchen/v1/ticket-items/tki_1/serve";

test("a plate shows as brought at once, and is sent after five seconds, once", async () => {
  const serving = useServing();
  serving.serve("tki_1", read, failed);
  serving.serve("tki_1", read, failed);
  expect(serving.held.has("tki_1")).toBe(true);
  await vi.advanceTimersByTimeAsync(HOLD_MS - 1);
  expect(asked).toEqual([]);

  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual([CALL]);
  expect(read).toHaveBeenCalledTimes(1);
  expect([...serving.held.keys(), ...serving.sent]).toEqual([]);
});

test("until the order is read again the plate stays brought", async () => {
  const serving = useServing();
  serving.serve("tki_1", () => new Promise(() => undefined), failed);
  await vi.advanceTimersByTimeAsync(HOLD_MS);
  expect([serving.held.has("tki_1"), serving.sent.has("tki_1")]).toEqual([false, true]);
});

test("taken back within five seconds, nothing was ever sent", async () => {
  const serving = useServing();
  serving.serve("tki_1", read, failed);
  serving.serve("tki_2", read, failed);
  serving.takeBack("tki_2");
  await vi.advanceTimersByTimeAsync(2 * HOLD_MS);
  expect(asked).toEqual([CALL]);
});

test("what the server refuses is said, and the order read again", async () => {
  status = 409;
  const serving = useServing();
  serving.serve("tki_1", read, failed);
  await vi.advanceTimersByTimeAsync(HOLD_MS);
  expect(failed.mock.calls).toMatchObject([[{ code: "kitchen.illegal_step" }]]);
  expect(read).toHaveBeenCalledTimes(1);
  expect(serving.sent.size).toBe(0);
});

test("a page that goes away sends what it holds", async () => {
  const serving = useServing();
  serving.serve("tki_1", read, failed);
  dispatchEvent(new Event("pagehide"));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([CALL]);
});
