import { expect, test } from 'vitest';
import type { StoreCard } from '@contracts/guest';
import { metresBetween, nearestFirst } from '@/features/place/nearest';

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
