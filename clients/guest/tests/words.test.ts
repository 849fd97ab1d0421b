/** Both languages say everything, and nothing is said in vain. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogueFaults } from '@words/i18n';
import { en } from '@/i18n/en';
import { zh } from '@/i18n/zh';
import { named, speak, t } from '@/i18n';
import { when } from '@/i18n/when';

const sources = files('src').filter((path) => /\.(ts|vue)$/.test(path) && !/i18n\/(zh|en)\.ts$/.test(path));
const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
/** Keys that are put together: `t(`menu.${x}`)`. */
const builtPrefixes = Array.from(code.matchAll(/`([a-z_.]+\.)\$\{/g), (match) => match[1] ?? '');

test('the languages agree key by key', () => {
  expect(catalogueFaults({ zh, en })).toEqual([]);
});

test('every text is used', () => {
  const unused = Object.keys(zh).filter((key) => !code.includes(`'${key}'`) && !builtPrefixes.some((prefix) => key.startsWith(prefix)));
  expect(unused).toEqual([]);
});

test('the language of the phone is taken, and a switch shows at once', () => {
  expect(t('nav.orders')).toBe('我的订单');
  speak('en');
  expect(t('nav.orders')).toBe('My orders');
  expect(named({ name: '拿铁', name_en: '' })).toBe('拿铁');
  speak('zh');
});

test('instants stand in the time of the store', () => {
  const now = new Date('2026-11-22T06:00:00Z');
  expect(when('2026-11-22T06:30:00Z', 'Asia/Shanghai', now)).toBe('今天 14:30');
  expect(when('2026-11-22T23:00:00Z', 'Asia/Shanghai', now)).toBe('明天 07:00');
  expect(when('2026-11-25T23:00:00Z', 'Asia/Shanghai', now)).toBe('11月26日 07:00');
});

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}
