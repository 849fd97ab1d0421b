/** Calls of the merchant API: desk, orders, settings, catalogue, sold-out, today. */
import type {
  CashTaken,
  Desk,
  DeskOrder,
  DeskOrderDetail,
  Draft,
  EditCatalog,
  EditCategory,
  EditItem,
  EditModifierGroup,
  ExpectedVersion,
  ItemOverride,
  MarkSoldOut,
  OrderSearch,
  Page,
  PauseStore,
  StoreSettings,
  StoreTables,
  TakeCash,
  Today,
  UploadedPicture,
  WithReason,
} from "../../contracts/src/index";
import type { Call } from "./call";
import type { Once } from "./once";

const API = "/api/merchant/v1";

export type BodyCaller = <T>(call: Call) => Promise<T>;

/** Moves of an order that need no more than a tap. */
export type DeskMove = "accept" | "start" | "finish" | "hand_over" | "acknowledge";

/** Moves that must say why. */
export type DeskMoveWithReason = "reject" | "cancel";

/** What a brand's catalogue is edited by. */
export interface CatalogKinds {
  categories: EditCategory;
  items: EditItem;
  "modifier-groups": EditModifierGroup;
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
  changeSettings(storeId: string, change: Partial<StoreSettings>): Promise<StoreSettings>;
  pause(storeId: string, pause: PauseStore): Promise<StoreSettings>;
  resume(storeId: string): Promise<StoreSettings>;
  tables(storeId: string): Promise<StoreTables>;

  catalog(storeId: string): Promise<EditCatalog>;
  /** The same draft sent again while its fate is unknown is the same thing, not a second one. */
  create<K extends keyof CatalogKinds>(brandId: string, kind: K, draft: Draft<CatalogKinds[K]>): Promise<CatalogKinds[K]>;
  change<K extends keyof CatalogKinds>(brandId: string, kind: K, id: string, change: Draft<CatalogKinds[K]>): Promise<CatalogKinds[K]>;
  remove(brandId: string, kind: keyof CatalogKinds, id: string): Promise<void>;
  sort(brandId: string, kind: "categories" | "items", ids: readonly string[]): Promise<void>;
  override(storeId: string, itemId: string, override: ItemOverride): Promise<void>;
  markSoldOut(storeId: string, mark: MarkSoldOut): Promise<void>;
  setQuota(storeId: string, refId: string, portions: number | null): Promise<void>;
  /** `file` is whatever the platform's transport sends. */
  uploadPicture(brandId: string, file: unknown): Promise<UploadedPicture>;

  today(storeId: string): Promise<Today>;
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

    catalog: (id) => body({ method: "GET", path: at("stores", id, "catalog") }),
    create: (brand, kind, draft) =>
      once.send({ name: `create:${kind}:${JSON.stringify(draft)}`, request: { method: "POST", path: at("brands", brand, kind), body: draft } }),
    change: (brand, kind, id, change) => body({ method: "PATCH", path: at("brands", brand, kind, id), body: change }),
    remove: (brand, kind, id) => body({ method: "DELETE", path: at("brands", brand, kind, id) }),
    sort: (brand, kind, ids) => body({ method: "POST", path: at("brands", brand, kind, "order"), body: { ids } }),
    override: (store, item, override) => body({ method: "PUT", path: at("stores", store, "items", item, "override"), body: override }),
    markSoldOut: (store, mark) => body({ method: "POST", path: at("stores", store, "sold-out"), body: mark }),
    setQuota: (store, ref, portions) => body({ method: "PUT", path: at("stores", store, "quotas", ref), body: { portions } }),
    uploadPicture: (brand, file) => body({ method: "POST", path: at("brands", brand, "pictures"), file: { field: "file", file } }),

    today: (id) => body({ method: "GET", path: at("stores", id, "reports", "today") }),
  };
}

function at(...parts: string[]): string {
  return [API, ...parts.map(encodeURIComponent)].join("/");
}
