/** Calls of the guest API, and the guest's session: silent, asked for again when the server has forgotten it. */
import type {
  CartBody,
  Entry,
  Favourite,
  Guest,
  GuestClientKind,
  GuestPreferences,
  GuestSession,
  GuestPhone,
  HomePage,
  LiveTicket,
  Order,
  OrderMonths,
  OrderQuery,
  Page,
  PaymentStatus,
  PlatformCode,
  PlaceOrder,
  Quote,
  ServiceMode,
  StartedPayment,
  StartPayment,
  StoreCard,
} from "../../contracts/src/index";
import { createCaller, type Call, type Caller, type Reply } from "./call";
import { isWireError } from "./errors";
import { createMessageCalls, type MessageCalls } from "./messages";
import { createMenus, type Menus } from "./menus";
import { createOnce, type Once } from "./once";
import type { Platform } from "./platform";
import { createPrivacyCalls, type PrivacyCalls } from "./privacy";
import { createGuestReviewCalls, type GuestReviewCalls } from "./reviews";
import { createShareCalls, type ShareCalls } from "./shares";

const API = "/api/guest/v1";
const LIVE_API = "/api/live/v1";
const TOKEN_KEY = "dd.guest.token";
/** Set once a session was opened here: a browser can't see its own cookie. */
const KNOWN_KEY = "dd.guest.known";

export interface GuestOptions {
  platform: Pick<Platform, "http" | "store" | "clock" | "random">;
  base: string;
  client: GuestClientKind;
  language: () => "zh" | "en";
  /** A fresh code by which the platform tells who this is, or nothing where there is none. Each is good once. */
  signIn?: () => Promise<PlatformCode | null>;
  /** Told of each session that was opened. */
  onSession?: (session: GuestSession) => void;
}

export interface GuestWire {
  /** For whatever belongs to this guest: opens the session first where there is none. */
  call: Caller;
  once: Once;
  menus: Menus;
  messages: MessageCalls;
  reviews: GuestReviewCalls;
  privacy: PrivacyCalls;
  shares: ShareCalls;
  /** Begins or prolongs the session; with a code of the platform it says who one is, and `is_known` is true. */
  openSession(): Promise<GuestSession>;
  phone(): Promise<GuestPhone>;
  /** `code` is what the phone number button gave; each is good once. */
  offerPhone(code: PlatformCode): Promise<GuestPhone>;
  takePhoneBack(): Promise<GuestPhone>;
  stores(brandSlug?: string): Promise<StoreCard[]>;
  store(storeId: string): Promise<StoreCard>;
  home(storeId: string): Promise<HomePage>;
  entry(code: string): Promise<Entry>;
  /** The latest first, with those that cannot be had here now. */
  favourites(storeId: string, mode: ServiceMode): Promise<Favourite[]>;
  keepFavourite(itemId: string): Promise<void>;
  dropFavourite(itemId: string): Promise<void>;
  quote(storeId: string, cart: CartBody): Promise<Quote>;
  /** Sends until answered; the same cart for the same store is one intent. */
  placeOrder(order: PlaceOrder, onAnswer?: (order: Order) => void): Promise<Order>;
  /** An order whose fate is unknown (sent before a restart, say): asks again with its key. */
  resumePlacing(storeId: string, onAnswer?: (order: Order) => void): Promise<Order | null>;
  me(): Promise<Guest>;
  changePreferences(change: GuestPreferences): Promise<Guest>;
  /** A search that found nothing, so that the merchant learns of it. */
  noteSearchMiss(storeId: string, text: string): Promise<void>;
  /** Newest first; all, or those that fit everything asked for. */
  orders(query?: OrderQuery): Promise<Page<Order>>;
  orderMonths(query?: Pick<OrderQuery, "mode" | "store_id">): Promise<OrderMonths>;
  order(orderId: string): Promise<Order>;
  cancelOrder(orderId: string, reason?: string): Promise<Order>;
  startPayment(orderId: string, payment: StartPayment): Promise<StartedPayment>;
  /** `check` makes the server ask the gateway. */
  payment(orderId: string, check?: boolean): Promise<PaymentStatus>;
  liveTicket(topics: readonly string[]): Promise<LiveTicket>;
}

