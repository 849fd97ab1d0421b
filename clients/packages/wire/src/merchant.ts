/** Calls of the merchant API: desk, orders, settings, catalogue, sold-out, today. */
import type {
  CashTaken,
  CategoryDraft,
  ChangeArea,
  ChangeSettings,
  ChangeStation,
  ChangeTable,
  CodePaper,
  CodeSheet,
  Desk,
  DeskOrder,
  DeskOrderDetail,
  EditCatalog,
  EditCategory,
  EditHome,
  EditItem,
  EditModifierGroup,
  ExpectedVersion,
  Guide,
  ImportProgress,
  ItemDraft,
  ItemOverride,
  MarkSoldOut,
  MenuForm,
  MenuImported,
  ModifierGroupDraft,
  NewArea,
  NewPaymentAccount,
  NewStation,
  NewTable,
  NewTables,
  OrderSearch,
  Page,
  PauseStore,
  PaymentAccounts,
  PlayMoney,
  Portions,
  SearchMisses,
  SaveHome,
  SampleMenus,
  SampleName,
  SetQuota,
  SoldOutMarked,
  StationSetups,
  StoreArea,
  StoreDifferences,
  StoreSettings,
  StoreTable,
  StoreTables,
  TakeCash,
  Shares,
  Today,
  UploadedPicture,
  WithReason,
} from "../../contracts/src/index";
import { withQuery, type Call } from "./call";
import type { Once } from "./once";

const API = "/api/merchant/v1";
// A menu of thousands of rows; its progress is seen meanwhile.
const IMPORT_MS = 600_000;

export type BodyCaller = <T>(call: Call) => Promise<T>;

/** Moves of an order that need no more than a tap. */
export type DeskMove = "accept" | "start" | "finish" | "hand_over" | "acknowledge";

/** Moves that must say why. */
export type DeskMoveWithReason = "reject" | "cancel";

/** What a brand's catalogue consists of: what is sent, and what comes back. */
export interface CatalogKinds {
  categories: { draft: CategoryDraft; thing: EditCategory };
  items: { draft: ItemDraft; thing: EditItem };
  "modifier-groups": { draft: ModifierGroupDraft; thing: EditModifierGroup };
}

export interface MerchantCalls {
  desk(storeId: string): Promise<Desk>;
  orders(storeId: string, search?: OrderSearch): Promise<Page<DeskOrder>>;
  order(orderId: string): Promise<DeskOrderDetail>;
  move(orderId: string, move: DeskMove, expected?: ExpectedVersion): Promise<DeskOrder>;
  moveWithReason(orderId: string, move: DeskMoveWithReason, body: WithReason): Promise<DeskOrder>;
  takeCash(orderId: string, body: TakeCash): Promise<CashTaken>;
  refund(orderId: string, reason: string): Promise<DeskOrder>;

  settings(storeId: string): Promise<StoreSettings>;
  changeSettings(storeId: string, change: ChangeSettings): Promise<StoreSettings>;
  pause(storeId: string, pause: PauseStore): Promise<StoreSettings>;
  resume(storeId: string): Promise<StoreSettings>;
  tables(storeId: string): Promise<StoreTables>;
  addArea(storeId: string, area: NewArea): Promise<StoreArea>;
  addTable(storeId: string, areaId: string, table: NewTable): Promise<StoreTable>;
  /** All of them, or none when one of the labels is taken. */
  addTables(storeId: string, areaId: string, tables: NewTables): Promise<StoreTable[]>;
  changeArea(storeId: string, areaId: string, change: ChangeArea): Promise<StoreArea>;
  archiveArea(storeId: string, areaId: string): Promise<void>;
  changeTable(storeId: string, tableId: string, change: ChangeTable): Promise<StoreTable>;
  archiveTable(storeId: string, tableId: string): Promise<void>;
  codeSheet(storeId: string): Promise<CodeSheet>;
  /** Address of the sheet as a PDF to keep. */
  codePaper(storeId: string, wish: CodePaper): string;
  /** The old code stops leading anywhere. */
  reissueTableCode(storeId: string, tableId: string): Promise<StoreTable>;
  /** Address of a picture of the table's code, for printing. */
  tableCodePicture(storeId: string, tableId: string): string;

  stations(storeId: string): Promise<StationSetups>;
  addStation(storeId: string, station: NewStation): Promise<StationSetups>;
  changeStation(storeId: string, stationId: string, change: ChangeStation): Promise<StationSetups>;
  /** All of them, in their new order. */
  orderStations(storeId: string, ids: readonly string[]): Promise<StationSetups>;
  removeStation(storeId: string, stationId: string): Promise<void>;
  /** Where an item or a category is made; null leaves it to the category or the default station. */
  route(storeId: string, refId: string, stationId: string | null): Promise<StationSetups>;

