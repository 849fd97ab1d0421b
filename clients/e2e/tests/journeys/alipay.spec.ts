/** An owner connects Alipay: play money by one button, then papers the gateway does not know. Both are remembered. */
import { generateKeyPairSync } from "node:crypto";

import { DESKTOP, expect, test } from "../../support/test";

const keyPair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "der" },
  });

test("an owner connects Alipay, checks it, and sees refused papers for what they are", async ({ backend, staffDevice }) => {
  const { page, watch } = await staffDevice("owner", DESKTOP);
  const way = page.locator('[data-testid="payment-way"][data-id="alipay"]');
  const said = way.getByTestId("payment-said");
  await page.goto(`${backend.url}/console/settings#payment`);
  await expect(way).toHaveAttribute("data-state", "none");

  await way.getByTestId("payment-play").click();
  await expect(said).toHaveAttribute("data-state", "works");
  await expect(way).toHaveAttribute("data-state", "play");
  await way.getByTestId("payment-check").click();
  await expect(said).toContainText("支付宝认得这个账户");
  await page.reload();
  await expect(way.getByTestId("payment-account")).toHaveCount(1);
  await expect(said).toHaveAttribute("data-state", "works");
  await expect(way.getByTestId("payment-play")).toHaveCount(0);

  // The usual mistake: one's own public key where Alipay's belongs.
  const [ours, theirs] = [keyPair(), keyPair()];
  const dialog = page.getByTestId("papers");
  watch.allow(/422|409/);
  await way.getByTestId("payment-enter").click();
  await dialog.getByTestId("dialog-confirm").click();
  await expect(dialog).toContainText("AppID 是 16 位数字");
  await dialog.getByTestId("field-appid").fill("2021009999999999");
  await dialog.getByTestId("field-private_key").fill(ours.privateKey.toString("base64"));
  await dialog.getByTestId("field-public_key").fill(ours.publicKey.toString("base64"));
  await dialog.getByTestId("dialog-confirm").click();
  await expect(dialog).toContainText("常见的错误是填成了应用公钥");
  await dialog.getByTestId("field-public_key").fill(theirs.publicKey.toString("base64"));
  await dialog.getByTestId("dialog-confirm").click();

  await expect(dialog).toHaveCount(0);
  await expect(said).toHaveAttribute("data-state", "refused");
  await expect(way).toHaveAttribute("data-state", "refused");
  await page.reload();
  await expect(way).toHaveAttribute("data-state", "refused");
  await expect(said).toContainText("支付宝不认这些密钥");

  await way.getByTestId("payment-aside").click();
  await page.getByTestId("dialog-confirm").click();
  await expect(way).toHaveAttribute("data-state", "none");
});
