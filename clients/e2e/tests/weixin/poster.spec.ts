/** The poster on the package: drawn on WeChat's canvas, with the item's picture, kept in the album. */
import { noticedBy } from "../../support/clients";
import { codeOn } from "../../support/poster";
import { expect, test } from "../../support/test";

test("the package draws a poster whose code opens the item, and keeps it in the album", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  const card = guest.find("item-card").filter({ has: guest.page.getByTestId("item-choose") }).first();
  const id = (await card.getAttribute("data-id")) ?? "";
  await card.getByTestId("item-open").tap();
  await guest.find("share-item").tap();
  await expect(guest.find("poster-body")).toHaveAttribute("data-face", "content");

  const { pathname, searchParams } = new URL(await codeOn(guest.page));
  expect({ pathname, store: searchParams.get("store"), item: searchParams.get("item") }).toEqual({ pathname: "/m/pages/menu/index", store: demo.coffee.id, item: id });

  await guest.find("poster-save").tap();
  await expect.poll(async () => (await noticedBy(guest.page)).calls.map(({ name }) => name)).toContain("saveImageToPhotosAlbum");
});
