/** What the guest API takes and gives. */
import type {
  Charge,
  Fen,
  Id,
  Instant,
  Language,
  OrderState,
  PaymentState,
  PricedLine,
  Refund,
  ServiceMode,
} from "./common";

export type GuestClientKind = "h5" | "mp-weixin" | "mp-alipay";

export interface OpenSession {
  client: GuestClientKind;
  language?: Language;
}

export interface GuestSession {
  guest: { id: Id };
  /** Null in a browser, where the cookie carries it. */
  token: string | null;
  live_url: string;
  server_time: Instant;
}

export interface BrandCard {
  id: Id;
  slug: string;
  name: string;
  name_en: string;
  logo_url: string | null;
  accent: string | null;
}

export type OpenState = "open" | "closed" | "paused";

export interface StoreCard {
  id: Id;
  name: string;
  name_en: string;
  address: string;
  phone: string;
  is_open: boolean;
  open_state: OpenState;
  reopens_at: Instant | null;
  closes_at: Instant | null;
  hours_text: string;
  modes: ServiceMode[];
  time_zone: string;
  latitude: number | null;
  longitude: number | null;
  prep_min_minutes: number;
  prep_max_minutes: number;
  brand: BrandCard;
}

export interface TableCard {
  id: Id;
  label: string;
  area: string;
}

export interface Entry {
  store: StoreCard;
  table: TableCard | null;
  mode: ServiceMode;
}

export interface MenuCategory {
  id: Id;
  name: string;
  name_en: string;
  kind: string;
  item_ids: Id[];
}

export interface MenuPicture {
  small: string;
  large: string;
}

export interface MenuSpecValue {
  id: Id;
  name: string;
  name_en: string;
}

export interface MenuSpec {
  name: string;
  name_en: string;
  values: MenuSpecValue[];
}

export interface MenuSku {
  id: Id;
  spec_value_ids: Id[];
  price_fen: Fen;
  kcal: number | null;
  is_default: boolean;
  is_sold_out: boolean;
  back_at: Instant | null;
}

export interface MenuComboPart {
  item_id: Id;
  sku_id: Id;
  name: string;
  name_en: string;
  quantity: number;
}

/** From–to in the store's local time, "HH:MM". */
export type DayPart = [string, string];

export interface MenuItem {
  id: Id;
  name: string;
  name_en: string;
  description: string;
  description_en: string;
  picture: MenuPicture | null;
  badges: string[];
  tags: string[];
  allergens: string[];
  kcal: number | null;
  from_price_fen: Fen;
  has_choices: boolean;
  is_sold_out: boolean;
  back_at: Instant | null;
  available: DayPart[] | null;
  min_quantity: number;
  purchase_limit: number | null;
  packaging_fee_fen: Fen;
  specs: MenuSpec[];
  skus: MenuSku[];
  modifier_group_ids: Id[];
  combo: { parts: MenuComboPart[] } | null;
}

export interface MenuModifier {
  id: Id;
  name: string;
  name_en: string;
  price_delta_fen: Fen;
  kcal: number | null;
  allergens: string[];
  is_default: boolean;
  is_sold_out: boolean;
}

export interface MenuModifierGroup {
  id: Id;
  name: string;
  name_en: string;
  min_select: number;
  max_select: number;
  modifiers: MenuModifier[];
}

export interface Menu {
  store_id: Id;
  mode: ServiceMode;
  version: number;
  categories: MenuCategory[];
  items: MenuItem[];
  modifier_groups: MenuModifierGroup[];
}

export interface CartBodyLine {
  client_line_id: string;
  sku_id: Id;
  quantity: number;
  modifier_ids: Id[];
  note: string;
}

export interface CartBody {
  mode: ServiceMode;
  table_code: string | null;
  lines: CartBodyLine[];
  note: string;
  people: number | null;
}

export interface CartProblem {
  client_line_id: string;
  code: string;
  message: string;
  details: Record<string, unknown>;
}

export interface Quote {
  fingerprint: string;
  menu_version: number;
  lines: PricedLine[];
  fees: Charge[];
  discounts: Charge[];
  items_fen: Fen;
  fees_fen: Fen;
  discount_fen: Fen;
  total_fen: Fen;
  problems: CartProblem[];
  ready_in: { min_minutes: number; max_minutes: number } | null;
}

export interface PlaceOrder {
  store_id: Id;
  cart: CartBody;
  fingerprint: string;
}

export interface OrderStore {
  id: Id;
  name: string;
  name_en: string;
  address: string;
  phone: string;
  time_zone: string;
}

export interface OrderLine extends PricedLine {
  id: Id;
}

export interface OrderStep {
  state: OrderState;
  at: Instant | null;
}

export interface Order {
  id: Id;
  number: string;
  state: OrderState;
  version: number;
  store: OrderStore;
  mode: ServiceMode;
  table_label: string | null;
  lines: OrderLine[];
  fees: Charge[];
  discounts: Charge[];
  items_fen: Fen;
  fees_fen: Fen;
  discount_fen: Fen;
  total_fen: Fen;
  paid_fen: Fen;
  refunded_fen: Fen;
  owed_fen: Fen;
  note: string;
  created_at: Instant;
  pay_by: Instant | null;
  promised_from: Instant | null;
  promised_to: Instant | null;
  steps: OrderStep[];
  can: { pay: boolean; cancel: boolean; order_again: boolean };
  cancel_reason: string | null;
  refunds: Refund[];
}

export type PaymentMeans = "wechatpay";
export type PaymentChannel = "h5" | "native" | "jsapi";

export interface StartPayment {
  means: PaymentMeans;
  channel: PaymentChannel;
}

/** What the platform needs to open the payment; which member is there follows from the channel. */
export interface PaymentPayload {
  h5_url?: string;
  code_url?: string;
  jsapi?: Record<string, string>;
}

export interface StartedPayment {
  payment_id: Id;
  state: PaymentState;
  amount_fen: Fen;
  expires_at: Instant;
  payload: PaymentPayload;
}

export interface PaymentStatus {
  payment_id: Id;
  state: PaymentState;
  amount_fen: Fen;
}
