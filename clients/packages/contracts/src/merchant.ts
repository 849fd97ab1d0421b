/** What the merchant API takes and gives. */
import type { Fen, Id, Instant, OrderState, PaymentState, PricedLine, Refund, ServiceMode, TicketState } from "./common";
import type { DayPart, MenuPicture, OpenState } from "./guest";

export type Permission =
  | "ORDERS"
  | "REFUND"
  | "KITCHEN"
  | "CATALOG"
  | "SOLD_OUT"
  | "STORE_SETTINGS"
  | "REPORTS"
  | "STAFF"
  | "MONEY";

export type Role = "owner" | "manager" | "cashier" | "kitchen" | "waiter";

export interface SignIn {
  username: string;
  password: string;
}

export interface MyStore {
  id: Id;
  name: string;
  name_en: string;
  role: Role;
  permissions: Permission[];
}

export interface Me {
  staff: { id: Id; name: string; username: string };
  brand: { id: Id; slug: string; name: string; name_en: string; logo_url: string | null; accent: string | null };
  stores: MyStore[];
  live_url: string;
}

export interface DeskLine extends PricedLine {
  id: Id;
  note: string;
  allergens: string[];
}

export interface DeskCan {
  accept: boolean;
  reject: boolean;
  start: boolean;
  finish: boolean;
  hand_over: boolean;
  cancel: boolean;
  take_cash: boolean;
  refund: boolean;
}

export interface DeskOrder {
  id: Id;
  number: string;
  state: OrderState;
  version: number;
  mode: ServiceMode;
  table_label: string | null;
  lines: DeskLine[];
  note: string;
  items_fen: Fen;
  total_fen: Fen;
  paid_fen: Fen;
  refunded_fen: Fen;
  owed_fen: Fen;
  created_at: Instant;
  settled_at: Instant | null;
  accepted_at: Instant | null;
  ready_at: Instant | null;
  promised_to: Instant | null;
  is_acknowledged: boolean;
  guest_label: string;
  allergens: string[];
  can: DeskCan;
}

export interface Desk {
  items: DeskOrder[];
  business_date: string;
}

export interface HistoryRow {
  state: OrderState;
  step: string;
  by: string;
  at: Instant;
  note: string;
}

export interface DeskPayment {
  id: Id;
  means: string;
  state: PaymentState;
  amount_fen: Fen;
  paid_at: Instant | null;
}

export interface DeskTicket {
  id: Id;
  station: string;
  state: TicketState;
}

export interface DeskOrderDetail extends DeskOrder {
  history: HistoryRow[];
  payments: DeskPayment[];
  refunds: Refund[];
  tickets: DeskTicket[];
}

export interface OrderSearch {
  query?: string;
  state?: OrderState;
  mode?: ServiceMode;
  date?: string;
  cursor?: string;
}

/** The version the screen showed; the server answers `ordering.stale` when it has moved on. */
export interface ExpectedVersion {
  version?: number;
}

export interface WithReason extends ExpectedVersion {
  reason: string;
}

export interface TakeCash {
  received_fen: Fen;
}

export interface CashTaken extends DeskOrder {
  change_fen: Fen;
}

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export interface StoreSettings {
  id: Id;
  name: string;
  name_en: string;
  address: string;
  phone: string;
  time_zone: string;
  day_starts_at: string;
  modes: ServiceMode[];
  auto_accept: boolean;
  pay_first: boolean;
  prep_min_minutes: number;
  prep_max_minutes: number;
  hours: Record<Weekday, DayPart[]>;
  holidays: Record<string, DayPart[]>;
  open_state: OpenState;
  pause_until: Instant | null;
  pause_reason: string;
  version: number;
}

export interface PauseStore {
  minutes?: number;
  until?: Instant;
  reason: string;
}

export interface StoreTable {
  id: Id;
  label: string;
  code: string;
  url: string;
}

export interface StoreArea {
  id: Id;
  name: string;
  tables: StoreTable[];
}

export interface StoreTables {
  areas: StoreArea[];
}

export interface EditSku {
  id: Id;
  spec_value_ids: Id[];
  price_fen: Fen;
  store_price_fen: Fen | null;
  kcal: number | null;
  is_default: boolean;
  is_sold_out: boolean;
  back_at: Instant | null;
  quota: number | null;
  quota_left: number | null;
}

export interface EditItem {
  id: Id;
  category_id: Id;
  name: string;
  name_en: string;
  description: string;
  description_en: string;
  picture: (MenuPicture & { id: Id }) | null;
  badges: string[];
  tags: string[];
  allergens: string[];
  kcal: number | null;
  available: DayPart[] | null;
  min_quantity: number;
  purchase_limit: number | null;
  packaging_fee_fen: Fen;
  is_on_shelf: boolean;
  is_available: boolean;
  specs: { name: string; name_en: string; values: { id: Id; name: string; name_en: string }[] }[];
  skus: EditSku[];
  modifier_group_ids: Id[];
  combo: { parts: { item_id: Id; sku_id: Id; name: string; name_en: string; quantity: number }[] } | null;
  version: number;
}

export interface EditCategory {
  id: Id;
  name: string;
  name_en: string;
  kind: string;
  item_ids: Id[];
}

export interface EditModifier {
  id: Id;
  name: string;
  name_en: string;
  price_delta_fen: Fen;
  kcal: number | null;
  allergens: string[];
  is_default: boolean;
  is_sold_out: boolean;
  back_at: Instant | null;
  quota: number | null;
  quota_left: number | null;
}

export interface EditModifierGroup {
  id: Id;
  name: string;
  name_en: string;
  min_select: number;
  max_select: number;
  modifiers: EditModifier[];
}

export interface EditCatalog {
  version: number;
  categories: EditCategory[];
  items: EditItem[];
  modifier_groups: EditModifierGroup[];
}

export type Draft<T> = Partial<Omit<T, "id">>;

export interface ItemOverride {
  is_available: boolean;
  sku_prices: Record<Id, Fen | null>;
}

/** "close", "tomorrow", an instant, or null for "until someone says otherwise". */
export type SoldOutUntil = Instant | null;

export interface MarkSoldOut {
  ref_id: Id;
  is_sold_out: boolean;
  until: SoldOutUntil;
}

export interface UploadedPicture extends MenuPicture {
  id: Id;
}

export interface TodaySums {
  orders: number;
  paid_orders: number;
  revenue_fen: Fen;
  refunded_fen: Fen;
  net_fen: Fen;
  average_order_fen: Fen;
}

export interface Today extends TodaySums {
  business_date: string;
  yesterday_same_time: TodaySums;
  by_hour: { hour: number; orders: number; revenue_fen: Fen }[];
  top_items: { item_id: Id; name: string; name_en: string; quantity: number; revenue_fen: Fen }[];
}
