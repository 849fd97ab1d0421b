/** The poster on the package: drawn on WeChat's canvas, with the mini-program's own code, kept in the album. */
import { noticedBy } from "../../support/clients";
import { codeOn } from "../../support/poster";
import { expect, test } from "../../support/test";

/** The sandbox draws its codes as QR codes of this, as only WeChat's scanner reads the real ones. */
const OWN_CODE = /^weixin:\/\/(wx\w+)\/pages\/menu\/index\?scene=(p=[a-z2-9]{10}&v=[a-z2-9]{8})$/;

test("the package draws a poster whose code opens the item in the package, and keeps it in the album", async ({ demo, guest, weixin }) => {
  await guest.openMenu(demo.coffee.id);
  const card = guest.find("item-card").filter({ has: guest.page.getByTestId("item-choose") }).first();
  const id = (await card.getAttribute("data-id")) ?? "";
  await card.getByTestId("item-open").tap();
  await guest.find("share-item").tap();
  await expect(guest.find("poster-body")).toHaveAttribute("data-face", "content");

  const [, appId, scene = ""] = OWN_CODE.exec(await codeOn(guest.page)) ?? [];
  expect(appId).toBe((await weixin("coffee")).appId);
  await guest.find("poster-save").tap();
  await expect.poll(async () => (await noticedBy(guest.page)).calls.map(({ name }) => name)).toContain("saveImageToPhotosAlbum");

  await guest.scan({ scene });
  await expect(guest.page.locator(`[data-testid="item-sheet"][data-id="${id}"]`)).toBeVisible();
});

test("a store's poster opens its menu in the package", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  const name = await guest.find("store-name").innerText();
  await guest.find("share-store").tap();
  await expect(guest.find("poster-body")).toHaveAttribute("data-face", "content");
  const [, , scene = ""] = OWN_CODE.exec(await codeOn(guest.page)) ?? [];

  await guest.scan({ scene });
  await guest.menuIsThere();
  await expect(guest.find("store-name")).toHaveText(name);
});
