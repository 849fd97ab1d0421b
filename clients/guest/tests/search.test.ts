/** Finding an item from the first letter on. */
import { expect, test } from 'vitest';
import { buildIndex, cut, isAWord, search } from '@/features/menu/search';
import { item } from './support/menu';

const index = buildIndex([
  item({ id: 'osmanthus', name: '桂花拿铁', name_en: 'Osmanthus latte', search: '桂花拿铁 osmanthus latte guihuanatie ghnt' }),
  item({ id: 'latte', name: '拿铁', name_en: 'Latte', search: '拿铁 latte natie nt', description: '双份浓缩' }),
  item({ id: 'croissant', name: '可颂', name_en: 'Croissant', search: '可颂 croissant kesong ks 黄油 huangyou hy' }),
]);
const found = (text: string) => search(index, text).map(({ item }) => item.id);

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

test('what was looked for is marked in the name, by letters as by initials', () => {
  const marked = (text: string) => search(index, text).map(({ item, hit }) => cut(item.name, hit));
  expect(marked('拿铁')).toEqual([['', '拿铁', ''], ['桂花', '拿铁', '']]);
  expect(marked('nt').slice(0, 2)).toEqual([['', '拿铁', ''], ['桂花', '拿铁', '']]);
  expect(marked('黄油')).toEqual([['可颂', '', '']]);
  expect(search(index, 'LATT').map(({ item, hitEnglish }) => cut(item.name_en, hitEnglish))).toEqual([['', 'Latt', 'e'], ['Osmanthus ', 'latt', 'e']]);
});

test('only a whole word found in vain is worth telling', () => {
  expect(['m', ' ', '茶', 'mc', '抹茶'].map(isAWord)).toEqual([false, false, true, true, true]);
});

test('two thousand items are searched in well under a third of a second', () => {
  const large = buildIndex(Array.from({ length: 2000 }, (_, at) => item({ id: `itm_${at}`, name: `拿铁 ${at}`, search: `拿铁 natie nt ${at}` })));
  const start = performance.now();
  const results = search(large, 'nt');
  expect(results).toHaveLength(2000);
  expect(performance.now() - start).toBeLessThan(300);
});
