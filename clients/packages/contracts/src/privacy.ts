/** What is held on a guest, as the register of the server says it. */
import type { components } from "./generated/guest";
import type { Narrow } from "./narrow";

type Schemas = components["schemas"];

/** `keeps_days` is null where it stays as long as it is needed. */
export type Held = Narrow<Schemas["HoldingOut"], { ends: "deleted" | "anonymised" }>;
export type DataReceipt = Narrow<Schemas["ReceiptOut"], { holdings: Held[] }>;
