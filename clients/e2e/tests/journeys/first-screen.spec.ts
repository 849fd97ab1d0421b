/** The menu before its program: what the server draws into the page, and how the program takes over from it. */
import type { Page } from "@playwright/test";

import { expect, PHONE, test } from "../../support/test";

/** Keeps the program from coming until it is let through. */
async function holdProgram(page: Page): Promise<() => void> {
  let letThrough = (): void => undefined;
  const open = new Promise<void>((done) => (letThrough = done));
  await page.route(/\/m\/assets\/index-[^/]*\.js/, async (route) => {
    await open;
    await route.continue();
  });
  return letThrough;
}

/** Where the things stand that both drawings show. */
function places(page: Page, names: { store: string; tab: string; picture: string; name: string; price: string }): Promise<Record<string, number[]>> {
  return page.evaluate(
    (wanted) =>
      Object.fromEntries(
        Object.entries(wanted).map(([name, selector]) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return [name, box ? [box.left, box.top].map(Math.round) : []];
        }),
      ),
    names,
  );
}

test("the menu is seen before its program, and nothing moves when that takes over", async ({ backend, demo, device }) => {
  const { page } = await device(PHONE);
  const letThrough = await holdProgram(page);
  await page.goto(`${backend.url}/m/?store=${demo.coffee.id}`, { waitUntil: "commit" });
  await expect(page.locator(".dd-first-store")).toHaveText(demo.coffee.name);
  await expect(page.locator(".dd-first-picture img").first()).toBeVisible();
  const before = await places(page, {
    store: ".dd-first-store",
    tab: ".dd-first-rail p:nth-child(2)",
    picture: ".dd-first-picture img",
    name: ".dd-first-told p",
    price: ".dd-first-foot",
  });

  letThrough();
  await expect(page.getByTestId("screen-menu")).toHaveAttribute("data-face", "content");
  await expect(page.locator("#dd-first")).toHaveCount(0);
  const after = await places(page, {
    store: '[data-testid="store-name"]',
    tab: '[data-testid="category-tab"]:nth-child(2)',
    picture: '[data-testid="item-card"] img',
    name: '[data-testid="item-open"]',
    price: '[data-testid="item-card"] .foot',
  });

  for (const thing of ["tab", "picture", "name"]) expect(after[thing], thing).toEqual(before[thing]);
  expect(after["store"]?.[0]).toBe(before["store"]?.[0]);
  expect(after["price"]?.[0]).toBe(before["price"]?.[0]);
});

test("a scanned code shows its table at once, and the menu is asked for without looking the code up first", async ({ backend, demo, device }) => {
  const { page } = await device(PHONE);
  const letThrough = await holdProgram(page);
  const asked = page.waitForRequest(/\/menu\?mode=dine_in/);
  await page.goto(`${backend.url}/m/?code=${demo.table.code}`, { waitUntil: "commit" });

  await expect(page.locator(".dd-first-table")).toHaveText(demo.table.label);
  await asked;
  letThrough();
  await expect(page.getByTestId("table-label")).toHaveText(demo.table.label);
});

test("who reads it otherwise is shown a shape and not the plain drawing", async ({ backend, demo, device }) => {
  const { page } = await device(PHONE);
  await page.addInitScript(() => localStorage.setItem("dd:appearance", JSON.stringify({ scheme: "dark", textSize: "x-large" })));
  const letThrough = await holdProgram(page);
  await page.goto(`${backend.url}/m/?store=${demo.coffee.id}`, { waitUntil: "commit" });

  await expect(page.locator(".dd-first-shape")).toBeVisible();
  await expect(page.locator(".dd-first-drawn")).toBeHidden();
  expect(await page.locator("html").getAttribute("class")).toContain("dd-dark");
  letThrough();
  await expect(page.getByTestId("screen-menu")).toHaveAttribute("data-face", "content");
});
