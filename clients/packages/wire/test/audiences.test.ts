import { describe, expect, it } from "vitest";

import { createGuestWire, type GuestWire } from "../src/guest";
import { createStaffWire } from "../src/staff";
import { fakePlatform, json, refusal, type FakePlatform } from "./fakes";

function guestOn(platform: FakePlatform): GuestWire {
  return createGuestWire({ platform, base: "", client: "mp-weixin", language: () => "zh" });
}

/** A phone that has been here before. */
function knownPlatform(): FakePlatform {
  const platform = fakePlatform();
  platform.store.set("dd.guest.known", "gst_1");
  return platform;
}

function asked(platform: FakePlatform): string[] {
  return platform.http.seen.map((request) => `${request.method} ${request.url}`);
}

describe("a guest", () => {
  it("keeps the token of a mini-program and sends it", async () => {
    const platform = fakePlatform();
    const session = { guest: { id: "gst_1" }, token: "tok", live_url: "", server_time: "2026-11-22T04:00:00Z" };
    platform.http.answers(json(200, session), json(200, { items: [], next_cursor: null }));
    const guest = guestOn(platform);

    await guest.openSession();
    await guest.orders({ shown: "active" });

    expect(asked(platform)).toEqual(["POST /api/guest/v1/session", "GET /api/guest/v1/orders?shown=active"]);
    expect(platform.http.seen[0]?.body).toBe('{"client":"mp-weixin","language":"zh"}');
    expect(platform.http.seen[1]?.headers["Authorization"]).toBe("Bearer tok");
  });

  it("says who it is by a code of its platform, and is let in unknown when nobody vouches for it", async () => {
    const platform = fakePlatform();
    const codes = ["first", "used", null];
    const signIn = () => {
      const code = codes.shift();
      return code ? Promise.resolve({ app_id: "wx1", code }) : Promise.reject(new Error("no platform"));
    };
    const guest = createGuestWire({ platform, base: "", client: "mp-weixin", language: () => "zh", signIn });
    const session = (is_known: boolean) => json(200, { guest: { id: "gst_1" }, token: "tok", is_known });
    platform.http.answers(session(true), refusal(422, "accounts.code_refused"), session(false), session(false));

    const known = [await guest.openSession(), await guest.openSession(), await guest.openSession()].map((each) => each.is_known);

    expect(known).toEqual([true, false, false]);
    expect(platform.http.seen.map((request) => request.body)).toEqual([
      '{"client":"mp-weixin","language":"zh","app_id":"wx1","code":"first"}',
      '{"client":"mp-weixin","language":"zh","app_id":"wx1","code":"used"}',
      '{"client":"mp-weixin","language":"zh"}',
      '{"client":"mp-weixin","language":"zh"}',
    ]);
  });

  it("reads what everybody may read without one, and gets a session before anything of its own", async () => {
    const platform = fakePlatform();
    platform.http.answers(
      json(200, { items: [], next_cursor: null }),
      json(200, { guest: { id: "gst_1" }, token: null, live_url: "", server_time: "" }),
      json(200, { items: [], next_cursor: null }),
    );
    const guest = guestOn(platform);

    await guest.stores("hillside");
    await Promise.all([guest.orders(), guest.order("ord_1")]);

    expect(asked(platform)).toEqual([
      "GET /api/guest/v1/stores?brand=hillside",
      "POST /api/guest/v1/session",
      "GET /api/guest/v1/orders",
      "GET /api/guest/v1/orders/ord_1",
    ]);
  });

  it("gets a new session where the old one is forgotten, unasked", async () => {
    const platform = knownPlatform();
    platform.http.answers(
      refusal(401, "accounts.no_session"),
      json(200, { guest: { id: "gst_2" }, token: "new", live_url: "", server_time: "" }),
      json(200, { id: "ord_1" }),
    );

    await guestOn(platform).order("ord_1");

    expect(asked(platform)).toEqual(["GET /api/guest/v1/orders/ord_1", "POST /api/guest/v1/session", "GET /api/guest/v1/orders/ord_1"]);
    expect(platform.http.seen[2]?.headers["Authorization"]).toBe("Bearer new");
  });

  it("is asked once more who it is when only somebody known can pay", async () => {
    const platform = knownPlatform();
    const signIn = () => Promise.resolve({ code: "fresh", app_id: "wx1" });
    const guest = createGuestWire({ platform, base: "", client: "mp-weixin", language: () => "zh", signIn });
    const session = { guest: { id: "gst_1" }, token: "tok", live_url: "", server_time: "" };
    platform.http.answers(refusal(422, "payments.payer_needed"), json(200, session), json(200, { payment_id: "pay_1", state: "pending" }));

    const started = await guest.startPayment("ord_1", { means: "wechatpay", channel: "jsapi" });

    expect(started.payment_id).toBe("pay_1");
    expect(asked(platform)).toEqual([
      "POST /api/guest/v1/orders/ord_1/payment",
      "POST /api/guest/v1/session",
      "POST /api/guest/v1/orders/ord_1/payment",
    ]);
    const keys = platform.http.seen.map(({ headers }) => headers["Idempotency-Key"]);
    expect(keys[0]).not.toBe(keys[2]);
  });

  it("places with a key and keeps a lost order for the next start", async () => {
    const platform = knownPlatform();
    platform.http.answers("offline");
    const cart = { mode: "pickup" as const, table_code: null, lines: [], note: "", people: null };
    const lost = guestOn(platform)
      .placeOrder({ store_id: "sto_1", cart, fingerprint: "f" })
      .catch(() => "lost");
    await platform.clock.advance(60_000);
    expect(await lost).toBe("lost");

    platform.http.answers(json(201, { id: "ord_1" }));
    const order = await guestOn(platform).resumePlacing("sto_1");

    expect(order).toEqual({ id: "ord_1" });
    const keys = platform.http.seen.map((request) => request.headers["Idempotency-Key"]);
    expect(keys.length).toBeGreaterThan(2);
    expect(new Set(keys).size).toBe(1);
  });

  it("asks the gateway only when told to", async () => {
    const platform = knownPlatform();
    await guestOn(platform).payment("ord_1");
    await guestOn(platform).payment("ord_1", true);

    expect(asked(platform)).toEqual([
      "GET /api/guest/v1/orders/ord_1/payment",
      "GET /api/guest/v1/orders/ord_1/payment?check=true",
    ]);
  });
});

