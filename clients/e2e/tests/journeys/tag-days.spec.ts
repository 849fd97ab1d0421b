/** A tag of the shop's own: written in the item's form with its days, seen by guests on those days only. */
import type { EditCatalog, Menu } from "../../../packages/contracts/src/index";
import { DESKTOP, expect, test } from "../../support/test";

test("a tag with days is written once and shown to guests on those days only", async ({ backend, demo, staffDevice }) => {
  // Noodles are eaten at the table.
  const { page } = await staffDevice("noodleOwner", DESKTOP);
  const [answer] = await Promise.all([page.waitForResponse(/\/api\/.*\/catalog$/), page.goto(`${backend.url}/console/catalog`)]);
  const item = ((await answer.json()) as EditCatalog).items.find((one) => one.is_on_shelf && one.available === null && one.modes === null);
  if (item === undefined) throw new Error("nothing is on the shelf");
  await page.locator(`[data-testid="catalog-item"][data-id="${item.id}"]`).getByTestId("catalog-open").click();

  for (const tag of ["招牌汤底", "过去的节日"]) {
    await page.getByTestId("field-tag").fill(tag);
    await page.getByTestId("field-tag").press("Enter");
  }
  const past = page.locator('[data-testid="tag-days"][data-id="过去的节日"]');
  await past.locator("input").nth(1).fill("2020-01-02");
  await past.locator("input").nth(1).press("Enter");
  await page.getByTestId("save").click();
  await expect(page.getByTestId("item-form-state")).toHaveAttribute("data-state", "clean");

  const menu = (await (await page.request.get(`${backend.url}/api/guest/v1/stores/${demo.noodles.id}/menu?mode=dine_in`)).json()) as Menu;
  expect(menu.items.find((one) => one.id === item.id)?.tags.filter((tag) => !item.tags.includes(tag))).toEqual(["招牌汤底"]);

  await page.reload();
  await expect(past.locator("input").nth(1)).toHaveValue("2020-01-02");
});
