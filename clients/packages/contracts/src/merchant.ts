/** What the merchant API takes and gives. */
import type { Fen, Id, Instant, OrderState, PaymentState, Refund, ServiceMode, TicketState } from "./common";
import type { components } from "./generated/merchant";
import type { DayPart, MenuPicture, OpenState } from "./guest";
import type { Narrow } from "./narrow";

type Schemas = components["schemas"];

export type Permission =
  | "orders"
  | "refund"
  | "kitchen"
  | "catalog"
  | "sold_out"
  | "store_settings"
  | "reports"
  | "staff"
  | "money";

export type Role = Schemas["Role"];
export type SignIn = Schemas["SignInIn"];
export type MyStore = Narrow<Schemas["WorkplaceOut"], { role: Role; permissions: Permission[] }>;
export type Me = Narrow<Schemas["MeOut"], { brand_permissions: Permission[]; stores: MyStore[] }>;

export type DeskLine = Schemas["OrderLineOut"];
export type DeskCan = Schemas["DeskCanOut"];
export type DeskOrder = Narrow<Schemas["DeskOrderOut"], { state: OrderState; mode: ServiceMode }>;
export type Desk = Narrow<Schemas["DeskOut"], { items: DeskOrder[] }>;

export type HistoryRow = Narrow<Schemas["HistoryOut"], { state: OrderState }>;

// Types, not interfaces: only those fit where the description says "any object".
/* eslint-disable @typescript-eslint/consistent-type-definitions */
export type DeskPayment = {
  id: Id;
  means: string;
  channel: string;
  state: PaymentState;
  amount_fen: Fen;
  paid_at: Instant | null;
};

export type DeskTicket = {
  id: Id;
  station: string;
  station_en: string;
  state: TicketState;
  opened_at: Instant;
  started_at: Instant | null;
  done_at: Instant | null;
};
/* eslint-enable @typescript-eslint/consistent-type-definitions */

export type DeskOrderDetail = Narrow<
  Schemas["OrderDetailOut"],
  {
    state: OrderState;
    mode: ServiceMode;
    history: HistoryRow[];
    payments: DeskPayment[];
    refunds: Refund[];
    tickets: DeskTicket[];
  }
>;

export interface OrderSearch {
  query?: string;
  state?: OrderState;
  mode?: ServiceMode;
  date?: string;
  cursor?: string;
}

/** The version the screen showed; the server answers `ordering.stale` when it has moved on. */
export type ExpectedVersion = Schemas["MoveIn"];
export type WithReason = Schemas["EndIn"];
export type TakeCash = Schemas["CashIn"];
export type CashTaken = Narrow<Schemas["CashOut"], { state: OrderState; mode: ServiceMode }>;

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

export type TodaySums = Schemas["SumsOut"];
export type Today = Schemas["TodayOut"];