export function createGuestWire(options: GuestOptions): GuestWire {
  const { platform, language } = options;

  // What everybody may read goes at once; what belongs to the guest waits for the session.
  const open = createCaller({ platform, base: options.base, language, token: storedToken });
  const withSession = createCaller({ platform, base: options.base, language, token: storedToken, renewSession: openSession });
  const call: Caller = async (request) => {
    if (platform.store.get(KNOWN_KEY) === null) await opened();
    return withSession(request);
  };
  let opening: Promise<unknown> | null = null;
  const once = createOnce({ call, platform });

  function storedToken(): string | null {
    return platform.store.get(TOKEN_KEY);
  }

  async function openSession(): Promise<GuestSession> {
    const code = await options.signIn?.().catch(() => null);
    const begin = (known: PlatformCode | null | undefined): Promise<Reply<GuestSession>> =>
      open<GuestSession>({
        method: "POST",
        path: `${API}/session`,
        body: { client: options.client, language: language(), ...known },
      });
    // Whoever cannot be told from anybody else may order all the same.
    const { body } = code ? await begin(code).catch(() => begin(null)) : await begin(null);
    if (body.token !== null) platform.store.set(TOKEN_KEY, body.token);
    platform.store.set(KNOWN_KEY, body.guest.id);
    options.onSession?.(body);
    return body;
  }

  /** One opening for all calls that wait for it. */
  function opened(): Promise<unknown> {
    opening ??= openSession().finally(() => {
      opening = null;
    });
    return opening;
  }

  const placing = (storeId: string): string => `place_order:${storeId}`;

  return {
    call,
    once,
    menus: createMenus(open, platform.store, platform.clock),
    messages: createMessageCalls(async <T>(request: Call): Promise<T> => (await call<T>(request)).body),
    reviews: createGuestReviewCalls(open, call, once),
    privacy: createPrivacyCalls(call, () => {
      platform.store.remove(TOKEN_KEY);
      platform.store.remove(KNOWN_KEY);
    }),
    shares: createShareCalls(open, call),
    openSession,
    phone: async () => (await call<GuestPhone>({ method: "GET", path: at("me", "phone") })).body,
    offerPhone: async (code) => (await call<GuestPhone>({ method: "PUT", path: at("me", "phone"), body: code })).body,
    takePhoneBack: async () => (await call<GuestPhone>({ method: "DELETE", path: at("me", "phone") })).body,
    stores: async (brand) => (await open<Page<StoreCard>>({ method: "GET", path: `${API}/stores`, query: { brand } })).body.items,
    store: async (id) => (await open<StoreCard>({ method: "GET", path: at("stores", id) })).body,
    home: async (id) => (await open<HomePage>({ method: "GET", path: at("stores", id, "home") })).body,
    entry: async (code) => (await open<Entry>({ method: "GET", path: `${API}/entry`, query: { code } })).body,
    favourites: async (id, mode) =>
      (await call<{ items: Favourite[] }>({ method: "GET", path: at("favourites"), query: { store_id: id, mode } })).body.items,
    keepFavourite: async (id) => {
      await call({ method: "PUT", path: at("favourites", id) });
    },
    dropFavourite: async (id) => {
      await call({ method: "DELETE", path: at("favourites", id) });
    },
    quote: async (id, cart) => (await call<Quote>({ method: "POST", path: at("stores", id, "quote"), body: cart })).body,
    placeOrder: (order, onAnswer) =>
      once.send<Order>({
        name: placing(order.store_id),
        request: { method: "POST", path: `${API}/orders`, body: order },
        ...(onAnswer === undefined ? {} : { onAnswer }),
      }),
    resumePlacing: (storeId, onAnswer) => once.resume<Order>(placing(storeId), onAnswer),
    me: async () => (await call<Guest>({ method: "GET", path: at("me") })).body,
    changePreferences: async (change) => (await call<Guest>({ method: "PATCH", path: at("me"), body: change })).body,
    noteSearchMiss: async (id, text) => {
      await open({ method: "POST", path: at("stores", id, "search-misses"), body: { text } });
    },
    orders: async (query) => (await call<Page<Order>>({ method: "GET", path: `${API}/orders`, query: { ...query } })).body,
    orderMonths: async (query) =>
      (await call<OrderMonths>({ method: "GET", path: at("order-months"), query: { ...query } })).body,
    order: async (id) => (await call<Order>({ method: "GET", path: at("orders", id) })).body,
    cancelOrder: async (id, reason) =>
      (await call<Order>({ method: "POST", path: at("orders", id, "cancel"), body: reason === undefined ? {} : { reason } })).body,
    startPayment: async (id, payment) => {
      const begun = () =>
        once.send<StartedPayment>({
          name: `pay:${id}`,
          request: { method: "POST", path: at("orders", id, "payment"), body: payment },
        });
      try {
        return await begun();
      } catch (error) {
        // Whoever pays inside a platform must be known there; the session was opened when it did not answer.
        if (!isWireError(error) || error.code !== "payments.payer_needed" || options.signIn === undefined) throw error;
        await openSession();
        return begun();
      }
    },
    payment: async (id, check = false) =>
      (await call<PaymentStatus>({ method: "GET", path: at("orders", id, "payment"), query: { check: check || null } })).body,
    liveTicket: async (topics) =>
      (await call<LiveTicket>({ method: "POST", path: `${LIVE_API}/ticket`, body: { topics } })).body,
  };
}

function at(...parts: string[]): string {
  return [API, ...parts.map(encodeURIComponent)].join("/");
}
