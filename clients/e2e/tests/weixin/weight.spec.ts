/**
 * What a tap costs: every change of a screen crosses from the program to WeChat's view as JSON, and that is what makes
 * mini-programs slow. Weighed in the harness on a menu of two thousand items.
 */
import type { Page } from "@playwright/test";

import { BUDGETS } from "../../../packages/mp-harness/src/index";
import { noticedBy } from "../../support/clients";
import { importLargeMenu } from "../../support/large-menu";
import { expect, test } from "../../support/test";

/** Of the last category. */
const ITEM = "第39号茉莉奶绿";

test.beforeAll(async ({ demo, world }) => {
  test.setTimeout(180_000);
  await importLargeMenu(world, demo.coffee);
});

test("no tap on a menu of two thousand items sends more than 5 KB to the screen, a jump to another category included", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  const first = await weightSince(guest.page, 0);
  const tabs = guest.find("category-tab");
  const item = guest.itemCalled(ITEM);
  const taps: [name: string, act: () => Promise<void>][] = [
    // Items with pictures, badges and several prices are the heaviest there are.
    ["a category with pictures", () => tabs.nth(3).tap()],
    ["the next one", () => tabs.nth(5).tap()],
    ["a long category", () => tabs.nth(20).tap()],
    ["the last category", () => tabs.last().tap()],
    ["add", () => item.getByTestId("item-add").tap()],
    ["one more", () => item.getByTestId("item-add").tap()],
    ["open the sheet", () => item.getByTestId("item-open").tap()],
    ["add from the sheet", () => guest.find("sheet-add").tap()],
  ];
  const weights: Record<string, number> = {};
  const rows: Record<string, number> = {};
  for (const [name, act] of taps) {
    weights[name] = (await weigh(guest.page, act)).sum;
    rows[name] = await rowsInView(guest.page);
  }

  test.info().annotations.push({ type: "measured", description: JSON.stringify({ first, weights, rows }) });
  expect(first.sum, "the menu").toBeLessThanOrEqual(BUDGETS.screenful);
  expect(first.most, "the largest message of the menu").toBeLessThanOrEqual(BUDGETS.message);
  for (const [name, bytes] of Object.entries(weights)) expect(bytes, name).toBeLessThanOrEqual(BUDGETS.tap);
  // What was not sent was not missing: the window is full of rows after each jump.
  for (const [name, count] of Object.entries(rows)) expect(count, name).toBeGreaterThanOrEqual(6);
});

test("a jump draws what is in view, and scrolling on from there finds the rows that follow", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  await weigh(guest.page, () => guest.find("category-tab").nth(20).tap());
  const drawn = guest.find("item-card");
  const landed = await drawn.count();

  await guest.page.mouse.wheel(0, 700);
  await expect.poll(() => drawn.count()).toBeGreaterThan(landed + 8);
  await expect.poll(() => rowsInView(guest.page)).toBeGreaterThanOrEqual(6);
});

/** Cards that stand in the window. */
function rowsInView(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      Array.from(document.querySelectorAll("[data-testid=item-card]")).filter((card) => {
        const { top, bottom } = card.getBoundingClientRect();
        return bottom > 60 && top < innerHeight;
      }).length,
  );
}

interface Weight {
  sum: number;
  most: number;
}

async function weigh(page: Page, act: () => Promise<void>): Promise<Weight> {
  const before = (await noticedBy(page)).setData.length;
  await act();
  return weightSince(page, before);
}

/** What was sent to the screen, in bytes, once nothing moves any more. */
async function weightSince(page: Page, start: number): Promise<Weight> {
  let count = -1;
  const isStill = async (): Promise<boolean> => {
    const before = count;
    count = (await noticedBy(page)).setData.length;
    return count === before;
  };
  await expect.poll(isStill, { intervals: [400] }).toBe(true);
  const sent = (await noticedBy(page)).setData.slice(start).map(({ bytes }) => bytes);
  return { sum: sent.reduce((sum, bytes) => sum + bytes, 0), most: Math.max(0, ...sent) };
}
