/** Calls about what guests pass on to others. */
import type { PosterCode, Share } from "../../contracts/src/index";
import type { Caller } from "./call";

export interface ShareCalls {
  /** Where the code on a poster leads. */
  opened(code: string): Promise<Share>;
  /** The code that opens the mini-program; without a picture the poster carries a link. `mark` is this phone's own. */
  posterCode(storeId: string, about: { item_id: string | null; mark: string }): Promise<PosterCode>;
  /** That this guest came by what another one passed on: said again on the same day it counts nothing. */
  noteOpening(storeId: string, what: { item_id: string | null; mark: string }): Promise<void>;
}

/** `open` is for what everybody may read, `call` for what belongs to the guest. */
export function createShareCalls(open: Caller, call: Caller): ShareCalls {
  const at = (...parts: string[]): string => ["/api/guest/v1", ...parts.map(encodeURIComponent)].join("/");
  return {
    opened: async (code) => (await open<Share>({ method: "GET", path: at("shares", code) })).body,
    posterCode: async (storeId, about) =>
      (await call<PosterCode>({ method: "POST", path: at("stores", storeId, "poster-code"), body: about })).body,
    noteOpening: async (storeId, what) => {
      await call({ method: "POST", path: at("stores", storeId, "share-openings"), body: what });
    },
  };
}
