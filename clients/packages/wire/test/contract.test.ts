/**
 * Every call of wire against the server's own description: address and method exist, a key goes where one is wanted, and
 * nothing unknown is put into the query.
 */
import { describe, expect, it } from "vitest";

import guest from "../../../../contracts/openapi/guest.json";
import kitchen from "../../../../contracts/openapi/kitchen.json";
import live from "../../../../contracts/openapi/live.json";
import merchant from "../../../../contracts/openapi/merchant.json";
import { createGuestWire, type GuestWire } from "../src/guest";
import { createStaffWire, type StaffWire } from "../src/staff";
import { fakePlatform, settle, type FakePlatform } from "./fakes";

interface Parameter {
  in: string;
  name: string;
  required?: boolean;
}

interface Operation {
  operationId: string;
  parameters?: Parameter[];
}

interface Described {
  method: string;
  pattern: RegExp;
  operation: Operation;
}

type Paths = Record<string, Record<string, Operation>>;

const AUDIENCES: Record<string, { paths: unknown }> = { guest, merchant, kitchen, live };

/** Operations that no screen of ours uses, each with its reason. */
const UNUSED: Record<string, string> = {
  "guest.show_me": "the session says who one is",
  "guest.change_preferences": "language and text size are kept on the phone",
  "guest.list_payment_means": "one means as yet",
};

