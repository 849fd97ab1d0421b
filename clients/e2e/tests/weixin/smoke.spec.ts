/** The compiled package as WeChat runs it: it starts, draws, and asks for nothing that a phone doesn't have. */
import { expect, test } from "../../support/test";
import { noticedBy } from "../../support/clients";

test.use({ shop: "noodles" });

test("the menu opens by the code of a table, drawn by the package itself", async ({ demo, guest }) => {
  const session = guest.page.waitForResponse(/\/guest\/v1\/session$/);
  await guest.scan({ code: demo.table.code });

  await guest.menuIsThere();
  await expect(guest.find("table-label")).toContainText(demo.table.label);
  await expect(guest.find("item-card").first()).toBeVisible();
  // Signed in silently: WeChat's server told the shop's whose code it was.
  expect((await (await session).json()) as object).toMatchObject({ is_known: true });
  const { calls } = await noticedBy(guest.page);
  expect(calls.map(({ name }) => name)).toEqual(expect.arrayContaining(["getLaunchOptionsSync", "request", "connectSocket"]));
});
