/** What only a mini-program has: cards that friends open, codes scanned while it sleeps, WeChat's privacy guide. */
import { expect, test } from "../../support/test";
import { noticedBy, phoneOf } from "../../support/clients";

test("a shared card opens the shop, and never tells whose table or order it came from", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);

  const card = await phoneOf(guest.page).share("menu");

  expect(card?.title).toContain(demo.coffee.name);
  expect(card?.path).toMatch(new RegExp(`^/pages/menu/index\\?store=${demo.coffee.id}&via=[a-z2-9]{8}$`));
  const order = await guest.buy(demo.coffee.id, "拿铁");
  const fromOrder = await phoneOf(guest.page).share("menu");
  expect(fromOrder?.path).toBe(card?.path);
  expect(JSON.stringify(fromOrder)).not.toContain(order.number);
});

test("the card of an item that is looked at opens that item in the same store", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  const card = guest.find("item-card").first();
  const id = (await card.getAttribute("data-id")) ?? "";
  await card.getByTestId("item-open").tap();
  await expect(guest.find("item-sheet")).toBeVisible();

  const shared = await phoneOf(guest.page).share("menu");

  expect(shared?.path).toContain(`?store=${demo.coffee.id}&item=${id}&via=`);
});

test("a code scanned while the program sleeps leads to the new place", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  await phoneOf(guest.page).leave();

  await phoneOf(guest.page).comeBack({ path: "pages/menu/index", query: { scene: demo.table.code }, scene: 1047 });

  await expect(guest.find("table-label")).toContainText(demo.table.label);
  await expect(guest.find("store-name")).toContainText(demo.noodles.name);
});

test.describe("before WeChat's privacy guide is agreed to", () => {
  test.use({ person: { asksPrivacy: true } });

  test("the guest is asked at the moment something personal is used, and may say no", async ({ demo, guest }) => {
    await guest.buy(demo.coffee.id, "拿铁");

    await guest.find("order-share").tap();
    await expect(guest.find("privacy")).toBeVisible();
    await guest.find("privacy-decline").tap();
    await expect(guest.find("privacy")).toBeHidden();

    await guest.find("order-share").tap();
    await guest.find("privacy-agree").tap();
    await expect(guest.find("toast")).toBeVisible();
    const { calls } = await noticedBy(guest.page);
    expect(calls.filter(({ name }) => name === "setClipboardData")).toHaveLength(2);
  });
});

test.describe("a guest in front of the second store", () => {
  test.use({ person: { asksPrivacy: true, location: { latitude: 31.2156, longitude: 121.4368 } } });

  test("finds the nearest store by distance, asked for only then", async ({ demo, guest }) => {
    await guest.openMenu(demo.coffee.id);
    await guest.find("store-name").tap();
    await expect(guest.find("screen-stores")).toHaveAttribute("data-face", "content");
    await expect(guest.find("store-distance")).toHaveCount(0);

    await guest.find("stores-nearest").tap();
    await guest.find("privacy-agree").tap();

    await expect(guest.find("store-distance").first()).toBeVisible();
    const told = await guest.find("store-distance").allInnerTexts();
    const metres = told.map((text) => (text.includes("公里") ? parseFloat(text) * 1000 : parseFloat(text)));
    expect(metres.length).toBeGreaterThan(1);
    expect(metres).toEqual([...metres].sort((one, other) => one - other));
  });
});

test.describe("a guest who keeps their place to themselves", () => {
  test("chooses from the list all the same", async ({ demo, guest }) => {
    await guest.openMenu(demo.coffee.id);
    await guest.find("store-name").tap();
    await guest.find("stores-nearest").tap();

    await expect(guest.find("stores-no-location")).toBeVisible();
    await expect(guest.find("store-card").first()).toBeVisible();
  });
});
