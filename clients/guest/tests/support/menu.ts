/** Small menus for tests: a latte that asks, a croissant that does not. */
import type { Menu, MenuItem, MenuModifierGroup } from '@contracts/guest';

export function item(over: Partial<MenuItem> & { id: string }): MenuItem {
  return {
    name: over.id,
    name_en: '',
    description: '',
    description_en: '',
    ingredients: '',
    ingredients_en: '',
    portion: '',
    portion_en: '',
    picture: null,
    badges: [],
    tags: [],
    tags_en: [],
    allergens: [],
    kcal: null,
    rank: null,
    search: '',
    from_price_fen: 1000,
    has_choices: false,
    is_sold_out: false,
    back_at: null,
    available: null,
    min_quantity: 1,
    purchase_limit: null,
    packaging_fee_fen: 0,
    specs: [],
    skus: [{ id: `sku_${over.id}`, spec_value_ids: [], price_fen: 1000, kcal: null, nutrition: null, is_default: true, is_sold_out: false, back_at: null }],
    modifier_group_ids: [],
    combo: null,
    ...over,
  };
}

export const milk: MenuModifierGroup = {
  id: 'mdg_milk',
  name: '奶',
  name_en: 'Milk',
  min_select: 1,
  max_select: 1,
  modifiers: [
    { id: 'mod_whole', name: '全脂', name_en: 'Whole', price_delta_fen: 0, kcal: null, allergens: ['milk'], is_default: true, is_sold_out: false, back_at: null },
    { id: 'mod_oat', name: '燕麦', name_en: 'Oat', price_delta_fen: 400, kcal: null, allergens: [], is_default: false, is_sold_out: false, back_at: null },
  ],
};

export function menuOf(...items: MenuItem[]): Menu {
  return {
    store_id: 'sto_1',
    mode: 'pickup',
    version: 1,
    categories: [{ id: 'cat_1', name: '全部', name_en: 'All', kind: 'plain', item_ids: items.map(({ id }) => id) }],
    items,
    modifier_groups: [milk],
  };
}
