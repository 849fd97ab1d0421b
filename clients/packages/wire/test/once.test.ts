import { describe, expect, it } from "vitest";

import { createCaller } from "../src/call";
import { WireError } from "../src/errors";
import { createOnce, type Intent, type Once } from "../src/once";
import { fakePlatform, json, refusal, settle, type FakePlatform } from "./fakes";

interface Placed {
  id: string;
}

const order = (cup: string): Intent<Placed> => ({
  name: "place_order:sto_1",
  request: { method: "POST", path: "/orders", body: { cup } },
});

function onceOn(platform: FakePlatform): Once {
  return createOnce({ platform, call: createCaller({ platform, base: "", language: () => "zh" }) });
}

function keysSeen(platform: FakePlatform): (string | undefined)[] {
  return platform.http.seen.map((request) => request.headers["Idempotency-Key"]);
}

async function outcome(platform: FakePlatform, promise: Promise<unknown>): Promise<unknown> {
  const settled = promise.then(
    (value) => value,
    (error: unknown) => error,
  );
  await platform.clock.advance(120_000);
  return settled;
}

describe("an intent", () => {
  it("is tried with the same key until it is answered", async () => {
    const platform = fakePlatform();
    platform.http.answers("offline", "timeout", { status: 500, body: "" }, { status: 503, body: "" }, json(201, { id: "ord_1" }));

    const answer = await outcome(platform, onceOn(platform).send(order("latte")));

    expect(answer).toEqual({ id: "ord_1" });
    expect(keysSeen(platform)).toHaveLength(5);
    expect(new Set(keysSeen(platform)).size).toBe(1);
    expect(keysSeen(platform)[0]?.length).toBeGreaterThanOrEqual(8);
    expect(keysSeen(platform)[0]?.length).toBeLessThanOrEqual(80);
  });

  it("gets a new key when it is wished again after its answer", async () => {
    const platform = fakePlatform();
    platform.http.answers(json(201, { id: "ord_1" }));
    const once = onceOn(platform);

    await once.send(order("latte"));
    await once.send(order("latte"));

    expect(new Set(keysSeen(platform)).size).toBe(2);
  });

  it("gets a new key after a refusal, which the caller is told of", async () => {
    const platform = fakePlatform();
    platform.http.answers(refusal(409, "inventory.sold_out"), json(201, { id: "ord_1" }));
    const once = onceOn(platform);

    await expect(once.send(order("latte"))).rejects.toMatchObject({ code: "inventory.sold_out" });
    expect(once.pending()).toEqual([]);
    await once.send(order("latte"));

    expect(new Set(keysSeen(platform)).size).toBe(2);
  });

  it("is one although it is tapped eight times", async () => {
    const platform = fakePlatform();
    platform.http.answers(json(201, { id: "ord_1" }));
    const once = onceOn(platform);

    const answers = await Promise.all(Array.from({ length: 8 }, () => once.send(order("latte"))));

    expect(answers.map((each) => each.id)).toEqual(Array.from({ length: 8 }, () => "ord_1"));
    expect(platform.http.seen).toHaveLength(1);
  });

  it("waits as long as the server says", async () => {
    const platform = fakePlatform();
    platform.http.answers(
      { status: 503, headers: { "retry-after": "7" }, body: '{"code":"infra.busy","message":"","details":{},"request_id":""}' },
      json(201, { id: "ord_1" }),
    );
    const answer = onceOn(platform).send(order("latte"));

    await platform.clock.advance(6_900);
    expect(platform.http.seen).toHaveLength(1);
    await platform.clock.advance(200);

    expect(await answer).toEqual({ id: "ord_1" });
  });

  it("is taken over by the caller before it is forgotten", async () => {
    const platform = fakePlatform();
    platform.http.answers(json(201, { id: "ord_1" }));
    const once = onceOn(platform);
    const seen: number[] = [];

    await once.send({ ...order("latte"), onAnswer: () => seen.push(once.pending().length) });

    expect(seen).toEqual([1]);
    expect(once.pending()).toEqual([]);
  });
});

