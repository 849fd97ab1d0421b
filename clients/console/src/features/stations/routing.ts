/** Where everything of the menu is made: an item's own word first, then its category's, then the default station. Pure. */
import type { EditCategory, EditItem, StationSetup } from "@contracts";

export type Said = "item" | "category" | "default";

export interface RoutedItem {
  item: EditItem;
  /** The station it says itself, or null. */
  ownId: string | null;
  madeAt: StationSetup | undefined;
  said: Said;
}

export interface RoutedCategory {
  category: EditCategory;
  ownId: string | null;
  items: RoutedItem[];
  /** Items nobody said a word about: they go to the default station. */
  unrouted: number;
}

export function routingOf(
  stations: readonly StationSetup[],
  categories: readonly EditCategory[],
  items: ReadonlyMap<string, EditItem>,
): RoutedCategory[] {
  const byRef = new Map(stations.flatMap((station) => station.refs.map((ref) => [ref, station] as const)));
  const fallback = stations.find((station) => station.is_default) ?? stations[0];
  return categories.map((category) => {
    const heading = byRef.get(category.id);
    const routed = category.item_ids.flatMap((id): RoutedItem[] => {
      const item = items.get(id);
      if (!item) return [];
      const own = byRef.get(id);
      return [{ item, ownId: own?.id ?? null, madeAt: own ?? heading ?? fallback, said: own ? "item" : heading ? "category" : "default" }];
    });
    // A combo is made in parts, each at the station of its own item.
    const unrouted = routed.filter((one) => one.said === "default" && !one.item.combo).length;
    return { category, ownId: heading?.id ?? null, items: routed, unrouted };
  });
}
