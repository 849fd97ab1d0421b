/** One order in each state, made once, so that every picture of a run shows the same town. */
import type { PlaywrightWorkerArgs } from "@playwright/test";

import type { Demo } from "./demo";
import type { Scene } from "./screens";
import { World } from "./world";

const SAID = [
  { stars: 5, text: "拿铁很香，奶泡细，出餐也快。", tags: ["tasty", "quick"] },
  { stars: 2, text: "等了二十分钟，到手已经凉了。", tags: ["slow", "gone_cold"] },
];

export async function makeScene(playwright: PlaywrightWorkerArgs["playwright"], url: string, demo: Demo): Promise<Scene> {
  const store = demo.coffee;
  const world = await World.open(playwright, url, demo);
  await world.setAutoAccept(false);
  await world.pairScreen(store, "kitchen", "吧台屏");
  await world.pairScreen(store, "board", "大厅叫号屏");

  const completed = await world.pay(await world.place({ store, items: 1 }));
  await until(world, completed.id, "completed");
  const review = { id: "", order: "" };
  for (const said of SAID) {
    const had = await world.pay(await world.place({ store, items: 1 }));
    await until(world, had.id, "completed");
    Object.assign(review, { id: await world.review(had.id, said), order: had.id });
  }
  const ready = await world.pay(await world.place({ store, items: 2 }));
  await until(world, ready.id, "ready");
  const preparing = await world.pay(await world.place({ store, items: 3, note: "少冰，谢谢" }));
  await until(world, preparing.id, "preparing");
  const cancelled = await world.pay(await world.place({ store, items: 1 }));
  await world.end(cancelled.id, "cancel", "牛奶用完了");
  const placed = await world.pay(await world.place({ store, items: 4 }));
  const awaiting = await world.place({ store, items: 2 });
  await world.beginPayment(awaiting);

  // Somebody at a table of the other house.
  await world.pay(await world.place({ store: demo.noodles, mode: "dine_in", tableCode: demo.table.code }));

  await world.keepFavourites(store, 3);
  // What a guest looked for in vain, three times.
  for (const text of ["臭豆腐", "臭豆腐", "豆浆"]) await world.missSearch(store, text);

  return {
    demo,
    world,
    review,
    orders: {
      awaiting_payment: awaiting.id,
      placed: placed.id,
      preparing: preparing.id,
      ready: ready.id,
      completed: completed.id,
      cancelled: cancelled.id,
    },
  };
}

/** Takes the desk's steps one by one until the order is there; a store that accepts by itself has taken the first. */
async function until(world: World, id: string, wanted: "preparing" | "ready" | "completed"): Promise<void> {
  const steps = { placed: "accept", accepted: "start", preparing: "finish", ready: "hand_over" } as const;
  for (;;) {
    const { state } = await world.order(id);
    if (state === wanted) return;
    if (!(state in steps)) throw new Error(`${id} is ${state}, not on the way to ${wanted}`);
    await world.move(id, steps[state as keyof typeof steps]);
  }
}