function described([audience, { paths }]: [string, { paths: unknown }]): Described[] {
  return Object.entries(paths as Paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`),
      operation: { ...operation, operationId: `${audience}.${operation.operationId}` },
    })),
  );
}

const OPERATIONS = Object.entries(AUDIENCES).flatMap(described);

/** The operation a request meets; a fixed address comes before one with a placeholder. */
function operationOf(method: string, url: string): Operation | undefined {
  const path = url.split("?")[0] ?? "";
  const found = OPERATIONS.filter((each) => each.method === method && each.pattern.test(path));
  return found.sort((a, b) => wildcards(a) - wildcards(b))[0]?.operation;
}

function wildcards({ pattern }: Described): number {
  return pattern.source.split("[^").length;
}

const cart = { mode: "pickup" as const, table_code: null, lines: [], note: "", people: null };

const GUEST_CALLS: ((wire: GuestWire) => Promise<unknown>)[] = [
  (wire) => wire.openSession(),
  (wire) => wire.phone(),
  (wire) => wire.offerPhone({ app_id: "wx1", code: "c" }),
  (wire) => wire.takePhoneBack(),
  (wire) => wire.stores("hillside"),
  (wire) => wire.store("sto_1"),
  (wire) => wire.home("sto_1"),
  (wire) => wire.entry("code"),
  (wire) => wire.shares.opened("abc"),
  (wire) => wire.shares.noteOpening("sto_1", { item_id: "itm_1", mark: "abcdefgh" }),
  (wire) => wire.shares.posterCode("sto_1", { item_id: null, mark: "abcdefgh" }),
  (wire) => wire.favourites("sto_1", "pickup"),
  (wire) => wire.keepFavourite("itm_1"),
  (wire) => wire.dropFavourite("itm_1"),
  (wire) => wire.menus.fresh("sto_1", "pickup"),
  (wire) => wire.quote("sto_1", cart),
  (wire) => wire.placeOrder({ store_id: "sto_1", cart, fingerprint: "f" }),
  (wire) => wire.me(),
  (wire) => wire.changePreferences({ text_size: "large", scheme: "dark", is_elder: true, reads_aloud: true, is_calm: false }),
  (wire) => wire.noteSearchMiss("sto_1", "matcha"),
  (wire) => wire.orders({ cursor: "c", shown: "active", text: "latte", mode: "pickup", store_id: "sto_1", month: "2026-11", day: "2026-11-03" }),
  (wire) => wire.orderMonths({ mode: "pickup", store_id: "sto_1" }),
  (wire) => wire.order("ord_1"),
  (wire) => wire.cancelOrder("ord_1", "too late"),
  (wire) => wire.startPayment("ord_1", { means: "wechatpay", channel: "h5" }),
  (wire) => wire.payment("ord_1", true),
  (wire) => wire.reviews.ofOrder("ord_1"),
  (wire) => wire.reviews.write("ord_1", [{ line_id: "lin_1", stars: 5, text: "", tags: [], photo_ids: [] }]),
  (wire) => wire.reviews.mine("c"),
  (wire) => wire.reviews.edit("rvw_1", { stars: 5, text: "", tags: ["tasty"], photo_ids: [] }),
  (wire) => wire.reviews.withdraw("rvw_1"),
  (wire) => wire.reviews.uploadPhoto({}),
  (wire) => wire.reviews.ratings("sto_1"),
  (wire) => wire.reviews.ofStore("sto_1", "c"),
  (wire) => wire.reviews.ofItem("sto_1", "itm_1", "c"),
  (wire) => wire.privacy.receipt(),
  (wire) => wire.call({ method: "GET", path: wire.privacy.file("zip") }),
  (wire) => wire.privacy.erase(),
  (wire) => wire.privacy.signOutEverywhere(),
  (wire) => wire.messages.list("inb_1"),
  (wire) => wire.messages.unread(),
  (wire) => wire.messages.read("inb_1"),
  (wire) => wire.messages.readAll("inb_1"),
  (wire) => wire.messages.settings("sto_1"),
  (wire) => wire.messages.mute(["order_ready"]),
  (wire) => wire.messages.askCode({ store_id: "sto_1", channel: "sms", address: "13800000000" }),
  (wire) => wire.messages.agree({ store_id: "sto_1", channel: "sms", code: "246810", wants_news: false }),
  (wire) => wire.messages.chooseNews({ store_id: "sto_1", channel: "sms", wants_news: true }),
  (wire) => wire.messages.withdraw("sto_1", "sms"),
  (wire) => wire.messages.questions("sto_1", "pickup"),
  (wire) => wire.messages.answer("sto_1", { tmpl: true }),
  (wire) => wire.liveTicket(["order:ord_1"]),
];

const STAFF_CALLS: ((wire: StaffWire) => Promise<unknown>)[] = [
  (wire) => wire.signIn({ username: "a", password: "b" }),
  (wire) => wire.signOut(),
  (wire) => wire.me(),
  (wire) => wire.merchant.desk("sto_1"),
  (wire) => wire.merchant.orders("sto_1", { query: "A1", state: "placed", mode: "pickup", date: "2026-11-22", cursor: "c" }),
  (wire) => wire.merchant.order("ord_1"),
  ...(["accept", "start", "finish", "hand_over", "acknowledge"] as const).map(
    (move) => (wire: StaffWire) => wire.merchant.move("ord_1", move, { version: 1 }),
  ),
  (wire) => wire.merchant.moveWithReason("ord_1", "reject", { reason: "no milk" }),
  (wire) => wire.merchant.moveWithReason("ord_1", "cancel", { reason: "no milk" }),
  (wire) => wire.merchant.takeCash("ord_1", { received_fen: 100 }),
  (wire) => wire.merchant.refund("ord_1", "cold"),
  (wire) => wire.merchant.home("brd_1"),
  (wire) => wire.merchant.saveHome("brd_1", { version: 0, greeting: "", greeting_en: "", cover_id: null, banners: [] }),
  (wire) => wire.merchant.settings("sto_1"),
  (wire) => wire.merchant.changeSettings("sto_1", { auto_accept: true }),
  (wire) => wire.merchant.pause("sto_1", { minutes: 30, reason: "rush" }),
  (wire) => wire.merchant.resume("sto_1"),
  (wire) => wire.merchant.tables("sto_1"),
  (wire) => wire.merchant.addArea("sto_1", { name: "x" }),
  (wire) => wire.merchant.addTable("sto_1", "are_1", { label: "1" }),
  (wire) => wire.merchant.addTables("sto_1", "are_1", { labels: ["1"], seats: 2 }),
  (wire) => wire.merchant.changeArea("sto_1", "are_1", { name: "x" }),
  (wire) => wire.merchant.archiveArea("sto_1", "are_1"),
  (wire) => wire.merchant.changeTable("sto_1", "tbl_1", { label: "1" }),
  (wire) => wire.merchant.archiveTable("sto_1", "tbl_1"),
  (wire) => wire.merchant.codeSheet("sto_1"),
  (wire) => wire.merchant.reissueTableCode("sto_1", "tbl_1"),
  (wire) => wire.call({ method: "GET", path: wire.merchant.codePaper("sto_1", { per_page: "4", area: "Hall", with_counter: false, language: "en" }) }),
  (wire) => wire.call({ method: "GET", path: wire.merchant.tableCodePicture("sto_1", "tbl_1") }),
  (wire) => wire.merchant.stations("sto_1"),
  (wire) => wire.merchant.addStation("sto_1", { name: "x" }),
  (wire) => wire.merchant.changeStation("sto_1", "stn_1", { name: "x" }),
  (wire) => wire.merchant.orderStations("sto_1", ["stn_1"]),
  (wire) => wire.merchant.removeStation("sto_1", "stn_1"),
  (wire) => wire.merchant.route("sto_1", "itm_1", null),
  (wire) => wire.merchant.catalog("sto_1"),
  ...(["categories", "items", "modifier-groups"] as const).flatMap((kind) => [
    (wire: StaffWire) => wire.merchant.create("brd_1", kind, { name: "x" }),
    (wire: StaffWire) => wire.merchant.change("brd_1", kind, "x_1", { name: "x" }),
    (wire: StaffWire) => wire.merchant.remove("brd_1", kind, "x_1"),
  ]),
  (wire) => wire.merchant.sort("brd_1", "categories", []),
  (wire) => wire.merchant.sort("brd_1", "items", []),
  (wire) => wire.merchant.override("sto_1", "itm_1", { is_available: true, sku_prices: {} }),
  (wire) => wire.merchant.searchMisses("sto_1", 90),
  (wire) => wire.merchant.markSoldOut("sto_1", { ref_id: "sku_1", is_sold_out: true, until: null }),
  (wire) => wire.merchant.setQuota("sto_1", "sku_1", { portions: 3 }),
  (wire) => wire.merchant.uploadPicture("brd_1", {}),
  (wire) => wire.merchant.importProgress("brd_1", "work-0001"),
  (wire) => wire.merchant.callOffImport("brd_1", "work-0001"),
  (wire) => wire.merchant.storeDifferences("brd_1"),
  (wire) => wire.call({ method: "GET", path: wire.merchant.menuFile("brd_1", "xlsx") }),
  (wire) => wire.merchant.importMenu("brd_1", {}, { dry_run: true, replace: false, mapping: "starbucks", work: "work-0001" }),
  (wire) => wire.merchant.guide("sto_1"),
  (wire) => wire.merchant.sampleMenus("brd_1"),
  (wire) => wire.merchant.startFromSample("brd_1", "cafe"),
  (wire) => wire.merchant.removeSample("brd_1", "cafe"),
  (wire) => wire.merchant.paymentAccounts("brd_1"),
  (wire) => wire.merchant.keepPaymentAccount("brd_1", { provider: "wechatpay", papers: {}, store_id: "" }),
  (wire) => wire.merchant.takePlayMoney("brd_1", { provider: "wechatpay", store_id: "" }),
  (wire) => wire.merchant.checkPaymentAccount("brd_1", "gwa_1"),
  (wire) => wire.merchant.putPaymentAccountAside("brd_1", "gwa_1"),
  (wire) => wire.merchant.today("sto_1"),
  (wire) => wire.merchant.shares("sto_1"),
  (wire) => wire.kitchen.stations("sto_1"),
  (wire) => wire.kitchen.tickets("sto_1", "stn_1"),
  ...(["start", "bump", "recall", "serve"] as const).map((move) => (wire: StaffWire) => wire.kitchen.move("tkt_1", move)),
  (wire) => wire.kitchen.bumpItem("tki_1"),
  (wire) => wire.kitchen.serveItem("tki_1"),
  (wire) => wire.kitchen.board("sto_1"),
  (wire) => wire.kitchen.callAgain("ord_1"),
  (wire) => wire.mini.show("brd_1"),
  (wire) => wire.mini.set("brd_1", { app_id: "wx1", secret: "s", push_token: "", push_key: "" }),
  (wire) => wire.mini.check("brd_1"),
  (wire) => wire.mini.remove("brd_1"),
  (wire) => wire.call({ method: "GET", path: wire.mini.storeCode("sto_1", 430) }),
  (wire) => wire.call({ method: "GET", path: wire.mini.tableCode("sto_1", "tbl_1", 430) }),
  (wire) => wire.people.staff("brd_1"),
  (wire) => wire.people.addStaff("brd_1", { username: "kim", name: "Kim", role: "cashier", scope: "brand" }),
  (wire) => wire.people.rename("brd_1", "stf_1", "Kim"),
  (wire) => wire.people.giveRole("brd_1", "stf_1", { role: "cashier", scope: "brand" }),
  (wire) => wire.people.takeRole("brd_1", "stf_1", "brand"),
  (wire) => wire.people.setActive("brd_1", "stf_1", false),
  (wire) => wire.people.resetPassword("brd_1", "stf_1"),
  (wire) => wire.people.giveCode("brd_1", "stf_1"),
  (wire) => wire.people.dropCode("brd_1", "stf_1"),
  (wire) => wire.people.sessionsOf("brd_1", "stf_1"),
  (wire) => wire.people.signOutElsewhere("brd_1", "stf_1"),
  (wire) => wire.people.account(),
  (wire) => wire.people.makeRecoveryCode("a"),
  (wire) => wire.recover({ username: "a", code: "b", password: "c" }),
  (wire) => wire.people.changePassword({ current: "a", password: "b" }),
  (wire) => wire.people.setCode({ current: "a", code: "2580" }),
  (wire) => wire.people.endOtherSessions(),
  (wire) => wire.people.endSession("ses_1"),
  (wire) => wire.people.byCode("sto_1"),
  (wire) => wire.people.switchTo("sto_1", { staff_id: "stf_1", code: "2580" }),
  (wire) => wire.people.screens("sto_1"),
  (wire) => wire.people.pairScreen("sto_1", { code: "123456", name: "bar" }),
  (wire) => wire.people.changeScreen("sto_1", "scr_1", { name: "bar" }),
  (wire) => wire.people.removeScreen("sto_1", "scr_1"),
  (wire) => wire.people.trail("brd_1", { who: "staff:stf_1", kind: "catalog", target: "itm_1", since: "2026-11-01", until: "2026-11-02", cursor: "c" }),
  (wire) => wire.people.storeTrail("sto_1", { kind: "stores" }),
  (wire) => wire.people.trailActors("brd_1"),
  (wire) => wire.kitchen.askToPair("kitchen"),
  (wire) => wire.kitchen.isPaired("secret"),
  (wire) => wire.screen(),
  (wire) => wire.reviews.list("sto_1", {
    stars: 5,
    answered: false,
    hidden: false,
    waiting: true,
    photos: true,
    item_id: "itm_1",
    since: "2026-11-01",
    until: "2026-11-30",
    cursor: "c",
  }),
  (wire) => wire.reviews.summary("sto_1"),
  (wire) => wire.reviews.answer("rvw_1", "thanks", 1),
  (wire) => wire.reviews.takeAnswerBack("rvw_1"),
  (wire) => wire.reviews.hide("rvw_1", "names a person", 1),
  (wire) => wire.reviews.show("rvw_1", 1),
  (wire) => wire.reviews.followUp("rvw_1", true, 1),
  (wire) => wire.messaging.all("brd_1"),
  (wire) => wire.messaging.connect("brd_1", { provider: "smtp", values: { host: "x" } }),
  (wire) => wire.messaging.disconnect("brd_1", "mail"),
  (wire) => wire.messaging.word("brd_1", "order_ready", { texts: {}, ways: ["mail"], templates: {}, places: {} }),
  (wire) => wire.messaging.rule("brd_1", { a_person: {}, a_brand: {}, quiet_from: "21:00", quiet_until: "09:00", alert_mails: [], alert_phones: [] }),
  (wire) => wire.messaging.test("brd_1", { channel: "mail", kind: "order_ready", address: "a@b.cn", language: "zh" }),
  (wire) => wire.messaging.sent("brd_1", { channel: "mail", state: "sent", text: "A1", cursor: "omg_1" }),
  (wire) => wire.messaging.tell("brd_1", { headline: "a", headline_en: "a", news: "b", news_en: "b" }),
  (wire) => wire.liveTicket(["store:sto_1:orders"]),
];

async function requestsOf<W>(calls: ((wire: W) => Promise<unknown>)[], make: (platform: FakePlatform) => W): Promise<FakePlatform["http"]["seen"]> {
  const platform = fakePlatform();
  platform.http.answers({ status: 200, body: '{"items":[],"guest":{"id":"gst_1"},"token":null}' });
  for (const call of calls) {
    await call(make(platform));
    await settle();
  }
  return platform.http.seen;
}

describe("every call", () => {
  it("is one the server describes, with a key where it wants one", async () => {
    const requests = [
      ...(await requestsOf(GUEST_CALLS, (platform) => createGuestWire({ platform, base: "", client: "h5", language: () => "zh" }))),
      ...(await requestsOf(STAFF_CALLS, (platform) => createStaffWire({ platform, language: () => "zh" }))),
    ];

    const faults: string[] = [];
    for (const { method, url, headers } of requests) {
      const operation = operationOf(method, url);
      if (operation === undefined) {
        faults.push(`${method} ${url}: not described`);
        continue;
      }
      const parameters = operation.parameters ?? [];
      const wantsKey = parameters.some((each) => each.name === "Idempotency-Key");
      if (wantsKey && !("Idempotency-Key" in headers)) faults.push(`${operation.operationId}: no key`);
      const known = parameters.filter((each) => each.in === "query").map((each) => each.name);
      for (const pair of (url.split("?")[1] ?? "").split("&").filter(Boolean)) {
        const name = pair.split("=")[0] ?? "";
        if (!known.includes(name)) faults.push(`${operation.operationId}: unknown ${name}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it("of the server has a caller or a reason to have none", async () => {
    const requests = [
      ...(await requestsOf(GUEST_CALLS, (platform) => createGuestWire({ platform, base: "", client: "h5", language: () => "zh" }))),
      ...(await requestsOf(STAFF_CALLS, (platform) => createStaffWire({ platform, language: () => "zh" }))),
    ];
    const used = new Set(requests.map(({ method, url }) => operationOf(method, url)?.operationId));

    const idle = OPERATIONS.map((each) => each.operation.operationId).filter((id) => !used.has(id) && !(id in UNUSED));
    expect(idle).toEqual([]);
  });
});