describe("staff", () => {
  it("are told when their session has ended, but not of a wrong password", async () => {
    const platform = fakePlatform();
    platform.http.answers(refusal(401, "accounts.wrong_password"));
    let signedOut = 0;
    const staff = createStaffWire({
      platform,
      language: () => "zh",
      onSignedOut: () => {
        signedOut += 1;
      },
    });

    await expect(staff.signIn({ username: "a", password: "b" })).rejects.toMatchObject({ code: "accounts.wrong_password" });
    expect(signedOut).toBe(0);
    await expect(staff.merchant.desk("sto_1")).rejects.toMatchObject({ status: 401 });
    expect(signedOut).toBe(1);
  });

  it("take money with a key, and move orders with the version they saw", async () => {
    const platform = fakePlatform();
    const staff = createStaffWire({ platform, language: () => "zh" });

    await staff.merchant.takeCash("ord_1", { received_fen: 5000 });
    await staff.merchant.move("ord_1", "accept", { version: 3 });
    await staff.kitchen.move("tkt_1", "bump");

    expect(asked(platform)).toEqual([
      "POST /api/merchant/v1/orders/ord_1/cash",
      "POST /api/merchant/v1/orders/ord_1/accept",
      "POST /api/kitchen/v1/tickets/tkt_1/bump",
    ]);
    expect(platform.http.seen.map((request) => "Idempotency-Key" in request.headers)).toEqual([true, false, false]);
    expect(platform.http.seen[1]?.body).toBe('{"version":3}');
  });
});
