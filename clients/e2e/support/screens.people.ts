/** The screens about people and their devices: staff, accounts, handing a till over, paired walls, the audit trail. */
import type { Screen } from "./screens";

export const PEOPLE_SCREENS: Screen[] = [
  {
    name: "devices",
    reader: "manager",
    path: () => "/console/devices",
    testId: "screen-devices",
    sizes: ["tablet", "phone"],
    loads: /\/api\/.*\/screens(\?|$)/,
    empty: { items: [] },
  },
  {
    name: "stations",
    reader: "manager",
    path: () => "/console/stations",
    testId: "screen-stations",
    sizes: ["desktop", "tablet", "phone"],
    loads: /\/api\/.*\/stations(\?|$)/,
    empty: { items: [] },
    prepare: async (page) => {
      await page.getByTestId("routed-open").first().click();
      await page.getByTestId("routed-item").first().waitFor();
    },
  },
  {
    name: "station-form",
    reader: "manager",
    path: () => "/console/stations",
    testId: "screen-stations",
    sizes: ["phone", "desktop"],
    prepare: async (page) => {
      await page.getByTestId("station-edit").first().click();
      await page.getByTestId("station-form").waitFor();
    },
  },
  {
    name: "staff",
    reader: "owner",
    path: () => "/console/staff",
    testId: "screen-staff",
    sizes: ["desktop", "phone"],
    loads: /\/api\/.*\/staff(\?|$)/,
    empty: { items: [] },
  },
  {
    name: "staff-person",
    reader: "owner",
    path: () => "/console/staff",
    testId: "screen-staff",
    sizes: ["tablet", "phone"],
    prepare: async (page) => {
      await page.getByTestId("staff-row").first().click();
      await page.getByTestId("staff-drawer").waitFor();
    },
  },
  {
    name: "trail",
    reader: "owner",
    path: () => "/console/trail",
    testId: "screen-trail",
    sizes: ["desktop", "phone"],
    loads: /\/api\/.*\/trail(\?|$)/,
    empty: { items: [], next_cursor: null },
  },
  {
    name: "account",
    reader: "manager",
    path: () => "/console/account",
    testId: "screen-account",
    sizes: ["tablet", "phone"],
    loads: /\/api\/.*\/me\/account(\?|$)/,
  },
  {
    name: "switch-person",
    reader: "owner",
    path: () => "/console/",
    testId: "screen-desk",
    sizes: ["tablet", "phone"],
    prepare: async (page) => {
      if (await page.getByTestId("nav-more").isVisible()) await page.getByTestId("nav-more").click();
      await page.getByTestId("me-open").click();
      await page.getByTestId("switch-open").click();
      await page.getByTestId("switch-person").first().click();
      await page.getByTestId("pin-dots").waitFor();
    },
  },
  {
    name: "pair-kitchen",
    reader: "stranger",
    path: () => "/kitchen/",
    testId: "screen-pair",
    sizes: ["desktop", "phone"],
    loads: /\/api\/kitchen\/v1\/pairings$/,
  },
  {
    name: "kitchen-station-gone",
    reader: "stranger",
    path: () => "/kitchen/",
    testId: "screen-pair",
    sizes: ["tablet", "phone"],
    prepare: async (page, { demo, world }) => {
      const code = await page.locator('[data-testid="pair-code"][data-code]').getAttribute("data-code");
      await world.pairWithoutStation(demo.coffee, code ?? "", "临时档");
      await page.getByTestId("kitchen-station-gone").waitFor();
    },
  },
];
