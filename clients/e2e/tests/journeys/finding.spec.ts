/** Finding something: searched, filtered, missed; and screens that read themselves aloud. */
import type { HomePage } from "../../../packages/contracts/src/index";
import { expect, test } from "../../support/test";
import { json } from "../../support/world";

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

test("filters that fit nothing say so, and one tap shows the whole menu again", async ({ demo, guest, world }) => {
  const picks = (await world.menu(demo.coffee)).items.filter(({ badges }) => badges.includes("recommended"));
  await guest.openMenu(demo.coffee.id);
  const found = guest.find("menu-search-result");
  await guest.find("filters-open").tap();
  await guest.find("filter-wish", "isRecommended").tap();
  await guest.find("filters-show").tap();
  await expect(found).toContainText(`找到 ${String(picks.length)} 个`);

  await guest.find("filters-open").tap();
  const tags = await guest.find("filter-tag").evaluateAll((chips) => chips.map((chip) => (chip as HTMLElement).dataset["id"] ?? ""));
  const strange = tags.find((tag) => !picks.some((pick) => pick.tags.includes(tag)));
  if (strange === undefined) throw new Error("every tag is on something recommended");
  await guest.find("filter-tag", strange).tap();
  await expect(guest.find("filters-show")).toHaveText("没有符合条件的");
  await guest.find("filters-show").tap();
  await expect(found).toContainText("没有符合条件的");
  await expect(found).toContainText("少选几个条件，或清除筛选。");
  await expect(found.getByTestId("item-card")).toHaveCount(0);

  await found.getByTestId("empty-next").tap();
  await expect(found).toHaveCount(0);
  await expect(guest.find("item-card").first()).toBeVisible();
  await guest.find("filters-open").tap();
  await expect(guest.find("filter-wish", "isRecommended")).toHaveAttribute("aria-checked", "false");
  await expect(guest.find("filter-tag", strange)).toHaveAttribute("aria-checked", "false");
});

test("each way and each banner on the front page leads where it says", async ({ backend, demo, guest, world }) => {
  const told = await json<HomePage>(world.guest.get(`/api/guest/v1/stores/${demo.coffee.id}/home`));
  const openFront = async (): Promise<void> => {
    await guest.page.goto(`${backend.url}/m/pages/home/index?store=${demo.coffee.id}`);
    await expect(guest.find("screen-home")).toHaveAttribute("data-face", "content");
  };

  await openFront();
  const modes = await guest.find("home-mode").evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset["id"]));
  expect(modes).toEqual(told.store.modes);
  expect(modes).toContain("dine_in");
  for (const mode of told.store.modes) {
    await openFront();
    await guest.find("home-mode", mode).tap();
    if (mode === "dine_in") {
      // A browser has no scanner: the phone's own camera opens the table's code.
      await expect(guest.find("dialog")).toContainText("扫");
      await expect(guest.find("screen-menu")).toHaveCount(0);
      continue;
    }
    await guest.menuIsThere();
    await expect(guest.find("mode-choice", mode)).toHaveAttribute("aria-checked", "true");
  }

  expect(new Set(told.banners.map(({ target }) => target))).toEqual(new Set(["item", "category"]));
  for (const [at, { target, target_id }] of told.banners.entries()) {
    await openFront();
    await guest.find("home-banner").nth(at).tap();
    if (target === "item") await expect(guest.find("item-sheet", target_id)).toBeVisible();
    else await expect(guest.find("category-tab", target_id)).toHaveAttribute("aria-selected", "true");
  }
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
