// @vitest-environment happy-dom
import { language } from "@/platform/appearance";
import { anOrder } from "@/testing/orders";
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createApp, nextTick, type App } from "vue";
import { isBellOn, isSpeaking, testBell, useRinging } from "./ringing";
import { useDesk } from "./store";

const heard = vi.hoisted(() => ({ ring: vi.fn(), say: vi.fn(), hush: vi.fn() }));
vi.mock("@/platform/sound", () => ({ ring: heard.ring, volume: { value: 0.8 } }));
vi.mock("@/platform/speech", () => ({ say: heard.say, hush: heard.hush, spelled: (number: string) => [...number].join(" ") }));

let layout: App;

beforeEach(() => {
  vi.useFakeTimers();
  // Without a worker the bell goes by the page's clock, which a test can turn.
  vi.stubGlobal("Worker", undefined);
  setActivePinia(createPinia());
  language.value = "zh";
  isBellOn.value = true;
  isSpeaking.value = true;
  for (const sound of Object.values(heard)) sound.mockClear();
  layout = createApp({ setup: () => useRinging(() => undefined), render: () => null });
  layout.mount(document.createElement("div"));
});
afterEach(() => {
  layout.unmount();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** An order as a frame brings it; seen by the bell once Vue has looked. */
async function comes(over: Parameters<typeof anOrder>[0] = {}) {
  useDesk().put(anOrder({ is_acknowledged: false, ...over }));
  await nextTick();
}
const acknowledged = (over: Parameters<typeof anOrder>[0] = {}) => comes({ is_acknowledged: true, version: 2, ...over });

describe("the bell", () => {
  test("rings at once, and every four seconds until somebody acknowledges", async () => {
    expect(heard.ring).not.toHaveBeenCalled();
    await comes();
    expect(heard.ring.mock.calls).toEqual([["new_order"]]);
    vi.advanceTimersByTime(3_999);
    expect(heard.ring).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(heard.ring).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(40_000);
    expect(heard.ring).toHaveBeenCalledTimes(12);

    await acknowledged();
    vi.advanceTimersByTime(60_000);
    expect(heard.ring).toHaveBeenCalledTimes(12);
  });

  test("says the order after the first ring and after every third one, and not what was acknowledged meanwhile", async () => {
    await comes({ mode: "dine_in", table_label: "A3" });
    vi.advanceTimersByTime(1_399);
    expect(heard.say).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(heard.say.mock.calls).toEqual([["您有新订单，A 0 0 1，A3 号桌", "zh", 0.8]]);
    vi.advanceTimersByTime(12_000);
    expect(heard.say).toHaveBeenCalledTimes(2);

    // The seventh ring has a sentence again; somebody is faster than it.
    vi.advanceTimersByTime(11_000);
    heard.hush.mockClear();
    await acknowledged({ mode: "dine_in", table_label: "A3" });
    vi.advanceTimersByTime(60_000);
    expect(heard.say).toHaveBeenCalledTimes(2);
    expect(heard.hush).toHaveBeenCalledTimes(1);
  });

  test("goes on for the order that nobody has seen, and starts anew with one that comes", async () => {
    await comes();
    vi.advanceTimersByTime(3_000);
    await comes({ id: "ord_2", number: "A002" });
    expect(heard.ring).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(3_999);
    expect(heard.ring).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1);
    expect(heard.ring).toHaveBeenCalledTimes(3);

    await acknowledged();
    vi.advanceTimersByTime(4_000);
    expect(heard.ring).toHaveBeenCalledTimes(4);
  });

  test("is silent where the device's bell is off, and once nobody looks at the console", async () => {
    isBellOn.value = false;
    await comes();
    vi.advanceTimersByTime(8_000);
    expect(heard.ring).not.toHaveBeenCalled();
    isBellOn.value = true;
    vi.advanceTimersByTime(4_000);
    expect(heard.ring).toHaveBeenCalledTimes(1);

    layout.unmount();
    vi.advanceTimersByTime(60_000);
    expect(heard.ring).toHaveBeenCalledTimes(1);
  });
});

describe("the test of the bell", () => {
  test("rings once and says one sentence", () => {
    testBell();
    vi.advanceTimersByTime(60_000);
    expect(heard.ring.mock.calls).toEqual([["new_order"]]);
    expect(heard.say.mock.calls).toEqual([["您有新订单，请及时处理", "zh", 0.8]]);
  });

  test("says nothing where speaking is off", () => {
    isSpeaking.value = false;
    testBell();
    expect(heard.ring).toHaveBeenCalledTimes(1);
    expect(heard.say).not.toHaveBeenCalled();
  });
});
