/** What a scanned code says about where the guest is. */
import { expect, test } from 'vitest';
import { readAim, readEntry, readScanned } from '@/features/place/entry';

test.each([
  [{ code: 'table-a12' }, { code: 'table-a12' }],
  [{ store: 'sto_1' }, { store: 'sto_1' }],
  [{ brand: 'hillside' }, { brand: 'hillside' }],
  [{ scene: 'table-a12' }, { code: 'table-a12' }],
  [{ scene: encodeURIComponent('s=sto_1') }, { store: 'sto_1' }],
  [{ scene: encodeURIComponent('t=7KQ2M8XR4TNB3VDF') }, { code: '7KQ2M8XR4TNB3VDF' }],
  [{ scene: encodeURIComponent('p=k7m2p9x4qa&v=abcdefgh') }, { share: 'k7m2p9x4qa' }],
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

test.each([
  [{ store: 'sto_1', item: 'itm_1', via: 'abcdefgh' }, { item: 'itm_1', category: undefined, via: 'abcdefgh' }],
  [{ store: 'sto_1', category: 'cat_1' }, { item: undefined, category: 'cat_1', via: undefined }],
  [{ scene: encodeURIComponent('p=k7m2p9x4qa&v=abcdefgh') }, { item: undefined, category: undefined, via: 'abcdefgh' }],
  [{ q: encodeURIComponent('https://order.example.com/m/?store=sto_1&item=itm_1&via=abcdefgh') }, { item: 'itm_1', category: undefined, via: 'abcdefgh' }],
  [{}, { item: undefined, category: undefined, via: undefined }],
])('a query %j points at %j', (query, aim) => {
  expect(readAim(query)).toEqual(aim);
});

test('the mini-program code of a poster leads there also when it is read by the camera in the program', () => {
  expect(readScanned('pages/menu/index?scene=' + encodeURIComponent('p=k7m2p9x4qa&v=abcdefgh'))).toEqual({ share: 'k7m2p9x4qa' });
});
