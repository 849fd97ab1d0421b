/** Screens of a shop that is getting ready: guide, codes on paper, payment papers, menu files. */
import type { Screen } from "./screens";

export const OPENING_SCREENS: Screen[] = [
  {
    name: "codes",
    reader: "noodleManager",
    path: () => "/console/codes",
    testId: "screen-codes",
    sizes: ["desktop", "phone"],
    loads: /\/code-sheet(\?|$)/,
  },
  {
    name: "start",
    reader: "owner",
    path: () => "/console/start",
    testId: "screen-start",
    sizes: ["desktop", "phone"],
    loads: /\/guide(\?|$)/,
  },
  {
    name: "payments",
    reader: "owner",
    path: () => "/console/settings#payment",
    testId: "payments",
    sizes: ["desktop", "phone"],
    loads: /\/api\/merchant\/v1\/brands\/[^/]+\/payment-accounts$/,
    empty: { items: [], is_play: true },
    prepare: async (page) => {
      await page.getByTestId("payment-account").first().waitFor();
    },
  },
  papersOf("wechatpay"),
  papersOf("alipay"),
  {
    name: "store-differences",
    reader: "owner",
    path: () => "/console/catalog",
    testId: "screen-catalog",
    sizes: ["desktop", "tablet", "phone"],
    prepare: async (page) => {
      await page.locator('[data-testid="catalog-view"][data-id="stores"]').click();
      await page.getByTestId("differing-item").first().waitFor();
    },
  },
  {
    name: "item-tags",
    reader: "owner",
    path: () => "/console/catalog",
    testId: "screen-catalog",
    sizes: ["desktop", "phone"],
    prepare: async (page) => {
      await page.getByTestId("catalog-open").first().click();
      for (const tag of ["下午茶", "樱花季"]) {
        await page.getByTestId("field-tag").fill(tag);
        await page.getByTestId("tag-add").click();
      }
      await page.getByTestId("tag-days").last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: "menu-file",
    reader: "owner",
    path: () => "/console/catalog",
    testId: "screen-catalog",
    sizes: ["desktop", "phone"],
    prepare: async (page) => {
      await page.getByTestId("menu-file-open").click();
      await page.getByTestId("menu-file-input").setInputFiles({
        name: "menu.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("record,code,name,name_en\ncategories,seasonal,冬季限定,Winter\n"),
      });
      await page.getByTestId("menu-file-preview").waitFor();
    },
  },
  {
    name: "menu-import",
    reader: "owner",
    path: () => "/console/catalog",
    testId: "screen-catalog",
    sizes: ["desktop", "phone"],
    prepare: async (page) => {
      // A file that is never through, and stands at a third of its rows.
      await page.route(/menu-file\?/, () => undefined);
      await page.route(/menu-file\/works\//, (route) => route.fulfill({ json: { stage: "writing", done: 412, rows: 1240 } }));
      await page.getByTestId("menu-file-open").click();
      await page.getByTestId("menu-file-input").setInputFiles({ name: "menu.csv", mimeType: "text/csv", buffer: Buffer.from("name\n") });
      await page.locator('[data-testid="menu-file-progress"] [aria-valuenow="33"]').waitFor();
    },
  },
];

/** The dialog in which an account's papers are typed in, with what it says of an empty form. */
function papersOf(provider: string): Screen {
  return {
    name: `payments-${provider}`,
    reader: "owner",
    path: () => "/console/settings#payment",
    testId: "screen-settings",
    sizes: ["desktop", "phone"],
    prepare: async (page) => {
      await page.locator(`[data-testid="payment-way"][data-id="${provider}"]`).getByTestId("payment-enter").click();
      await page.getByTestId("papers").waitFor();
      await page.getByTestId("dialog-confirm").click();
    },
  };
}
