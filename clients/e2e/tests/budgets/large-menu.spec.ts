/**
 * A menu of two thousand items on a phone: it scrolls without a long task over 100 ms, the rail keeps step, and a search answers
 * within 300 ms. The items go in by the merchant's door, and the page is the production build.
 */
import type { Page } from "@playwright/test";

import { importLargeMenu, ITEMS } from "../../support/large-menu";
import { expect, test } from "../../support/test";

const LONGEST_TASK_MS = 100;
const SEARCH_MS = 300;

declare global {
  interface Window {
    longTasks: number[];
  }
}

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ demo, world }) => {
  test.setTimeout(180_000);
  await importLargeMenu(world, demo.coffee);
});

test("two thousand items scroll without a long task, and the rail keeps step", async ({ demo, guest }) => {
  const { page } = guest;
  await guest.openMenu(demo.coffee.id);
  await page.waitForTimeout(1000); // What the first visit does in quiet moments is not scrolling.
  const tasks = await longTasks(page);

  const steps: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await tasks.during(() => page.mouse.wheel(0, 700));
    if (step % 15 === 14) steps.push(await inStep(page));
  }
  // To the far end in one go, as a thumb on the rail does.
  await tasks.during(() => page.getByTestId("category-tab").last().click());
  await page.waitForTimeout(300);
  steps.push(await inStep(page));

  test.info().annotations.push({ type: "measured", description: `scrolling ${String(ITEMS)} items: ${tasks.told()}` });
  expect(tasks.longest()).toBeLessThanOrEqual(LONGEST_TASK_MS);
  expect(steps.filter((each) => each !== "in step")).toEqual([]);
  expect(await page.getByTestId("item-card").count()).toBeLessThan(60);
});

test("a search of two thousand items answers within 300 ms, also to the broadest word", async ({ demo, guest }) => {
  const { page } = guest;
  await guest.openMenu(demo.coffee.id);
  await page.waitForTimeout(500);

  for (const text of ["茉莉", "ml", "jasmine milk tea 199", "molinailv", "奶"]) {
    const took = await page.evaluate(
      (wanted) =>
        new Promise<number>((done) => {
          const field = document.querySelector<HTMLInputElement>('input[data-testid="menu-search"]');
          if (field === null) throw new Error("no field");
          const start = performance.now();
          field.value = wanted;
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
        }),
      text,
    );
    test.info().annotations.push({ type: "measured", description: `search "${text}": ${String(Math.round(took))} ms until painted` });
    expect(took, text).toBeLessThan(SEARCH_MS);
    await expect(page.getByTestId("menu-search-result").getByTestId("item-card").first()).toBeVisible();
  }
});

interface LongTasks {
  /** Does something and lets the page settle. */
  during(work: () => Promise<void>): Promise<void>;
  longest(): number;
  told(): string;
}

/**
 * The longest task of each step, as the browser observes them. A machine that is busy with others stretches the clock and not
 * the work, so a step counts with no more than the processor time its thread has spent.
 */
async function longTasks(page: Page): Promise<LongTasks> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  const threadMs = async (): Promise<number> => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "ThreadTime")?.value ?? 0);
  };
  const seen: { clock: number; processor: number }[] = [];
  return {
    async during(work) {
      const before = await threadMs();
      await work();
      await page.waitForTimeout(60);
      const tasks = await page.evaluate(() => window.longTasks.splice(0));
      seen.push({ clock: Math.max(0, ...tasks), processor: (await threadMs()) - before });
    },
    longest: () => Math.max(...seen.map(({ clock, processor }) => Math.min(clock, processor))),
    told: () => {
      const most = (name: "clock" | "processor"): string => String(Math.round(Math.max(...seen.map((each) => each[name]))));
      return `longest task ${most("clock")} ms, most processor time of a step ${most("processor")} ms`;
    },
  };
}

/** The section under the search bar is the one the rail shows. */
function inStep(page: Page): Promise<string> {
  return page.evaluate(() => {
    const under = Array.from(document.querySelectorAll<HTMLElement>('[data-testid="category-section"]')).find((section) => {
      const { top, bottom } = section.getBoundingClientRect();
      return top <= 70 && bottom > 70;
    });
    const chosen = document.querySelector<HTMLElement>('[data-testid="category-tab"][aria-selected="true"]');
    return under?.dataset["id"] === chosen?.dataset["id"] ? "in step" : `list ${String(under?.dataset["id"])}, rail ${String(chosen?.dataset["id"])}`;
  });
}
