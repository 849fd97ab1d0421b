/** What only a mini-program has: cards that friends open, codes scanned while it sleeps, WeChat's privacy guide. */
import type { Person, Phone } from "../../../packages/mp-harness/src/index";
import { noticedBy, phoneOf } from "../../support/clients";
import { connectTemplate } from "../../support/mini-program";
import { expect, test } from "../../support/test";
import { json, ok, programHeaders } from "../../support/world";

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

test("on the timeline stands what a friend's card says, and it opens the same", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  const phone = phoneOf(guest.page);
  const [card, moment] = [await phone.share("menu"), await phone.share("timeline")];
  expect(moment?.title).toContain(demo.coffee.name);
  expect(moment?.title).toBe(card?.title);
  expect(moment?.query).toMatch(new RegExp(`^store=${demo.coffee.id}&via=[a-z2-9]{8}$`));
  expect(card?.path).toBe(`/pages/menu/index?${moment?.query ?? ""}`);

  const shown = guest.find("item-card").first();
  const id = (await shown.getAttribute("data-id")) ?? "";
  await shown.getByTestId("item-open").tap();
  await expect(guest.find("item-sheet")).toBeVisible();
  const [itemCard, itemMoment] = [await phone.share("menu"), await phone.share("timeline")];
  expect(itemMoment?.query).toMatch(new RegExp(`^store=${demo.coffee.id}&item=${id}&via=`));
  expect([itemMoment?.title, `/pages/menu/index?${itemMoment?.query ?? ""}`]).toEqual([itemCard?.title, itemCard?.path]);
  expect(itemMoment?.title).not.toBe(moment?.title);
});

test("a code scanned while the program sleeps leads to the new place", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  await phoneOf(guest.page).leave();

  await phoneOf(guest.page).comeBack({ path: "pages/menu/index", query: { scene: demo.table.code }, scene: 1047 });

  await expect(guest.find("table-label")).toContainText(demo.table.label);
  await expect(guest.find("store-name")).toContainText(demo.noodles.name);
});

test("the question about messages comes once, at the pay tap; a no costs nothing and brings nothing", async ({ backend, badge, demo, desk, guest, playwright }) => {
  const owner = await playwright.request.newContext({ baseURL: backend.url, extraHTTPHeaders: programHeaders(backend.url), storageState: await badge("owner") });
  const { appid, template, putBack } = await connectTemplate(demo.coffee, owner, backend.sandbox);
  try {
    await desk.open();
    await desk.isLive();
    const asked = async (): Promise<unknown[]> => (await noticedBy(guest.page)).calls.filter(({ name }) => name === "requestSubscribeMessage").map(({ given }) => given);
    const buyAndCall = async (subscribes: Person["subscribes"]): Promise<string> => {
      await guest.openMenu(demo.coffee.id);
      await guest.page.evaluate((says) => ((window as unknown as { mp: Phone }).mp.person.subscribes = says), subscribes);
      await guest.addChosen("拿铁");
      await guest.openCart();
      expect(await asked()).toEqual([]);
      await guest.pay();
      await guest.payAtCashier();
      await guest.orderIs(/placed|accepted/);
      expect(await asked()).toEqual([expect.objectContaining({ tmplIds: [template] })]);
      const number = await guest.number();
      await desk.acceptIfAsked(number);
      await desk.move(number, "finish");
      await guest.orderIs("ready");
      return number;
    };

    await guest.openMenu(demo.coffee.id);
    // WeChat itself would let both through, so that what is sent is the shop's to decide.
    const persona = await guest.page.evaluate(() => localStorage.getItem("mp-user"));
    await ok(owner.post(`${backend.sandbox}/sandbox/mini/consents`, { data: { appid, persona, template_id: template, times: 2 } }));
    await buyAndCall("reject");
    const agreed = await buyAndCall("accept");

    const arrived = (): Promise<{ data: { character_string1: string } }[]> => json(owner.get(`${backend.sandbox}/sandbox/mini/messages?appid=${appid}`));
    const numbers = async (): Promise<string[]> => (await arrived()).map(({ data }) => data.character_string1);
    await expect.poll(numbers).toEqual([agreed]);
  } finally {
    await putBack();
    await owner.dispose();
  }
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
