/** An item becomes a poster; the code on it opens the same item in the same store on another phone. */
import { codeOn } from "../../support/poster";
import { expect, test } from "../../support/test";
import { AGAIN } from "../../support/world";

test("the code on a poster opens the same item in the same store", async ({ backend, demo, device, guest }) => {
  await guest.openMenu(demo.coffee.id);
  const card = guest.find("item-card").filter({ has: guest.page.getByTestId("item-choose") }).first();
  const id = (await card.getAttribute("data-id")) ?? "";
  await card.getByTestId("item-open").tap();
  await guest.find("share-item").tap();
  await expect(guest.find("poster-body")).toHaveAttribute("data-face", "content");

  const link = await codeOn(guest.page);
  const { origin, pathname, searchParams } = new URL(link);
  expect({ origin, pathname, store: searchParams.get("store"), item: searchParams.get("item") }).toEqual({
    origin: backend.url,
    pathname: "/m/pages/menu/index",
    store: demo.coffee.id,
    item: id,
  });
  expect(searchParams.get("via")).toMatch(/^[a-z2-9]{8}$/);

  const friend = await device({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await friend.page.goto(link);
  await expect(friend.page.locator(`[data-testid="item-sheet"][data-id="${id}"]`)).toBeVisible();
});

test("the poster is saved as a file, and drawn without its picture when that cannot be had", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  await guest.find("item-card").filter({ has: guest.page.getByTestId("item-choose") }).first().getByTestId("item-open").tap();
  guest.watch.allow(/ERR_FAILED/);
  await guest.page.route(/\/media\//, (route) => route.abort());
  await guest.find("share-item").tap();
  await expect(guest.find("poster-body")).toHaveAttribute("data-face", "content");

  const saved = guest.page.waitForEvent("download");
  await guest.find("poster-save").tap();
  expect((await saved).suggestedFilename()).toMatch(/\.png$/);
  expect(await codeOn(guest.page)).toContain(`store=${demo.coffee.id}`);
});

test("a store has a poster, too: its code opens the menu, and four of its things are on it", async ({ demo, device, guest }) => {
  await guest.openMenu(demo.coffee.id);
  await guest.find("share-store").tap();
  await expect(guest.find("poster-body")).toHaveAttribute("data-face", "content");

  const link = await codeOn(guest.page);
  const { searchParams } = new URL(link);
  expect({ store: searchParams.get("store"), item: searchParams.get("item") }).toEqual({ store: demo.coffee.id, item: null });
  const friend = await device({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await friend.page.goto(link);
  await expect(friend.page.getByTestId("screen-menu")).toHaveAttribute("data-face", "content");
});

test("the shop reads how many came by a poster: a friend once however often they open it, oneself never", async ({ backend, demo, desk, device, guest }) => {
  const opened = async (): Promise<number> => {
    const read = await desk.page.request.get(`${backend.url}/api/merchant/v1/stores/${demo.coffee.id}/reports/shares`, AGAIN);
    return ((await read.json()) as { opened: number }).opened;
  };
  const before = await opened();
  await guest.openMenu(demo.coffee.id);
  await guest.find("share-store").tap();
  await expect(guest.find("poster-body")).toHaveAttribute("data-face", "content");
  const link = await codeOn(guest.page);

  const friend = await device({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  for (const page of [friend.page, friend.page, guest.page]) {
    const told = page === friend.page ? page.waitForResponse(/share-openings$/) : null;
    await page.goto(link);
    await expect(page.getByTestId("screen-menu")).toHaveAttribute("data-face", "content");
    await told;
  }

  expect((await opened()) - before).toBe(1);
  await desk.page.goto(`${backend.url}/console/today`);
  await expect(desk.find("shares")).toHaveAttribute("data-face", "content");
});
