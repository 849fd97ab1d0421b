import { expect, test } from 'vitest';
import type { StoreCard } from '@contracts/guest';
import { metresBetween, nearestFirst, spokenDistance, storesLike } from '@/features/place/nearest';

const store = (id: string, latitude: number | null, longitude: number | null) => ({ id, latitude, longitude }) as StoreCard;
const here = { latitude: 31.2304, longitude: 121.4737 };

test('a hundredth of a degree northwards is 1,112 metres, and eastwards less', () => {
  expect(metresBetween(here, { ...here, latitude: 31.2404 })).toBe(1112);
  expect(metresBetween(here, { ...here, longitude: 121.4837 })).toBe(951);
  expect(metresBetween(here, here)).toBe(0);
});

test('the nearest store comes first, one whose place is unknown last', () => {
  const stores = [store('unknown', null, null), store('far', 31.3, 121.5), store('near', 31.231, 121.474)];
  expect(nearestFirst(stores, here).map(({ id }) => id)).toEqual(['near', 'far', 'unknown']);
  expect(stores[0]?.id).toBe('unknown');
});

test('a distance is said as people say it', () => {
  const said = [0, 353, 994, 996, 1249, 99_940, 99_960, 1_234_567].map((metres) => spokenDistance(metres));
  expect(said.map(({ unit, count }) => `${count} ${unit}`)).toEqual([
    '10 metres', '350 metres', '990 metres', '1.0 kilometres', '1.2 kilometres', '99.9 kilometres', '100 kilometres', '1235 kilometres',
  ]);
});

test('a store is found by words of its name or address, in either language', () => {
  const stores = [
    { id: 'river', name: '江边店', name_en: 'Riverside', address: '滨江路 8 号' },
    { id: 'park', name: '公园店', name_en: 'Park Lane', address: '公园路 8 号' },
  ] as StoreCard[];
  const ids = (text: string) => storesLike(stores, text).map(({ id }) => id);
  expect(ids('滨江')).toEqual(['river']);
  expect(ids('PARK lane')).toEqual(['park']);
  expect(ids('8 号')).toEqual(['river', 'park']);
  expect(ids('  ')).toEqual(['river', 'park']);
  expect(ids('火车站')).toEqual([]);
});
