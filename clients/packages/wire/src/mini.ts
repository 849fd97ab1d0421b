/** Calls about a brand's mini-program, and where the codes are that open it. */
import type { MiniProgramPapers, MiniPrograms } from "../../contracts/src/index";
import type { BodyCaller } from "./merchant";

const API = "/api/merchant/v1";

export interface MiniCalls {
  show(brandId: string): Promise<MiniPrograms>;
  /** Replaces the papers and tries them: the same papers again are the same mini-program. */
  set(brandId: string, papers: MiniProgramPapers): Promise<MiniPrograms>;
  check(brandId: string): Promise<MiniPrograms>;
  remove(brandId: string): Promise<MiniPrograms>;
  /** Pictures, for `<img>` and for saving. */
  storeCode(storeId: string, width: number): string;
  tableCode(storeId: string, tableId: string, width: number): string;
}

export function createMiniCalls(body: BodyCaller): MiniCalls {
  const one = (brand: string, ...more: string[]) => at("brands", brand, "mini-program", ...more);
  return {
    show: (brand) => body({ method: "GET", path: one(brand) }),
    set: (brand, papers) => body({ method: "PUT", path: one(brand), body: papers }),
    check: (brand) => body({ method: "POST", path: one(brand, "check"), body: {} }),
    remove: (brand) => body({ method: "DELETE", path: one(brand) }),
    storeCode: (store, width) => `${at("stores", store, "mini-code.png")}?width=${String(width)}`,
    tableCode: (store, table, width) => `${at("stores", store, "tables", table, "mini-code.png")}?width=${String(width)}`,
  };
}

function at(...parts: string[]): string {
  return [API, ...parts.map(encodeURIComponent)].join("/");
}
