/** A demo brand's mini-program, which the demo has enrolled at the sandbox that stands for the platform. */
import type { APIRequestContext } from "@playwright/test";

import type { EditWording, Messaging } from "../../packages/contracts/src/messaging";
import type { DemoStore } from "./demo";
import { json, ok } from "./world";

/** Answers with the app id. `owner` has signed in as the brand's owner. */
export async function appIdOf(store: DemoStore, owner: APIRequestContext): Promise<string> {
  const { mini_program: app } = await json<{ mini_program: { app_id: string } | null }>(owner.get(`/api/merchant/v1/brands/${store.brand.id}/mini-program`));
  if (app === null) throw new Error(`${store.name} has no mini-program`);
  return app.app_id;
}

/** What WeChat's template says of an order that is ready: its keywords, and the words of ours that stand there. */
const READY = { title: "取餐提醒", fields: { character_string1: "取餐号", thing2: "门店" }, places: { character_string1: "number", thing2: "store" } };

/** A template of the sandbox that the brand uses for "your order is ready"; `putBack` ends that. */
export async function connectTemplate(store: DemoStore, owner: APIRequestContext, sandbox: string): Promise<{ appid: string; template: string; putBack: () => Promise<void> }> {
  const appid = await appIdOf(store, owner);
  const { template_id: template } = await json<{ template_id: string }>(
    owner.post(`${sandbox}/sandbox/mini/templates`, { data: { appid, title: READY.title, fields: READY.fields } }),
  );
  const messaging = `/api/merchant/v1/brands/${store.brand.id}/messaging`;
  const before = (await json<Messaging>(owner.get(messaging))).words.find(({ kind }) => kind === "order_ready");
  if (before === undefined) throw new Error("nothing is said of an order that is ready");
  const { texts, ways, templates, places } = before;
  const say = async (channels: Pick<EditWording, "templates" | "places">): Promise<void> => {
    await ok(owner.put(`${messaging}/words/order_ready`, { data: { texts, ways, ...channels } }));
  };
  await say({ templates: { ...templates, subscription: { zh: template } }, places: { ...places, subscription: READY.places } });
  return { appid, template, putBack: () => say({ templates, places }) };
}
