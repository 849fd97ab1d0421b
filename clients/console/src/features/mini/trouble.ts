/** The platform's word about a mini-program's papers, in words that say what to do. Pure. */
import type { Key } from "@/i18n";

const WRONG_PAPERS = new Set(["40001", "40013", "40125", "41002", "41004"]);
const NOT_ON_THE_LIST = new Set(["40164", "61004"]);
const USED_UP = new Set(["errcode_45009", "errcode_45011", "45009", "45011"]);

/** Which sentence explains `failure`; `code` is for those without one of their own. */
export function troubleOf(failure: string): { key: Key; code: string } | null {
  if (failure === "") return null;
  const code = failure.replace("errcode_", "");
  if (WRONG_PAPERS.has(failure)) return { key: "mini.bad.secret", code };
  if (NOT_ON_THE_LIST.has(failure)) return { key: "mini.bad.ip", code };
  if (USED_UP.has(failure)) return { key: "mini.bad.quota", code };
  return { key: /^\d+$/.test(failure) ? "mini.bad.other" : "mini.bad.silent", code };
}
