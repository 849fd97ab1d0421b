/** Words about orders that more than one part shows. */
import { t, tName } from "@/i18n";
import { tellsOfAllergy } from "@/i18n/allergy";
import type { DeskOrder, DeskOrderDetail } from "@contracts";
import { yuan } from "@words";

export function allergenWords(allergens: readonly string[]): string {
  return allergens.map((allergen) => tName("allergen", allergen)).join(t("ui.comma"));
}

/** The notes by which a guest tells of an allergy: of the order and of its lines. */
export function allergyNotesOf(order: Pick<DeskOrder, "note" | "lines">): string[] {
  const notes = [order.note, ...order.lines.map((line) => line.note)];
  return [...new Set(notes)].filter((note) => note !== "" && tellsOfAllergy(note));
}

export function placeOf(order: Pick<DeskOrder, "mode" | "table_label">): string {
  return order.table_label ? `${t(`mode.${order.mode}`)} ${order.table_label}` : t(`mode.${order.mode}`);
}

/** "refund 27.00 to WeChat Pay": one sentence for each way the order was paid; none where nothing is owed back. */
export function refundSentences(order: DeskOrder, detail: DeskOrderDetail | null): string[] {
  const backFen = order.paid_fen - order.refunded_fen;
  if (backFen <= 0) return [];
  const paid = detail?.payments.filter((payment) => payment.state === "paid") ?? [];
  if (paid.length !== 1 || !paid[0]) return [t("desk.refunds", { amount: yuan(backFen) })];
  const means = paid[0].means;
  return [
    means === "cash"
      ? t("desk.refunds_cash", { amount: yuan(backFen) })
      : t("desk.refunds_to", { amount: yuan(backFen), means: tName("means", means) }),
  ];
}

/** Who did it: a name as the server gives it, or the word for a kind of actor ("system:timers" → the system). */
export function actorWord(by: string): string {
  const kind = /^(guest|system|partner|staff):/.exec(by)?.[1];
  return kind ? tName("actor", kind) : by;
}
