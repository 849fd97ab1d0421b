/** Figures with their comparison. Pure. */

export type Trend = "up" | "down" | "same" | "none";

export interface Comparison {
  trend: Trend;
  /** Change in tenths of a percent, without its sign; null where there is nothing to compare with. */
  permille: number | null;
}

export function compare(now: number, before: number): Comparison {
  if (before === 0) return { trend: now === 0 ? "same" : "none", permille: null };
  const permille = Math.round(((now - before) * 1000) / before);
  return { trend: permille === 0 ? "same" : permille > 0 ? "up" : "down", permille: Math.abs(permille) };
}

/** "9.3%". */
export function percentText(permille: number): string {
  return `${(permille / 10).toFixed(1).replace(/\.0$/, "")}%`;
}

export interface HourBar {
  hour: number;
  orders: number;
  revenue_fen: number;
}

/** Hours without a sale between the first and the last one are hours too; they stand at nought. */
export function filledHours(hours: readonly HourBar[]): HourBar[] {
  const sold = hours.filter((bar) => bar.orders > 0);
  const [first, last] = [sold[0], sold[sold.length - 1]];
  if (!first || !last) return [];
  const known = new Map(sold.map((bar) => [bar.hour, bar]));
  // A trading day may pass midnight: it runs from its first hour round the clock to its last.
  const length = ((last.hour - first.hour + 24) % 24) + 1;
  return Array.from({ length }, (_, index) => {
    const hour = (first.hour + index) % 24;
    return known.get(hour) ?? { hour, orders: 0, revenue_fen: 0 };
  });
}

/** Money with thousands set apart: large sums are read, not counted. */
export function grandYuan(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}¥${whole}.${String(Math.abs(fen) % 100).padStart(2, "0")}`;
}
