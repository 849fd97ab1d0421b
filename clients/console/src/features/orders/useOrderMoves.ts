/** What staff do with an order, with its words: the tap, the undo, the question before money moves, the failure. */
import { t } from "@/i18n";
import { whyOf } from "@/i18n/why";
import { toast } from "@/ui/toasts";
import type { DeskOrder } from "@contracts";
import { isWireError } from "@wire";
import { nextMove, type NextMove } from "./columns";
import { useDesk } from "./store";

export function useOrderMoves() {
  const desk = useDesk();

  function failed(error: unknown) {
    toast(whyOf(error), { state: "error" });
    // Somebody else was faster: show how it stands now.
    if (isWireError(error) && error.status === 409) void desk.reload();
  }

  /** Do what the big button says. Taking cash needs a dialog, so that is left to the caller. */
  async function advance(order: DeskOrder, move: NextMove | null = nextMove(order)) {
    if (move === null || move === "take_cash") return;
    if (move === "finish" || move === "hand_over") {
      desk.hold(order.id, move, failed);
      toast(t(`desk.did.${move}`, { number: order.number }), { state: "success", undo: () => desk.release(order.id) });
      return;
    }
    try {
      await desk.move(order.id, move);
      toast(t(`desk.did.${move}`, { number: order.number }), { state: "success" });
    } catch (error) {
      failed(error);
    }
  }

  async function acknowledge(order: DeskOrder) {
    try {
      await desk.acknowledge(order.id);
    } catch (error) {
      failed(error);
    }
  }

  async function acknowledgeAll() {
    try {
      await desk.acknowledgeAll();
    } catch (error) {
      failed(error);
    }
  }

  return { advance, acknowledge, acknowledgeAll, failed };
}
