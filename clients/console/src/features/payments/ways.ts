/** The ways a shop can be paid online, and how each of them stands. Pure but for words. */
import { t, tName, type Key } from "@/i18n";
import { whyOf } from "@/i18n/why";
import type { PaymentAccount } from "@contracts";
import { clockTime, instant, localDate } from "@words";
import { isWireError } from "@wire";
import type { Provider } from "./papers";

/** In the order they are offered; the console knows the papers of these. */
export const PROVIDERS: readonly Provider[] = ["wechatpay", "alipay"];

export type WayState = "none" | "refused" | "play" | "on";

export interface Way {
  provider: string;
  state: WayState;
  accounts: PaymentAccount[];
}

/** Every way we know, and after them whatever else collects already. */
export function waysOf(accounts: readonly PaymentAccount[]): Way[] {
  const names = [...new Set<string>([...PROVIDERS, ...accounts.map(({ provider }) => provider)])];
  return names.map((provider) => {
    const mine = accounts.filter((account) => account.provider === provider);
    return { provider, accounts: mine, state: stateOf(mine) };
  });
}

function stateOf(accounts: readonly PaymentAccount[]): WayState {
  if (accounts.length === 0) return "none";
  if (accounts.some(({ has_passed }) => has_passed === false)) return "refused";
  return accounts.some(({ is_sandbox }) => is_sandbox) ? "play" : "on";
}

/** What the gateway said last, and when. */
export function lastCheck(account: PaymentAccount, zone: string, now: Date): string {
  if (account.checked_at === null) return t("pay.unchecked");
  const at = instant(account.checked_at);
  const clock = clockTime(at, zone);
  const day = localDate(at, zone);
  const when = day === localDate(now, zone) ? clock : `${day} ${clock}`;
  const key: Key = account.has_passed ? "pay.passed" : "pay.not_passed";
  return t(key, { when, way: tName("means", account.provider) });
}

/** Why a check came to nothing: a refusal is about the papers, silence is not. */
export function whyUnchecked(failure: unknown, provider: string): string {
  const way = tName("means", provider);
  if (!isWireError(failure)) return whyOf(failure);
  const reason = failure.details.reason;
  if (failure.code === "payments.gateway_unavailable") {
    return t(reason === "unsigned_answer" ? "pay.unsigned" : "pay.silent", { way });
  }
  if (failure.code !== "payments.gateway_refused") return whyOf(failure);
  return t(typeof reason === "string" && reason ? "pay.refused_because" : "pay.refused", { way, reason: String(reason) });
}
