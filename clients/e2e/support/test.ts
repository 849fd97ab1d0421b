/**
 * The test function of the journeys: a backend per worker, and people with their own devices.
 *
 * Every device is watched: a console error, an uncaught mistake, a failed request or a word without translation fails the test.
 */
import { expect, test as base, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";

import { startBackend, type Backend } from "./backend";
import type { Harness, Person } from "../../packages/mp-harness/src/index";
import { browserClient, startWeixin, weixinClient, type GuestClient } from "./clients";
import { appIdOf } from "./mini-program";
import { readDemo, type Demo, type Staff } from "./demo";
import { Desk } from "./pages/desk";
import { GuestPhone } from "./pages/guest";
import { Board, Kitchen } from "./pages/kitchen";
import { expectNoMissingWords, watch, type Watch } from "./watch";
import { programHeaders, World } from "./world";

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};
export const TABLET: BrowserContextOptions = { viewport: { width: 1024, height: 768 }, hasTouch: true };
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

export interface Device {
  page: Page;
  watch: Watch;
}

type Badge = NonNullable<BrowserContextOptions["storageState"]>;

interface WorkerFixtures {
  backend: Backend;
  /** What a browser holds after a member of staff has signed in; each signs in once. */
  badge: (role: Staff) => Promise<Badge>;
  demo: Demo;
  world: World;
  /** The harness of the WeChat package, started when first asked for, and the app id of the demo's mini-program. */
  weixin: (shop: Shop) => Promise<{ harness: Harness; appId: string }>;
}

export type Shop = "coffee" | "noodles";
export type ClientKind = "h5" | "weixin";

export interface TestOptions {
  /** What runs on the guest's phone: the browser build, or the compiled package of WeChat. */
  client: ClientKind;
  /** Whose WeChat it is. */
  person: Partial<Person>;
  /** Whose desk, kitchen and board. */
  shop: Shop;
}

interface TestFixtures {
  /** A new device, signed in as nobody; closed and examined at the end. */
  device: (options: BrowserContextOptions) => Promise<Device>;
  /** A browser on which a member of staff has signed in. */
  staffDevice: (role: Staff, options: BrowserContextOptions) => Promise<Device>;
  guest: GuestPhone;
  desk: Desk;
  kitchen: Kitchen;
  board: Board;
}

export const test = base.extend<TestFixtures & TestOptions, WorkerFixtures>({
  client: ["h5", { option: true }],
  person: [{}, { option: true }],
  shop: ["coffee", { option: true }],

  backend: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const backend = await startBackend();
      await use(backend);
      await backend.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],

  demo: [
    async ({ backend }, use) => {
      await use(await readDemo(backend.url));
    },
    { scope: "worker" },
  ],

  badge: [
    async ({ backend, demo, playwright }, use) => {
      const badges = new Map<Staff, Promise<Badge>>();
      const signIn = async (role: Staff): Promise<Badge> => {
        const context = await playwright.request.newContext({ baseURL: backend.url, extraHTTPHeaders: programHeaders(backend.url) });
        const answer = await context.post("/api/merchant/v1/session", { data: demo.staff[role] });
        expect(answer.status(), `sign-in of ${demo.staff[role].username}`).toBe(200);
        const badge = await context.storageState();
        await context.dispose();
        return badge;
      };
      await use((role) => {
        const badge = badges.get(role) ?? signIn(role);
        badges.set(role, badge);
        return badge;
      });
    },
    { scope: "worker" },
  ],

  world: [
    async ({ backend, demo, playwright }, use) => {
      const world = await World.open(playwright, backend.url, demo);
      await use(world);
      await world.close();
    },
    { scope: "worker" },
  ],

  weixin: [
    async ({ backend, badge, demo, playwright }, use) => {
      let started: Promise<Harness> | undefined;
      const apps: Partial<Record<Shop, Promise<string>>> = {};
      const readAppId = async (shop: Shop): Promise<string> => {
        const storageState = await badge(shop === "coffee" ? "owner" : "noodleOwner");
        const owner = await playwright.request.newContext({ baseURL: backend.url, extraHTTPHeaders: programHeaders(backend.url), storageState });
        const appId = await appIdOf(demo[shop], owner);
        await owner.dispose();
        return appId;
      };
      await use(async (shop) => ({ harness: await (started ??= startWeixin(backend)), appId: await (apps[shop] ??= readAppId(shop)) }));
      await (await started)?.stop();
    },
    { scope: "worker" },
  ],

  device: async ({ browser }, use) => {
    const open: { context: BrowserContext; device: Device }[] = [];
    await use(async (options) => {
      // What a worker keeps of the program would stand between a test and the answers it changes; who tests it says so.
      const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", serviceWorkers: "block", ...options });
      const page = await context.newPage();
      const device = { page, watch: watch(page) };
      open.push({ context, device });
      return device;
    });
    for (const { device } of open) {
      if (device.page.url().startsWith("http")) await expectNoMissingWords(device.page);
      expect(device.watch.faults, `on ${device.page.url()}`).toEqual([]);
    }
    for (const { context } of open) await context.close();
  },

  staffDevice: async ({ badge, device }, use) => {
    await use(async (role, options) => device({ ...options, storageState: await badge(role) }));
  },

  guest: async ({ backend, client, device, person, shop, weixin }, use) => {
    const { page, watch } = await device(PHONE);
    const program = client === "h5" ? browserClient(backend.url) : await packaged(weixin(shop), person);
    await use(new GuestPhone(page, watch, program));
    await program.examine(page);
  },

  desk: async ({ backend, shop, staffDevice }, use) => {
    const { page } = await staffDevice(shop === "coffee" ? "manager" : "noodleManager", TABLET);
    await use(new Desk(page, backend.url));
  },

  kitchen: async ({ backend, shop, staffDevice }, use) => {
    const { page } = await staffDevice(shop === "coffee" ? "barista" : "noodleKitchen", TABLET);
    await use(new Kitchen(page, backend.url));
  },

  board: async ({ backend, shop, staffDevice }, use) => {
    const { page } = await staffDevice(shop === "coffee" ? "manager" : "noodleManager", DESKTOP);
    await use(new Board(page, backend.url));
  },
});

async function packaged(made: Promise<{ harness: Harness; appId: string }>, person: Partial<Person>): Promise<GuestClient> {
  const { harness, appId } = await made;
  return weixinClient(harness, { appId, ...person });
}

export { expect };
