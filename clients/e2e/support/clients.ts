/** The two guest clients that journeys are played on: how each is entered, and what must be true of it at the end. */
import { expect, type Page } from "@playwright/test";
import { join } from "node:path";

import { SHOP, startHarness, type Noticed, type Person } from "../../packages/mp-harness/src/index";
import type { Backend } from "./backend";
import type { World } from "./world";

/** What a scanned code says. */
export type Entry = { code: string } | { store: string };

export interface GuestClient {
  enter(page: Page, entry: Entry): Promise<void>;
  /** At the end of a test. */
  examine(page: Page): Promise<void>;
  stop(): Promise<void>;
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
      await page.goto(`${origin}/m/?${String(name)}=${String(value)}`);
    },
    examine: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

/** The compiled package on the harness; its one legal domain leads to the backend of this run. */
export async function weixinClient(backend: Backend, world: World): Promise<GuestClient> {
  const harness = await startHarness({ folder: WEIXIN_FOLDER, shop: backend.url, cashier: backend.sandbox });
  expect(harness.warnings, "what the template compiler found").toEqual([]);
  const person: Partial<Person> = { domains: { [ORIGIN]: SHOP }, appId: await world.appId() };
  return {
    enter: async (page, entry) => {
      // As printed on the codes: a table's code, or `s=` and a store, encoded.
      const scene = "code" in entry ? entry.code : `s=${entry.store}`;
      const query = { scene: encodeURIComponent(scene) };
      await page.goto(harness.phone({ ...person, launch: { path: "pages/menu/index", query, scene: SCANNED } }));
    },
    examine: async (page) => {
      const { missing, strangers, errors } = await noticedBy(page);
      expect({ missing, strangers, errors }, "what the package asked in vain").toEqual({ missing: [], strangers: [], errors: [] });
    },
    stop: () => harness.stop(),
  };
}

/** What the phone in the harness noticed so far. */
export function noticedBy(page: Page): Promise<Noticed> {
  return page.evaluate(() => (window as unknown as { mp: { noticed: Noticed } }).mp.noticed);
}
