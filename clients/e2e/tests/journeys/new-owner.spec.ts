/**
 * Opening day: after `diandan setup` everything happens in the browser, by hand, as a new owner would do it — and ends with
 * a paid order from a phone.
 */
import type { Locator } from "@playwright/test";

import { startNewShop, type NewShop } from "../../support/backend";
import { browserClient } from "../../support/clients";
import { Desk } from "../../support/pages/desk";
import { GuestPhone } from "../../support/pages/guest";
import { DESKTOP, expect, PHONE, test as base } from "../../support/test";

const test = base.extend<object, { opened: NewShop }>({
  opened: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const opened = await startNewShop();
      await use(opened);
      await opened.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

class Office extends Desk {
  async goTo(place: string): Promise<void> {
    await this.find("nav", place).first().click();
  }

  step(name: string): Locator {
    return this.find("guide-step", name);
  }

  /** From the guide to the place where a step is done. */
  async begin(step: string): Promise<void> {
    await this.goTo("start");
    await this.step(step).getByTestId("guide-go").click();
  }

  async stepsLeft(): Promise<string[]> {
    await this.goTo("start");
    await expect(this.find("screen-start")).toHaveAttribute("data-face", "content");
    const open = this.page.locator('[data-testid="guide-step"][data-state="open"]');
    return open.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id") ?? ""));
  }

  async addItem(name: string, yuan: string): Promise<void> {
    await this.find("catalog-add-item").click();
    const form = this.find("item-form");
    await form.getByTestId("field-name").fill(name);
    await form.getByTestId("field-price_fen").fill(yuan);
    await form.getByTestId("save").click();
    await expect(form.getByTestId("item-form-state")).toHaveAttribute("data-state", "clean");
    await this.page.keyboard.press("Escape");
    await expect(form).toBeHidden();
  }
}

test("a new owner types everything in and sells within minutes", async ({ device, opened }) => {
  test.setTimeout(180_000);
  const began = Date.now();
  const { page, watch: seen } = await device(DESKTOP);
  // Nobody is signed in yet when the console asks who is.
  seen.allow(/401/);
  const office = new Office(page, opened.url);
  await office.signIn(opened.owner.username, opened.owner.password);
  expect(await office.stepsLeft()).toEqual(["details", "hours", "items", "pictures", "payment", "tables", "order"]);

  await office.begin("details");
  await page.getByTestId("field-address").fill("上海市徐汇区武康路 1 号");
  await page.getByTestId("field-phone").fill("021 5555 0101");
  // The shop is open around the clock today, whenever this test runs.
  const days = page.getByTestId("hours-row");
  await days.first().locator("input").nth(0).fill("00:00");
  await days.first().locator("input").nth(1).fill("24:00");
  await days.first().locator("input").nth(1).press("Tab");
  await days.first().getByRole("button", { name: "复制到每天" }).click();
  await page.getByTestId("save").click();
  await expect(page.getByTestId("save")).toBeHidden();

  await office.begin("items");
  await page.getByTestId("empty-next").click();
  await page.getByTestId("category-form").getByTestId("field-name").fill("咖啡");
  await page.getByTestId("category-form").getByTestId("save").click();
  await expect(page.getByTestId("category-form")).toBeHidden();
  await office.addItem("拿铁", "22");
  await office.addItem("可颂", "12.5");

  await office.begin("payment");
  await page.locator('[data-testid="payment-way"][data-id="wechatpay"]').getByTestId("payment-play").click();
  await expect(page.getByTestId("payment-said")).toHaveAttribute("data-state", "works");

  await office.begin("tables");
  await page.getByTestId("empty-next").click();
  await page.getByTestId("tables-name").fill("大厅");
  await page.getByTestId("dialog-confirm").click();
  await page.getByTestId("add-tables").click();
  await page.getByTestId("tables-name").fill("A1-A12");
  await page.getByTestId("dialog-confirm").click();
  await expect(page.getByTestId("table-row")).toHaveCount(12);
  const tableUrl = (await page.getByTestId("table-url").first().innerText()).trim();

  const { page: phone, watch } = await device(PHONE);
  const guest = new GuestPhone(phone, watch, browserClient(opened.url));
  await phone.goto(tableUrl);
  await guest.menuIsThere();
  await expect(guest.find("table-label")).toContainText("A1");
  await guest.addAtOnce("拿铁");
  await guest.addAtOnce("可颂");
  await guest.openCart();
  expect(await guest.toPayFen()).toBe(3450);
  await guest.pay();
  expect(await guest.payAtCashier()).toBe(3450);
  await guest.orderIs(/placed|accepted/);
  const number = await guest.number();

  await office.goTo("desk");
  await office.acceptIfAsked(number);
  await guest.orderIs(/accepted|preparing/);
  // The guide shows what it knew, and what is so now a moment later.
  await expect.poll(() => office.stepsLeft()).toEqual(["pictures"]);
  test.info().annotations.push({ type: "minutes from sign-in to a paid order", description: ((Date.now() - began) / 60_000).toFixed(2) });
});
