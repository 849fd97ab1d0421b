/** The guest's phone, in the words of a guest. */
import { expect, type Locator, type Page } from "@playwright/test";

import { Taps } from "../taps";

export class GuestPhone {
  readonly taps = new Taps();

  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  find(testId: string, dataId?: string): Locator {
    const all = this.page.getByTestId(testId);
    return dataId === undefined ? all : this.page.locator(`[data-testid="${testId}"][data-id="${dataId}"]`);
  }

  /** Opens what a scanned code points at. */
  async scan(path: string): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
  }

  async openMenu(storeId: string): Promise<void> {
    await this.page.goto(`${this.origin}/m/pages/menu/index?store=${storeId}`);
    await this.menuIsThere();
  }

  async menuIsThere(): Promise<void> {
    await expect(this.find("screen-menu")).toHaveAttribute("data-face", "content");
  }

  itemCalled(name: string): Locator {
    return this.find("item-card").filter({ hasText: name }).first();
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

  /** On the sandbox's cashier page; a browser guest comes back by its link. */
  async payAtCashier(answer: "pay" | "cancel" = "pay"): Promise<void> {
    const button = this.page.locator(`button[name="answer"][value="${answer}"]`);
    await this.taps.tap(button, `cashier: ${answer}`);
  }

  async orderIs(state: string): Promise<void> {
    await expect(this.find("screen-order")).toHaveAttribute("data-state", state, { timeout: 20_000 });
  }

  async number(): Promise<string> {
    return (await this.find("pickup-number").innerText()).trim();
  }

  async cancel(): Promise<void> {
    await this.find("order-cancel").tap();
    await this.find("dialog-confirm").tap();
  }
}