describe("a dead spot", () => {
  it("ends in an error after the patience, and the next tap goes on with the same key", async () => {
    const platform = fakePlatform();
    platform.http.answers("offline");
    const once = onceOn(platform);

    const failure = await outcome(platform, once.send(order("latte")));
    expect(failure).toBeInstanceOf(WireError);
    expect(failure).toMatchObject({ code: "wire.offline", offline: true });

    platform.http.answers(json(201, { id: "ord_1" }));
    expect(await once.send(order("latte"))).toEqual({ id: "ord_1" });
    expect(new Set(keysSeen(platform)).size).toBe(1);
  });

  it("survives a restart of the program", async () => {
    const platform = fakePlatform();
    platform.http.answers("offline");
    await outcome(platform, onceOn(platform).send(order("latte")));

    const afterRestart = onceOn(platform);
    expect(afterRestart.pending()).toMatchObject([{ name: "place_order:sto_1", body: { cup: "latte" } }]);
    platform.http.answers(json(201, { id: "ord_1" }));
    expect(await afterRestart.resume("place_order:sto_1")).toEqual({ id: "ord_1" });

    expect(new Set(keysSeen(platform)).size).toBe(1);
    expect(afterRestart.pending()).toEqual([]);
    expect(await afterRestart.resume("place_order:sto_1")).toBeNull();
  });

  it("keeps the intent when the program dies while the request is on its way", async () => {
    const platform = fakePlatform();
    platform.http.send = () => new Promise(() => undefined);
    void onceOn(platform).send(order("latte"));
    await settle();

    expect(onceOn(platform).pending()).toHaveLength(1);
  });

  it("lets nobody wait for yesterday", async () => {
    const platform = fakePlatform();
    platform.http.answers("offline");
    await outcome(platform, onceOn(platform).send(order("latte")));

    await platform.clock.advance(25 * 3_600_000);

    expect(onceOn(platform).pending()).toEqual([]);
  });
});

describe("another body under the same name", () => {
  it("isn't sent when the earlier one turns out to have arrived", async () => {
    const platform = fakePlatform();
    platform.http.answers("timeout");
    const once = onceOn(platform);
    await outcome(platform, once.send(order("latte")));

    platform.http.answers(json(201, { id: "ord_1" }));
    await expect(once.send(order("mocha"))).rejects.toMatchObject({
      code: "wire.earlier_arrived",
      details: { answer: { id: "ord_1" } },
    });

    expect(platform.http.seen.every((request) => request.body === '{"cup":"latte"}')).toBe(true);
    expect(once.pending()).toEqual([]);
  });

  it("is sent with its own key when the earlier one was refused", async () => {
    const platform = fakePlatform();
    platform.http.answers("timeout");
    const once = onceOn(platform);
    await outcome(platform, once.send(order("latte")));
    const before = platform.http.seen.length;

    platform.http.answers(refusal(409, "stores.closed"), json(201, { id: "ord_2" }));
    expect(await once.send(order("mocha"))).toEqual({ id: "ord_2" });

    const [asked, sent] = platform.http.seen.slice(before);
    expect([asked?.body, sent?.body]).toEqual(['{"cup":"latte"}', '{"cup":"mocha"}']);
    expect(asked?.headers["Idempotency-Key"]).not.toBe(sent?.headers["Idempotency-Key"]);
  });

  it("is turned away while the earlier one is on its way", async () => {
    const platform = fakePlatform();
    platform.http.send = () => new Promise(() => undefined);
    const once = onceOn(platform);
    void once.send(order("latte"));

    await expect(once.send(order("mocha"))).rejects.toMatchObject({ code: "wire.unsettled" });
  });
});

describe("a spoilt storage", () => {
  it("is read as empty", () => {
    const platform = fakePlatform();
    platform.store.set("dd.intents", '[{"name":1}, "x"');
    expect(onceOn(platform).pending()).toEqual([]);
    platform.store.set("dd.intents", '[{"name":1}, null]');
    expect(onceOn(platform).pending()).toEqual([]);
  });
});
