// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { effectScope, ref } from "vue";
import { anOrder } from "@/testing/orders";
import { useDesk } from "./store";
import { useOrderDetail } from "./useOrderDetail";

let asked: string[];
let tell: (orderId: string) => void;

beforeEach(() => {
  setActivePinia(createPinia());
  asked = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(new Response(JSON.stringify({ ...anOrder({}), tickets: [] }), { status: 200 }));
  });
  vi.spyOn(useDesk(), "onTicket").mockImplementation((listener) => {
    tell = listener;
    return () => (tell = () => undefined);
  });
});
afterEach(() => vi.unstubAllGlobals());

test("news from the kitchen of the order that is open has it read again, until it is closed", () => {
  const scope = effectScope();
  scope.run(() => useOrderDetail(ref("ord_1")));
  expect(asked).toHaveLength(1);

  tell("ord_1");
  expect(asked).toEqual([asked[0], asked[0]]);
  tell("ord_2");
  expect(asked).toHaveLength(2);

  scope.stop();
  tell("ord_1");
  expect(asked).toHaveLength(2);
});
