/** What the guest API takes and gives. */
import type { OrderState, Refund, ServiceMode } from "./common";
import type { components } from "./generated/guest";
import type { Narrow, Whole } from "./narrow";

type Schemas = components["schemas"];

export type GuestClientKind = OpenSession["client"];
export type OpenSession = Schemas["BeginSessionIn"];
/** `token` is null in a browser, where the cookie carries it. */
export type GuestSession = Schemas["SessionOut"];
export type GuestPhone = Schemas["PhoneOut"];
/** A code of the platform and the app it was given in. */
export type PlatformCode = Schemas["OfferPhoneIn"];
/** How a guest likes to read; what is left out of a change stays as it is. */
export type GuestPreferences = Schemas["PreferencesIn"];
export type Guest = Schemas["GuestOut"];

/** `logo_url` is empty where a brand has none. */
export type BrandCard = Schemas["BrandOut"];
export type OpenState = "open" | "closed" | "paused";
export type StoreCard = Narrow<Schemas["StoreOut"], { open_state: OpenState; modes: ServiceMode[] }>;
export type TableCard = Schemas["TableOut"];
export type Share = Narrow<Schemas["ShareOut"], { store: StoreCard }>;
export type PosterCode = Schemas["PosterCodeOut"];
export type Entry = Narrow<Schemas["EntryOut"], { store: StoreCard; mode: ServiceMode }>;

export type HomeBanner = Narrow<Schemas["BannerOut"], { target: "none" | "item" | "category" }>;
/** What the brand says today to guests of this store. */
export type HomePage = Narrow<Schemas["HomeOut"], { store: StoreCard; banners: HomeBanner[] }>;

export type MenuCategory = Schemas["CategoryOut"];
export type MenuPicture = Schemas["PictureOut"];
export type MenuSpecValue = Schemas["SpecValueOut"];
export type MenuSpec = Schemas["SpecOut"];
export type MenuSku = Schemas["SkuOut"];
export type MenuComboPart = Schemas["ComboPartOut"];
/** From–to in the store's local time, "HH:MM". */
export type DayPart = [string, string];
export type MenuItem = Narrow<Schemas["ItemOut"], { available: DayPart[] | null }>;
export type MenuModifier = Schemas["MenuModifierOut"];
export type MenuModifierGroup = Schemas["ModifierGroupOut"];
export type Menu = Narrow<Schemas["MenuOut"], { mode: ServiceMode; items: MenuItem[] }>;

/** An item this guest marked; `is_on_menu` is for the store and mode asked about. */
export type Favourite = Schemas["FavouriteOut"];

export type CartBodyLine = Whole<Schemas["CartLineIn"]>;
export type CartBody = Narrow<Whole<Schemas["CartIn"]>, { lines: CartBodyLine[] }>;
export type CartProblem = Schemas["ProblemOut"];
export type QuoteLine = Schemas["QuotedLineOut"];
export type Quote = Schemas["QuoteOut"];

export type PlaceOrder = Narrow<Schemas["PlaceOrderIn"], { cart: CartBody }>;
export type OrderStore = Schemas["OrderStoreOut"];
export type OrderLine = Schemas["OrderLineOut"];
export type OrderStep = Narrow<Schemas["StepOut"], { state: OrderState }>;
export type Order = Narrow<
  Schemas["OrderOut"],
  { state: OrderState; mode: ServiceMode; steps: OrderStep[]; refunds: Refund[] }
>;

/** What to look for among one's orders; whatever is named must fit. */
export interface OrderQuery {
  cursor?: string;
  shown?: "active" | "done" | "refunded";
  text?: string;
  mode?: ServiceMode;
  store_id?: string;
  /** A month of business days, "2026-11". */
  month?: string;
  /** One business day, "2026-11-03". */
  day?: string;
}
/** What was paid for and kept per month, and where and how one has ordered. */
export type OrderMonths = Narrow<Schemas["MonthsOut"], { modes: ServiceMode[] }>;

export type PaymentChannel = Schemas["Channel"];
export type PaymentMeans = "wechatpay" | "alipay";
/** How a guest can pay: by phone, or in cash at the counter. */
export type CheckoutMeans = PaymentMeans | "cash";
export type StartPayment = Narrow<Whole<Schemas["StartPaymentIn"]>, { means: PaymentMeans }>;
/** What the platform needs to open the payment; which member is there follows from the channel. */
export type PaymentPayload = Schemas["PayloadOut"];
export type StartedPayment = Schemas["StartedPaymentOut"];
export type PaymentStatus = Schemas["PaymentOut"];
