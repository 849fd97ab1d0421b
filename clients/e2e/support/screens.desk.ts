/** The order desk, what opens over it, and the orders that have left it. */
import type { Screen } from "./screens";

export const DESK_SCREENS: Screen[] = [
  {
    name: "desk",
    reader: "manager",
    path: () => "/console/",
    testId: "screen-desk",
    sizes: ["tablet", "desktop", "phone"],
    loads: /\/orders\/desk/,
    empty: { items: [], business_date: "2026-11-22" },
  },
  {
    name: "desk-by-table",
    reader: "noodleManager",
    path: () => "/console/",
    testId: "screen-desk",
    sizes: ["tablet", "desktop"],
    prepare: async (page, { demo }) => {
      await page.getByTestId("desk-grouping").getByRole("radio").nth(1).click();
      await page.getByRole("heading", { level: 3 }).filter({ hasText: demo.table.label }).first().waitFor();
    },
  },
  {
    name: "desk-order",
    reader: "manager",
    path: () => "/console/",
    testId: "screen-desk",
    sizes: ["tablet", "phone"],
    prepare: async (page) => {
      await page.getByTestId("desk-order").first().getByTestId("order-number").click();
      await page.getByTestId("order-drawer").waitFor();
    },
  },
  {
    name: "desk-serving",
    reader: "noodleManager",
    path: () => "/console/",
    testId: "screen-desk",
    sizes: ["tablet", "phone"],
    prepare: async (page, { demo }) => {
      const { origin } = new URL(page.url());
      const desk = await page.request.get(`${origin}/api/merchant/v1/stores/${demo.noodles.id}/orders/desk`);
      const { items } = (await desk.json()) as { items: { id: string; mode: string }[] };
      const id = items.find(({ mode }) => mode === "dine_in")?.id ?? "";
      // Made in the kitchen, unless for a picture before this one.
      await page.request.post(`${origin}/api/merchant/v1/orders/${id}/finish`, { data: {}, headers: { Origin: origin } });
      await page.goto(`${origin}/console/?order=${id}`);
      await page.getByTestId("serving-item").first().waitFor();
    },
  },
  {
    name: "bell",
    reader: "manager",
    path: () => "/console/",
    testId: "screen-desk",
    sizes: ["tablet", "phone"],
    prepare: async (page) => {
      await page.getByTestId("bell-open").click();
      await page.getByTestId("bell-test").waitFor();
    },
  },
  {
    name: "sold-out",
    reader: "manager",
    path: () => "/console/",
    testId: "screen-desk",
    sizes: ["tablet", "phone"],
    prepare: async (page) => {
      await page.getByTestId("sold-out-open").first().click();
      await page.getByTestId("sold-out-row").first().waitFor();
    },
  },
  {
    name: "orders",
    reader: "manager",
    path: () => "/console/orders",
    testId: "screen-orders-list",
    sizes: ["desktop", "tablet", "phone"],
    loads: /\/stores\/[^/]+\/orders(\?|$)/,
    empty: { items: [], next_cursor: null },
  },
];
