/** An earlier order as it can be had today: line by line, with what has changed. Pure. */
import type { Menu, Order, OrderLine } from '@contracts/guest';
import type { Addition } from '@words/cart';
import { todayOf, type Change } from '@words/today';

export interface AgainLine {
  line: OrderLine;
  addition: Addition | null;
  changes: Change[];
}

export function linesAgain(order: Pick<Order, 'lines'>, menu: Menu, at: Date, zone: string): AgainLine[] {
  const today = todayOf(menu);
  return order.lines.map((line) => ({
    line,
    ...today({ ...line, modifier_ids: line.modifiers.map(({ id }) => id) }, at, zone),
  }));
}

export interface AgainSums {
  before_fen: number;
  after_fen: number;
  count: number;
}

/** What it cost then and costs now, before fees and offers: only of what can be had, so that the two compare. */
export function sumsAgain(lines: readonly AgainLine[]): AgainSums {
  return lines.reduce(
    (sums, { line, addition }) => ({
      before_fen: sums.before_fen + (addition ? line.unit_price_fen * line.quantity : 0),
      after_fen: sums.after_fen + (addition ? addition.unit_price_fen * addition.quantity : 0),
      count: sums.count + (addition?.quantity ?? 0),
    }),
    { before_fen: 0, after_fen: 0, count: 0 },
  );
}
