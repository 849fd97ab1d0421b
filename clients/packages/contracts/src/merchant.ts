/** What the merchant API takes and gives. */
import type { Fen, Id, Instant, OrderState, PaymentState, Refund, ServiceMode, TicketState } from "./common";
import type { components } from "./generated/merchant";
import type { DayPart, OpenState } from "./guest";
import type { TicketItem } from "./kitchen";
import type { Narrow, Whole } from "./narrow";

type Schemas = components["schemas"];

export type Permission =
  | "orders"
  | "refund"
  | "kitchen"
  | "catalog"
  | "sold_out"
  | "reviews"
  | "hide_reviews"
  | "store_settings"
  | "reports"
  | "staff"
  | "money"
  | "messages";

export type Role = Schemas["Role"];
export type SignIn = Schemas["SignInIn"];
export type MyStore = Narrow<Schemas["WorkplaceOut"], { role: Role; permissions: Permission[] }>;
export type Me = Narrow<Schemas["MeOut"], { brand_permissions: Permission[]; stores: MyStore[] }>;

export type EditHome = Schemas["EditHomeOut"];
export type EditHomeBanner = Schemas["EditBannerOut"];
/** A whole home page, sent back with the version that was read. */
export type SaveHome = Whole<Schemas["HomeIn"]>;

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
  items: TicketItem[];
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
/** When orders of some modes are accepted without a hand; `to` is excluded, and may be `24:00`. */
export type AcceptRule = Narrow<Schemas["AcceptRule"], { modes: ServiceMode[] }>;
export type StoreSettings = Narrow<
  Schemas["SettingsOut"],
  {
    modes: ServiceMode[];
    auto_accept_rules: AcceptRule[];
    hours: Record<Weekday, DayPart[]>;
    holidays: Record<string, DayPart[]>;
    open_state: OpenState;
  }
>;
export type ChangeSettings = Schemas["SettingsIn"];
/** Either `minutes` or `until`. */
export type PauseStore = Schemas["PauseIn"];

export type StoreTable = Schemas["TableOut"];
export type StoreArea = Schemas["AreaOut"];
export type StoreTables = Schemas["TablesOut"];
export type NewArea = Schemas["AreaIn"];
export type NewTable = Schemas["TableIn"];
export type NewTables = Schemas["TablesIn"];
export type ChangeArea = Schemas["AreaChangeIn"];
export type ChangeTable = Schemas["TableChangeIn"];
/** Every code of a store as dark modules row by row, without the quiet zone. */
export type CodeSheet = Schemas["CodeSheetOut"];
/** All stores of a brand, and the items some of them sell otherwise. */
export type StoreDifferences = Schemas["StoreDifferencesOut"];
export type DifferingItem = Schemas["DifferingItemOut"];
export type StoreDifference = Schemas["DifferenceOut"];
/** What is wanted on paper; `area` is the name of one, all of them when left out. */
export interface CodePaper {
  per_page: "1" | "4" | "12" | "24";
  area?: string | undefined;
  with_counter: boolean;
  language: "zh" | "en";
}
export type PrintedCode = Schemas["PrintedCodeOut"];

/** What is left before a store can open. */
export type Guide = Schemas["GuideOut"];
export type GuideStep = Schemas["StepOut"];
export type SampleMenus = Schemas["SamplesOut"];
export type SampleMenu = Schemas["SampleOut"];
export type SampleName = Schemas["SampleIn"]["name"];

/** Accounts at gateways; secrets go in with the papers and never come out. */
export type PaymentAccounts = Schemas["PaymentAccountsOut"];
export type PaymentAccount = Schemas["PaymentAccountOut"];
export type NewPaymentAccount = Schemas["PaymentAccountIn"];
export type PlayMoney = Schemas["PlayMoneyIn"];

/** A station as it is set up; `refs` are the items and categories made there. */
export type StationSetup = Schemas["StationSetupOut"];
export type StationSetups = Schemas["StationSetupsOut"];
export type NewStation = Schemas["NewStationIn"];
export type ChangeStation = Schemas["StationIn"];

export type EditSku = Schemas["EditSkuOut"];
export type EditItem = Narrow<Schemas["EditItemOut"], { available: DayPart[] | null; modes: ServiceMode[] | null }>;
export type EditCategory = Narrow<Schemas["EditCategoryOut"], { available: DayPart[] | null }>;
export type EditModifier = Schemas["EditModifierOut"];
export type EditModifierGroup = Schemas["EditGroupOut"];
export type EditCatalog = Narrow<Schemas["EditCatalogOut"], { categories: EditCategory[]; items: EditItem[] }>;

/** What is sent to make or change a thing; what is left out stays as it is. */
export type CategoryDraft = Schemas["CategoryIn"];
export type ItemDraft = Schemas["ItemIn"];
export type ModifierGroupDraft = Schemas["GroupIn"];

export type ItemOverride = Schemas["OverrideIn"];
/** "close", "tomorrow", an instant, or null for "until someone says otherwise". */
export type SoldOutUntil = NonNullable<MarkSoldOut["until"]> | null;
export type MarkSoldOut = Schemas["SoldOutIn"];
export type SoldOutMarked = Schemas["SoldOutOut"];
/** `left_today` corrects the count of today; `portions` is what each day begins with. */
export type SearchMisses = Schemas["SearchMissesOut"];
export type SetQuota = Schemas["QuotaIn"];
export type Portions = Schemas["PortionsOut"];
export type UploadedPicture = Schemas["EditPictureOut"];

/** Forms a menu file may have. */
export type MenuForm = "csv" | "xlsx" | "json";
/** How far an import is; "waiting" has not begun or is over. */
export type ImportProgress = Schemas["ProgressOut"];
export type MenuImported = Schemas["ImportOut"];

export type TodaySums = Schemas["SumsOut"];
export type Today = Schemas["TodayOut"];
/** `item_id` is null for the store's menu. */
export type Shares = Schemas["SharesOut"];
