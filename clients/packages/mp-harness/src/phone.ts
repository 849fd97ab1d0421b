/** What a test and the phone in the browser tell each other. Plain values only: they cross from Node into the page. */

/** The packed mini-program as `package.js` puts it on the page. */
export interface Packed {
  /** Every JSON file of the package, by path without extension. */
  json: Record<string, PageJson | undefined>;
  /** Every WXSS file as CSS, by path without extension. */
  css: Record<string, string | undefined>;
  /** Paths of all templates. */
  paths: string[];
  /** Compiled templates, by path: glass-easel's own form. */
  groups: Record<string, unknown>;
  /** Source of an object that maps a file to its module function. */
  modules: string;
}

export interface PageJson {
  component?: boolean;
  usingComponents?: Record<string, string>;
  navigationBarTitleText?: string;
  pages?: string[];
  [name: string]: unknown;
}

/** Leads to the shop's server, by the harness. */
export const SHOP = "shop";

/** The phone's owner and surroundings: what every question of the program is answered with. */
export interface Person {
  /** Origins the program may talk to (WeChat's list of legal domains), and where they lead: to the shop's server, or elsewhere. */
  domains: Record<string, string>;
  /** Path and query the program starts with; the first page of the package otherwise. */
  launch: Launch;
  theme: "light" | "dark";
  language: string;
  /** What is under the camera when the program scans; null: the guest turns away. */
  scans: { result: string; path?: string } | null;
  /** Where the phone is; null: the guest does not allow it. */
  location: { latitude: number; longitude: number } | null;
  /** Messages the guest consents to when asked. */
  subscribes: "accept" | "reject" | "fail";
  /** What WeChat's modal is answered with. */
  confirms: boolean;
  /** Whether WeChat still has to hear that the guest agreed to the privacy guide. */
  asksPrivacy: boolean;
  /** A new version of the package has been fetched. */
  hasUpdate: boolean;
  appId: string;
}

export interface Launch {
  path: string;
  query: Record<string, string>;
  scene: number;
}

/** Everything the phone noticed. `missing`, `errors` and `strangers` must be empty at the end of a test. */
export interface Noticed {
  /** Names of `wx` calls, with a short form of what they were given. */
  calls: { name: string; given: unknown }[];
  /** Members of `wx` that the program asked for and the harness does not have. */
  missing: string[];
  /** Built-in components that the harness does not draw. */
  strangers: string[];
  errors: string[];
  setData: { where: string; bytes: number; tap: number | null; isFirst: boolean }[];
  taps: number;
  shared: ShareCard[];
  toasts: string[];
}

export interface ShareCard {
  from: "menu" | "button" | "timeline";
  title: string;
  path: string;
  query: string;
  imageUrl: string;
}

/** What a test holds in its hand: the phone, from outside the program. */
export interface Phone {
  noticed: Noticed;
  person: Person;
  /** The guest goes to another program, and comes back: by a code scanned meanwhile, or just so. */
  leave(): void;
  comeBack(launch?: Launch): void;
  share(from: ShareCard["from"]): ShareCard | null;
  back(): void;
  route(): string;
  wasUpdated(): boolean;
}

/**
 * Budgets of `setData`, in bytes of JSON. All calls after a tap together answer it, also where it leads to another part of a long
 * list; a page that opens draws a screenful, in messages none of which is large.
 */
export const BUDGETS = { tap: 5 * 1024, screenful: 64 * 1024, message: 12 * 1024 } as const;
