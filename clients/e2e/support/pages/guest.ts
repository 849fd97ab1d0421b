/** The guest's phone, in the words of a guest. */
import { expect, type Locator, type Page } from "@playwright/test";

import type { Entry, GuestClient } from "../clients";
import { Taps } from "../taps";
import type { Watch } from "../watch";

export class GuestPhone {
  readonly taps = new Taps();
  private welcomes = 0;

  constructor(
    readonly page: Page,
    readonly watch: Watch,
    private readonly client: GuestClient,
  ) {
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => {
        if (payload.toString().startsWith('{"welcome"')) this.welcomes += 1;
      });
    });
  }

  find(testId: string, dataId?: string): Locator {
    const all = this.page.getByTestId(testId);
    return dataId === undefined ? all : this.page.locator(`[data-testid="${testId}"][data-id="${dataId}"]`);
  }

  /** Opens what a scanned code points at. */
  async scan(entry: Entry): Promise<void> {
    await this.client.enter(this.page, entry);
  }

  async openMenu(storeId: string): Promise<void> {
    await this.scan({ store: storeId });
    await this.menuIsThere();
  }

  async menuIsThere(): Promise<void> {
    await expect(this.find("screen-menu")).toHaveAttribute("data-face", "content");
  }

  itemCalled(name: string): Locator {
    return this.find("item-card").filter({ has: this.page.getByText(name, { exact: true }) }).first();
  }

  async addAtOnce(name: string): Promise<void> {
    await this.taps.tap(this.itemCalled(name).getByTestId("item-add"), `add ${name}`);
  }

  /** Opens the sheet, taps the chips named, and adds. */
  async addChosen(name: string, ...choices: string[]): Promise<void> {
    await this.taps.tap(this.itemCalled(name).getByTestId("item-choose"), `choose ${name}`);
    const sheet = this.find("item-sheet");
    await expect(sheet).toBeVisible();
    for (const choice of choices) {
      const chip = sheet.locator('[data-testid="spec-value"],[data-testid="modifier"]').filter({ hasText: choice }).first();
      await this.taps.tap(chip, choice);
    }
    await this.taps.tap(sheet.getByTestId("sheet-add"), `add ${name}`);
    await expect(sheet).toBeHidden();
  }

  async openCart(): Promise<void> {
    await this.taps.tap(this.find("cart-open"), "cart");
    await this.checkoutIsThere();
  }

  /** Opens the cart, and asks again for a price that did not come. */
  async openCartInBadWeather(): Promise<void> {
    await this.taps.tap(this.find("cart-open"), "cart");
    const retry = this.find("error-retry");
    await expect(this.find("pay").or(retry).first()).toBeVisible();
    await expect(async () => {
      if (await retry.isVisible()) await retry.tap();
      await expect(this.find("pay")).toHaveAttribute("data-state", "ready", { timeout: 1_000 });
    }).toPass();
  }

  /** Puts the client out and starts it again, as a battery does. */
  async restart(storeId: string): Promise<void> {
    await this.page.goto("about:blank");
    await this.scan({ store: storeId });
  }

  async checkoutIsThere(): Promise<void> {
    await expect(this.find("screen-checkout")).toHaveAttribute("data-face", "content");
    await expect(this.find("pay")).toHaveAttribute("data-state", "ready");
  }

  /** What the big button says will be charged. */
  async toPayFen(): Promise<number> {
    return Number(await this.find("pay").getAttribute("data-fen"));
  }

  async pay(): Promise<void> {
    await this.taps.tap(this.find("pay"), "pay");
  }

  async atCashier(): Promise<void> {
    await this.page.locator('button[name="answer"][value="pay"]').waitFor();
  }

  /** On the sandbox's cashier page, which sends the guest back; answers with the amount it showed. */
  async payAtCashier(answer: "pay" | "cancel" = "pay"): Promise<number> {
    await this.atCashier();
    const button = this.page.locator(`button[name="answer"][value="${answer}"]`);
    const shown = await this.page.locator("p.amount").innerText();
    await this.taps.tap(button, `cashier: ${answer}`);
    return Math.round(Number(shown.replace(/[^0-9.]/g, "")) * 100);
  }

  /** From the menu to a paid order. */
  async buy(storeId: string, name: string): Promise<{ number: string; paid: number }> {
    await this.openMenu(storeId);
    await this.addChosen(name);
    await this.openCart();
    await this.pay();
    const paid = await this.payAtCashier();
    await this.orderIs(/placed|accepted/);
    return { number: await this.number(), paid };
  }

  async orderIs(state: string | RegExp): Promise<void> {
    await expect(this.find("screen-order")).toHaveAttribute("data-state", state, { timeout: 20_000 });
  }

  async number(): Promise<string> {
    return (await this.find("pickup-number").innerText()).trim();
  }

  async totalFen(): Promise<number> {
    return Number(await this.find("order-total").getAttribute("data-fen"));
  }

  async refundIs(state: string, fen: number): Promise<void> {
    const refund = this.find("order-refund");
    await expect(refund).toHaveAttribute("data-state", state, { timeout: 30_000 });
    await expect(refund).toHaveAttribute("data-fen", String(fen));
  }

  /** Until the menu follows its store over the socket. */
  async menuIsLive(): Promise<void> {
    await expect.poll(() => this.welcomes).toBeGreaterThan(0);
  }

  async cancel(): Promise<void> {
    await this.find("order-cancel").tap();
    await this.find("dialog-confirm").tap();
  }
}
