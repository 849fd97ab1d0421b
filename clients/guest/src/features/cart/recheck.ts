/** The cart against today's menu: which lines cannot be had, and whose price has moved. Pure. */
import type { Menu } from '@contracts/guest';
import type { CartLine } from '@words/cart';
import { todayOf, type Change } from '@words/today';

export interface LineChange {
  line: CartLine;
  change: Change;
}

export interface Recheck {
  /** Lines that cannot be ordered as they are: gone, sold out, not served now, or with an option that is. */
  troubles: LineChange[];
  /** Lines that only cost something else now. */
  moves: LineChange[];
  /** The cart at today's prices. */
  lines: CartLine[];
}

export function recheck(lines: readonly CartLine[], menu: Menu, at: Date, zone: string): Recheck {
  const today = todayOf(menu);
  const found: Recheck = { troubles: [], moves: [], lines: [] };
  for (const line of lines) {
    const { addition, changes } = today(line, at, zone);
    const trouble = changes.find(({ kind }) => kind !== 'price');
    const price = changes.find(({ kind }) => kind === 'price');
    if (trouble) found.troubles.push({ line, change: trouble });
    else if (price) found.moves.push({ line, change: price });
    found.lines.push(price && !trouble && addition ? { ...line, unit_price_fen: addition.unit_price_fen } : line);
  }
  return found;
}

/** A later move of the same line joins the earlier, so that what is told is from the price once seen to the price now. */
export function joined(earlier: readonly LineChange[], later: readonly LineChange[]): LineChange[] {
  const byLine = new Map(earlier.map((each) => [each.line.client_line_id, each]));
  for (const { line, change } of later) {
    const before = byLine.get(line.client_line_id)?.change;
    byLine.set(line.client_line_id, { line, change: before?.kind === 'price' && change.kind === 'price' ? { ...change, before_fen: before.before_fen } : change });
  }
  return Array.from(byLine.values()).filter(({ change }) => change.kind !== 'price' || change.before_fen !== change.after_fen);
}
