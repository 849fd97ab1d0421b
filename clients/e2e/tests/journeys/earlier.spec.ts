/** What was there before: a cart that slept, an order had again, a menu without a network. */
import { browserClient } from "../../support/clients";
import { GuestPhone } from "../../support/pages/guest";
import { expect, PHONE, test } from "../../support/test";

test("a cart that slept is held against today's menu, and says what changed", async ({ demo, guest, world }) => {
  await guest.openMenu(demo.coffee.id);
  await guest.addChosen("澳白");
  await guest.addAtOnce("脏咖啡");
  const dirty = (await guest.itemCalled("脏咖啡").getAttribute("data-id")) ?? "";
  const before = Number(await guest.find("cart-total").getAttribute("data-fen"));

  // The phone is put away; meanwhile the shop changes its mind.
  await guest.page.goto("about:blank");
  const restore = await world.raisePrice(demo.coffee, "澳白", 200);
  await world.markSoldOut(demo.coffee, dirty, true);
  await guest.openMenu(demo.coffee.id);

  const changes = guest.find("cart-notice").getByTestId("cart-change");
  await expect(changes).toHaveCount(2);
  await expect(changes.filter({ hasText: "脏咖啡" })).toContainText("今天卖完了");
  await expect(changes.filter({ hasText: "澳白" })).toContainText("涨到");
  await expect(guest.find("cart-total")).toHaveAttribute("data-fen", String(before + 200));
  await guest.find("cart-remove-gone").tap();
  await expect(guest.find("cart-notice")).toBeHidden();
  await expect(guest.find("cart-count")).toHaveText("1");

  await world.markSoldOut(demo.coffee, dirty, false);
  await restore();
});

test("an order is had again at today's prices, after saying what changed", async ({ demo, guest, world }) => {
  await guest.openMenu(demo.coffee.id);
  await guest.addAtOnce("脏咖啡");
  await guest.addChosen("澳白");
  await guest.openCart();
  await guest.pay();
  await guest.payAtCashier();
  await guest.orderIs(/placed|accepted/);
  const paid = await guest.totalFen();
  const ordered = await guest.find("order-line").filter({ hasText: "澳白" }).getByTestId("line-choices").innerText();
  const id = new URL(guest.page.url()).searchParams.get("id") ?? "";
  // A store that accepts by itself has taken the first step.
  await world.move(id, "accept").catch(() => undefined);
  for (const step of ["start", "finish", "hand_over"] as const) await world.move(id, step);

  const menu = await world.menu(demo.coffee);
  const dirty = menu.items.find(({ name }) => name === "脏咖啡")?.id ?? "";
  const restore = await world.raisePrice(demo.coffee, "澳白", 200);
  await world.markSoldOut(demo.coffee, dirty, true);
  await guest.page.goto(guest.page.url());
  await guest.find("order-again").tap();

  const sheet = guest.find("again-sheet");
  await expect(sheet.locator('[data-testid="again-line"][data-state="gone"]')).toContainText("今天卖完了");
  const dearer = sheet.locator('[data-testid="again-line"][data-state="changed"]');
  await expect(dearer).toContainText("涨到");
  // Nothing about the options has changed: they read as on the order.
  await expect(dearer.getByTestId("line-choices")).toHaveText(ordered.trim());
  await sheet.getByTestId("again-take").tap();
  await guest.checkoutIsThere();
  expect(await guest.toPayFen()).not.toBe(paid);

  await world.markSoldOut(demo.coffee, dirty, false);
  await restore();

  // From now on the menu begins with what this guest usually has.
  await guest.openMenu(demo.coffee.id);
  await expect(guest.find("last-order")).toContainText("脏咖啡 等 2 份");
  await expect(guest.find("category-section").first()).toContainText("常点");
  await guest.find("last-order-again").tap();
  await guest.checkoutIsThere();
});

test.describe("without a network", () => {
  test("the menu is there in under a second, and says how old it is", async ({ backend, demo, device }) => {
    const { page, watch } = await device({ ...PHONE, serviceWorkers: "allow" });
    const guest = new GuestPhone(page, watch, browserClient(backend.url));
    guest.watch.allow(/ERR_INTERNET|Failed to load|net::|WebSocket/);
    await guest.openMenu(demo.coffee.id);
    await guest.addAtOnce("脏咖啡");
    // The program is kept a moment after the first screen.
    await guest.page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 20_000 });

    await guest.page.context().setOffline(true);
    const start = Date.now();
    await guest.page.reload({ waitUntil: "commit" });
    await guest.menuIsThere();
    const took = Date.now() - start;
    await expect(guest.find("menu-age")).toContainText(/菜单是(今天|昨天) \d\d:\d\d的样子/);
    await expect(guest.find("cart-count")).toHaveText("1");
    test.info().annotations.push({ type: "measured", description: `menu without network after ${String(took)} ms` });
    expect(took).toBeLessThan(1000);

    await guest.page.context().setOffline(false);
    await expect(guest.find("menu-age")).toBeHidden({ timeout: 30_000 });
  });
});
