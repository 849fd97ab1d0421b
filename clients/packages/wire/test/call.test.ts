import { describe, expect, it } from "vitest";

import { createCaller, withQuery, type Caller, type CallerOptions } from "../src/call";
import { WireError } from "../src/errors";
import { fakePlatform, json, refusal, type FakePlatform } from "./fakes";

function caller(platform: FakePlatform, more: Partial<CallerOptions> = {}): Caller {
  return createCaller({ platform, base: "https://shop.example", language: () => "en", ...more });
}

async function failureOf(promise: Promise<unknown>): Promise<WireError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
  throw new Error("nothing failed");
}

describe("a request", () => {
  it("carries language, key, bearer and body", async () => {
    const platform = fakePlatform();
    platform.http.answers(json(201, { id: "ord_1" }));

    const reply = await caller(platform, { token: () => "tok" })<{ id: string }>({
      method: "POST",
      path: "/api/guest/v1/orders",
      body: { a: 1 },
      key: "k_1",
    });

    expect(reply.body).toEqual({ id: "ord_1" });
    expect(platform.http.seen).toEqual([
      {
        method: "POST",
        url: "https://shop.example/api/guest/v1/orders",
        headers: {
          Accept: "application/json",
          "Accept-Language": "en",
          Authorization: "Bearer tok",
          "Content-Type": "application/json",
          "Idempotency-Key": "k_1",
        },
        body: '{"a":1}',
        timeoutMs: 10_000,
      },
    ]);
  });

  it("joins the query by hand and leaves out what is not given", () => {
    expect(withQuery("/x", { q: "茶 & 奶", open: true, cursor: null, more: undefined })).toBe("/x?q=%E8%8C%B6%20%26%20%E5%A5%B6&open=true");
    expect(withQuery("/x", undefined)).toBe("/x");
  });

  it("hands a file through untouched", async () => {
    const platform = fakePlatform();
    const file = { name: "latte.jpg" };

    await caller(platform)({ method: "POST", path: "/p", file: { field: "file", file } });

    expect(platform.http.seen[0]?.body).toEqual({ field: "file", file });
    expect(platform.http.seen[0]?.headers["Content-Type"]).toBeUndefined();
    expect(platform.http.seen[0]?.timeoutMs).toBe(60_000);
  });
});

describe("an error", () => {
  it("says what the server said", async () => {
    const platform = fakePlatform();
    platform.http.answers(refusal(409, "catalog.sold_out", { ref_id: "sku_1" }));

    const error = await failureOf(caller(platform)({ method: "POST", path: "/x" }));

    expect(error).toMatchObject({
      code: "catalog.sold_out",
      message: "message of catalog.sold_out",
      details: { ref_id: "sku_1" },
      status: 409,
      requestId: "req_1",
      offline: false,
      isDefinite: true,
    });
  });

  it("is offline when nothing came", async () => {
    const platform = fakePlatform();
    platform.http.answers("timeout");

    const error = await failureOf(caller(platform)({ method: "POST", path: "/x" }));

    expect(error).toMatchObject({ code: "wire.timeout", status: 0, offline: true, isDefinite: false });
    expect(platform.http.seen).toHaveLength(1);
  });

  it("is no answer when a captive portal sends a page instead", async () => {
    const platform = fakePlatform();
    platform.http.answers({ status: 200, body: "<html>welcome to our wifi</html>" });

    const error = await failureOf(caller(platform)({ method: "POST", path: "/x" }));

    expect(error).toMatchObject({ code: "wire.bad_answer", isDefinite: false });
  });

  it("knows how long to wait", async () => {
    const platform = fakePlatform();
    platform.http.answers({ ...(refusal(429, "api.too_many") as object), headers: { "retry-after": "3" } });

    const error = await failureOf(caller(platform)({ method: "POST", path: "/x" }));

    expect([error.retryAfterMs, error.isDefinite]).toEqual([3000, false]);
  });
});

describe("a read", () => {
  it("is tried again after a network loss", async () => {
    const platform = fakePlatform();
    platform.http.answers("offline", { status: 503, body: "" }, json(200, { ok: true }));

    const reply = caller(platform)({ method: "GET", path: "/x" });
    await platform.clock.advance(5_000);

    expect((await reply).body).toEqual({ ok: true });
    expect(platform.http.seen).toHaveLength(3);
  });

  it("gives up after three tries", async () => {
    const platform = fakePlatform();
    platform.http.answers("offline");

    const failure = failureOf(caller(platform)({ method: "GET", path: "/x" }));
    await platform.clock.advance(60_000);

    expect((await failure).code).toBe("wire.offline");
    expect(platform.http.seen).toHaveLength(3);
  });

  it("is not tried again when the server has decided", async () => {
    const platform = fakePlatform();
    platform.http.answers(refusal(404, "stores.unknown_store"));

    await failureOf(caller(platform)({ method: "GET", path: "/x" }));

    expect(platform.http.seen).toHaveLength(1);
  });
});

describe("a lost session", () => {
  it("is renewed once for all calls that meet it, and they are made again", async () => {
    const platform = fakePlatform();
    platform.http.answers(refusal(401, "accounts.no_session"), refusal(401, "accounts.no_session"), json(200, { ok: true }));
    let renewals = 0;
    const call = caller(platform, {
      renewSession: () => {
        renewals += 1;
        return Promise.resolve();
      },
    });

    const replies = await Promise.all([call({ method: "GET", path: "/a" }), call({ method: "GET", path: "/b" })]);

    expect(replies.map((reply) => reply.status)).toEqual([200, 200]);
    expect(renewals).toBe(1);
  });

  it("ends in 401 when the renewal doesn't help", async () => {
    const platform = fakePlatform();
    platform.http.answers(refusal(401, "accounts.no_session"));
    let renewals = 0;
    const call = caller(platform, {
      renewSession: () => {
        renewals += 1;
        return Promise.resolve();
      },
    });

    expect((await failureOf(call({ method: "GET", path: "/a" }))).status).toBe(401);
    expect(renewals).toBe(1);
  });
});
