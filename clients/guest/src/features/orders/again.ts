/** An earlier order as it can be had today: line by line, with what has changed. Pure. */
import type { Menu, Order, OrderLine } from '@contracts/guest';
import type { Addition } from '@words/cart';
import type { ChosenOptions } from '@words/options';
import { todayOf, type Change } from '@words/today';

export interface AgainLine {
  line: OrderLine;
  /** What would be had, each option with what it costs today; as it was ordered where it cannot be had. */
  chosen: ChosenOptions;
  addition: Addition | null;
  changes: Change[];
}

export function linesAgain(order: Pick<Order, 'lines'>, menu: Menu, at: Date, zone: string): AgainLine[] {
  const today = todayOf(menu);
  const options = new Map(menu.modifier_groups.flatMap(({ modifiers }) => modifiers).map((modifier) => [modifier.id, modifier]));
  return order.lines.map((line) => {
    const found = today({ ...line, modifier_ids: line.modifiers.map(({ id }) => id) }, at, zone);
    const modifiers = found.addition ? found.addition.modifier_ids.flatMap((id) => options.get(id) ?? []) : line.modifiers;
    return { line, chosen: { spec_text: line.spec_text, spec_text_en: line.spec_text_en, modifiers }, ...found };
  });
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
