/** Calls of the guest API, and the guest's session: silent, asked for again when the server has forgotten it. */
import type {
  CartBody,
  Entry,
  GuestClientKind,
  GuestSession,
  LiveTicket,
  Order,
  Page,
  PaymentStatus,
  PlaceOrder,
  Quote,
  StartedPayment,
  StartPayment,
  StoreCard,
} from "../../contracts/src/index";
import { createCaller, type Caller } from "./call";
import { createMenus, type Menus } from "./menus";
import { createOnce, type Once } from "./once";
import type { Platform } from "./platform";

const API = "/api/guest/v1";
const LIVE_API = "/api/live/v1";
const TOKEN_KEY = "dd.guest.token";

export interface GuestOptions {
  platform: Pick<Platform, "http" | "store" | "clock" | "random">;
  base: string;
  client: GuestClientKind;
  language: () => "zh" | "en";
}

export interface GuestWire {
  call: Caller;
  once: Once;
  menus: Menus;
  openSession(): Promise<GuestSession>;
  stores(brandSlug?: string): Promise<StoreCard[]>;
  store(storeId: string): Promise<StoreCard>;
  entry(code: string): Promise<Entry>;
  quote(storeId: string, cart: CartBody): Promise<Quote>;
  /** Sends until answered; the same cart for the same store is one intent. */
  placeOrder(order: PlaceOrder, onAnswer?: (order: Order) => void): Promise<Order>;
  /** An order whose fate is unknown (sent before a restart, say): asks again with its key. */
  resumePlacing(storeId: string, onAnswer?: (order: Order) => void): Promise<Order | null>;
  orders(query?: { cursor?: string; open?: boolean }): Promise<Page<Order>>;
  order(orderId: string): Promise<Order>;
  cancelOrder(orderId: string, reason?: string): Promise<Order>;
  startPayment(orderId: string, payment: StartPayment): Promise<StartedPayment>;
  /** `check` makes the server ask the gateway. */
  payment(orderId: string, check?: boolean): Promise<PaymentStatus>;
  liveTicket(topics: readonly string[]): Promise<LiveTicket>;
}

export function createGuestWire(options: GuestOptions): GuestWire {
  const { platform, language } = options;

  const withoutSession = createCaller({ platform, base: options.base, language, token: storedToken });
  const call = createCaller({ platform, base: options.base, language, token: storedToken, renewSession: openSession });
  const once = createOnce({ call, platform });

  function storedToken(): string | null {
    return platform.store.get(TOKEN_KEY);
  }

  async function openSession(): Promise<GuestSession> {
    const { body } = await withoutSession<GuestSession>({
      method: "POST",
      path: `${API}/session`,
      body: { client: options.client, language: language() },
    });
    if (body.token !== null) platform.store.set(TOKEN_KEY, body.token);
    return body;
  }

  const placing = (storeId: string): string => `place_order:${storeId}`;

  return {
    call,
    once,
    menus: createMenus(call, platform.store),
    openSession,
    stores: async (brand) => (await call<Page<StoreCard>>({ method: "GET", path: `${API}/stores`, query: { brand } })).body.items,
    store: async (id) => (await call<StoreCard>({ method: "GET", path: at("stores", id) })).body,
    entry: async (code) => (await call<Entry>({ method: "GET", path: `${API}/entry`, query: { code } })).body,
    quote: async (id, cart) => (await call<Quote>({ method: "POST", path: at("stores", id, "quote"), body: cart })).body,
    placeOrder: (order, onAnswer) =>
      once.send<Order>({
        name: placing(order.store_id),
        request: { method: "POST", path: `${API}/orders`, body: order },
        ...(onAnswer === undefined ? {} : { onAnswer }),
      }),
    resumePlacing: (storeId, onAnswer) => once.resume<Order>(placing(storeId), onAnswer),
    orders: async (query) => (await call<Page<Order>>({ method: "GET", path: `${API}/orders`, query: { ...query } })).body,
    order: async (id) => (await call<Order>({ method: "GET", path: at("orders", id) })).body,
    cancelOrder: async (id, reason) =>
      (await call<Order>({ method: "POST", path: at("orders", id, "cancel"), body: reason === undefined ? {} : { reason } })).body,
    startPayment: (id, payment) =>
      once.send<StartedPayment>({
        name: `pay:${id}`,
        request: { method: "POST", path: at("orders", id, "payment"), body: payment },
      }),
    payment: async (id, check = false) =>
      (await call<PaymentStatus>({ method: "GET", path: at("orders", id, "payment"), query: { check: check || null } })).body,
    liveTicket: async (topics) =>
      (await call<LiveTicket>({ method: "POST", path: `${LIVE_API}/ticket`, body: { topics } })).body,
  };
}

function at(...parts: string[]): string {
  return [API, ...parts.map(encodeURIComponent)].join("/");
}
