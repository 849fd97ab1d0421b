/** Finds what sticks out of the screen to the side. */
import { expect, type Page } from "@playwright/test";

export async function expectNoOverflow(page: Page): Promise<void> {
  const faults = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    const root = document.scrollingElement ?? document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1) {
      found.push(`the page is ${String(root.scrollWidth)} wide on ${String(root.clientWidth)}`);
    }
    const scrolls = (element: Element): boolean => {
      for (let each = element.parentElement; each !== null && each !== document.body; each = each.parentElement) {
        const { overflowX, position } = getComputedStyle(each);
        if (overflowX !== "visible" || position === "fixed") return true;
      }
      return false;
    };
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || box.right <= width + 1) continue;
      if (scrolls(element)) continue;
      const name = element.getAttribute("data-testid") ?? (element.getAttribute("class") ?? "").slice(0, 60);
      found.push(`<${element.tagName.toLowerCase()} ${name}> reaches ${String(Math.round(box.right))} of ${String(width)}`);
    }
    return found.slice(0, 8);
  });
  expect(faults, "sticking out of the screen").toEqual([]);
}

/** Finds texts that lie on one another within the same card, row or bar: enlarged text that no longer fits. */
export async function expectNoOverlap(page: Page): Promise<void> {
  const faults = await page.evaluate(() => {
    interface Piece {
      text: string;
      box: DOMRect;
      home: Element | null;
    }
    const pieces: Piece[] = [];
    // What is left of a box inside the frames that cut it off: words for the ear alone stand in one pixel, a list may be scrolled.
    const seenOf = (box: DOMRect, start: Element): DOMRect => {
      let { left, top, right, bottom } = box;
      for (let each: Element | null = start; each !== null && each !== document.body; each = each.parentElement) {
        if (getComputedStyle(each).overflow === "visible") continue;
        const frame = each.getBoundingClientRect();
        [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
        [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const text = (node.textContent ?? "").trim();
      const parent = node.parentElement;
      if (text === "" || !parent?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (parent.closest("[aria-hidden=true],svg,script,style") !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const whole of range.getClientRects()) {
        const box = seenOf(whole, parent);
        if (box.width > 2 && box.height > 2 && box.bottom > 0 && box.top < innerHeight) pieces.push({ text, box, home: parent.closest("[data-testid]") });
      }
    }
    const found = new Set<string>();
    for (const [index, one] of pieces.entries()) {
      for (const other of pieces.slice(index + 1)) {
        if (one.text === other.text || one.home !== other.home) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 3 && high > Math.min(one.box.height, other.box.height) / 2) found.add(`“${one.text.slice(0, 30)}” and “${other.text.slice(0, 30)}”`);
      }
    }
    return [...found].slice(0, 8);
  });
  expect(faults, "texts on one another").toEqual([]);
}
