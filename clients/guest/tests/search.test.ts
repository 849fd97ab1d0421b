/** Finding an item from the first letter on. */
import { expect, test } from 'vitest';
import { buildIndex, search } from '@/features/menu/search';
import { item } from './support/menu';

const index = buildIndex([
  item({ id: 'osmanthus', name: '桂花拿铁', name_en: 'Osmanthus latte', search: '桂花拿铁 osmanthus latte guihuanatie ghnt' }),
  item({ id: 'latte', name: '拿铁', name_en: 'Latte', search: '拿铁 latte natie nt', description: '双份浓缩' }),
  item({ id: 'croissant', name: '可颂', name_en: 'Croissant', search: '可颂 croissant kesong ks 黄油 huangyou hy' }),
]);
const found = (text: string) => search(index, text).map(({ id }) => id);

test('a name, the best first', () => {
  expect(found('拿铁')).toEqual(['latte', 'osmanthus']);
});

test('pinyin initials, from the first letter', () => {
  expect(found('n')).toEqual(['latte']);
  expect(found('nt')).toEqual(['latte', 'osmanthus', 'croissant']);
  expect(found('gh')).toEqual(['osmanthus']);
});

test('whole pinyin, with or without the space', () => {
  expect(found('na tie')[0]).toBe('latte');
  expect(found('natie')[0]).toBe('latte');
});

test('English, an ingredient, what is said of it', () => {
  expect(found('LATTE')).toEqual(['latte', 'osmanthus']);
  expect(found('黄油')).toEqual(['croissant']);
  expect(found('浓缩')).toEqual(['latte']);
});

test('nothing for nothing', () => {
  expect(found('  ')).toEqual([]);
  expect(found('火锅')).toEqual([]);
});

test('two thousand items are searched in well under a third of a second', () => {
  const large = buildIndex(Array.from({ length: 2000 }, (_, at) => item({ id: `itm_${at}`, name: `拿铁 ${at}`, search: `拿铁 natie nt ${at}` })));
  const start = performance.now();
  const results = search(large, 'nt');
  expect(results).toHaveLength(2000);
  expect(performance.now() - start).toBeLessThan(300);
});
