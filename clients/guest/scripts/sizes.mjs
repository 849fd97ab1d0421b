/** Prints what a build weighs; fails when a mini-program package (the platforms allow twice as much) or the browser's first load is over its budget. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KB = 1024;
const BUDGETS = { h5FirstLoad: 350 * KB, package: 1024 * KB };

const target = process.argv[2];
const root = join('dist', 'build', target);

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
const sum = (paths, of) => paths.reduce((total, path) => total + of(path), 0);
const plain = (path) => statSync(path).size;
const zipped = (path) => gzipSync(readFileSync(path), { level: 6 }).length;

function over(name, bytes, budget) {
  console.log(`${name}: ${kb(bytes)} of ${kb(budget)}`);
  if (bytes > budget) {
    console.error(`${name} is over its budget`);
    process.exitCode = 1;
  }
}

const all = files(root);
if (target === 'h5') {
  const code = all.filter((path) => /\.(js|css|html)$/.test(path));
  const html = readFileSync(join(root, 'index.html'), 'utf8');
  // What the first screen needs: the page, what it names, and the menu's own chunks.
  const first = code.filter((path) => {
    const name = path.split('/').pop();
    return html.includes(name) || name === 'index.html' || /^pages-menu/.test(name);
  });
  console.log(`h5 code: ${kb(sum(code, plain))}, gzip ${kb(sum(code, zipped))}`);
  for (const path of first) console.log(`  first load ${path.slice(root.length + 1)} gzip ${kb(zipped(path))}`);
  over('h5 first load (gzip, named files)', sum(first, zipped), BUDGETS.h5FirstLoad);
} else {
  const inSub = (path) => path.startsWith(join(root, 'sub'));
  over(`${target} main package`, sum(all.filter((path) => !inSub(path)), plain), BUDGETS.package);
  for (const folder of readdirSync(join(root, 'sub'))) {
    over(`${target} sub/${folder}`, sum(files(join(root, 'sub', folder)), plain), BUDGETS.package);
  }
}
