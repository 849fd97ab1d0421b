/** Which question about an order is open; the host below the page shows it, anybody may ask. */
import type { DeskOrder } from "@contracts";
import { shallowRef } from "vue";

export type OrderQuestion = "reject" | "cancel" | "refund" | "cash";

export const openQuestion = shallowRef<{ kind: OrderQuestion; order: DeskOrder } | null>(null);

export function askAbout(kind: OrderQuestion, order: DeskOrder): void {
  openQuestion.value = { kind, order };
}