  catalog(storeId: string): Promise<EditCatalog>;
  /** The same draft sent again while its fate is unknown is the same thing, not a second one. */
  create<K extends keyof CatalogKinds>(brandId: string, kind: K, draft: CatalogKinds[K]["draft"]): Promise<CatalogKinds[K]["thing"]>;
  change<K extends keyof CatalogKinds>(
    brandId: string,
    kind: K,
    id: string,
    change: CatalogKinds[K]["draft"],
  ): Promise<CatalogKinds[K]["thing"]>;
  remove(brandId: string, kind: keyof CatalogKinds, id: string): Promise<void>;
  sort(brandId: string, kind: "categories" | "items", ids: readonly string[]): Promise<void>;
  /** What the stores of a brand sell otherwise than the brand. */
  storeDifferences(brandId: string): Promise<StoreDifferences>;
  override(storeId: string, itemId: string, override: ItemOverride): Promise<void>;
  /** What guests looked for in vain in the last days. */
  searchMisses(storeId: string, days?: number): Promise<SearchMisses>;
  markSoldOut(storeId: string, mark: MarkSoldOut): Promise<SoldOutMarked>;
  setQuota(storeId: string, refId: string, quota: SetQuota): Promise<Portions>;
  /** `file` is whatever the platform's transport sends. */
  home(brandId: string): Promise<EditHome>;
  saveHome(brandId: string, page: SaveHome): Promise<EditHome>;
  uploadPicture(brandId: string, file: unknown): Promise<UploadedPicture>;
  /** Address of the brand's menu as a file to keep. */
  menuFile(brandId: string, form: MenuForm): string;
  /** All of the file, or nothing of it; `dry_run` only says what would happen, `replace` archives what the file lacks, `work` is its name to follow it by. */
  importMenu(brandId: string, file: unknown, options?: { dry_run?: boolean; replace?: boolean; mapping?: string; work?: string }): Promise<MenuImported>;
  importProgress(brandId: string, work: string): Promise<ImportProgress>;
  /** Nothing of it counts, unless it is over already: the answer of the import itself says which. */
  callOffImport(brandId: string, work: string): Promise<void>;

  guide(storeId: string): Promise<Guide>;
  sampleMenus(brandId: string): Promise<SampleMenus>;
  startFromSample(brandId: string, name: SampleName): Promise<SampleMenus>;
  removeSample(brandId: string, name: SampleName): Promise<SampleMenus>;

  paymentAccounts(brandId: string): Promise<PaymentAccounts>;
  keepPaymentAccount(brandId: string, account: NewPaymentAccount): Promise<PaymentAccounts>;
  takePlayMoney(brandId: string, wish: PlayMoney): Promise<PaymentAccounts>;
  /** Comes back when the gateway takes the papers, fails with its reason when it does not. */
  checkPaymentAccount(brandId: string, accountId: string): Promise<void>;
  putPaymentAccountAside(brandId: string, accountId: string): Promise<PaymentAccounts>;

  today(storeId: string): Promise<Today>;
  /** What guests passed on in the last seven trading days, and what came of it. */
  shares(storeId: string): Promise<Shares>;
}

