/** What the stores of a brand do otherwise: narrowed, counted, and how one of them follows the brand again. Pure. */
import type { DifferingItem, ItemOverride, StoreDifference } from "@contracts";

export type DifferenceKind = StoreDifference["kind"];
export interface Narrowing {
  storeId: string | null;
  kind: DifferenceKind | null;
}

/** The items of which something is left, each with what is left. */
export function narrowed(items: readonly DifferingItem[], { storeId, kind }: Narrowing): DifferingItem[] {
  return items
    .map((item) => ({
      ...item,
      differences: item.differences.filter(
        (one) => (storeId === null || one.store_id === storeId) && (kind === null || one.kind === kind),
      ),
    }))
    .filter((item) => item.differences.length > 0);
}

export function countOf(items: readonly DifferingItem[], narrowing: Narrowing): number {
  return narrowed(items, narrowing).reduce((sum, item) => sum + item.differences.length, 0);
}

/** What makes a store follow the brand, and what takes that back; null where the store alone can say so. */
export function followingOf(one: StoreDifference): { follow: ItemOverride; back: ItemOverride } | null {
  if (one.kind === "not_sold") return { follow: { is_available: true }, back: { is_available: false } };
  if (one.kind === "price" && one.sku_id !== null)
    return { follow: { sku_prices: { [one.sku_id]: null } }, back: { sku_prices: { [one.sku_id]: one.price_fen } } };
  return null;
}
