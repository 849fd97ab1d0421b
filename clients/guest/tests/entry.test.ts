/** What a scanned code says about where the guest is. */
import { expect, test } from 'vitest';
import { readEntry, readScanned } from '@/features/place/entry';

test.each([
  [{ code: 'table-a12' }, { code: 'table-a12' }],
  [{ store: 'sto_1' }, { store: 'sto_1' }],
  [{ brand: 'hillside' }, { brand: 'hillside' }],
  [{ scene: 'table-a12' }, { code: 'table-a12' }],
  [{ scene: encodeURIComponent('s=sto_1') }, { store: 'sto_1' }],
  [{ scene: encodeURIComponent('t=7KQ2M8XR4TNB3VDF') }, { code: '7KQ2M8XR4TNB3VDF' }],
  [{ scene: encodeURIComponent('c=table%20a') }, { code: 'table a' }],
  [{ q: encodeURIComponent('https://order.example.com/m/?code=table-a12') }, { code: 'table-a12' }],
  [{ q: encodeURIComponent('https://order.example.com/m/') }, null],
  [{ code: '%E0%A4%A' }, { code: '%E0%A4%A' }],
  [{}, null],
])('a query %j leads to %j', (query, entry) => {
  expect(readEntry(query)).toEqual(entry);
});

test('a code read by the camera is a link of ours, a path or a bare table code', () => {
  expect(readScanned('https://order.example.com/m/?code=table-a12#top')).toEqual({ code: 'table-a12' });
  expect(readScanned('pages/menu/index?scene=table-a12')).toEqual({ code: 'table-a12' });
  expect(readScanned('Tbl-9f3k2')).toEqual({ code: 'Tbl-9f3k2' });
  expect(readScanned('买一送一！')).toBeNull();
});
