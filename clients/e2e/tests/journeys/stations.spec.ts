/** A kitchen is set up: a station is added, gets a category, goes to the front, and is taken away again. */
import type { StationSetups } from "../../../packages/contracts/src/index";
import { DESKTOP, expect, TABLET, test } from "../../support/test";
import { AGAIN } from "../../support/world";

test("a station is added, routed to, moved to the front and taken away", async ({ backend, demo, staffDevice }) => {
  const { page } = await staffDevice("noodleManager", DESKTOP);
  const read = async (): Promise<StationSetups["items"]> =>
    ((await (await page.request.get(`${backend.url}/api/merchant/v1/stores/${demo.noodles.id}/stations`, AGAIN)).json()) as StationSetups).items;
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

test("a kitchen screen whose station is removed says so, shows all, and is given another", async ({ backend, demo, device, staffDevice }) => {
  const { page: office } = await staffDevice("noodleManager", DESKTOP);
  const api = `${backend.url}/api/merchant/v1/stores/${demo.noodles.id}`;
  const added = await office.request.post(`${api}/stations`, { data: { name: "临时档" }, headers: { Origin: backend.url } });
  const station = ((await added.json()) as StationSetups).items.find(({ name }) => name === "临时档");
  if (station === undefined) throw new Error("no station was added");

  const { page: wall, watch } = await device(TABLET);
  watch.allow(/401/);
  await wall.clock.install();
  await wall.goto(`${backend.url}/kitchen/`);
  const code = wall.locator('[data-testid="pair-code"][data-code]');
  await code.waitFor();
  const wish = { code: await code.getAttribute("data-code"), name: "流动屏", station_id: station.id };
  const paired = await office.request.post(`${api}/screens`, { data: wish, headers: { Origin: backend.url } });
  expect(paired.status()).toBe(201);
  await wall.clock.runFor(5_000);
  await expect(wall.getByTestId("screen-kitchen")).toContainText("临时档");
  await expect(wall.getByTestId("kitchen-station-gone")).toHaveCount(0);

  const gone = await office.request.delete(`${api}/stations/${station.id}`, { headers: { Origin: backend.url } });
  expect(gone.status()).toBe(200);
  // A frame says so; the wall's own clock stands still.
  await expect(wall.getByTestId("kitchen-station-gone")).toBeVisible();
  await expect(wall.locator('[data-testid="station-choice"][data-id="all"]')).toHaveAttribute("aria-pressed", "true");

  await office.goto(`${backend.url}/console/devices`);
  const row = office.getByTestId("screen-row").filter({ hasText: "流动屏" });
  await expect(row.getByTestId("station-gone")).toBeVisible();
  await expect(row).not.toContainText("· 全部档口");
  await row.getByTestId("station-choose").click();
  const choice = office.getByTestId("screen-station");
  await choice.selectOption({ index: 1 });
  await office.getByTestId("dialog-confirm").click();
  await expect(row.getByTestId("station-gone")).toHaveCount(0);
  await wall.clock.runFor(61_000);
  await expect(wall.getByTestId("kitchen-station-gone")).toHaveCount(0);
  await expect(wall.getByTestId("station-choice")).toHaveCount(0);

  await row.getByTestId("screen-remove").click();
  await office.getByTestId("dialog-confirm").click();
  await expect(row).toHaveCount(0);
});
