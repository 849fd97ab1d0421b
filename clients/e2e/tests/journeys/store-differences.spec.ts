/** Head office sees which stores sell otherwise, has one follow the brand, and takes that back. */
import type { StoreDifferences } from "../../../packages/contracts/src/index";
import { DESKTOP, expect, test } from "../../support/test";

test("a store follows the brand's price again, and has its own back by one tap", async ({ backend, staffDevice }) => {
  const { page } = await staffDevice("owner", DESKTOP);
  await page.goto(`${backend.url}/console/catalog`);
  const [answer] = await Promise.all([
    page.waitForResponse(/store-differences$/),
    page.locator('[data-testid="catalog-view"][data-id="stores"]').click(),
  ]);
  const told = (await answer.json()) as StoreDifferences;
  const item = told.items.find((one) => one.differences.some((each) => each.kind === "price"));
  const own = item?.differences.find((each) => each.kind === "price");
  if (item === undefined || own === undefined) throw new Error("the demo's stores have no prices of their own");

  await page.getByTestId("differs-store").selectOption(own.store_id);
  await page.locator('[data-testid="differs-kind"][data-id="price"]').click();
  const shown = page.getByTestId("difference");
  const expected = told.items.flatMap((one) => one.differences).filter((each) => each.store_id === own.store_id && each.kind === "price");
  await expect(shown).toHaveCount(expected.length);

  const row = page.locator(`[data-testid="differing-item"][data-id="${item.id}"]`);
  const before = await row.getByTestId("difference").count();
  await row.getByTestId("follow-brand").first().click();
  await expect(row.getByTestId("difference")).toHaveCount(before - 1);
  await page.getByTestId("toast").getByRole("button").first().click();
  await expect(row.getByTestId("difference")).toHaveCount(before);
  await expect(row.locator(`[data-fen="${String(own.price_fen)}"]`).first()).toBeVisible();
});
