/** The owner connects a WeChat template, place by place, and it reaches the phone that agreed to it, once. */
import { appIdOf } from "../../support/mini-program";
import { DESKTOP, expect, test } from "../../support/test";
import { json, ok } from "../../support/world";

test("a template's places are named in the console, and one yes brings one message", async ({ backend, demo, staffDevice }) => {
  const { page } = await staffDevice("owner", { ...DESKTOP, baseURL: backend.url });
  const appid = await appIdOf(demo.coffee, page.request);
  const platform = async <Answer>(door: string, data: object): Promise<Answer> =>
    json<Answer>(page.request.post(`${backend.sandbox}/sandbox/mini/${door}`, { data }));
  const { template_id } = await platform<{ template_id: string }>("templates", {
    appid,
    title: "取餐提醒",
    fields: { character_string1: "取餐号", thing2: "门店" },
  });
  const { openid } = await platform<{ openid: string }>("codes", { appid, persona: "owner" });
  await ok(page.request.post(`${backend.sandbox}/sandbox/mini/consents`, { data: { openid, template_id, times: 1 } }));

  await page.goto(`${backend.url}/console/messages?part=words`);
  await page.locator('[data-testid="wording-row"][data-id="order_ready"]').click();
  await page.getByTestId("template-subscription-zh").fill(template_id);
  await expect(page.getByTestId("wording-save")).toBeDisabled();
  for (const [at, place] of ["character_string1", "thing2"].entries()) {
    await page.getByTestId("place-add").click();
    await page.getByTestId("place-keyword").nth(at).fill(place);
  }
  await page.getByTestId("wording-save").click();
  await expect(page.getByTestId("wording-drawer")).toBeHidden();

  await page.getByTestId("messaging-part").getByText("渠道与规则").click();
  await expect(page.getByTestId("channel-subscription")).toHaveAttribute("data-state", "on");
  await page.getByTestId("channel-open-subscription").click();
  await expect(page.getByTestId("messenger-app")).toContainText(appid);
  await page.getByTestId("test-address").fill(openid);
  await page.getByTestId("test-send").click();

  const arrived = () => json<{ data: object }[]>(page.request.get(`${backend.sandbox}/sandbox/mini/messages?appid=${appid}&openid=${openid}`));
  await expect.poll(async () => (await arrived()).map((message) => message.data)).toEqual([{ character_string1: "A017", thing2: "山丘咖啡 西湖店" }]);

  const taken = page.waitForResponse(/\/messaging\/test$/);
  await page.getByTestId("test-send").click();
  await taken;
  const refused = page.locator('[data-testid="sent-row"][data-state="failed"]');
  await expect(async () => {
    await page.goto(`${backend.url}/console/messages`);
    await expect(refused).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await refused.getByRole("button").first().click();
  await expect(refused.getByTestId("sent-detail")).toContainText("顾客在微信里没有同意，或同意已用完");
  expect(await arrived()).toHaveLength(1);
});
