/** Pick-up from scan to hand-over, on four screens at once; nobody reloads anything. */
import { expect, test } from "../../support/test";

test("a usual drink goes from the code to the guest's hand, in at most six taps", async ({ board, demo, desk, guest, kitchen }) => {
  await desk.open();
  await desk.isLive();
  await kitchen.open();
  await board.open();

  await guest.scan({ store: demo.coffee.id });
  await guest.menuIsThere();
  await guest.addChosen("拿铁");
  await guest.openCart();
  const toPay = await guest.toPayFen();
  await guest.pay();
  expect(await guest.payAtCashier()).toBe(toPay);
  await guest.orderIs(/placed|accepted/);
  expect(guest.taps.count, guest.taps.names.join(" → ")).toBeLessThanOrEqual(6);
  expect(await guest.totalFen()).toBe(toPay);
  const number = await guest.number();

  await desk.orderIs(number, /placed|accepted/);
  await desk.acceptIfAsked(number);
  await guest.orderIs("accepted");
  await kitchen.start(number);
  await guest.orderIs("preparing");
  await expect(board.preparing(number)).toBeVisible();

  await kitchen.bump(number);
  await guest.orderIs("ready");
  await expect(board.ready(number)).toBeVisible();
  await expect(board.preparing(number)).toBeHidden();

  await desk.move(number, "hand-over");
  await guest.orderIs("completed");
  await expect(board.ready(number)).toBeHidden();
});

test("an order again takes at most four taps", async ({ demo, desk, guest }) => {
  await guest.openMenu(demo.coffee.id);
  await guest.addChosen("拿铁");
  await guest.openCart();
  await guest.pay();
  await guest.payAtCashier();
  await guest.orderIs(/placed|accepted/);
  const number = await guest.number();
  await desk.open();
  await desk.handOver(number);
  await guest.orderIs("completed");

  guest.taps.forget();
  await guest.taps.tap(guest.find("order-again"), "again");
  await guest.checkoutIsThere();
  await guest.pay();
  await guest.payAtCashier();
  await guest.orderIs(/placed|accepted/);

  expect(guest.taps.count, guest.taps.names.join(" → ")).toBeLessThanOrEqual(4);
  expect(await guest.number()).not.toBe(number);
});

test("what an option costs stands beside it, in the cart and on the order", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  await guest.addChosen("拿铁", "燕麦奶");
  await guest.openCart();
  const chosen = await guest.find("line-choices").innerText();
  expect(chosen).toMatch(/燕麦奶 \+\u2060¥3/);
  await guest.pay();
  await guest.payAtCashier();
  await guest.orderIs(/placed|accepted/);
  await expect(guest.find("order-line").getByTestId("line-choices")).toHaveText(chosen.trim());
});
