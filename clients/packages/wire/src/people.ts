/** Calls about people: the brand's staff, one's own account, and handing a shared device over. */
import type {
  Account,
  Colleague,
  FreshCode,
  FreshPassword,
  GiveRole,
  Me,
  NewColleague,
  NewColleagueMade,
  OwnCode,
  OwnPassword,
  PersonByCode,
  Switch,
} from "../../contracts/src/index";
import type { BodyCaller } from "./merchant";

const API = "/api/merchant/v1";

export interface PeopleCalls {
  staff(brandId: string): Promise<Colleague[]>;
  /** The name to sign in with is taken once, so a repeat is refused and makes nobody twice. */
  addStaff(brandId: string, person: NewColleague): Promise<NewColleagueMade>;
  rename(brandId: string, staffId: string, name: string): Promise<Colleague>;
  giveRole(brandId: string, staffId: string, grant: GiveRole): Promise<Colleague>;
  takeRole(brandId: string, staffId: string, scope: string): Promise<Colleague>;
  setActive(brandId: string, staffId: string, isActive: boolean): Promise<Colleague>;
  /** Said once; the person's sessions end. */
  resetPassword(brandId: string, staffId: string): Promise<FreshPassword>;
  giveCode(brandId: string, staffId: string): Promise<FreshCode>;
  dropCode(brandId: string, staffId: string): Promise<void>;

  account(): Promise<Account>;
  changePassword(change: OwnPassword): Promise<Account>;
  setCode(code: OwnCode): Promise<Account>;
  endOtherSessions(): Promise<Account>;
  endSession(sessionId: string): Promise<void>;

  byCode(storeId: string): Promise<PersonByCode[]>;
  switchTo(storeId: string, who: Switch): Promise<Me>;
}

export function createPeopleCalls(body: BodyCaller): PeopleCalls {
  const one = (brand: string, id: string, ...more: string[]) => at("brands", brand, "staff", id, ...more);
  return {
    staff: async (brand) => (await body<{ items: Colleague[] }>({ method: "GET", path: at("brands", brand, "staff") })).items,
    addStaff: (brand, person) => body({ method: "POST", path: at("brands", brand, "staff"), body: person }),
    rename: (brand, id, name) => body({ method: "PATCH", path: one(brand, id), body: { name } }),
    giveRole: (brand, id, grant) => body({ method: "PUT", path: one(brand, id, "grant"), body: grant }),
    takeRole: (brand, id, scope) => body({ method: "POST", path: one(brand, id, "revoke"), body: { scope } }),
    setActive: (brand, id, isActive) => body({ method: "PUT", path: one(brand, id, "activity"), body: { is_active: isActive } }),
    resetPassword: (brand, id) => body({ method: "POST", path: one(brand, id, "password"), body: {} }),
    giveCode: (brand, id) => body({ method: "POST", path: one(brand, id, "code"), body: {} }),
    dropCode: (brand, id) => body({ method: "DELETE", path: one(brand, id, "code") }),

    account: () => body({ method: "GET", path: at("me", "account") }),
    changePassword: (change) => body({ method: "PUT", path: at("me", "password"), body: change }),
    setCode: (code) => body({ method: "PUT", path: at("me", "code"), body: code }),
    endOtherSessions: () => body({ method: "DELETE", path: at("me", "sessions") }),
    endSession: (id) => body({ method: "DELETE", path: at("me", "sessions", id) }),

    byCode: async (store) => (await body<{ items: PersonByCode[] }>({ method: "GET", path: at("stores", store, "people") })).items,
    switchTo: (store, who) => body({ method: "POST", path: at("stores", store, "switch"), body: who }),
  };
}

function at(...parts: string[]): string {
  return [API, ...parts.map(encodeURIComponent)].join("/");
}
