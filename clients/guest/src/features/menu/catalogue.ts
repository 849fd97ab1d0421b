/** Questions to a menu: what stands in which section, can it be had now, what does a frame change. Pure. */
import type { Menu, MenuCategory, MenuItem, MenuModifierGroup, SoldOutFrame } from '@contracts/index';
import { isWithin } from '@words/time';

export type SaleState = 'on_sale' | 'sold_out' | 'not_now';

export interface Section {
  category: MenuCategory;
  items: MenuItem[];
}

/** The merchant's order; an item may stand in several sections, an empty section is not shown. */
export function sectionsOf(menu: Menu): Section[] {
  const byId = itemsById(menu);
  return menu.categories
    .map((category) => ({
      category,
      items: category.item_ids.map((id) => byId.get(id)).filter((item): item is MenuItem => item !== undefined),
    }))
    .filter((section) => section.items.length > 0);
}

export function itemsById(menu: Menu): Map<string, MenuItem> {
  return new Map(menu.items.map((item) => [item.id, item]));
}

export function groupsOf(menu: Menu, item: MenuItem): MenuModifierGroup[] {
  const byId = new Map(menu.modifier_groups.map((group) => [group.id, group]));
  return item.modifier_group_ids.map((id) => byId.get(id)).filter((group): group is MenuModifierGroup => group !== undefined);
}

export function saleState(item: MenuItem, at: Date, zone: string): SaleState {
  if (item.is_sold_out || item.skus.every((sku) => sku.is_sold_out)) return 'sold_out';
  return isWithin(item.available, at, zone) ? 'on_sale' : 'not_now';
}

/** Do its sizes cost differently, so that the card says "from"? */
export function hasSeveralPrices(item: MenuItem): boolean {
  return new Set(item.skus.map((sku) => sku.price_fen)).size > 1;
}

/** The menu after something sold out or came back: an item, one of its SKUs, or a modifier. */
export function withSoldOut(menu: Menu, frame: SoldOutFrame): Menu {
  const { ref_id: ref, is_sold_out, back_at } = frame;
  return {
    ...menu,
    items: menu.items.map((item) => {
      if (item.id === ref) return { ...item, is_sold_out, back_at };
      if (!item.skus.some((sku) => sku.id === ref)) return item;
      return { ...item, skus: item.skus.map((sku) => (sku.id === ref ? { ...sku, is_sold_out, back_at } : sku)) };
    }),
    modifier_groups: menu.modifier_groups.map((group) =>
      group.modifiers.some((modifier) => modifier.id === ref)
        ? {
            ...group,
            modifiers: group.modifiers.map((modifier) => (modifier.id === ref ? { ...modifier, is_sold_out } : modifier)),
          }
        : group,
    ),
  };
}
