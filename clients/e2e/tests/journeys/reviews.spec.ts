/** What a guest says after eating: the shop hears of a bad one at once, and the guest may think better of it. */
import { expect, test } from "../../support/test";

test("a single star is told on the open desk, and can be changed after the shop has answered", async ({ demo, desk, guest }) => {
  await desk.open();
  await desk.isLive();
  const { number } = await guest.buy(demo.coffee.id, "拿铁");
  await desk.handOver(number);
  await guest.orderIs("completed");
  const alert = desk.find("toast").filter({ hasText: "低分评价" });
  await expect(alert).toHaveCount(0);

  await guest.find("order-review").tap();
  await guest.find("star-input").getByTestId("star").first().tap();
  await guest.page.getByRole("textbox").fill("等了很久，到手已经凉了");
  await guest.find("review-send").tap();

  await expect(alert).toContainText("低分评价：拿铁 1 星，尽快处理");
  await desk.open("/console/reviews");
  const row = desk.find("review").filter({ hasText: "等了很久，到手已经凉了" });
  await expect(row).toHaveAttribute("data-state", "open");
  await row.getByTestId("answer").click();
  await row.locator("textarea").fill("抱歉，下次给您现做一杯");
  await row.getByTestId("answer-send").click();
  await expect(row).toContainText("店家回复（");

  await guest.page.goto(new URL("/m/sub/review/mine", guest.page.url()).href);
  await guest.find("review-edit").first().tap();
  await expect(guest.find("screen-review-edit")).toContainText("店家的回复会保留");
  await guest.find("star-input").getByTestId("star").nth(3).tap();
  await guest.page.getByRole("textbox").fill("店家重做了一杯，很好");
  await guest.find("review-save").tap();

  const mine = guest.find("review").first();
  await expect(mine).toHaveAttribute("data-state", "4");
  await expect(mine).toContainText("已修改");
  await expect(mine.getByTestId("review-answer")).toHaveText(/店家回复（针对修改前）\s*抱歉，下次给您现做一杯/);
  await expect(desk.find("review").filter({ hasText: "店家重做了一杯，很好" })).toContainText("针对修改前");
});
