/** What of the menu is shown, and in which order. */
import { expect, test } from 'vitest';
import { countOf, facetsOf, filtered, NO_FILTERS, tagsOf, type Filters } from '@/features/menu/filters';
import { item, menuOf } from './support/menu';

const ZONE = 'Asia/Shanghai';
const MORNING = new Date('2026-11-22T01:00:00Z');
const menu = menuOf(
  item({ id: 'latte', badges: ['recommended'], modifier_group_ids: ['mdg_milk'], tags: ['咖啡', '热饮'], tags_en: ['Coffee', ''], from_price_fen: 2500, rank: 2 }),
  item({ id: 'salad', badges: ['vegetarian', 'recommended'], tags: ['轻食'], from_price_fen: 3200, rank: 1 }),
  item({ id: 'bagel', badges: ['vegetarian'], allergens: ['gluten', 'sesame'], tags: ['轻食'], from_price_fen: 1200 }),
  item({ id: 'espresso', tags: ['咖啡'], from_price_fen: 1500, is_sold_out: true }),
  item({ id: 'toast', allergens: ['gluten', 'egg'], from_price_fen: 1500, available: [['14:00', '18:00']] }),
);
const shown = (wish: Partial<Filters>) => filtered(menu.items, menu, { ...NO_FILTERS, ...wish }, MORNING, ZONE).map(({ id }) => id);

test('nothing asked for is the whole menu in its order', () => {
  expect(shown({})).toEqual(['latte', 'salad', 'bagel', 'espresso', 'toast']);
});

test('each wish alone', () => {
  expect(shown({ isRecommended: true })).toEqual(['latte', 'salad']);
  expect(shown({ isVegetarian: true })).toEqual(['salad', 'bagel']);
  expect(shown({ isAvailable: true })).toEqual(['latte', 'salad', 'bagel']);
  expect(shown({ tags: ['咖啡', '轻食'] })).toEqual(['latte', 'salad', 'bagel', 'espresso']);
  expect(shown({ band: [1500, 2500] })).toEqual(['espresso', 'toast']);
});

test('an allergen of what is chosen by itself counts, as it is in the cup', () => {
  expect(shown({ without: ['milk'] })).toEqual(['salad', 'bagel', 'espresso', 'toast']);
  expect(shown({ without: ['milk', 'gluten'] })).toEqual(['salad', 'espresso']);
});

test('all wishes together give exactly what fits them all', () => {
  expect(shown({ isVegetarian: true, without: ['sesame'], tags: ['轻食'], isAvailable: true, band: [2500, null] })).toEqual(['salad']);
  expect(shown({ isRecommended: true, isVegetarian: true })).toEqual(['salad']);
  expect(shown({ isVegetarian: true, tags: ['咖啡'] })).toEqual([]);
});

test('every order is stable', () => {
  expect(shown({ sort: 'popular' })).toEqual(['salad', 'latte', 'bagel', 'espresso', 'toast']);
  expect(shown({ sort: 'price_up' })).toEqual(['bagel', 'espresso', 'toast', 'latte', 'salad']);
  expect(shown({ sort: 'price_down' })).toEqual(['salad', 'latte', 'espresso', 'toast', 'bagel']);
});

test('what there is to choose comes from the menu', () => {
  expect(facetsOf(menu)).toEqual({
    hasRecommended: true,
    hasVegetarian: true,
    allergens: ['gluten', 'milk', 'sesame', 'egg'],
    tags: [{ name: '咖啡', name_en: 'Coffee' }, { name: '轻食', name_en: '' }, { name: '热饮', name_en: '' }],
    bands: [[null, 1500], [1500, 2500], [2500, null]],
  });
  const plain = facetsOf(menuOf(item({ id: 'a' }), item({ id: 'b' })));
  expect([plain.bands, plain.hasRecommended, plain.hasVegetarian]).toEqual([[], false, false]);
});

test('the sign on the button counts what was asked for', () => {
  expect(countOf(NO_FILTERS)).toBe(0);
  expect(countOf({ ...NO_FILTERS, isRecommended: true })).toBe(1);
  expect(countOf({ ...NO_FILTERS, isVegetarian: true, without: ['milk', 'egg'], sort: 'price_up' })).toBe(4);
});

test('a menu kept by an earlier build has tags without English words', () => {
  const kept = item({ id: 'latte', tags: ['咖啡'] });
  Reflect.deleteProperty(kept, 'tags_en');
  expect(tagsOf(kept)).toEqual([{ name: '咖啡', name_en: '' }]);
  expect(facetsOf(menuOf(kept)).tags).toEqual([{ name: '咖啡', name_en: '' }]);
});
