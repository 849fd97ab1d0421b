/** The guest's own screens: settings, what they said, kept, were told, and what is held on them. */
import type { Screen } from "./screens";

const NO_PAGE = { items: [], next_cursor: null };

export const MINE_SCREENS: Screen[] = [
  {
    name: "guest-orders-day",
    reader: "guest",
    path: () => "/m/sub/order/list",
    testId: "screen-orders",
    sizes: ["phone"],
    prepare: async (page) => {
      // All orders of a run are of one day; this guest came on others too.
      await page.route(/\/api\/guest\/v1\/order-months/, async (route) => {
        const answer = await route.fetch();
        const body = (await answer.json()) as { months: { month: string; days: string[] }[] };
        for (const each of body.months) each.days = [...new Set([...["02", "05", "11", "16", "20"].map((day) => `${each.month}-${day}`), ...each.days])].sort();
        await route.fulfill({ response: answer, json: body });
      });
      await page.reload();
      await page.getByTestId("order-month").first().click();
      await page.locator('[data-testid="order-month"][aria-pressed="true"]').waitFor();
      await page.getByTestId("order-day").first().click();
      await page.getByTestId("empty-next").waitFor();
      const last = page.getByTestId("order-day").last();
      await last.click();
      await page.getByTestId("order-row").first().waitFor();
    },
  },
  {
    name: "guest-again",
    reader: "guest",
    path: ({ orders }) => `/m/sub/order/index?id=${orders.cancelled}`,
    testId: "screen-order",
    sizes: ["phone"],
    prepare: async (page) => {
      // Today everything costs more, and so does each option; on this phone only.
      await page.route(/\/api\/guest\/v1\/stores\/[^/]+\/menu/, async (route) => {
        const answer = await route.fetch();
        const menu = (await answer.json()) as { items: { skus: { price_fen: number }[] }[]; modifier_groups: { modifiers: { price_delta_fen: number }[] }[] };
        for (const sku of menu.items.flatMap(({ skus }) => skus)) sku.price_fen += 200;
        for (const modifier of menu.modifier_groups.flatMap(({ modifiers }) => modifiers)) modifier.price_delta_fen += 100;
        await route.fulfill({ response: answer, json: menu });
      });
      await page.getByTestId("order-again").click();
      await page.getByTestId("again-sheet").waitFor();
    },
  },
  {
    name: "guest-poster",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone"],
    prepare: async (page) => {
      await page.getByTestId("item-open").first().click();
      await page.getByTestId("share-item").click();
      await page.getByTestId("poster").waitFor();
    },
  },
  {
    name: "guest-store-poster",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone"],
    prepare: async (page) => {
      await page.getByTestId("share-store").click();
      await page.getByTestId("poster").waitFor();
    },
  },
  {
    name: "today-shares",
    reader: "owner",
    path: () => "/console/today",
    testId: "screen-today",
    sizes: ["desktop", "phone"],
    // A guest comes by what others passed on: the menu, and two things of it.
    prepare: async (page, { demo }) => {
      await page.evaluate(async (store) => {
        const say = (path: string, body: unknown) =>
          fetch(`/api/guest/v1${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
        await say("/session", { client: "h5", language: "zh" });
        const menu = (await (await fetch(`/api/guest/v1/stores/${store}/menu?mode=pickup`)).json()) as { items: { id: string }[] };
        for (const item_id of [null, ...menu.items.slice(0, 2).map(({ id }) => id)])
          await say(`/stores/${store}/share-openings`, { item_id, mark: "aaaaaaaa" });
      }, demo.coffee.id);
      await page.reload();
      await page.getByTestId("share-row").last().waitFor();
      await page.getByTestId("shares").evaluate((card) => card.scrollIntoView({ block: "end" }));
    },
  },
  {
    name: "guest-my-reviews",
    reader: "guest",
    path: () => "/m/sub/review/mine",
    testId: "screen-my-reviews",
    sizes: ["phone"],
    loads: /\/api\/guest\/v1\/reviews(\?|$)/,
    empty: NO_PAGE,
  },
  {
    name: "guest-review-edit",
    reader: "guest",
    path: ({ review }) => `/m/sub/review/edit?order=${review.order}&id=${review.id}`,
    testId: "screen-review-edit",
    sizes: ["phone", "desktop"],
    loads: /\/api\/guest\/v1\/orders\/[^/]+\/review$/,
  },
  {
    name: "guest-my-data",
    reader: "guest",
    path: () => "/m/sub/me/data",
    testId: "screen-my-data",
    sizes: ["phone", "desktop"],
    loads: /\/api\/guest\/v1\/me\/data$/,
  },
  {
    name: "guest-favourites",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone", "desktop"],
    prepare: async (page) => {
      await page.goto(new URL("/m/sub/me/favourites", page.url()).href);
      await page.locator('[data-testid="screen-favourites"][data-face="content"]').waitFor();
    },
  },
  {
    name: "guest-messages",
    reader: "guest",
    path: () => "/m/sub/me/messages",
    testId: "screen-messages",
    sizes: ["phone", "desktop"],
    loads: /\/api\/guest\/v1\/messages(\?|$)/,
    empty: NO_PAGE,
  },
  {
    name: "guest-notify",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone"],
    prepare: async (page) => {
      await page.goto(new URL("/m/sub/me/notify", page.url()).href);
      await page.locator('[data-testid="screen-notify"][data-face="content"]').waitFor();
    },
  },
  { name: "guest-me", reader: "guest", path: () => "/m/sub/me/index", testId: "screen-me", sizes: ["phone"] },
];
