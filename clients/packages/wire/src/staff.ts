/** What calls of staff share: the cookie session, idempotent money, and the live ticket. */
import type { LiveTicket, Me, PairedAs, Recover, SignIn } from "../../contracts/src/index";
import { createCaller, type Call, type Caller } from "./call";
import { createKitchenCalls, type KitchenCalls } from "./kitchen";
import { createMessagingCalls, type MessagingCalls } from "./messaging";
import { createMerchantCalls, type MerchantCalls } from "./merchant";
import { createMiniCalls, type MiniCalls } from "./mini";
import { createOnce, type Once } from "./once";
import { createPeopleCalls, type PeopleCalls } from "./people";
import type { Platform } from "./platform";
import { createShopReviewCalls, type ShopReviewCalls } from "./reviews";

const API = "/api/merchant/v1";

export interface StaffOptions {
  platform: Pick<Platform, "http" | "store" | "clock" | "random">;
  /** "" in a browser: the session cookie belongs to the page's origin. */
  base?: string;
  language: () => "zh" | "en";
  /** Called when the session has ended; the call that met it fails with 401. */
  onSignedOut?: () => void;
}

export interface StaffWire {
  call: Caller;
  once: Once;
  signIn(who: SignIn): Promise<Me>;
  signOut(): Promise<void>;
  me(): Promise<Me>;
  recover(who: Recover): Promise<Me>;
  /** What this screen is paired as; refused with 401 where it is not. */
  screen(): Promise<PairedAs>;
  merchant: MerchantCalls;
  kitchen: KitchenCalls;
  messaging: MessagingCalls;
  mini: MiniCalls;
  people: PeopleCalls;
  reviews: ShopReviewCalls;
  liveTicket(topics: readonly string[]): Promise<LiveTicket>;
}

export function createStaffWire(options: StaffOptions): StaffWire {
  const { platform, language, onSignedOut } = options;
  const base = options.base ?? "";
  const plain = createCaller({ platform, base, language });
  const call = createCaller({
    platform,
    base,
    language,
    renewSession: () => {
      onSignedOut?.();
      return Promise.reject(new Error("staff sign in by hand"));
    },
  });
  const once = createOnce({ call, platform });
  const body = async <T>(request: Call): Promise<T> => (await call<T>(request)).body;

  return {
    call,
    once,
    signIn: async (who) => (await plain<Me>({ method: "POST", path: `${API}/session`, body: who })).body,
    signOut: async () => {
      await plain<undefined>({ method: "DELETE", path: `${API}/session` });
    },
    me: async () => (await plain<Me>({ method: "GET", path: `${API}/me` })).body,
    recover: async (who) => (await plain<Me>({ method: "POST", path: `${API}/session/recover`, body: who })).body,
    screen: async () => (await plain<PairedAs>({ method: "GET", path: "/api/kitchen/v1/screen" })).body,
    merchant: createMerchantCalls(body, once),
    kitchen: createKitchenCalls(body),
    messaging: createMessagingCalls(body),
    mini: createMiniCalls(body),
    people: createPeopleCalls(body),
    reviews: createShopReviewCalls(body),
    liveTicket: (topics) => body<LiveTicket>({ method: "POST", path: "/api/live/v1/ticket", body: { topics } }),
  };
}
