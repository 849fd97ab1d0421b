/** A sheet of codes for paper: how a code is drawn, how many fit a page. Pure. */
import type { CodePaper, CodeSheet, PrintedCode } from "@contracts";

/** Quiet zone around a code, in modules; readers want four. */
export const QUIET = 4;

export type PerPage = CodePaper["per_page"];

/** The dark modules as one path: runs of a row are one box, so that printers leave no hairlines between them. */
export function pathOf(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) => [...row.matchAll(/1+/g)].map((run) => `M${String(run.index)} ${String(y)}h${String(run[0].length)}v1h-${String(run[0].length)}z`))
    .join("");
}

/** Brand and store in one line; many stores carry the brand's name already. */
export function whoseOf(brand: string, store: string): string {
  return store.startsWith(brand) ? store : `${brand} · ${store}`;
}

/** What stands on paper: the wanted tables, and the counter's code where it is wanted. */
export function codesOf(sheet: CodeSheet, wish: { area: string | null; withCounter: boolean }): PrintedCode[] {
  const tables = sheet.tables.filter((code) => wish.area === null || code.area === wish.area);
  return wish.withCounter ? [sheet.counter, ...tables] : tables;
}

/** Codes page by page. */
export function pagesOf<T>(codes: readonly T[], each: number): T[][] {
  return Array.from({ length: Math.ceil(codes.length / each) }, (_, page) => codes.slice(page * each, (page + 1) * each));
}
