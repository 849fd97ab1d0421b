/** Every screen of the product: who sees it, where it is, what it loads, and which of its faces can be asked for. */
import type { Demo } from "./demo";
import { DESK_SCREENS } from "./screens.desk";
import { MINE_SCREENS } from "./screens.mine";
import { OPENING_SCREENS } from "./screens.opening";
import { PEOPLE_SCREENS } from "./screens.people";
import type { World } from "./world";
import type { Page } from "@playwright/test";

export type Size = "phone" | "tablet" | "desktop";
/** A stranger is a browser on which nobody has signed in. */
export type Reader = "guest" | "stranger" | keyof Demo["staff"];

export interface Scene {
  demo: Demo;
  world: World;
  /** Orders made for the pictures, by the state they are in. */
  /** The last thing the guest said, and about which order. */
  review: { id: string; order: string };
  orders: Record<"awaiting_payment" | "placed" | "preparing" | "ready" | "completed" | "cancelled", string>;
}

export interface Screen {
  name: string;
  reader: Reader;
  path: (scene: Scene) => string;
  testId: string;
  /** The first is the one it is made for: that gets every variant. */
  sizes: [Size, ...Size[]];
  /** The answer that makes the screen's content; without it there is only the content face. */
  loads?: RegExp;
  /** A body of that answer with nothing in it; without it the screen is never empty. */
  empty?: unknown;
  /** The tap that opens it, where it is not a page of its own; in every face. */
  opens?: (page: Page) => Promise<void>;
  /** Taps that lead to it once the page is there, in its content face. */
  prepare?: (page: Page, scene: Scene) => Promise<void>;
}

const NO_PAGE = { items: [], next_cursor: null };

