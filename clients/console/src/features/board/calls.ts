/** Which numbers stand on the board, in what order, and which is to be spoken now. Pure. */
import type { BoardEntry } from "@contracts";

/** The instant a number was called last: when it became ready, or when somebody called it again. */
export function calledAt(entry: BoardEntry): string {
  return entry.called_at ?? entry.ready_at ?? "";
}

/** Called last stands first: that is the one people look for. */
export function readyNumbers(entries: readonly BoardEntry[]): BoardEntry[] {
  return entries
    .filter((entry) => entry.state === "ready")
    .sort((a, b) => calledAt(b).localeCompare(calledAt(a)) || b.number.localeCompare(a.number));
}

export function preparingNumbers(entries: readonly BoardEntry[]): BoardEntry[] {
  return entries
    .filter((entry) => entry.state === "preparing")
    .sort((a, b) => a.number.localeCompare(b.number, "en", { numeric: true }));
}

/** Is this a call one has not heard yet? `heard` keeps the instant of the last call of each order. */
export function isNewCall(entry: BoardEntry, heard: ReadonlyMap<string, string>): boolean {
  return entry.state === "ready" && calledAt(entry) > (heard.get(entry.order_id) ?? "");
}

/** How many fit, and how large: few numbers are drawn huge. */
export function sizeFor(count: number): "huge" | "big" | "large" | "medium" | "small" {
  if (count <= 2) return "huge";
  if (count <= 4) return "big";
  if (count <= 6) return "large";
  return count <= 12 ? "medium" : "small";
}
