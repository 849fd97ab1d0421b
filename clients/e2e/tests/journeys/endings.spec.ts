/** Orders that end otherwise: refused, cancelled, given back. The money always follows. */
import { Desk } from "../../support/pages/desk";
import { expect, PHONE, test } from "../../support/test";

test.beforeEach(async ({ world }) => {
  await world.setAutoAccept(false);
});

test("a refused order is refunded, with the shop's reason", async ({ demo, desk, guest }) => {
  await desk.open();
  await desk.isLive();
  const { number, paid } = await guest.buy(demo.coffee.id, "拿铁");

  await desk.withReason(number, "reject", "牛奶用完了");

  await guest.orderIs("cancelled");
  await expect(guest.find("screen-order")).toContainText("牛奶用完了");
  await guest.refundIs("done", paid);
  await desk.isOver(number);
});

test("a guest cancels before the shop has accepted, and gets the money back", async ({ demo, desk, guest }) => {
  await desk.open();
  await desk.isLive();
  const { number, paid } = await guest.buy(demo.coffee.id, "拿铁");
  await desk.orderIs(number, "placed");

  await guest.cancel();

  await guest.orderIs("cancelled");
  await guest.refundIs("done", paid);
  await desk.isOver(number);
});

test("once it is accepted the guest can no longer cancel", async ({ demo, desk, guest }) => {
  await desk.open();
  const { number } = await guest.buy(demo.coffee.id, "拿铁");
  await expect(guest.find("order-cancel")).toBeVisible();

  await desk.move(number, "accept");

  await guest.orderIs("accepted");
  await expect(guest.find("order-cancel")).toBeHidden();
});

test("an unpaid order is cancelled without any money", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  await guest.addChosen("拿铁");
  await guest.openCart();
  await guest.pay();
  await guest.payAtCashier("cancel");
  await guest.orderIs("awaiting_payment");

  await guest.cancel();

  await guest.orderIs("cancelled");
  await expect(guest.find("order-refund")).toHaveCount(0);
});

test("a guest who left the cashier can still pay", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  await guest.addChosen("拿铁");
  await guest.openCart();
  await guest.pay();
  await guest.payAtCashier("cancel");
  await guest.orderIs("awaiting_payment");

  await guest.find("order-pay").tap();
  await guest.find("payment-open").tap();
  await guest.payAtCashier();

  await guest.orderIs(/placed|accepted/);
});

test("the shop gives a completed order's money back", async ({ demo, desk, guest }) => {
  await desk.open();
  const { number, paid } = await guest.buy(demo.coffee.id, "拿铁");
  await desk.handOver(number);
  await guest.orderIs("completed");

  await desk.withReason(number, "refund", "做错了");

  await guest.refundIs("done", paid);
  await guest.orderIs("completed");
});

test("who has only a phone gives a completed order's money back on it", async ({ backend, demo, guest, staffDevice, world }) => {
  const { number, paid } = await guest.buy(demo.coffee.id, "拿铁");
  const order = (await world.deskOrders(demo.coffee)).find((each) => each.number === number);
  for (const move of ["accept", "finish", "hand_over"] as const) await world.move(order?.id ?? "", move);
  await guest.orderIs("completed");
  const { page } = await staffDevice("manager", PHONE);
  const phone = new Desk(page, backend.url);

  await phone.withReason(number, "refund", "做错了");

  await guest.refundIs("done", paid);
  await expect(phone.find("order-drawer")).toContainText("做错了");
  await expect(phone.find("drawer-refund")).toHaveCount(0);
});
