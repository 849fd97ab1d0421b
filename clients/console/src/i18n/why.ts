/** Why something failed, in a sentence for the person at the counter. */
import { isWireError } from "@wire";
import { t, tName, type Key } from ".";

export function whyOf(error: unknown): string {
  if (!isWireError(error)) return t("ui.failed_hint");
  if (error.code.startsWith("wire.")) return tName("wire", error.code.slice("wire.".length));
  return error.message || t("ui.failed_hint" satisfies Key);
}
