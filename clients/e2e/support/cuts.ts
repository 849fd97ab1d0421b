/** The network fails at one step: the request never leaves, or the server does its work and the answer is lost. */
import type { Page, Route } from "@playwright/test";

export type Loss = "request" | "answer";

export interface Cut {
  method: string;
  path: RegExp;
  loses: Loss;
  /** How often in a row. */
  times: number;
}

export interface CutNetwork {
  /** How many were lost so far. */
  readonly lost: number;
}

export async function cutNetwork(page: Page, cut: Cut): Promise<CutNetwork> {
  const network = { lost: 0 };
  await page.route(
    (url) => cut.path.test(url.pathname),
    async (route: Route) => {
      if (route.request().method() !== cut.method || network.lost >= cut.times) return route.fallback();
      network.lost += 1;
      if (cut.loses === "answer") await route.fetch();
      return route.abort("connectionreset");
    },
  );
  return network;
}
