/** Categories made for one guest, and how that guest likes to read. */
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import { AGAIN, FOR_YOU, personalSections } from '@/features/menu/personal';
import { item } from './support/menu';
import { phone } from './support/uni';

const names = { again: '常点', forYou: '猜你喜欢' };
const items = [
  item({ id: 'latte', tags: ['咖啡', '奶'] }),
  item({ id: 'mocha', tags: ['咖啡', '奶', '甜'], rank: 9 }),
  item({ id: 'espresso', tags: ['咖啡'], rank: 2 }),
  item({ id: 'americano', tags: ['咖啡'], rank: 1 }),
  item({ id: 'cortado', tags: ['咖啡', '奶'], is_sold_out: true }),
  item({ id: 'cake', tags: ['甜品'] }),
];

beforeEach(() => {
  setActivePinia(createPinia());
});

test('whoever has not been here before sees the merchant’s menu and nothing else', () => {
  expect(personalSections(items, [], names)).toEqual([]);
});

test('the usual comes first, then what shares most with it and sells best', () => {
  const made = personalSections(items, ['latte', 'gone'], names);

  expect(made.map(({ category, items: shown }) => [category.id, category.name, shown.map(({ id }) => id)])).toEqual([
    [AGAIN, '常点', ['latte']],
    [FOR_YOU, '猜你喜欢', ['mocha', 'americano', 'espresso']],
  ]);
});

test('what has no tags leads to nothing else', () => {
  expect(personalSections([item({ id: 'a' }), item({ id: 'b' })], ['a'], names).map(({ category }) => category.id)).toEqual([AGAIN]);
});

test('a wish is kept on the phone and told to the server once it has settled', async () => {
  vi.useFakeTimers();
  const { keepPreferences } = await import('@/features/settings/store');
  const { wishElder, appearance } = await import('@/theme');
  phone.serve(() => ({ status: 200, body: {} }));
  keepPreferences();

  wishElder(true);
  await vi.advanceTimersByTimeAsync(2000);
  vi.useRealTimers();

  expect({ ...appearance }).toEqual({ scheme: 'auto', textSize: 'x-large', isElder: true, readsAloud: true, isCalm: false });
  expect(phone.asked.map(({ method, path, body }) => [method, path.replace(/.*\/v1/, ''), body])).toEqual([
    ['PATCH', '/me', { language: 'zh', scheme: 'auto', text_size: 'x-large', is_elder: true, reads_aloud: true, is_calm: false }],
  ]);
  expect(phone.storage.get('dd:appearance')).toContain('"isElder":true');
  expect(phone.storage.get('dd:preferences_unsent')).toBeUndefined();
});
