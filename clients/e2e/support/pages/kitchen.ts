/** The kitchen display, and the calling screen beside it. */
import { expect, type Locator, type Page } from "@playwright/test";

export class Kitchen {
  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  async open(storeId?: string): Promise<void> {
    await this.page.goto(`${this.origin}/kitchen/${storeId === undefined ? "" : `?store=${storeId}`}`);
    await expect(this.page.getByTestId("screen-kitchen")).not.toHaveAttribute("data-face", "loading");
  }

  ticket(number: string): Locator {
    return this.page.locator(`[data-testid="ticket"][data-number="${number}"]`);
  }

  async start(number: string): Promise<void> {
    await this.ticket(number).first().getByTestId("ticket-start").click();
    await expect(this.ticket(number).first()).toHaveAttribute("data-state", "cooking");
  }

  async bump(number: string): Promise<void> {
    const tickets = this.ticket(number);
    await expect(tickets.first()).toBeVisible();
    while ((await tickets.count()) > 0) {
      const before = await tickets.count();
      await tickets.first().getByTestId("ticket-bump").click();
      await expect.poll(() => tickets.count()).toBeLessThan(before);
    }
  }
}

export class Board {
  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  async open(storeId?: string): Promise<void> {
    await this.page.goto(`${this.origin}/board/${storeId === undefined ? "" : `?store=${storeId}`}`);
    await expect(this.page.getByTestId("screen-board")).not.toHaveAttribute("data-face", "loading");
  }

  ready(number: string): Locator {
    return this.page.locator(`[data-testid="board-ready"][data-number="${number}"]`);
  }

  preparing(number: string): Locator {
    return this.page.locator(`[data-testid="board-preparing"][data-number="${number}"]`);
  }
}
