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
    await expect(this.find("screen-desk")).toHaveAttribute("data-face", /content|empty/);
    await expect(this.find("live-state").first()).toHaveAttribute("data-state", "live");
  }

  order(number: string): Locator {
    return this.find("desk-order").filter({ has: this.page.getByTestId("order-number").filter({ hasText: number }) });
  }

  async orderIs(number: string, state: string | RegExp): Promise<void> {
    await expect(this.order(number)).toHaveAttribute("data-state", state);
  }

  async move(number: string, move: "accept" | "start" | "finish" | "hand-over"): Promise<void> {
    await this.order(number).getByTestId(`desk-${move}`).click();
  }

  /** A store that accepts by itself has nothing to tap. */
  async acceptIfAsked(number: string): Promise<void> {
    const order = this.order(number);
    await expect(order).toBeVisible();
    if ((await order.getAttribute("data-state")) === "placed") await this.move(number, "accept");
    await expect(order).not.toHaveAttribute("data-state", "placed");
  }

  /** All the way to the guest's hand; each move can be undone for five seconds and only then happens. */
  async handOver(number: string): Promise<void> {
    await this.acceptIfAsked(number);
    await this.move(number, "finish");
    await this.orderIs(number, "ready");
    await this.move(number, "hand-over");
    await this.isOver(number);
  }

  /** Handed over or cancelled: such orders stand in their own column on a wide desk, and behind a tab on a narrow one. */
  async isOver(number: string): Promise<void> {
    const open = this.page.locator(':not([data-state="completed"]):not([data-state="cancelled"])');
    await expect(this.order(number).and(open)).toHaveCount(0);
  }

  /** The past orders, where those stand that are over. */
  async openPast(number: string): Promise<Locator> {
    await this.open("/console/orders");
    await this.find("order-list-row").filter({ hasText: number }).first().click();
    const drawer = this.find("order-drawer");
    await expect(drawer).toBeVisible();
    return drawer;
  }

  /** Takes what is owed, exactly, from the drawer of an order that waits for payment. */
  async takeCash(number: string): Promise<void> {
    await this.page.locator("input[data-testid=desk-search], [data-testid=desk-search] input").fill(number);
    const drawer = await this.openOrder(number);
    await drawer.getByTestId("drawer-cash").click();
    await this.page.getByRole("button", { name: "正好" }).click();
    await this.find("cash-confirm").click();
    await expect(this.find("cash-confirm")).toBeHidden();
  }

  async openOrder(number: string): Promise<Locator> {
    await this.order(number).getByTestId("order-number").click();
    const drawer = this.find("order-drawer");
    await expect(drawer).toBeVisible();
    return drawer;
  }

  /** Refuse, cancel or refund, with a reason and a confirmation. */
  async withReason(number: string, action: "reject" | "cancel" | "refund", reason: string): Promise<void> {
    const drawer = action === "refund" ? await this.openPast(number) : await this.openOrder(number);
    await drawer.getByTestId(`drawer-${action}`).click();
    await this.find("reason").fill(reason);
    await expect(this.find("reason")).toHaveValue(reason);
    await this.find("dialog-confirm").click();
  }
}
