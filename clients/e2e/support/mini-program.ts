/**
 * A brand's mini-program, set up as its owner would: enrolled at the platform under the app id that the brand's payments are
 * made out to, and its papers entered in the console.
 */
import type { APIRequestContext } from "@playwright/test";

import type { StartedPayment } from "../../packages/contracts/src/index";
import type { Backend } from "./backend";
import type { DemoStore } from "./demo";
import { json, ok, type World } from "./world";

/** Answers with the app id. `owner` has signed in as the brand's owner. */
export async function setUpMiniProgram(backend: Backend, world: World, store: DemoStore, owner: APIRequestContext): Promise<string> {
  const set = `/api/merchant/v1/brands/${store.brand.id}/mini-program`;
  const { mini_program: earlier } = await json<{ mini_program: { app_id: string } | null }>(owner.get(set));
  if (earlier) return earlier.app_id;
  const app_id = await payee(world, store);
  const papers = await json<{ app_id: string; secret: string }>(owner.post(`${backend.sandbox}/sandbox/mini/apps`, { data: { name: store.name, app_id } }));
  await ok(owner.put(set, { data: { app_id, secret: papers.secret } }));
  return app_id;
}

/** The app id that a payment of this store is made out to. */
async function payee(world: World, store: DemoStore): Promise<string> {
  const order = await world.place({ store, items: 1, mode: "takeaway" });
  const started = await json<StartedPayment>(
    world.guest.post(`/api/guest/v1/orders/${order.id}/payment`, { headers: world.key(), data: { means: "wechatpay", channel: "jsapi" } }),
  );
  await ok(world.guest.post(`/api/guest/v1/orders/${order.id}/cancel`, { data: {} }));
  return started.payload?.jsapi?.appId ?? "";
}
