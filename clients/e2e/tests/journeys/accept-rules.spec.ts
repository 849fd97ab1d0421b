/** A manager says which orders are accepted by themselves: set with the keyboard, kept, and taken back. */
import type { StoreSettings } from "../../../packages/contracts/src/index";
import { DESKTOP, expect, test } from "../../support/test";

test("only some ways and times are accepted by themselves, and all of them again", async ({ backend, staffDevice }) => {
  const { page } = await staffDevice("manager", DESKTOP);
  const rules = page.getByTestId("accept-rule");
  const save = async (): Promise<StoreSettings["auto_accept_rules"]> => {
    const [answer] = await Promise.all([
      page.waitForResponse((each) => each.request().method() === "PATCH"),
      page.getByTestId("save").click(),
    ]);
    expect(answer.status()).toBe(200);
    await expect(page.getByTestId("save")).toBeHidden();
    return ((await answer.json()) as StoreSettings).auto_accept_rules;
  };

  await page.goto(`${backend.url}/console/settings`);
  await page.getByTestId("accept-limited").click();
  await expect(rules).toHaveCount(1);
  await rules.locator('[data-id="dine_in"]').click();
  await expect(rules.locator('[data-id="dine_in"]')).toHaveAttribute("aria-pressed", "false");

  // A second line, by the keyboard alone: it begins where the focus went.
  await page.getByTestId("accept-rule-add").press("Enter");
  const second = rules.nth(1);
  await expect(second.locator("button").first()).toBeFocused();
  for (const mode of ["pickup", "takeaway"]) {
    const chip = second.locator(`[data-id="${mode}"]`);
    if ((await chip.count()) > 0) await chip.press("Space");
  }
  await second.getByTestId("accept-rule-from").fill("22:00");
  await second.getByTestId("accept-rule-to").fill("2:00");
  await second.getByTestId("accept-rule-to").press("Tab");
  await expect(second).toContainText("到第二天");

  const kept = await save();
  expect(kept.map(({ from, to }) => [from, to])).toEqual([
    ["00:00", "24:00"],
    ["22:00", "02:00"],
  ]);
  expect(kept[0]?.modes).not.toContain("dine_in");
  expect(kept[1]?.modes).toEqual(["dine_in"]);

  await page.reload();
  await expect(rules).toHaveCount(2);
  await rules.first().getByTestId("accept-rule-remove").click();
  await expect(rules).toHaveCount(1);
  await page.getByTestId("accept-limited").click();
  expect(await save()).toEqual([]);
});
