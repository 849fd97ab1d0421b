/**
 * Gets the first screen's code on its way with the page itself. Without this the browser learns of the menu only after it has
 * run the main chunk, and then of two dozen small files one after the other.
 */
import type { HtmlTagDescriptor, Plugin } from 'vite';

/** What the menu draws stands in one file, beside the page that composes it. */
const FIRST_SCREEN = /\/src\/(components|features\/(menu|place|cart)|pages\/ordering|features\/(orders|payment|checkout)\/(store|again|placing))/;
const NAME = 'first-screen';

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
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk' && /^pages-menu/.test(file.name)).map(({ fileName }) => fileName);
        const styles = Object.keys(bundle).filter((name) => /\/menu-[^/]*\.css$/.test(name));
        return [
          ...chunks.filter(isNew).map((name) => link({ rel: 'modulepreload', crossorigin: true, href: base + name })),
          ...styles.filter(isNew).map((name) => link({ rel: 'preload', as: 'style', href: base + name })),
        ];
      },
    },
  };
}

function link(attrs: Record<string, string | boolean>): HtmlTagDescriptor {
  return { tag: 'link', attrs, injectTo: 'head' };
}
