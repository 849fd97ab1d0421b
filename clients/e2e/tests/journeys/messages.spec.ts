/** The number beside the messages: it moves while the guest looks at it, in the browser and in the package. */
import { expect, test } from "../../support/test";

test("what the shop tells is counted on the open phone, and seen again on opening it", async ({ demo, desk, guest }) => {
  await desk.open();
  await desk.isLive();
  const { number } = await guest.buy(demo.coffee.id, "拿铁");
  await desk.acceptIfAsked(number);
  await guest.openMenu(demo.coffee.id);
  await guest.find("go-me").tap();
  const row = guest.find("me-messages");
  await expect(row).toHaveAttribute("data-count", /[1-9]/);
  const before = Number(await row.getAttribute("data-count"));

  await desk.move(number, "finish");
  await desk.orderIs(number, "ready");

  await expect(row).toHaveAttribute("data-count", String(before + 1));
  await row.tap();
  await expect(guest.find("messages-unread")).toHaveAttribute("data-count", String(before + 1));
  await guest.find("messages-read-all").tap();
  await expect(guest.find("messages-unread")).toHaveCount(0);
});
