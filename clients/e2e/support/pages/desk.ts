/** The order desk at the counter. */
import { expect, type Locator, type Page } from "@playwright/test";

export class Desk {
  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  find(testId: string, dataId?: string): Locator {
    const all = this.page.getByTestId(testId);
    return dataId === undefined ? all : this.page.locator(`[data-testid="${testId}"][data-id="${dataId}"]`);
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.page.goto(`${this.origin}/console/`);
    await this.find("sign-in-username").fill(username);
    await this.find("sign-in-password").fill(password);
    await this.find("sign-in-submit").click();
    await expect(this.find("screen-sign-in")).toBeHidden();
  }

  async open(path = "/console/"): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
  }

  async isLive(): Promise<void> {
    await expect(this.find("screen-desk")).toHaveAttribute("data-face", "content");
    await expect(this.find("live-state").first()).toHaveAttribute("data-state", "live");
  }

  order(number: string): Locator {
    return this.find("desk-order").filter({ has: this.page.getByTestId("order-number").filter({ hasText: number }) });
  }

  async orderIs(number: string, state: string): Promise<void> {
    await expect(this.order(number)).toHaveAttribute("data-state", state);
  }

  async move(number: string, move: "accept" | "start" | "finish" | "hand-over"): Promise<void> {
    await this.order(number).getByTestId(`desk-${move}`).click();
  }

  async openOrder(number: string): Promise<Locator> {
    await this.order(number).getByTestId("order-number").click();
    const drawer = this.find("order-drawer");
    await expect(drawer).toBeVisible();
    return drawer;
  }

  /** Refuse, cancel or refund, with a reason and a confirmation. */
  async withReason(number: string, action: "reject" | "cancel" | "refund", reason: string): Promise<void> {
    const drawer = await this.openOrder(number);
    await drawer.getByTestId(`drawer-${action}`).click();
    await this.find("reason").fill(reason);
    await this.find("dialog-confirm").click();
  }
}
