/** A tag of the shop's own: written in the item's form with its days, seen by guests on those days only. */
import type { EditCatalog, Menu } from "../../../packages/contracts/src/index";
import { DESKTOP, expect, test } from "../../support/test";
import { AGAIN } from "../../support/world";

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
  const until = past.locator("input").nth(2);
  await until.fill("2020-01-02");
  await until.press("Enter");
  await page.locator('[data-testid="tag-days"][data-id="招牌汤底"]').getByTestId("tag-english").fill("House broth");
  await page.getByTestId("save").click();
  await expect(page.getByTestId("item-form-state")).toHaveAttribute("data-state", "clean");

  const menu = (await (await page.request.get(`${backend.url}/api/guest/v1/stores/${demo.noodles.id}/menu?mode=dine_in`, AGAIN)).json()) as Menu;
  const card = menu.items.find((one) => one.id === item.id);
  expect(card?.tags.filter((tag) => !item.tags.includes(tag))).toEqual(["招牌汤底"]);
  expect(card?.tags_en[card.tags.indexOf("招牌汤底")]).toBe("House broth");

  await page.reload();
  await expect(until).toHaveValue("2020-01-02");
});
