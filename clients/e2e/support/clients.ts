/** The two guest clients that journeys are played on: how each is entered, and what must be true of it at the end. */
import { expect, type Page } from "@playwright/test";
import { join } from "node:path";

import { SHOP, startHarness, type Harness, type Launch, type Noticed, type Person, type Phone, type ShareCard } from "../../packages/mp-harness/src/index";
import type { Backend } from "./backend";

/** What a scanned code says. */
export type Entry = { code: string } | { store: string } | { scene: string };

export interface GuestClient {
  enter(page: Page, entry: Entry): Promise<void>;
  /** At the end of a test. */
  examine(page: Page): Promise<void>;
}

export const WEIXIN_FOLDER = join(import.meta.dirname, "../../guest/dist/build/mp-weixin");
/** Where the package was built to find its shop (`MINI_ORIGIN` of the Makefile). */
const ORIGIN = process.env["MINI_ORIGIN"] ?? "https://diandan.example";
/** Source: WeChat's scene values: 1047, a mini-program code was scanned. */
const SCANNED = 1047;

export function browserClient(origin: string): GuestClient {
  return {
    enter: async (page, entry) => {
      const [name, value] = Object.entries(entry)[0] ?? [];
      await page.goto(`${origin}/m/?${String(name)}=${encodeURIComponent(String(value))}`);
    },
    examine: () => Promise.resolve(),
  };
}

/** The compiled package on the harness, on the phone of `person`. */
export function weixinClient(harness: Harness, person: Partial<Person>): GuestClient {
  return {
    enter: async (page, entry) => {
      // As printed on the codes: a table's code, `s=` and a store, or what a poster's code hands over; encoded.
      const scene = "code" in entry ? entry.code : "store" in entry ? `s=${entry.store}` : entry.scene;
      const query = { scene: encodeURIComponent(scene) };
      await page.goto(harness.phone({ domains: { [ORIGIN]: SHOP }, ...person, launch: { path: "pages/menu/index", query, scene: SCANNED } }));
    },
    examine: async (page) => {
      const { missing, strangers, errors } = await noticedBy(page);
      expect({ missing, strangers, errors }, "what the package asked in vain").toEqual({ missing: [], strangers: [], errors: [] });
    },
  };
}

/** The package's one legal domain leads to the backend of this run. */
export async function startWeixin(backend: Backend): Promise<Harness> {
  const harness = await startHarness({ folder: WEIXIN_FOLDER, shop: backend.url, cashier: backend.sandbox });
  expect(harness.warnings, "what the template compiler found").toEqual([]);
  return harness;
}

/** What the phone in the harness noticed so far. */
export function noticedBy(page: Page): Promise<Noticed> {
  return page.evaluate(() => (window as unknown as { mp: Phone }).mp.noticed);
}

/** The phone in the harness, from outside the program. */
export function phoneOf(page: Page): { leave(): Promise<void>; comeBack(launch?: Launch): Promise<void>; share(from: ShareCard["from"]): Promise<ShareCard | null> } {
  return {
    leave: () => page.evaluate(() => (window as unknown as { mp: Phone }).mp.leave()),
    comeBack: (launch) => page.evaluate((given) => (window as unknown as { mp: Phone }).mp.comeBack(given), launch),
    share: (from) => page.evaluate((given) => (window as unknown as { mp: Phone }).mp.share(given), from),
  };
}
