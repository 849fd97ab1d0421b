/**
 * Makes orders behind the screens, through the same public doors as the clients: a guest of its own, the sandbox's cashier,
 * and a member of staff. What a screen shows has really happened.
 */
import { expect, type APIRequestContext, type APIResponse, type PlaywrightWorkerArgs } from "@playwright/test";

import type { CartBody, Desk, DeskOrder, EditCatalog, Menu, MenuItem, Order, Quote, StartedPayment, StationSetups, Ticket } from "../../packages/contracts/src/index";
import type { Demo, DemoStore } from "./demo";

export interface Wish {
  store: DemoStore;
  /** How many different items, each once, in the order of the menu. */
  items?: number;
  mode?: CartBody["mode"];
  tableCode?: string;
  note?: string;
}

/**
 * What a program says with each call. A connection for each: one kept for later may be closed by the server, idle for half
 * a minute, in the instant it is used again. A browser then asks anew by itself; these calls have no browser.
 */
export function programHeaders(origin: string): Record<string, string> {
  return { Origin: origin, "Accept-Language": "zh", Connection: "close" };
}

/** For a question asked with a browser's badge: once more when the connection kept for it was closed. */
export const AGAIN = { maxRetries: 2 };

export class World {
  private keys = 0;

  private constructor(
    private readonly demo: Demo,
    readonly guest: APIRequestContext,
    readonly staff: APIRequestContext,
  ) {}

  static async open(playwright: PlaywrightWorkerArgs["playwright"], url: string, demo: Demo): Promise<World> {
    const context = (): Promise<APIRequestContext> =>
      playwright.request.newContext({ baseURL: url, extraHTTPHeaders: programHeaders(url) });
    const world = new World(demo, await context(), await context());
    await ok(world.guest.post("/api/guest/v1/session", { data: { client: "h5" } }));
    await ok(world.staff.post("/api/merchant/v1/session", { data: demo.staff.manager }));
    return world;
  }

  async close(): Promise<void> {
    await this.guest.dispose();
    await this.staff.dispose();
  }

  menu(store: DemoStore, mode: CartBody["mode"] = "pickup"): Promise<Menu> {
    return json<Menu>(this.guest.get(`/api/guest/v1/stores/${store.id}/menu`, { params: { mode } }));
  }

  async place(wish: Wish): Promise<Order> {
    const mode = wish.mode ?? "pickup";
    const menu = await this.menu(wish.store, mode);
    const items = menu.items.filter((item) => !item.is_sold_out && item.available === null).slice(0, wish.items ?? 2);
    const cart: CartBody = {
      mode,
      table_code: wish.tableCode ?? null,
      lines: items.map((item, index) => lineOf(item, menu, index)),
      note: wish.note ?? "",
      people: mode === "dine_in" ? 2 : null,
    };
    const quote = await json<Quote>(this.guest.post(`/api/guest/v1/stores/${wish.store.id}/quote`, { data: cart }));
    expect(quote.problems).toEqual([]);
    return json<Order>(
      this.guest.post("/api/guest/v1/orders", {
        headers: this.key(),
        data: { store_id: wish.store.id, cart, fingerprint: quote.fingerprint },
      }),
    );
  }

