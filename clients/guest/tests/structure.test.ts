/** The rules of the house that no compiler holds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kept } from './support/conditional-code';

const sources = files('src').filter((path) => /\.(ts|vue)$/.test(path));
const read = (path: string) => readFileSync(path, 'utf8');

test('only platform/ speaks of uni, of a window, or of one platform', () => {
  const strangers = sources.filter(
    (path) => !path.startsWith('src/platform/') && /\b(uni|wx|my)\.\w|\b(window|document|navigator|localStorage)\.|#ifn?def/.test(scriptOf(path)),
  );
  expect(strangers).toEqual([]);
});

test('features never import one another', () => {
  const crossings = sources
    .filter((path) => path.startsWith('src/features/'))
    .flatMap((path) => {
      const own = path.split('/')[2];
      const others = Array.from(read(path).matchAll(/@\/features\/(\w+)/g), (match) => match[1]).filter((other) => other !== own);
      return others.map((other) => `${path} imports ${other}`);
    });
  expect(crossings).toEqual([]);
});

test('colours come from tokens', () => {
  const painted = sources.filter((path) => path.endsWith('.vue') && /<style[\s\S]*(#[0-9a-f]{3,8}\b|rgba?\()/i.test(read(path)));
  expect(painted).toEqual([]);
});

test('conditional code is kept for its platform alone', () => {
  const code = ['a', '// #ifdef H5', 'b', '// #endif', '// #ifndef H5', 'c', '// #endif', '/* #ifdef MP-WEIXIN || MP-ALIPAY */', 'd', '/* #endif */'].join('\n');
  expect(kept(code, 'H5').split('\n').filter(Boolean)).toEqual(['a', 'b']);
  expect(kept(code, 'MP-ALIPAY').split('\n').filter(Boolean)).toEqual(['a', 'c', 'd']);
});

function scriptOf(path: string): string {
  const text = read(path);
  return path.endsWith('.vue') ? (/<script[\s\S]*?<\/script>/.exec(text)?.[0] ?? '') : text;
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}
