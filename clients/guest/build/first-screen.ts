/**
 * Gets the first screen's code on its way with the page itself. Without this the browser learns of the menu only after it has
 * run the main chunk, and then of two dozen small files one after the other.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformWithEsbuild, type HtmlTagDescriptor, type Plugin, type Rollup } from 'vite';

/** What the menu draws stands in one file, beside the page that composes it. */
const FIRST_SCREEN =
  /\/src\/(components|features\/(menu|place|cart)|pages\/ordering|features\/(orders|payment|checkout|favourites)\/(store|again|placing)|features\/(orders\/(AgainSheet|repeating|usual)|share\/origin|reviews\/words))/;
const NAME = 'first-screen';
const MENU_PAGE = /\/pages-menu-index\.[^/]*\.js$/;
const EARLY = fileURLToPath(new URL('./early.js', import.meta.url));

export function firstScreenChunk(id: string): string | undefined {
  return FIRST_SCREEN.test(id) ? NAME : undefined;
}

export function preloadFirstScreen(base: string): Plugin {
  return {
    name: 'preload-first-screen',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const isNew = (name: string) => !html.includes(name);
        const { scripts, styles } = neededBy(bundle);
        const tags = [
          ...scripts.filter(isNew).map((name) => link({ rel: 'modulepreload', crossorigin: true, fetchpriority: 'low', href: base + name })),
          ...styles.filter(isNew).map((name) => link({ rel: 'preload', as: 'style', href: base + name })),
        ];
        return { html: startedAfterPaint(html), tags };
      },
    },
  };
}

/**
 * The program is fetched behind the styles and the first pictures, and started after the first frame: what the server drew is
 * seen before the program takes the phone's line and its time. Scripts in the page stand before the styles: they would wait for
 * those, and the page with them.
 */
function startedAfterPaint(html: string): string {
  const entry = /<script type="module" crossorigin src="([^"]+)"><\/script>/.exec(html);
  const firstStyle = /\s*<link rel="stylesheet" href="[^"]+">/.exec(html);
  if (!entry || !firstStyle) throw new Error('index.html is not made as expected: no entry, or no style at its head');
  const [script, address] = entry;
  const shared = /<link rel="modulepreload" crossorigin href="([^"]+\/first-screen\.[^"]+)">/.exec(html)?.[1];
  if (!shared) throw new Error('index.html does not name the first screen');
  // Reading the program and starting it are two pieces of work, with room for a tap between them.
  const start = `import("${shared}").then(()=>setTimeout(()=>import("${address}")))`;
  const starter = `<script>document.hidden?${start}:requestAnimationFrame(()=>setTimeout(()=>${start}))</script>`;
  return html
    .replace(firstStyle[0], '')
    .replace(script, () => `${starter}${firstStyle[0]}\n    <link rel="modulepreload" crossorigin href="${address}">`)
    .replace(/<link rel="modulepreload" crossorigin href=/g, '<link rel="modulepreload" crossorigin fetchpriority="low" href=');
}

/** The script that asks for the menu before the program is there (`early.js`), in the page itself: it costs no round trip. */
export function askEarly(): Plugin {
  return {
    name: 'ask-early',
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        const { code } = await transformWithEsbuild(readFileSync(EARLY, 'utf8'), EARLY, { minify: true, target: 'es2018' });
        return html.replace('<!--early-->', () => `<script>${code.trim()}</script>`);
      },
    },
  };
}

/** The menu's page and whatever it cannot run without. */
function neededBy(bundle: Rollup.OutputBundle): { scripts: string[]; styles: string[] } {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || scripts.has(name)) return;
    scripts.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
    chunk.imports.forEach(add);
  };
  Object.keys(bundle).filter((name) => MENU_PAGE.test(`/${name}`)).forEach(add);
  return { scripts: [...scripts], styles: [...styles] };
}

function link(attrs: Record<string, string | boolean>): HtmlTagDescriptor {
  return { tag: 'link', attrs, injectTo: 'head' };
}
