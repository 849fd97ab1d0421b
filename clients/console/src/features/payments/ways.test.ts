import { language } from "@/platform/appearance";
import type { PaymentAccount } from "@contracts";
import { WireError } from "@wire";
import { beforeEach, expect, test } from "vitest";
import { lastCheck, waysOf, whyUnchecked } from "./ways";

const account = (facts: Partial<PaymentAccount> = {}): PaymentAccount => ({
  id: "gwa_1",
  provider: "alipay",
  merchant_no: "2088000000000001",
  appid: "2021000000000001",
  store_id: null,
  is_sandbox: false,
  created_at: "2026-11-20T02:00:00Z",
  checked_at: null,
  has_passed: null,
  ...facts,
});
const states = (...accounts: PaymentAccount[]) => waysOf(accounts).map(({ provider, state }) => [provider, state]);

beforeEach(() => {
  language.value = "zh";
});

test("every way is offered, connected or not, and none is lost that collects already", () => {
  expect(states()).toEqual([
    ["wechatpay", "none"],
    ["alipay", "none"],
  ]);
  expect(states(account({ provider: "unionpay" }), account())).toEqual([
    ["wechatpay", "none"],
    ["alipay", "on"],
    ["unionpay", "on"],
  ]);
});

test("a way says whether it collects play money, and that papers were refused before all else", () => {
  expect(states(account({ is_sandbox: true }))[1]).toEqual(["alipay", "play"]);
  const refused = account({ id: "gwa_2", is_sandbox: true, checked_at: "2026-11-20T03:00:00Z", has_passed: false });
  expect(states(account({ is_sandbox: true, has_passed: true }), refused)[1]).toEqual(["alipay", "refused"]);
});

test("the last check is told with its hour today, and with its day later", () => {
  const passed = account({ checked_at: "2026-11-20T03:05:00Z", has_passed: true });
  const now = new Date("2026-11-20T06:00:00Z");
  const later = new Date("2026-11-21T06:00:00Z");

  expect(lastCheck(account(), "Asia/Shanghai", now)).toBe("还没检查过。");
  expect(lastCheck(passed, "Asia/Shanghai", now)).toBe("11:05 检查过：支付宝认得这个账户，可以收款。");
  expect(lastCheck(passed, "Asia/Shanghai", later)).toBe("2026-11-20 11:05 检查过：支付宝认得这个账户，可以收款。");
  expect(lastCheck({ ...passed, has_passed: false }, "Asia/Shanghai", now)).toBe("11:05 检查过：支付宝不认这些密钥。");
});

test("a refusal is about the papers and carries the gateway's word; silence is not", () => {
  const refusal = (code: string, details = {}) => new WireError({ code, message: "服务器的话", details });

  expect(whyUnchecked(refusal("payments.gateway_refused", { reason: "isv.invalid-app-id" }), "alipay")).toBe(
    "支付宝不认这些密钥，请核对后重新填写（isv.invalid-app-id）。",
  );
  expect(whyUnchecked(refusal("payments.gateway_refused"), "wechatpay")).toBe("微信支付不认这些密钥，请核对后重新填写。");
  expect(whyUnchecked(refusal("payments.gateway_unavailable"), "alipay")).toBe("支付宝暂时没有回应，稍后再检查一次。");
  expect(whyUnchecked(refusal("payments.gateway_unavailable", { reason: "unsigned_answer" }), "alipay")).toBe(
    "支付宝的回答跟你填的公钥对不上，请核对支付宝的公钥。",
  );
  expect(whyUnchecked(refusal("payments.play_money_mixed"), "alipay")).toBe("服务器的话");
});
