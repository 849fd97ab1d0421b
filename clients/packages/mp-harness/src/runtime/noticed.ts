/** The phone's notebook: calls, mistakes, and how much the program sends to its screens. */
import type { Noticed } from "../phone";

export const noticed: Noticed = {
  calls: [],
  missing: [],
  strangers: [],
  errors: [],
  setData: [],
  taps: 0,
  shared: [],
  toasts: [],
};

/** What follows a tap within this time is its answer. */
const ANSWER_MS = 1_000;
const LONGEST = 300;
let tappedAt = -Infinity;

export function noteTap(): void {
  noticed.taps += 1;
  tappedAt = performance.now();
}

export function noteSetData(where: string, data: unknown, isFirst: boolean): void {
  const bytes = new TextEncoder().encode(asJson(data)).length;
  const isAnswer = performance.now() - tappedAt < ANSWER_MS;
  noticed.setData.push({ where, bytes, tap: isAnswer ? noticed.taps : null, isFirst });
}

export function noteCall(name: string, given: unknown): void {
  noticed.calls.push({ name, given: short(given) });
}

export function noteMissing(name: string): void {
  if (!noticed.missing.includes(name)) noticed.missing.push(name);
}

export function noteStranger(tag: string): void {
  if (!noticed.strangers.includes(tag)) noticed.strangers.push(tag);
}

export function noteError(error: unknown): void {
  noticed.errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/** JSON, also of what has none. */
export function asJson(value: unknown): string {
  return value === undefined || typeof value === "function" ? "" : JSON.stringify(value);
}

/** Plain and small enough to be handed to the test. */
function short(given: unknown): unknown {
  try {
    const text = asJson(given);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : (JSON.parse(text || "null") as unknown);
  } catch {
    return "…";
  }
}