export function createMerchantCalls(body: BodyCaller, once: Once): MerchantCalls {
  return {
    desk: (id) => body({ method: "GET", path: at("stores", id, "orders", "desk") }),
    orders: (id, search) => body({ method: "GET", path: at("stores", id, "orders"), query: { ...search } }),
    order: (id) => body({ method: "GET", path: at("orders", id) }),
    move: (id, move, expected) => body({ method: "POST", path: at("orders", id, move), body: expected ?? {} }),
    moveWithReason: (id, move, reason) => body({ method: "POST", path: at("orders", id, move), body: reason }),
    takeCash: (id, cash) =>
      once.send({ name: `cash:${id}`, request: { method: "POST", path: at("orders", id, "cash"), body: cash } }),
    refund: (id, reason) =>
      once.send({ name: `refund:${id}`, request: { method: "POST", path: at("orders", id, "refund"), body: { reason } } }),

    settings: (id) => body({ method: "GET", path: at("stores", id) }),
    changeSettings: (id, change) => body({ method: "PATCH", path: at("stores", id), body: change }),
    pause: (id, pause) => body({ method: "POST", path: at("stores", id, "pause"), body: pause }),
    resume: (id) => body({ method: "POST", path: at("stores", id, "resume"), body: {} }),
    tables: (id) => body({ method: "GET", path: at("stores", id, "tables") }),
    addArea: (id, area) => body({ method: "POST", path: at("stores", id, "areas"), body: area }),
    addTable: (id, area, table) => body({ method: "POST", path: at("stores", id, "areas", area, "tables"), body: table }),
    addTables: (id, area, tables) => body({ method: "POST", path: at("stores", id, "areas", area, "tables", "batch"), body: tables }),
    changeArea: (id, area, change) => body({ method: "PATCH", path: at("stores", id, "areas", area), body: change }),
    archiveArea: (id, area) => body({ method: "DELETE", path: at("stores", id, "areas", area) }),
    changeTable: (id, table, change) => body({ method: "PATCH", path: at("stores", id, "tables", table), body: change }),
    archiveTable: (id, table) => body({ method: "DELETE", path: at("stores", id, "tables", table) }),
    codeSheet: (id) => body({ method: "GET", path: at("stores", id, "code-sheet") }),
    codePaper: (id, wish) => withQuery(at("stores", id, "code-sheet.pdf"), { ...wish }),
    reissueTableCode: (id, table) => body({ method: "POST", path: at("stores", id, "tables", table, "code"), body: {} }),
    tableCodePicture: (id, table) => at("stores", id, "tables", table, "code.svg"),

    stations: (id) => body({ method: "GET", path: at("stores", id, "stations") }),
    addStation: (id, station) => body({ method: "POST", path: at("stores", id, "stations"), body: station }),
    changeStation: (id, station, change) => body({ method: "PATCH", path: at("stores", id, "stations", station), body: change }),
    orderStations: (id, ids) => body({ method: "PUT", path: at("stores", id, "station-order"), body: { ids } }),
    removeStation: (id, station) => body({ method: "DELETE", path: at("stores", id, "stations", station) }),
    route: (id, ref, station) => body({ method: "PUT", path: at("stores", id, "routing", ref), body: { station_id: station } }),

    catalog: (id) => body({ method: "GET", path: at("stores", id, "catalog") }),
    create: (brand, kind, draft) =>
      once.send({ name: `create:${kind}:${JSON.stringify(draft)}`, request: { method: "POST", path: at("brands", brand, kind), body: draft } }),
    change: (brand, kind, id, change) => body({ method: "PATCH", path: at("brands", brand, kind, id), body: change }),
    remove: (brand, kind, id) => body({ method: "DELETE", path: at("brands", brand, kind, id) }),
    sort: (brand, kind, ids) => body({ method: "POST", path: at("brands", brand, kind, "order"), body: { ids } }),
    override: (store, item, override) => body({ method: "PUT", path: at("stores", store, "items", item, "override"), body: override }),
    searchMisses: (store, days) => body({ method: "GET", path: at("stores", store, "search-misses"), query: { days } }),
    markSoldOut: (store, mark) => body({ method: "POST", path: at("stores", store, "sold-out"), body: mark }),
    setQuota: (store, ref, quota) => body({ method: "PUT", path: at("stores", store, "quotas", ref), body: quota }),
    storeDifferences: (brand) => body({ method: "GET", path: at("brands", brand, "store-differences") }),
    menuFile: (brand, form) => withQuery(at("brands", brand, "menu-file"), { form }),
    importMenu: (brand, file, options) =>
      body({ method: "POST", path: at("brands", brand, "menu-file"), query: { ...options }, file: { field: "file", file }, timeoutMs: IMPORT_MS }),
    importProgress: (brand, work) => body({ method: "GET", path: at("brands", brand, "menu-file", "works", work) }),
    callOffImport: (brand, work) => body({ method: "DELETE", path: at("brands", brand, "menu-file", "works", work) }),
    home: (brand) => body({ method: "GET", path: at("brands", brand, "home") }),
    saveHome: (brand, page) => body({ method: "PUT", path: at("brands", brand, "home"), body: page }),
    uploadPicture: (brand, file) => body({ method: "POST", path: at("brands", brand, "pictures"), file: { field: "file", file } }),

    guide: (id) => body({ method: "GET", path: at("stores", id, "guide") }),
    sampleMenus: (brand) => body({ method: "GET", path: at("brands", brand, "sample-menus") }),
    startFromSample: (brand, name) => body({ method: "PUT", path: at("brands", brand, "sample-menus"), body: { name } }),
    removeSample: (brand, name) => body({ method: "DELETE", path: at("brands", brand, "sample-menus"), query: { name } }),

    paymentAccounts: (brand) => body({ method: "GET", path: at("brands", brand, "payment-accounts") }),
    keepPaymentAccount: (brand, account) => body({ method: "PUT", path: at("brands", brand, "payment-accounts"), body: account }),
    takePlayMoney: (brand, wish) => body({ method: "POST", path: at("brands", brand, "play-money"), body: wish }),
    checkPaymentAccount: (brand, account) =>
      body({ method: "POST", path: at("brands", brand, "payment-accounts", account, "check"), body: {} }),
    putPaymentAccountAside: (brand, account) => body({ method: "DELETE", path: at("brands", brand, "payment-accounts", account) }),

    today: (id) => body({ method: "GET", path: at("stores", id, "reports", "today") }),
    shares: (id) => body({ method: "GET", path: at("stores", id, "reports", "shares") }),
  };
}

function at(...parts: string[]): string {
  return [API, ...parts.map(encodeURIComponent)].join("/");
}
