import { expect, test } from "vitest";
import { blankPapers, paperFaults, papersToSend, type Papers } from "./papers";

const whole = (): Papers => ({
  ...blankPapers(),
  mchid: "1900000001",
  appid: "wx0123456789abcdef",
  api_v3_key: "0123456789abcdef0123456789abcdef",
  private_key: "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----",
  certificate: "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----",
});

test("a certificate or its number is enough, one of them is needed", () => {
  expect(paperFaults(whole())).toEqual({});
  expect(paperFaults({ ...whole(), certificate: "" })).toEqual({ certificate: "pay.fault_certificate" });
  expect(paperFaults({ ...whole(), certificate: "", serial_no: "5157F09E" })).toEqual({});
});

test("a public key goes with its id", () => {
  expect(paperFaults({ ...whole(), public_key_id: "PUB_KEY_ID_1" })).toEqual({ public_key: "pay.fault_public_key" });
  const key = "-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----";
  expect(paperFaults({ ...whole(), public_key: key })).toEqual({ public_key: "pay.fault_public_key" });
  expect(paperFaults({ ...whole(), public_key: key, public_key_id: "PUB_KEY_ID_1" })).toEqual({});
});

test("an empty form names everything, and sends nothing empty", () => {
  expect(Object.keys(paperFaults(blankPapers()))).toEqual(["mchid", "appid", "api_v3_key", "private_key", "certificate"]);
  expect(Object.keys(papersToSend(whole()))).toEqual(["mchid", "appid", "api_v3_key", "private_key", "certificate"]);
});
