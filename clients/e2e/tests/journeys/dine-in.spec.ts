/** Eating in: the code on the table, its label everywhere, and the food brought to it. */
import { expect, test } from "../../support/test";

test.use({ shop: "noodles" });

test("guests at a table order, are served, and the desk knows where", async ({ demo, desk, guest, kitchen }) => {
  await desk.open();
  await desk.isLive();
  await kitchen.open();

  await guest.scan({ code: demo.table.code });
  await guest.menuIsThere();
  await expect(guest.find("table-label")).toContainText(demo.table.label);
  await guest.addChosen("红烧牛肉面");
  await guest.openCart();
  await guest.pay();
  await guest.payAtCashier();
  await guest.orderIs(/placed|accepted/);
  const number = await guest.number();

  await expect(desk.order(number)).toContainText(demo.table.label);
  await desk.acceptIfAsked(number);
  await expect(kitchen.ticket(number).first()).toContainText(demo.table.label);
  await kitchen.bump(number);
  await guest.orderIs("ready");
  await desk.move(number, "hand-over");
  await guest.orderIs("completed");
});

test("a waiter serves plate by plate, and takes a wrong tap back", async ({ backend, demo, desk, kitchen, world }) => {
  await desk.open();
  await desk.isLive();
  await kitchen.open();
  const order = await world.pay(await world.place({ store: demo.noodles, mode: "dine_in", tableCode: demo.table.code, items: 2 }));
  await desk.acceptIfAsked(order.number);
  await kitchen.bump(order.number);
  await desk.orderIs(order.number, "ready");
  const drawer = await desk.openOrder(order.number);
  const plates = drawer.getByTestId("serving-item");
  await expect(plates).toHaveCount(2);
  // Another one has it open as well, and is told.
  const colleague = await desk.page.context().newPage();
  await colleague.goto(`${backend.url}/console?order=${order.id}`);
  const theirs = colleague.getByTestId("order-drawer").getByTestId("serving-item");
  await expect(theirs).toHaveCount(2);

  await plates.first().getByTestId("serve-item").click();
  await expect(plates.first()).toHaveAttribute("data-state", "served");
  await plates.first().getByTestId("serve-undo").click();
  await expect(plates.first()).toHaveAttribute("data-state", "done");

  const sent: string[] = [];
  desk.page.on("request", (request) => {
    if (request.url().endsWith("/serve")) sent.push(request.url());
  });
  for (const plate of await plates.all()) {
    await plate.getByTestId("serve-item").click();
    await expect(plate).toHaveAttribute("data-state", "served");
  }
  await expect.poll(() => sent.length, { timeout: 10_000 }).toBe(2);
  await expect(drawer.getByTestId("serve-undo")).toHaveCount(0);
  for (const plate of await theirs.all()) await expect(plate).toHaveAttribute("data-state", "served");
  await colleague.close();
  // So it stands at the server: the drawer is in the address, and reads the order anew.
  await desk.open(`/console?order=${order.id}`);
  await expect(plates).toHaveCount(2);
  for (const plate of await plates.all()) await expect(plate).toHaveAttribute("data-state", "served");
});

test("a code that leads nowhere says so and offers a way on", async ({ device, backend }) => {
  const { page, watch } = await device({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  watch.allow(/404/);

  await page.goto(`${backend.url}/m/?code=nosuchcode`);

  await expect(page.getByTestId("screen-menu")).toHaveAttribute("data-face", "error");
  await expect(page.getByTestId("error-retry").or(page.getByTestId("empty-next")).first()).toBeVisible();
});
