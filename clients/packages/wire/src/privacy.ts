/** Calls about what is held on a guest: seen, taken along, ended. */
import type { DataReceipt } from "../../contracts/src/index";
import { withQuery, type Caller } from "./call";

const API = "/api/guest/v1/me";

export interface PrivacyCalls {
  receipt(): Promise<DataReceipt>;
  /** Address of everything as a file to keep. */
  file(form: "json" | "zip"): string;
  /** There is no way back; refused with `privacy.not_yet` while something is under way. */
  erase(): Promise<void>;
  /** On every device, this one too. */
  signOutEverywhere(): Promise<void>;
}

/** `forgotten` drops what this device knows of its session. */
export function createPrivacyCalls(call: Caller, forgotten: () => void): PrivacyCalls {
  return {
    receipt: async () => (await call<DataReceipt>({ method: "GET", path: `${API}/data` })).body,
    file: (form) => withQuery(`${API}/data/file`, { form }),
    erase: async () => {
      await call<undefined>({ method: "POST", path: `${API}/erase`, body: { confirm: true } });
      forgotten();
    },
    signOutEverywhere: async () => {
      await call<undefined>({ method: "DELETE", path: `${API}/sessions` });
      forgotten();
    },
  };
}
