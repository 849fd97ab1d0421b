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
