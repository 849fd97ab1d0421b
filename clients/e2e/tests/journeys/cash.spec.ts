/** Cash at the counter: the guest says so at checkout, the cashier takes it, the order goes on by itself. */
import { expect, test } from "../../support/test";

test("a guest who pays in cash is sent to the counter, and served once the money is taken", async ({ demo, desk, guest, world }) => {
  await world.setAutoAccept(true);
  await guest.openMenu(demo.coffee.id);
  await guest.addChosen("拿铁");
  await guest.openCart();
  const toPay = await guest.toPayFen();
  await guest.find("payment-means").and(guest.page.locator('[data-id="cash"]')).tap();
  await guest.pay();

  await guest.orderIs("awaiting_payment");
  await expect(guest.find("pay-at-counter")).toBeVisible();
  const number = await guest.number();
  expect(await guest.totalFen()).toBe(toPay);

  await desk.open();
  await desk.takeCash(number);
  await guest.orderIs(/accepted|preparing/);
  await expect(guest.find("pay-at-counter")).toBeHidden();
});
