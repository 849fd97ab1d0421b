/**
 * Lets a phone that was here before open the menu without a network: writes `sw.js` beside the page, with the names of all
 * files of this build. Browsers run it on https and on this machine only; a shop on plain http has an open page, no more.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('./sw.js', import.meta.url));
/** Not needed to order, or never asked for. */
const LEFT_OUT = /gallery|\.map$|^index\.html$/;

export function openOffline(base: string): Plugin {
  return {
    name: 'open-offline',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => /^assets\//.test(name) && !LEFT_OUT.test(name)).sort();
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      const source = readFileSync(SOURCE, 'utf8')
        .replace('__VERSION__', version)
        .replace("'__BASE__'", JSON.stringify(base))
        .replace("['__FILES__']", JSON.stringify(files.map((name) => base + name)));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}
