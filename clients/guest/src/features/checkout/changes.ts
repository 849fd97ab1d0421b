/** What moved between the price the guest saw and the price as it is now. Pure. */
import type { Charge } from '@contracts/common';
import type { Quote, QuoteLine } from '@contracts/guest';

export interface Change {
  key: string;
  name: string;
  name_en: string;
  /** Null: it was not there before, or is no longer. */
  before_fen: number | null;
  after_fen: number | null;
}

export function changesBetween(before: Quote, after: Quote): Change[] {
  return [
    ...moved(before.lines.map(lineSum), after.lines.map(lineSum)),
    ...moved(before.fees.map(chargeSum('fee')), after.fees.map(chargeSum('fee'))),
    ...moved(before.discounts.map(chargeSum('discount')), after.discounts.map(chargeSum('discount'))),
  ];
}

interface Sum {
  key: string;
  name: string;
  name_en: string;
  fen: number;
}

function moved(before: Sum[], after: Sum[]): Change[] {
  const names = new Map([...before, ...after].map((sum) => [sum.key, sum]));
  const fen = (sums: Sum[], key: string) => sums.find((sum) => sum.key === key)?.fen ?? null;
  return Array.from(names.values())
    .map(({ key, name, name_en }) => ({ key, name, name_en, before_fen: fen(before, key), after_fen: fen(after, key) }))
    .filter((change) => change.before_fen !== change.after_fen);
}

function lineSum({ client_line_id, name, name_en, net_fen }: QuoteLine): Sum {
  return { key: client_line_id, name, name_en, fen: net_fen };
}

function chargeSum(prefix: string): (charge: Charge) => Sum {
  return ({ kind, name, name_en, amount_fen }) => ({ key: `${prefix}:${kind}:${name}`, name, name_en, fen: amount_fen });
}