  /** Pays on the sandbox's cashier page and waits until the shop knows. */
  async pay(order: Order): Promise<Order> {
    const started = await this.startPayment(order);
    const cashier = started.payload?.h5_url;
    if (typeof cashier !== "string") throw new Error("no cashier page");
    const page = await this.guest.get(cashier);
    const action = /action="([^"]+)"/.exec(await page.text())?.[1] ?? "";
    await this.guest.post(new URL(action.replace(/&amp;/g, "&"), cashier).href, { form: { answer: "pay", redirect_url: "" } });
    await expect
      .poll(async () => (await json<{ state: string }>(this.guest.get(`/api/guest/v1/orders/${order.id}/payment`, { params: { check: "true" } }))).state)
      .toBe("paid");
    // The order hears of its money a moment later.
    await expect.poll(async () => (await this.order(order.id)).state).not.toBe("awaiting_payment");
    return this.order(order.id);
  }

  /** What the guest says about everything in an order; returns the first of these reviews. */
  async review(orderId: string, said: { stars: number; text: string; tags: string[] }): Promise<string> {
    const page = await json<{ lines: { line_id: string }[] }>(this.guest.get(`/api/guest/v1/orders/${orderId}/review`));
    const reviews = page.lines.map(({ line_id }) => ({ line_id, ...said, photo_ids: [] }));
    const headers = { "Idempotency-Key": `review-${orderId}` };
    const written = await json<{ lines: { review: { id: string } | null }[] }>(
      this.guest.post(`/api/guest/v1/orders/${orderId}/review`, { data: { reviews }, headers }),
    );
    const review = written.lines.find((line) => line.review)?.review;
    if (!review) throw new Error("no review was kept");
    return review.id;
  }

  /** Begins a payment and leaves the cashier alone. */
  async beginPayment(order: Order): Promise<void> {
    await this.startPayment(order);
  }

  private startPayment(order: Order): Promise<StartedPayment> {
    return json<StartedPayment>(
      this.guest.post(`/api/guest/v1/orders/${order.id}/payment`, { headers: this.key(), data: { means: "wechatpay", channel: "h5" } }),
    );
  }

  order(id: string): Promise<Order> {
    return json<Order>(this.guest.get(`/api/guest/v1/orders/${id}`));
  }

  /** Moves an order along as the desk does. */
  move(id: string, move: "accept" | "start" | "finish" | "hand_over" | "acknowledge"): Promise<DeskOrder> {
    return json<DeskOrder>(this.staff.post(`/api/merchant/v1/orders/${id}/${move}`, { data: {} }));
  }

  end(id: string, move: "reject" | "cancel", reason: string): Promise<DeskOrder> {
    return json<DeskOrder>(this.staff.post(`/api/merchant/v1/orders/${id}/${move}`, { data: { reason } }));
  }

  async tickets(store: DemoStore): Promise<Ticket[]> {
    return (await json<{ items: Ticket[] }>(this.staff.get(`/api/kitchen/v1/stores/${store.id}/tickets`))).items;
  }

  ticket(id: string, move: "start" | "bump"): Promise<Ticket> {
    return json<Ticket>(this.staff.post(`/api/kitchen/v1/tickets/${id}/${move}`, { data: {} }));
  }

  async deskOrders(store: DemoStore): Promise<DeskOrder[]> {
    return (await json<Desk>(this.staff.get(`/api/merchant/v1/stores/${store.id}/orders/desk`))).items;
  }

  /** A screen on a wall, paired as a manager does it; its own browser has yet to fetch its token. */
  async pairScreen(store: DemoStore, kind: "kitchen" | "board" | "desk", name: string): Promise<void> {
    const { code } = await json<{ code: string }>(this.guest.post("/api/kitchen/v1/pairings", { data: { kind } }));
    await ok(this.staff.post(`/api/merchant/v1/stores/${store.id}/screens`, { data: { code, name } }));
  }

  /** Gives the kitchen screen that shows this code a station, and takes that station away again. */
  async pairWithoutStation(store: DemoStore, code: string, name: string): Promise<void> {
    const stations = `/api/merchant/v1/stores/${store.id}/stations`;
    const { items } = await json<StationSetups>(this.staff.post(stations, { data: { name } }));
    const station = items.find((each) => each.name === name);
    if (!station) throw new Error(`The station ${name} was created and is not listed.`);
    await ok(this.staff.post(`/api/merchant/v1/stores/${store.id}/screens`, { data: { code, name, station_id: station.id } }));
    await ok(this.staff.delete(`${stations}/${station.id}`));
  }

  async setAutoAccept(isOn: boolean): Promise<void> {
    await ok(this.staff.patch(`/api/merchant/v1/stores/${this.demo.coffee.id}`, { data: { auto_accept: isOn } }));
  }

  async markSoldOut(store: DemoStore, refId: string, isSoldOut: boolean): Promise<void> {
    await ok(
      this.staff.post(`/api/merchant/v1/stores/${store.id}/sold-out`, { data: { ref_id: refId, is_sold_out: isSoldOut, until: null } }),
    );
  }

  async putOnShelf(store: DemoStore, itemId: string, isOnShelf: boolean): Promise<void> {
    await ok(this.staff.patch(`/api/merchant/v1/brands/${store.brand.id}/items/${itemId}`, { data: { is_on_shelf: isOnShelf } }));
  }

  /** Marks what comes first on a store's menu as the guest's favourites. */
  async keepFavourites(store: DemoStore, count: number): Promise<void> {
    const menu = await json<{ items: { id: string }[] }>(this.guest.get(`/api/guest/v1/stores/${store.id}/menu?mode=pickup`));
    for (const { id } of menu.items.slice(0, count)) await ok(this.guest.put(`/api/guest/v1/favourites/${id}`));
  }

  /** Looks for something the menu has not. */
  async missSearch(store: DemoStore, text: string): Promise<void> {
    await ok(this.guest.post(`/api/guest/v1/stores/${store.id}/search-misses`, { data: { text } }));
  }

  /** Puts more on the brand's menu, as an import of the merchant's file does. */
  async importMenu(menu: { categories: object[]; items: object[] }): Promise<void> {
    const { brand } = await json<{ brand: { id: string } }>(this.staff.get("/api/merchant/v1/me"));
    const content = JSON.stringify({ format: "diandan-menu/1", modifier_groups: [], ...menu });
    await ok(
      this.staff.post(`/api/merchant/v1/brands/${brand.id}/menu-file`, {
        multipart: { file: { name: "menu.json", mimeType: "application/json", buffer: Buffer.from(content) } },
        timeout: 120_000,
      }),
    );
  }

  /** Raises the price of an item in one store; the answer puts it back. */
  async raisePrice(store: DemoStore, name: string, byFen: number): Promise<() => Promise<void>> {
    const catalog = await json<EditCatalog>(this.staff.get(`/api/merchant/v1/stores/${store.id}/catalog`));
    const item = catalog.items.find((each) => each.name === name);
    if (item === undefined) throw new Error(`no item called ${name}`);
    const put = async (prices: Record<string, number | null>): Promise<void> => {
      await ok(
        this.staff.put(`/api/merchant/v1/stores/${store.id}/items/${item.id}/override`, { data: { is_available: true, sku_prices: prices } }),
      );
    };
    await put(Object.fromEntries(item.skus.map((sku) => [sku.id, (sku.store_price_fen ?? sku.price_fen) + byFen])));
    return () => put(Object.fromEntries(item.skus.map((sku) => [sku.id, sku.store_price_fen])));
  }

  /**
   * The guest's session, to look at these orders on a phone. Reads as on the first day: the server keeps with the guest what a
   * screen before has chosen.
   */
  async guestState(): ReturnType<APIRequestContext["storageState"]> {
    const plain = { language: "zh", scheme: "auto", text_size: "normal", is_elder: false, reads_aloud: false, is_calm: false };
    await ok(this.guest.patch("/api/guest/v1/me", { data: plain }));
    return this.guest.storageState();
  }

  key(): Record<string, string> {
    this.keys += 1;
    return { "Idempotency-Key": `world-${String(Date.now())}-${String(this.keys)}` };
  }
}

