/** WXSS to CSS: `rpx`, imports, and the names under which a browser knows WeChat's built-in components. */
import { posix } from "node:path";

/** Built-in components that stand as an element of HTML; the others get a `wx-` name. */
export const HTML_OF: Readonly<Record<string, string>> = { image: "img", input: "input", textarea: "textarea", button: "button" };

const BUILT_IN =
  "page|view|text|image|button|scroll-view|input|swiper|swiper-item|textarea|label|form|navigator|picker|switch|canvas|icon|rich-text|slider|checkbox|radio|progress";
const SELECTOR = new RegExp(`(^|[\\s,>+~(])(${BUILT_IN})(?![\\w-])`, "g");
/** A phone is 750 rpx wide. */
const RPX = /(-?[\d.]+)rpx/g;

export function stylesOf(files: ReadonlyMap<string, string>): Record<string, string> {
  const css: Record<string, string> = {};
  for (const file of files.keys()) {
    if (file.endsWith(".wxss")) css[file.slice(0, -".wxss".length)] = toCss(withImports(file, files));
  }
  return css;
}

export function toCss(wxss: string): string {
  return wxss
    .replace(/([^{}]+)\{/g, (rule: string, prelude: string) => (prelude.trimStart().startsWith("@") ? rule : `${renamed(prelude)}{`))
    .replace(RPX, "calc(100vw / 750 * $1)");
}

function renamed(selectors: string): string {
  return selectors.replace(SELECTOR, (_found, before: string, name: string) => before + (HTML_OF[name] ?? `wx-${name}`));
}

function withImports(file: string, files: ReadonlyMap<string, string>): string {
  return (files.get(file) ?? "").replace(/@import\s+["']([^"']+)["'];?/g, (_found, named: string) =>
    withImports(named.startsWith("/") ? named.slice(1) : posix.join(posix.dirname(file), named), files),
  );
}
