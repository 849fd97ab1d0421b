/**
 * A cart: lines of what was chosen, sums for the bar, and the body that is sent. Two additions of the very same thing become one
 * line; the order in which modifiers were tapped makes no difference. Pure: every change gives a new cart.
 */

export const MAX_QUANTITY = 99;
export const MAX_NOTE = 100;

export interface CartLine {
  client_line_id: string;
  item_id: string;
  sku_id: string;
  modifier_ids: readonly string[];
  quantity: number;
  note: string;
  /** As shown when it was added; the quote corrects it. */
  unit_price_fen: number;
}

export type Addition = Omit<CartLine, "client_line_id">;

export interface CartLimits {
  min_quantity: number;
  purchase_limit: number | null;
}

export interface CartSums {
  quantity: number;
  amount_fen: number;
}

/** Two lines are the same thing when this is equal. */
export function lineKey(line: Pick<CartLine, "sku_id" | "modifier_ids" | "note">): string {
  return JSON.stringify([line.sku_id, canonical(line.modifier_ids), line.note.trim()]);
}

/** Modifiers in one order, each once. */
export function canonical(modifierIds: readonly string[]): string[] {
  return Array.from(new Set(modifierIds)).sort();
}

/** Add something: to the line that is the same thing, or as a new line at the end. */
export function added(lines: readonly CartLine[], addition: Addition, newId: () => string): CartLine[] {
  const key = lineKey(addition);
  const same = lines.find((line) => lineKey(line) === key);
  if (same !== undefined) return withQuantity(lines, same.client_line_id, same.quantity + addition.quantity);
  return [...lines, { ...tidy(addition), client_line_id: newId(), quantity: clamp(addition.quantity) }];
}

/** Set how many; nought removes the line. */
export function withQuantity(lines: readonly CartLine[], lineId: string, quantity: number): CartLine[] {
  if (quantity <= 0) return lines.filter((line) => line.client_line_id !== lineId);
  return lines.map((line) => (line.client_line_id === lineId ? { ...line, quantity: clamp(quantity) } : line));
}

/** Change a line in place; if it now is the same thing as another, the two become one where the first of them stood. */
export function changed(lines: readonly CartLine[], lineId: string, change: Partial<Addition>): CartLine[] {
  return merged(lines.map((line) => (line.client_line_id === lineId ? { ...tidy({ ...line, ...change }), client_line_id: lineId } : line)));
}

/** Join lines that are the same thing, keeping the first's place and id. */
export function merged(lines: readonly CartLine[]): CartLine[] {
  const byKey = new Map<string, CartLine>();
  for (const line of lines) {
    const key = lineKey(line);
    const first = byKey.get(key);
    byKey.set(key, first === undefined ? { ...line } : { ...first, quantity: clamp(first.quantity + line.quantity) });
  }
  return Array.from(byKey.values());
}

export function sums(lines: readonly CartLine[]): CartSums {
  return lines.reduce(
    (total, line) => ({
      quantity: total.quantity + line.quantity,
      amount_fen: total.amount_fen + line.quantity * line.unit_price_fen,
    }),
    { quantity: 0, amount_fen: 0 },
  );
}

/** How many of each item, for the numbers on the menu's cards. */
export function countByItem(lines: readonly CartLine[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of lines) counts[line.item_id] = (counts[line.item_id] ?? 0) + line.quantity;
  return counts;
}

/** The quantity a stepper may show next: below the least sold together it falls to nought, above the limit it stays. */
export function steppedQuantity(current: number, step: 1 | -1, limits: CartLimits, othersOfItem = 0): number {
  const least = Math.max(1, limits.min_quantity);
  const most = Math.min(MAX_QUANTITY, limits.purchase_limit === null ? MAX_QUANTITY : Math.max(0, limits.purchase_limit - othersOfItem));
  if (step === 1) return current === 0 ? Math.min(least, most) : Math.min(current + 1, Math.max(most, current));
  return current - 1 < least ? 0 : current - 1;
}

/** The lines as they are sent. */
export function bodyLines(
  lines: readonly CartLine[],
): { client_line_id: string; sku_id: string; quantity: number; modifier_ids: string[]; note: string }[] {
  return lines.map((line) => ({
    client_line_id: line.client_line_id,
    sku_id: line.sku_id,
    quantity: line.quantity,
    modifier_ids: canonical(line.modifier_ids),
    note: line.note.trim(),
  }));
}

function tidy<T extends Addition>(line: T): T {
  return { ...line, modifier_ids: canonical(line.modifier_ids), note: line.note.trim().slice(0, MAX_NOTE) };
}

function clamp(quantity: number): number {
  return Math.min(MAX_QUANTITY, Math.max(1, Math.floor(quantity)));
}
