/** Calls about people: the brand's staff, one's own account, and handing a shared device over. */
import type {
  Account,
  Act,
  Actor,
  ChangeScreen,
  Colleague,
  FreshCode,
  FreshPassword,
  GiveRole,
  Me,
  NewColleague,
  NewColleagueMade,
  OwnCode,
  OwnPassword,
  Page,
  PairedScreen,
  PairScreen,
  PersonByCode,
  RecoveryCode,
  StaffSessionSeen,
  Switch,
  TrailSearch,
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

  sessionsOf(brandId: string, staffId: string): Promise<StaffSessionSeen[]>;
  signOutElsewhere(brandId: string, staffId: string): Promise<void>;

  account(): Promise<Account>;
  changePassword(change: OwnPassword): Promise<Account>;
  setCode(code: OwnCode): Promise<Account>;
  /** Said once; whoever forgot their password comes back in with it, once. */
  makeRecoveryCode(current: string): Promise<RecoveryCode>;
  endOtherSessions(): Promise<Account>;
  endSession(sessionId: string): Promise<void>;

  byCode(storeId: string): Promise<PersonByCode[]>;
  switchTo(storeId: string, who: Switch): Promise<Me>;

  screens(storeId: string): Promise<PairedScreen[]>;
  /** Each code is used up once, so a repeat is refused. */
  pairScreen(storeId: string, screen: PairScreen): Promise<PairedScreen>;
  changeScreen(storeId: string, screenId: string, change: ChangeScreen): Promise<PairedScreen>;
  removeScreen(storeId: string, screenId: string): Promise<void>;

  trail(brandId: string, search?: TrailSearch): Promise<Page<Act>>;
  storeTrail(storeId: string, search?: TrailSearch): Promise<Page<Act>>;
  trailActors(brandId: string): Promise<Actor[]>;
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

    sessionsOf: async (brand, id) =>
      (await body<{ items: StaffSessionSeen[] }>({ method: "GET", path: one(brand, id, "sessions") })).items,
    signOutElsewhere: (brand, id) => body({ method: "DELETE", path: one(brand, id, "sessions") }),

    account: () => body({ method: "GET", path: at("me", "account") }),
    changePassword: (change) => body({ method: "PUT", path: at("me", "password"), body: change }),
    setCode: (code) => body({ method: "PUT", path: at("me", "code"), body: code }),
    makeRecoveryCode: (current) => body({ method: "PUT", path: at("me", "recovery"), body: { current } }),
    endOtherSessions: () => body({ method: "DELETE", path: at("me", "sessions") }),
    endSession: (id) => body({ method: "DELETE", path: at("me", "sessions", id) }),

    byCode: async (store) => (await body<{ items: PersonByCode[] }>({ method: "GET", path: at("stores", store, "people") })).items,
    switchTo: (store, who) => body({ method: "POST", path: at("stores", store, "switch"), body: who }),

    screens: async (store) => (await body<{ items: PairedScreen[] }>({ method: "GET", path: at("stores", store, "screens") })).items,
    pairScreen: (store, screen) => body({ method: "POST", path: at("stores", store, "screens"), body: screen }),
    changeScreen: (store, id, change) => body({ method: "PUT", path: at("stores", store, "screens", id), body: change }),
    removeScreen: (store, id) => body({ method: "DELETE", path: at("stores", store, "screens", id) }),

    trail: (brand, search) => body({ method: "GET", path: at("brands", brand, "trail"), query: { ...search } }),
    storeTrail: (store, search) => body({ method: "GET", path: at("stores", store, "trail"), query: { ...search } }),
    trailActors: async (brand) =>
      (await body<{ items: Actor[] }>({ method: "GET", path: at("brands", brand, "trail", "actors") })).items,
  };
}

function at(...parts: string[]): string {
  return [API, ...parts.map(encodeURIComponent)].join("/");
}
