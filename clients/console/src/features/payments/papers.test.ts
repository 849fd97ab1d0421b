import { expect, test } from "vitest";
import { blankPapers, paperFaults, papersToSend, refusedField, type Papers } from "./papers";

const wechat = (): Papers => ({
  ...blankPapers(),
  mchid: "1900000001",
  appid: "wx0123456789abcdef",
  api_v3_key: "0123456789abcdef0123456789abcdef",
  private_key: "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----",
  certificate: "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----",
});
// As long as the keys of 2048 bits that Alipay's tool writes.
const PRIVATE = "M".repeat(1624);
const PUBLIC = "M".repeat(391) + "=";
const alipay = (): Papers => ({ ...blankPapers(), appid: "2021000000000001", private_key: PRIVATE, public_key: PUBLIC });

test("a certificate or its number is enough, one of them is needed", () => {
  expect(paperFaults("wechatpay", wechat())).toEqual({});
  expect(paperFaults("wechatpay", { ...wechat(), certificate: "" })).toEqual({ certificate: "pay.fault_certificate" });
  expect(paperFaults("wechatpay", { ...wechat(), certificate: "", serial_no: "5157F09E" })).toEqual({});
});

test("a public key goes with its id", () => {
  expect(paperFaults("wechatpay", { ...wechat(), public_key_id: "PUB_KEY_ID_1" })).toEqual({ public_key: "pay.fault_public_key" });
  const key = "-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----";
  expect(paperFaults("wechatpay", { ...wechat(), public_key: key })).toEqual({ public_key: "pay.fault_public_key" });
  expect(paperFaults("wechatpay", { ...wechat(), public_key: key, public_key_id: "PUB_KEY_ID_1" })).toEqual({});
});

test("an empty form names everything, and sends nothing empty", () => {
  const named = ["mchid", "appid", "api_v3_key", "private_key", "certificate"];
  expect(Object.keys(paperFaults("wechatpay", blankPapers()))).toEqual(named);
  expect(Object.keys(papersToSend("wechatpay", wechat()))).toEqual(named);
  expect(Object.keys(paperFaults("alipay", blankPapers()))).toEqual(["appid", "private_key", "public_key"]);
});

test("Alipay's keys go in as its tool writes them, or framed", () => {
  expect(paperFaults("alipay", alipay())).toEqual({});
  const framed = {
    private_key: "-----BEGIN RSA PRIVATE KEY-----\nx\n-----END RSA PRIVATE KEY-----",
    public_key: "-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----",
  };
  expect(paperFaults("alipay", { ...alipay(), ...framed })).toEqual({});
  const broken = PRIVATE.replace(/(.{64})/g, "$1\n");
  expect(paperFaults("alipay", { ...alipay(), private_key: broken })).toEqual({});
});

test("Alipay's keys in each other's place are noticed", () => {
  expect(paperFaults("alipay", { ...alipay(), private_key: PUBLIC, public_key: PRIVATE })).toEqual({
    private_key: "pay.fault_alipay_private_key",
    public_key: "pay.fault_alipay_public_key",
  });
});

test("a seller's number is left out or whole", () => {
  expect(paperFaults("alipay", { ...alipay(), seller_id: "2088000000000001" })).toEqual({});
  expect(paperFaults("alipay", { ...alipay(), seller_id: "208800" })).toEqual({ seller_id: "pay.fault_seller_id" });
});

test("a gateway is sent its own papers only", () => {
  const both = { ...wechat(), ...alipay(), seller_id: "2088000000000001" };
  expect(Object.keys(papersToSend("alipay", { ...both, mchid: "1900000001" }))).toEqual(["appid", "private_key", "public_key", "seller_id"]);
  expect(papersToSend("wechatpay", { ...wechat(), seller_id: "2088000000000001" })).not.toHaveProperty("seller_id");
});

test("what the server will not take is said at its field", () => {
  expect(refusedField("alipay", { field: "public_key" })).toEqual({ public_key: "pay.refused_alipay_public_key" });
  expect(refusedField("wechatpay", { field: "public_key" })).toEqual({ public_key: "pay.refused_field" });
  expect(refusedField("alipay", { field: "mchid" })).toEqual({});
  expect(refusedField("alipay", {})).toEqual({});
});
