/** Opening hours as they are edited: what is wrong with a day, and how a week is copied. Pure. */
import type { DayPart } from "@contracts";
import { minutesOfDay } from "@words";

export type SpanFault = "bad_span" | "overlap";

export function isOvernight([from, to]: DayPart): boolean {
  return minutesOfDay(to) <= minutesOfDay(from);
}

/** The first thing that is wrong with a day, or null. A span that ends before it starts runs into the next day. */
export function faultOf(spans: readonly DayPart[]): SpanFault | null {
  if (spans.some(([from, to]) => from === to)) return "bad_span";
  const sorted = [...spans].sort(([a], [b]) => minutesOfDay(a) - minutesOfDay(b));
  for (let index = 1; index < sorted.length; index += 1) {
    const [before, after] = [sorted[index - 1], sorted[index]];
    if (before && after && (isOvernight(before) || minutesOfDay(before[1]) > minutesOfDay(after[0]))) return "overlap";
  }
  return null;
}

/** A span to offer next: after the last one, or a whole day of trade. */
export function nextSpan(spans: readonly DayPart[]): DayPart {
  const last = spans[spans.length - 1];
  if (!last || isOvernight(last)) return ["09:00", "21:00"];
  const from = Math.min(minutesOfDay(last[1]) + 60, 23 * 60);
  const text = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return [text(from), text(Math.min(from + 180, 24 * 60 - 1))];
}
