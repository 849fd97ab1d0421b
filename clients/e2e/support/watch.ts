/** Notices what a screen should never do: errors in the console, uncaught mistakes, failed requests, words without translation. */
import { expect, type Page } from "@playwright/test";

export interface Watch {
  /** What went wrong so far, in words. */
  readonly faults: string[];
  /** Every Chinese text that the server has sent. */
  readonly heard: ReadonlySet<string>;
  /** Expect the next faults that match: a screen that shows an error needs one. */
  allow(pattern: RegExp): void;
}

/** A key without a text shows as ⟦key⟧; a forgotten parameter shows its braces. */
const CHINESE = /[\u4e00-\u9fff]/;
const MISSING = /⟦[^⟧]*⟧|\{[a-z_]+\}/;

export function watch(page: Page): Watch {
  const faults: string[] = [];
  const allowed: RegExp[] = [];
  const note = (fault: string): void => {
    if (!allowed.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  page.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => note(`uncaught: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 500) note(`HTTP ${String(response.status())} ${response.url()}`);
  });
  const heard = new Set<string>();
  page.on("response", (response) => {
    if (!response.url().includes("/api/") || !(response.headers()["content-type"] ?? "").includes("json")) return;
    response.json().then(
      (body: unknown) => gather(body, heard),
      () => undefined,
    );
  });
  return {
    faults,
    heard,
    allow: (pattern) => {
      allowed.push(pattern);
    },
  };
}

function gather(value: unknown, into: Set<string>): void {
  if (typeof value === "string") {
    if (CHINESE.test(value)) into.add(value);
  } else if (Array.isArray(value)) {
    for (const each of value) gather(each, into);
  } else if (typeof value === "object" && value !== null) {
    for (const each of Object.values(value)) gather(each, into);
  }
}

export async function expectNoMissingWords(page: Page): Promise<void> {
  const found = await page.evaluate((source) => {
    const pattern = new RegExp(source);
    const texts: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || ["SCRIPT", "STYLE", "NOSCRIPT"].includes(parent.tagName)) continue;
      // Where wordings are written, the names in braces are what is written.
      if (parent.closest("[data-braces]") !== null) continue;
      if (pattern.test(node.textContent ?? "")) texts.push((node.textContent ?? "").trim());
    }
    for (const element of document.querySelectorAll("[aria-label],[placeholder],[title],[alt]")) {
      for (const name of ["aria-label", "placeholder", "title", "alt"]) {
        const value = element.getAttribute(name) ?? "";
        if (pattern.test(value)) texts.push(`${name}: ${value}`);
      }
    }
    return texts;
  }, MISSING.source);
  expect(found, "words without translation").toEqual([]);
}

/** Chinese left over on a screen that is read in English; what the server sent (names, addresses, reasons) may be Chinese. */
export async function chineseOutsideNames(page: Page, heard: ReadonlySet<string>): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const found: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const parent = node.parentElement;
      if (parent?.closest("[data-testid=language-switch],[data-own-words],script,style") !== null) continue;
      if (/[\u4e00-\u9fff]/.test(node.textContent ?? "")) found.push((node.textContent ?? "").trim());
    }
    return found;
  });
  const longestFirst = [...heard].sort((a, b) => b.length - a.length);
  return shown.filter((text) => CHINESE.test(longestFirst.reduce((rest, name) => rest.split(name).join(""), text)));
}