export const SCREENS: Screen[] = [
  {
    name: "guest-stores",
    reader: "guest",
    path: () => "/m/pages/stores/index?brand=hillside",
    testId: "screen-stores",
    sizes: ["phone", "desktop"],
    loads: /\/api\/guest\/v1\/stores\?/,
    empty: NO_PAGE,
  },
  {
    name: "guest-home",
    reader: "guest",
    path: ({ demo }) => `/m/pages/home/index?store=${demo.coffee.id}`,
    testId: "screen-home",
    sizes: ["phone", "desktop"],
    loads: /\/api\/guest\/v1\/stores\/[^/]+\/home/,
  },
  {
    name: "guest-menu",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone", "tablet", "desktop"],
    loads: /\/api\/guest\/v1\/stores\/[^/]+\/menu/,
    empty: { store_id: "", mode: "pickup", version: 1, categories: [], items: [], modifier_groups: [] },
  },
  {
    name: "guest-menu-dine-in",
    reader: "guest",
    path: ({ demo }) => `/m/?code=${demo.table.code}`,
    testId: "screen-menu",
    sizes: ["phone"],
  },
  {
    name: "guest-item",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone", "desktop"],
    prepare: async (page) => {
      await page.getByTestId("item-choose").first().click();
      await page.getByTestId("item-sheet").waitFor();
    },
  },
  {
    name: "guest-search",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone"],
    prepare: async (page) => {
      await page.getByTestId("menu-search").locator("input").or(page.locator('input[data-testid="menu-search"]')).first().fill("nt");
      await page.getByTestId("menu-search-result").first().waitFor();
    },
  },
  {
    name: "guest-search-begin",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone"],
    prepare: async (page) => {
      await page.locator('input[data-testid="menu-search"]').click();
      await page.getByTestId("search-suggestion").first().waitFor();
    },
  },
  {
    name: "guest-search-none",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone"],
    prepare: async (page) => {
      await page.locator('input[data-testid="menu-search"]').fill("chou doufu");
      await page.getByTestId("empty-next").waitFor();
    },
  },
  {
    name: "guest-filters",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone", "desktop"],
    prepare: async (page) => {
      await page.getByTestId("filters-open").click();
      await page.getByTestId("filter-wish").first().click();
      await page.getByTestId("filter-allergen").first().click();
    },
  },
  {
    name: "guest-menu-elder",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone"],
    prepare: async (page) => {
      await page.getByTestId("go-me").click();
      await page.getByTestId("elder-switch").click();
      await page.getByTestId("screen-me").getByTestId("back").click();
      await page.getByTestId("read-aloud").first().waitFor();
    },
  },
  {
    name: "guest-checkout",
    reader: "guest",
    path: ({ demo }) => `/m/?store=${demo.coffee.id}`,
    testId: "screen-menu",
    sizes: ["phone", "desktop"],
    prepare: async (page) => {
      for (const index of [0, 1]) {
        await page.getByTestId("item-choose").nth(index).click();
        await page.getByTestId("sheet-add").click();
        await page.getByTestId("item-sheet").waitFor({ state: "hidden" });
      }
      await page.getByTestId("cart-open").click();
      await page.locator('[data-testid="screen-checkout"][data-face="content"]').waitFor();
    },
  },
  {
    name: "guest-payment",
    reader: "guest",
    path: ({ orders }) => `/m/sub/order/payment?id=${orders.awaiting_payment}`,
    testId: "screen-payment",
    sizes: ["phone"],
  },
  ...(["awaiting_payment", "placed", "preparing", "ready", "completed", "cancelled"] as const).map(
    (state): Screen => ({
      name: `guest-order-${state.replace("_", "-")}`,
      reader: "guest",
      path: ({ orders }) => `/m/sub/order/index?id=${orders[state]}`,
      testId: "screen-order",
      sizes: state === "preparing" ? ["phone", "desktop"] : ["phone"],
      ...(state === "preparing" ? { loads: /\/api\/guest\/v1\/orders\/ord_/ } : {}),
    }),
  ),
  {
    name: "guest-orders",
    reader: "guest",
    path: () => "/m/sub/order/list",
    testId: "screen-orders",
    sizes: ["phone"],
    loads: /\/api\/guest\/v1\/orders\?|\/api\/guest\/v1\/orders$/,
    empty: NO_PAGE,
  },
  {
    name: "guest-review",
    reader: "guest",
    path: ({ orders }) => `/m/sub/review/index?id=${orders.completed}`,
    testId: "screen-review",
    sizes: ["phone", "desktop"],
    loads: /\/api\/guest\/v1\/orders\/[^/]+\/review$/,
    prepare: async (page) => {
      await page.getByTestId("star-input").first().getByTestId("star").nth(3).click();
      await page.getByTestId("review-tag").first().click();
    },
  },
  {
    name: "guest-reviews",
    reader: "guest",
    path: ({ demo }) => `/m/sub/review/list?store=${demo.coffee.id}`,
    testId: "screen-reviews",
    sizes: ["phone"],
    loads: /\/api\/guest\/v1\/stores\/[^/]+\/reviews/,
    empty: { ...NO_PAGE, rating: { count: 0, average_hundredths: 0, distribution: [0, 0, 0, 0, 0] } },
  },
  ...MINE_SCREENS,
  ...DESK_SCREENS,
  {
    name: "reviews",
    reader: "manager",
    path: () => "/console/reviews",
    testId: "screen-reviews",
    sizes: ["desktop", "tablet", "phone"],
    loads: /\/api\/merchant\/v1\/stores\/[^/]+\/reviews(\?|$)/,
    empty: NO_PAGE,
  },
  {
    name: "catalog",
    reader: "manager",
    path: () => "/console/catalog",
    testId: "screen-catalog",
    sizes: ["desktop", "tablet"],
    loads: /\/api\/.*\/catalog(\?|$)/,
    empty: { version: 1, categories: [], items: [], modifier_groups: [] },
  },
  {
    name: "catalog-item",
    reader: "manager",
    path: () => "/console/catalog",
    testId: "screen-catalog",
    sizes: ["desktop"],
    prepare: async (page) => {
      await page.getByTestId("catalog-item").first().click();
      await page.getByTestId("item-form").waitFor();
    },
  },
  {
    name: "search-misses",
    reader: "manager",
    path: () => "/console/catalog",
    testId: "misses-body",
    sizes: ["desktop", "phone"],
    loads: /\/search-misses/,
    empty: { items: [], since: "2026-11-01" },
    opens: (page) => page.getByTestId("misses-open").click(),
  },
  {
    name: "today",
    reader: "owner",
    path: () => "/console/today",
    testId: "screen-today",
    sizes: ["desktop", "tablet", "phone"],
    loads: /\/reports\/today/,
  },
  {
    name: "home-page",
    reader: "manager",
    path: () => "/console/home",
    testId: "screen-home-page",
    sizes: ["desktop", "tablet", "phone"],
    loads: /\/api\/merchant\/v1\/brands\/[^/]+\/home/,
  },
  {
    name: "tables",
    reader: "noodleManager",
    path: () => "/console/tables",
    testId: "screen-tables",
    sizes: ["desktop"],
    loads: /\/api\/.*\/tables(\?|$)/,
    empty: { areas: [] },
  },
  {
    name: "mini-program",
    reader: "owner",
    path: () => "/console/settings",
    testId: "mini-program",
    sizes: ["desktop", "phone"],
    loads: /\/brands\/[^/]+\/mini-program$/,
    prepare: async (page) => {
      await page.getByTestId("mini-change").click();
      await page.getByTestId("mini-push-token").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "messages-sent",
    reader: "owner",
    path: () => "/console/messages",
    testId: "screen-messages",
    sizes: ["desktop", "phone"],
    loads: /\/brands\/[^/]+\/messaging/,
  },
  ...(["words", "ways", "news"] as const).map(
    (part): Screen => ({
      name: `messages-${part}`,
      reader: "owner",
      path: () => `/console/messages?part=${part}`,
      testId: "screen-messages",
      sizes: ["desktop", "phone"],
    }),
  ),
  {
    name: "messages-places",
    reader: "owner",
    path: () => "/console/messages?part=words",
    testId: "screen-messages",
    sizes: ["desktop", "phone"],
    prepare: async (page) => {
      await page.locator('[data-testid="wording-row"][data-id="order_ready"]').click();
      await page.getByTestId("template-subscription-zh").fill("QpTt2K1vVw7mZ3xL0bR9");
      for (const [at, place] of ["character_string1", "thing2", "food"].entries()) {
        await page.getByTestId("place-add").click();
        await page.getByTestId("place-keyword").nth(at).fill(place);
      }
      await page.getByTestId("place-add").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "messages-mini",
    reader: "owner",
    path: () => "/console/messages?part=ways",
    testId: "screen-messages",
    sizes: ["desktop", "phone"],
    prepare: async (page) => {
      await page.getByTestId("channel-open-subscription").click();
      await page.getByTestId("messenger-app").waitFor();
    },
  },
  ...OPENING_SCREENS,
  { name: "settings", reader: "manager", path: () => "/console/settings", testId: "screen-settings", sizes: ["desktop", "tablet"] },
  ...PEOPLE_SCREENS,
  {
    name: "kitchen",
    reader: "barista",
    path: () => "/kitchen/",
    testId: "screen-kitchen",
    sizes: ["tablet", "desktop"],
    loads: /\/api\/.*\/tickets(\?|$)/,
    empty: { items: [], server_time: "2026-11-22T06:00:00Z" },
  },
  {
    name: "board",
    reader: "manager",
    path: () => "/board/",
    testId: "screen-board",
    sizes: ["desktop", "tablet"],
    loads: /\/api\/.*\/board(\?|$)/,
    empty: { ready: [], preparing: [] },
  },
];
