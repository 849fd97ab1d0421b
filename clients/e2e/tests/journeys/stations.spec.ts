/** A kitchen is set up: a station is added, gets a category, goes to the front, and is taken away again. */
import type { StationSetups } from "../../../packages/contracts/src/index";
import { DESKTOP, expect, test } from "../../support/test";

test("a station is added, routed to, moved to the front and taken away", async ({ backend, demo, staffDevice }) => {
  const { page } = await staffDevice("noodleManager", DESKTOP);
  const read = async (): Promise<StationSetups["items"]> =>
    ((await (await page.request.get(`${backend.url}/api/merchant/v1/stores/${demo.noodles.id}/stations`)).json()) as StationSetups).items;
  await page.goto(`${backend.url}/console/stations`);
  await page.getByTestId("station-row").first().waitFor();
  const before = await read();

  await page.getByTestId("station-add").click();
  await page.getByTestId("field-name").fill("甜品档");
  await page.getByTestId("save").click();
  await expect(page.getByTestId("station-row")).toHaveCount(before.length + 1);
  const added = (await read()).find(({ name }) => name === "甜品档");
  if (added === undefined) throw new Error("no station was added");
  expect([added.is_default, added.warn_s, added.target_s]).toEqual([false, 180, 300]);

  const category = page.getByTestId("routed-category").last();
  const ref = (await category.getAttribute("data-id")) ?? "";
  await category.getByTestId("route-category").selectOption(added.id);
  await expect.poll(async () => (await read()).find(({ id }) => id === added.id)?.refs).toEqual([ref]);
  await category.getByTestId("routed-open").click();
  await expect(category.getByTestId("routed-item").first()).toHaveAttribute("data-state", /category|item/);

  const row = page.locator(`[data-testid="station-row"][data-id="${added.id}"]`);
  for (let step = 0; step < before.length; step += 1) {
    await row.getByTestId("station-move").press("ArrowUp");
    await expect(page.getByTestId("station-row").nth(before.length - 1 - step)).toHaveAttribute("data-id", added.id);
    await expect.poll(async () => (await read()).findIndex(({ id }) => id === added.id)).toBe(before.length - 1 - step);
  }

  await row.getByTestId("station-remove").click();
  await page.getByTestId("dialog-confirm").click();
  await expect(page.getByTestId("station-row")).toHaveCount(before.length);
  expect((await read()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});
