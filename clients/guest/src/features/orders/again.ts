/** The lines of an earlier order as they can be had today, and what can not. Pure. */
import type { Menu, Order, OrderLine } from '@contracts/guest';
import { isWithin } from '@words/time';
import type { Addition } from '@words/cart';

export interface Again {
  additions: Addition[];
  missing: OrderLine[];
}

export function linesAgain(order: Pick<Order, 'lines'>, menu: Menu, at: Date, zone: string): Again {
  const additions: Addition[] = [];
  const missing: OrderLine[] = [];
  for (const line of order.lines) {
    const addition = lineAgain(line, menu, at, zone);
    if (addition) additions.push(addition);
    else missing.push(line);
  }
  return { additions, missing };
}

function lineAgain(line: OrderLine, menu: Menu, at: Date, zone: string): Addition | null {
  const item = menu.items.find((each) => each.skus.some(({ id }) => id === line.sku_id));
  const sku = item?.skus.find(({ id }) => id === line.sku_id);
  if (!item || !sku || item.is_sold_out || sku.is_sold_out || !isWithin(item.available, at, zone)) return null;
  const onSale = new Map(
    menu.modifier_groups
      .filter(({ id }) => item.modifier_group_ids.includes(id))
      .flatMap((group) => group.modifiers)
      .map((modifier) => [modifier.id, modifier]),
  );
  const wanted = line.modifiers.map(({ id }) => onSale.get(id));
  if (wanted.some((modifier) => modifier === undefined || modifier.is_sold_out)) return null;
  return {
    item_id: item.id,
    sku_id: sku.id,
    modifier_ids: line.modifiers.map(({ id }) => id),
    quantity: line.quantity,
    note: line.note,
    unit_price_fen: wanted.reduce((sum, modifier) => sum + (modifier?.price_delta_fen ?? 0), sku.price_fen),
  };
}
