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

test("no tap on a menu of two thousand items sends more than 5 KB to the screen", async ({ demo, guest }) => {
  await guest.openMenu(demo.coffee.id);
  const drawings: Record<string, Weight> = { "the menu": await weightSince(guest.page, 0) };
  drawings["the last category"] = await weigh(guest.page, () => guest.find("category-tab").last().tap());
  const item = guest.itemCalled(ITEM);
  const taps: [name: string, act: () => Promise<void>][] = [
    ["add", () => item.getByTestId("item-add").tap()],
    ["one more", () => item.getByTestId("item-add").tap()],
    ["open the sheet", () => item.getByTestId("item-open").tap()],
    ["add from the sheet", () => guest.find("sheet-add").tap()],
  ];
  const weights: Record<string, number> = {};
  for (const [name, act] of taps) weights[name] = (await weigh(guest.page, act)).sum;

  test.info().annotations.push({ type: "measured", description: JSON.stringify({ drawings, weights }) });
  for (const [name, { sum, most }] of Object.entries(drawings)) {
    expect(sum, name).toBeLessThanOrEqual(BUDGETS.screenful);
    expect(most, `the largest message of ${name}`).toBeLessThanOrEqual(BUDGETS.message);
  }
  for (const [name, bytes] of Object.entries(weights)) expect(bytes, name).toBeLessThanOrEqual(BUDGETS.tap);
});

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
