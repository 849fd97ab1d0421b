/** A menu file on its way in: what the server found wrong, row by row, and what it would do. Pure. */
import type { ImportProgress, MenuImported } from "@contracts";

export interface FileProblem {
  sheet: string;
  row: number;
  column: string;
  reason: string;
  value: string;
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** The problems of a refused file, in the order of its rows; empty when the refusal is about something else. */
export function problemsIn(details: Readonly<Record<string, unknown>>): FileProblem[] {
  const found = Array.isArray(details["problems"]) ? (details["problems"] as Record<string, unknown>[]) : [];
  return found
    .map((one) => ({
      sheet: text(one["sheet"]),
      row: typeof one["row"] === "number" ? one["row"] : 0,
      column: text(one["column"]),
      reason: text(one["reason"]),
      value: text(one["value"]),
    }))
    .sort((a, b) => a.sheet.localeCompare(b.sheet) || a.row - b.row);
}

/** How far an import is, in whole percent; null while nobody knows. Only what is over is a hundred. */
export function percentOf(progress: ImportProgress | null): number | null {
  if (progress?.stage !== "writing" || progress.rows === 0) return null;
  return Math.min(99, Math.floor((100 * progress.done) / progress.rows));
}

export type Change = "created" | "changed" | "unchanged" | "archived";

/** What an import does, as rows of a small table; rows of nothing are left out. */
export function effectsOf(report: MenuImported): { change: Change; items: number; groups: number; categories: number }[] {
  return (["created", "changed", "archived", "unchanged"] as const)
    .map((change) => ({ change, ...report[change] }))
    .filter(({ items, groups, categories }) => items + groups + categories > 0);
}

/** Whether anything would be different afterwards. */
export function doesAnything(report: MenuImported): boolean {
  return effectsOf(report).some(({ change }) => change !== "unchanged");
}
