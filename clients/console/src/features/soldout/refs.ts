/** What can be sold out: SKUs under their item, and modifiers. Pure shaping of the catalogue for the panel. */
import type { EditCatalog } from "@contracts";

export interface Ref {
  id: string;
  name: string;
  name_en: string;
  is_sold_out: boolean;
  back_at: string | null;
  quota: number | null;
  quota_left: number | null;
}

export interface SoldOutRow {
  id: string;
  kind: "item" | "modifier";
  name: string;
  name_en: string;
  /** Category or modifier group. */
  place: string;
  place_en: string;
  picture: string | null;
  /** The whole of it is sold out, by its own mark or because all of its SKUs are. */
  is_sold_out: boolean;
  back_at: string | null;
  refs: Ref[];
}

export function rowsOf(catalog: EditCatalog): SoldOutRow[] {
  const items = catalog.categories.flatMap((category) =>
    category.item_ids.flatMap((id): SoldOutRow[] => {
      const item = catalog.items.find((known) => known.id === id);
      if (!item?.is_on_shelf) return [];
      const values = new Map(item.specs.flatMap((spec) => spec.values.map((value) => [value.id, value] as const)));
      const refs = item.skus.map((sku) => {
        const chosen = sku.spec_value_ids.flatMap((valueId) => values.get(valueId) ?? []);
        return {
          ...sku,
          name: chosen.map((value) => value.name).join(" "),
          name_en: chosen.map((value) => value.name_en || value.name).join(" "),
        };
      });
      return [
        {
          id: item.id,
          kind: "item",
          name: item.name,
          name_en: item.name_en,
          place: category.name,
          place_en: category.name_en,
          picture: item.picture?.small ?? null,
          is_sold_out: item.is_sold_out,
          back_at: item.back_at,
          refs,
        },
      ];
    }),
  );
  const modifiers = catalog.modifier_groups.flatMap((group) =>
    group.modifiers.map((modifier): SoldOutRow => ({
      id: modifier.id,
      kind: "modifier",
      name: modifier.name,
      name_en: modifier.name_en,
      place: group.name,
      place_en: group.name_en,
      picture: null,
      is_sold_out: modifier.is_sold_out,
      back_at: modifier.back_at,
      refs: [modifier],
    })),
  );
  return [...items, ...modifiers];
}

export type RowState = "on_sale" | "partly" | "sold_out";

export function stateOf(row: SoldOutRow): RowState {
  const gone = row.refs.filter((ref) => ref.is_sold_out).length;
  if (row.is_sold_out || gone === row.refs.length) return "sold_out";
  return gone === 0 ? "on_sale" : "partly";
}

/** Found by name in either language, or by the place it stands in. */
export function found(rows: readonly SoldOutRow[], query: string): SoldOutRow[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [...rows];
  return rows.filter((row) =>
    [row.name, row.name_en, row.place, row.place_en].some((text) => text.toLowerCase().includes(wanted)),
  );
}
