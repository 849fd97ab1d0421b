import { describe, expect, it } from "vitest";

import type { Menu } from "../../contracts/src/index";
import { createCaller } from "../src/call";
import { createMenus, type Menus } from "../src/menus";
import { fakePlatform, json, type FakePlatform } from "./fakes";

function menu(version: number): Menu {
  return { store_id: "sto_1", mode: "pickup", version, categories: [], items: [], modifier_groups: [] };
}

function menusOn(platform: FakePlatform): Menus {
  return createMenus(createCaller({ platform, base: "", language: () => "zh" }), platform.store, platform.clock);
}

describe("a menu", () => {
  it("is kept and asked for again by its ETag", async () => {
    const platform = fakePlatform();
    platform.http.answers(json(200, menu(1), { etag: '"1"' }), { status: 304, body: "" });
    const menus = menusOn(platform);
    expect(menus.kept("sto_1", "pickup")).toBeNull();

    expect(await menus.fresh("sto_1", "pickup")).toEqual({ menu: menu(1), isNew: true });
    expect(await menus.fresh("sto_1", "pickup")).toEqual({ menu: menu(1), isNew: false });

    expect(platform.http.seen.map((request) => request.url)).toEqual([
      "/api/guest/v1/stores/sto_1/menu?mode=pickup",
      "/api/guest/v1/stores/sto_1/menu?mode=pickup",
    ]);
    expect(platform.http.seen.map((request) => request.headers["If-None-Match"])).toEqual([undefined, '"1"']);
  });

  it("knows when the server last spoke of it, also after a restart", async () => {
    const platform = fakePlatform();
    const start = platform.clock.now();
    platform.http.answers(json(200, menu(1), { etag: '"1"' }), { status: 304, body: "" });
    const menus = menusOn(platform);
    expect(menus.readAt("sto_1", "pickup")).toBeNull();

    await menus.fresh("sto_1", "pickup");
    await platform.clock.advance(60_000);
    await menus.fresh("sto_1", "pickup");

    expect(menusOn(platform).readAt("sto_1", "pickup")).toEqual(new Date(start + 60_000));
    expect(menus.readAt("sto_1", "dine_in")).toBeNull();
  });

  it("is forgotten at the guest's wish, and asked for as if for the first time", async () => {
    const platform = fakePlatform();
    platform.http.answers(json(200, menu(1), { etag: '"1"' }));
    const menus = menusOn(platform);
    await menus.fresh("sto_1", "pickup");

    menus.forget();

    expect([menus.kept("sto_1", "pickup"), menusOn(platform).kept("sto_1", "pickup"), menus.readAt("sto_1", "pickup")]).toEqual([null, null, null]);
    await menus.fresh("sto_1", "pickup");
    expect(platform.http.seen.map((request) => request.headers["If-None-Match"])).toEqual([undefined, undefined]);
  });

  it("is there at once after a restart", async () => {
    const platform = fakePlatform();
    platform.http.answers(json(200, menu(1), { etag: '"1"' }));
    await menusOn(platform).fresh("sto_1", "pickup");

    expect(menusOn(platform).kept("sto_1", "pickup")).toEqual(menu(1));
    expect(menusOn(platform).kept("sto_1", "dine_in")).toBeNull();
  });

  it("makes way for the four used last", async () => {
    const platform = fakePlatform();
    platform.http.answers(json(200, menu(1), { etag: '"1"' }));
    const menus = menusOn(platform);
    for (const store of ["a", "b", "c", "d", "e"]) await menus.fresh(store, "pickup");

    const kept = ["a", "b", "c", "d", "e"].filter((store) => menusOn(platform).kept(store, "pickup") !== null);
    expect(kept).toEqual(["b", "c", "d", "e"]);
  });

  it("is shown although the storage is full", async () => {
    const platform = fakePlatform();
    platform.store.set = () => {
      throw new Error("quota");
    };
    platform.http.answers(json(200, menu(1), { etag: '"1"' }));
    const menus = menusOn(platform);

    expect((await menus.fresh("sto_1", "pickup")).menu).toEqual(menu(1));
    expect(menus.kept("sto_1", "pickup")).toEqual(menu(1));
  });

  it("is asked for anew when what was kept can't be read", () => {
    const platform = fakePlatform();
    platform.store.set("dd.menu.sto_1.pickup", "{broken");

    expect(menusOn(platform).kept("sto_1", "pickup")).toBeNull();
    expect(platform.store.get("dd.menu.sto_1.pickup")).toBeNull();
  });
});
