/** What a guest keeps to find again, takes along or ends, and where the nearest store is: all offered, none ever needed. */
import { readFile } from "node:fs/promises";

import { expect, test } from "../../support/test";

test("a favourite is found again, opens on the menu, and says so when the shop takes it away", async ({ demo, guest, world }) => {
  const [first, second] = (await world.menu(demo.coffee)).items;
  if (first === undefined || second === undefined) throw new Error("the menu is empty");
  await guest.openMenu(demo.coffee.id);
  const heart = guest.find("item-sheet").getByTestId("favourite");
  for (const { id } of [first, second]) {
    await guest.page.locator(`[data-testid="item-card"][data-id="${id}"]`).first().getByTestId("item-open").tap();
    await expect(heart).toHaveAttribute("aria-pressed", "false");
    const kept = guest.page.waitForResponse((answer) => answer.url().endsWith(`/favourites/${id}`));
    await heart.tap();
    await expect(heart).toHaveAttribute("aria-pressed", "true");
    expect((await kept).status()).toBe(200);
    await guest.find("sheet-close").tap();
    await expect(guest.find("item-sheet")).toHaveCount(0);
  }

  await world.putOnShelf(demo.coffee, second.id, false);
  try {
    await guest.find("go-me").tap();
    await guest.find("me-favourites").tap();
    await expect(guest.find("favourite-row", second.id)).toHaveAttribute("data-state", "gone");
    await expect(guest.find("favourite-row", first.id)).toHaveAttribute("data-state", "on_menu");

    await guest.find("favourite-row", first.id).getByTestId("favourite-open").tap();
    await expect(guest.find("item-sheet", first.id).getByTestId("favourite")).toHaveAttribute("aria-pressed", "true");
  } finally {
    await world.putOnShelf(demo.coffee, second.id, true);
  }
});

test("a heart tapped without network is taken back, with the reason", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  await guest.find("item-open").first().tap();
  const heart = guest.find("item-sheet").getByTestId("favourite");
  await expect(heart).toHaveAttribute("aria-pressed", "false");

  guest.watch.allow(/ERR_FAILED|favourites/);
  await guest.page.route(/\/favourites\/itm_/, (route) => route.abort());
  await heart.tap();

  await expect(guest.find("toast")).toHaveAttribute("data-state", "error");
  await expect(heart).toHaveAttribute("aria-pressed", "false");
});

test("what the shop holds is taken along as a file, and ended; then neither shop nor phone knows of it", async ({ demo, guest, world }) => {
  const [item] = (await world.menu(demo.coffee)).items;
  if (item === undefined) throw new Error("the menu is empty");
  const openItem = (): Promise<void> => guest.page.locator(`[data-testid="item-card"][data-id="${item.id}"]`).first().getByTestId("item-open").tap();
  const heart = guest.find("item-sheet").getByTestId("favourite");
  await guest.openMenu(demo.coffee.id);
  await openItem();
  await expect(heart).toHaveAttribute("aria-pressed", "false");
  const kept = guest.page.waitForResponse((answer) => answer.url().endsWith(`/favourites/${item.id}`));
  await heart.tap();
  expect((await kept).status()).toBe(200);
  await guest.find("sheet-close").tap();

  await guest.find("go-me").tap();
  await guest.find("my-data").tap();
  await expect(guest.find("screen-my-data")).toHaveAttribute("data-face", "content");
  const download = guest.page.waitForEvent("download");
  await guest.find("data-json").tap();
  const file = await download;
  expect(file.suggestedFilename()).toBe("my-data.json");
  const { held } = JSON.parse(await readFile(await file.path(), "utf8")) as { held: { code: string; rows: unknown[] }[] };
  expect(held.find(({ code }) => code === "accounts.favourite")?.rows).toHaveLength(1);

  await guest.find("erase").tap();
  await guest.find("dialog-confirm").tap();
  await expect(guest.find("screen-stores")).toHaveAttribute("data-face", "content");
  expect(await guest.page.evaluate(() => localStorage.getItem("dd:favourites"))).toBeNull();

  // The program was not started anew: what it held in its hands is gone as well.
  await guest.find("store-card", demo.coffee.id).getByTestId("store-open").tap();
  await guest.menuIsThere();
  await openItem();
  await expect(heart).toHaveAttribute("aria-pressed", "false");
  await guest.find("sheet-close").tap();
  await guest.find("go-me").tap();
  await guest.find("me-favourites").tap();
  await expect(guest.find("screen-favourites")).toHaveAttribute("data-face", "empty");
});

test("the nearest store comes first for who tells where they are", async ({ backend, device }) => {
  const { page } = await device({ geolocation: { latitude: 31.2075, longitude: 121.4416 }, permissions: ["geolocation"], locale: "zh-CN" });
  await page.goto(`${backend.url}/m/pages/stores/index?brand=hillside`);
  await expect(page.getByTestId("store-card")).toHaveCount(3);
  await expect(page.getByTestId("store-distance")).toHaveCount(0);

  await page.getByTestId("stores-nearest").click();

  await expect(page.getByTestId("store-distance")).toHaveText(["70 米", "4.9 公里", "6.6 公里"]);
  await expect(page.getByTestId("store-card").first()).toContainText("梧桐书店店");
});

test("who keeps their place to themselves is told, and chooses from the list as it was", async ({ backend, device }) => {
  const { page } = await device({ permissions: [], locale: "zh-CN" });
  await page.goto(`${backend.url}/m/pages/stores/index?brand=hillside`);
  await expect(page.getByTestId("store-card")).toHaveCount(3);
  const names = await page.getByTestId("store-card").allInnerTexts();

  await page.getByTestId("stores-nearest").click();

  await expect(page.getByTestId("stores-no-location")).toBeVisible();
  expect(await page.getByTestId("store-card").allInnerTexts()).toEqual(names);
  await page.getByTestId("store-open").first().click();
  await expect(page.getByTestId("screen-menu")).toHaveAttribute("data-face", "content");
});
