/** A demo brand's mini-program, which the demo has enrolled at the sandbox that stands for the platform. */
import type { APIRequestContext } from "@playwright/test";

import type { DemoStore } from "./demo";
import { json } from "./world";

/** Answers with the app id. `owner` has signed in as the brand's owner. */
export async function appIdOf(store: DemoStore, owner: APIRequestContext): Promise<string> {
  const { mini_program: app } = await json<{ mini_program: { app_id: string } | null }>(owner.get(`/api/merchant/v1/brands/${store.brand.id}/mini-program`));
  if (app === null) throw new Error(`${store.name} has no mini-program`);
  return app.app_id;
}