function lineOf(item: MenuItem, menu: Menu, index: number): CartBody["lines"][number] {
  const sku = item.skus.find((each) => each.is_default && !each.is_sold_out) ?? item.skus.find((each) => !each.is_sold_out);
  if (sku === undefined) throw new Error(`nothing of ${item.name} is on sale`);
  const groups = menu.modifier_groups.filter((group) => item.modifier_group_ids.includes(group.id));
  const modifierIds = groups.flatMap((group) => {
    const onSale = group.modifiers.filter((modifier) => !modifier.is_sold_out);
    const defaults = onSale.filter((modifier) => modifier.is_default);
    return [...defaults, ...onSale.filter((modifier) => !modifier.is_default)]
      .slice(0, Math.max(group.min_select, defaults.length))
      .map((modifier) => modifier.id);
  });
  return {
    client_line_id: `cl_${String(index)}`,
    sku_id: sku.id,
    quantity: Math.max(1, item.min_quantity),
    modifier_ids: modifierIds,
    note: "",
  };
}

export async function ok(request: Promise<APIResponse>): Promise<APIResponse> {
  const answer = await request;
  if (!answer.ok()) throw new Error(`${String(answer.status())} ${answer.url()}\n${await answer.text()}`);
  return answer;
}

export async function json<T>(request: Promise<APIResponse>): Promise<T> {
  return (await (await ok(request)).json()) as T;
}
