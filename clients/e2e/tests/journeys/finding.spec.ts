/** Finding something: searched, filtered, missed; and screens that read themselves aloud. */
import { expect, test } from "../../support/test";

test("pinyin initials find and mark a dish; what was looked for is kept on the phone until it is cleared", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  const field = guest.page.locator('input[data-testid="menu-search"]');

  await field.fill("ghnt");
  const first = guest.find("menu-search-result").getByTestId("item-card").first();
  await expect(first).toContainText("桂花拿铁");
  await expect(first.locator(".hit")).toHaveText("桂花拿铁");
  await first.getByTestId("item-open").tap();
  await guest.find("item-sheet").getByTestId("sheet-close").tap();

  await guest.openMenu(demo.coffee.id);
  await field.tap();
  await expect(guest.find("recent-search")).toHaveText(["ghnt"]);
  await guest.find("recent-clear").tap();
  await expect(guest.find("recent-search")).toHaveCount(0);
  await guest.find("search-suggestion").first().tap();
  await expect(guest.find("menu-search-result").getByTestId("item-card").first()).toBeVisible();
});

test("what is not on the menu leads on, and the merchant reads that it was looked for", async ({ demo, desk, guest }) => {
  await guest.openMenu(demo.coffee.id);
  const noted = guest.page.waitForRequest(/search-misses/);
  await guest.page.locator('input[data-testid="menu-search"]').fill("螺蛳粉");
  await expect(guest.find("menu-search-result")).toContainText("没有找到“螺蛳粉”");
  await expect(guest.find("search-suggestion").first()).toBeVisible();
  expect((await (await noted).response())?.status()).toBe(204);

  await desk.page.goto(new URL("/console/catalog", guest.page.url()).href);
  await desk.find("misses-open").tap();
  await expect(desk.find("search-miss").filter({ hasText: "螺蛳粉" })).toContainText("1");
});

test("filters show exactly what fits them all, in the wanted order", async ({ demo, guest, world }) => {
  const menu = await world.menu(demo.coffee);
  await guest.openMenu(demo.coffee.id);
  await guest.find("filters-open").tap();
  await guest.find("filter-sort", undefined).nth(2).tap();
  await guest.page.locator('[data-testid="filter-wish"][data-id="isVegetarian"]').tap();
  await guest.find("filters-show").tap();

  const wanted = menu.items.filter(({ badges }) => badges.includes("vegetarian")).map(({ from_price_fen }) => from_price_fen);
  await expect(guest.find("menu-search-result")).toContainText(`找到 ${String(wanted.length)} 个`);
  const prices = await guest.find("menu-search-result").getByTestId("price").evaluateAll((each) => each.map((one) => Number((one as HTMLElement).dataset["fen"])));
  expect(prices).toEqual(wanted.sort((a, b) => a - b).slice(0, prices.length));
});

test("elder mode reaches the screens, reads aloud, and is kept with the guest", async ({ demo, guest }) => {
  await guest.page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    window.speechSynthesis.speak = (words) => void said.push(words.text);
  });
  await guest.openMenu(demo.coffee.id);
  const kept = guest.page.waitForResponse((answer) => answer.url().endsWith("/me") && answer.request().method() === "PATCH");
  await guest.find("go-me").tap();
  await guest.find("elder-switch").tap();
  expect((await (await kept).json()) as object).toMatchObject({ is_elder: true, text_size: "x-large", reads_aloud: true });

  await guest.openMenu(demo.coffee.id);
  await expect(guest.find("screen-menu")).toHaveClass(/dd-elder/);
  const targets = guest.page.locator('[data-testid="item-choose"],[data-testid="item-add"],[data-testid="category-tab"],[data-testid="read-aloud"]');
  const heights = await targets.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(56);
  await guest.find("read-aloud").first().tap();
  expect(await guest.page.evaluate(() => (window as unknown as { said: string[] }).said.join())).toMatch(/拿铁，24元/);

  // Another browser program of the same guest: the phone's memory is gone, the session is not.
  await guest.page.evaluate(() => localStorage.clear());
  await guest.openMenu(demo.coffee.id);
  await guest.find("go-orders").tap();
  await expect(guest.find("screen-orders")).toHaveClass(/dd-elder/);
});

test("in a low window the categories scroll by wheel and by keys, without a bar of their own", async ({ backend, demo, device }) => {
  const { page } = await device({ viewport: { width: 480, height: 360 } });
  await page.goto(`${backend.url}/m/?store=${demo.coffee.id}`);
  const tabs = page.getByTestId("category-tab");
  await tabs.first().waitFor();
  const rail = page.locator(".rail-scroll .uni-scroll-view-scrollbar-hidden");
  await expect(rail).toHaveCSS("scrollbar-width", "none");
  const at = () => rail.evaluate((box) => box.scrollTop);
  expect(await rail.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeGreaterThan(100);

  await tabs.nth(1).hover();
  await page.mouse.wheel(0, 120);
  await expect.poll(at).toBeGreaterThan(0);
  const wheeled = await at();
  await page.locator('[data-testid="category-tab"][tabindex="0"]').focus();
  await page.keyboard.press("End");
  await expect.poll(at).toBeGreaterThan(wheeled);
});
