/**
 * The network is cut at each step of ordering and paying, on the browser build and on the WeChat package: the guest always
 * ends in one definite state, and the books of shop and payment service say one order and one payment, or none.
 */
import { readBooks, written, type Books } from "../../support/books";
import { cutNetwork, type Cut } from "../../support/cuts";
import type { GuestPhone } from "../../support/pages/guest";
import { expect, test } from "../../support/test";

const NOISE = /ERR_|Failed to load|net::|WebSocket/;
const GUEST_API = "/api/guest/v1";
const ORDERS = new RegExp(`${GUEST_API}/orders$`);
const PAYMENT = new RegExp(`${GUEST_API}/orders/[^/]+/payment$`);

/** Every request between "pay" and a paid order, in its order. */
const STEPS: { name: string; cut: Cut; isNoticeLost?: boolean }[] = [
  { name: "asking for the price", cut: { method: "POST", path: /\/quote$/, loses: "request", times: 1 } },
  { name: "sending the order", cut: { method: "POST", path: ORDERS, loses: "request", times: 2 } },
  { name: "hearing that the order is placed", cut: { method: "POST", path: ORDERS, loses: "answer", times: 2 } },
  { name: "beginning the payment", cut: { method: "POST", path: PAYMENT, loses: "request", times: 2 } },
  { name: "hearing that the payment has begun", cut: { method: "POST", path: PAYMENT, loses: "answer", times: 2 } },
  { name: "asking how the payment stands", cut: { method: "GET", path: PAYMENT, loses: "request", times: 4 }, isNoticeLost: true },
  { name: "reading the paid order", cut: { method: "GET", path: new RegExp(`${GUEST_API}/orders/[^/]+$`), loses: "answer", times: 3 } },
];

let before: Books;
test.beforeEach(async ({ backend, guest }) => {
  guest.watch.allow(NOISE);
  before = await readBooks(backend.data);
});

for (const { name, cut, isNoticeLost = false } of STEPS) {
  test(`cut while ${name}: one order, paid once`, async ({ backend, demo, guest, request }) => {
    // Then nobody but the guest's phone asks after the money.
    if (isNoticeLost) await request.post(`${backend.sandbox}/sandbox/faults`, { data: { at: "notice", does: "lose" } });
    await chosen(guest, demo.coffee.id);
    const network = await cutNetwork(guest.page, cut);

    await guest.openCartInBadWeather();
    const total = await guest.toPayFen();
    await guest.pay();
    await guest.payAtCashier();
    await guest.orderIs(/placed|accepted/);

    expect(network.lost).toBe(cut.times);
    expect(written(before, await readBooks(backend.data))).toEqual(once(total));
  });
}

test("put out while the order's fate is open: found out after the restart, one order", async ({ backend, demo, guest }) => {
  await chosen(guest, demo.coffee.id);
  await guest.openCart();
  const total = await guest.toPayFen();
  const network = await cutNetwork(guest.page, { method: "POST", path: ORDERS, loses: "answer", times: 1_000 });
  await guest.pay();
  await expect.poll(() => network.lost).toBeGreaterThan(0);

  await guest.restart(demo.coffee.id);
  await guest.page.unrouteAll({ behavior: "ignoreErrors" });

  await guest.orderIs("awaiting_payment");
  expect(written(before, await readBooks(backend.data))).toEqual({ ...nothing, orders: 1, unpaid: 1 });
  await guest.find("order-pay").tap();
  await guest.find("payment-open").tap();
  await guest.payAtCashier();
  await guest.orderIs(/placed|accepted/);
  expect(written(before, await readBooks(backend.data))).toEqual(once(total));
});

test("no network from paying to the end: it says so, and has the answer as soon as there is one", async ({ backend, demo, guest }) => {
  await chosen(guest, demo.coffee.id);
  await guest.openCart();
  const total = await guest.toPayFen();
  await guest.pay();
  await guest.atCashier();
  const cut = await cutNetwork(guest.page, { method: "GET", path: /\/api\//, loses: "request", times: 1_000 });
  await guest.payAtCashier();
  await expect.poll(() => cut.lost).toBeGreaterThan(0);

  await guest.page.unrouteAll({ behavior: "ignoreErrors" });

  await guest.orderIs(/placed|accepted/);
  expect(written(before, await readBooks(backend.data))).toEqual(once(total));
});

test("cut while cancelling: cancelled once, and all the money back", async ({ backend, demo, guest, world }) => {
  await world.setAutoAccept(false);
  const { paid } = await guest.buy(demo.coffee.id, "拿铁");
  await guest.orderIs("placed");
  await cutNetwork(guest.page, { method: "POST", path: /\/cancel$/, loses: "answer", times: 1 });

  await guest.cancel();

  await guest.orderIs("cancelled");
  await guest.refundIs("done", paid);
  expect(written(before, await readBooks(backend.data))).toEqual({ ...once(paid), refundedFen: paid });
});

const nothing: Books = { orders: 0, unpaid: 0, paidPayments: 0, paidFen: 0, refundedFen: 0, takenFen: 0 };
const once = (total: number): Books => ({ ...nothing, orders: 1, paidPayments: 1, paidFen: total, takenFen: total });

async function chosen(guest: GuestPhone, storeId: string): Promise<void> {
  await guest.openMenu(storeId);
  await guest.addChosen("拿铁");
}
