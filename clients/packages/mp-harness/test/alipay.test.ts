import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

import { checkAlipay } from "../src/alipay";

test("a broken template, an unknown tag and an unknown call are found", () => {
  const folder = mkdtempSync(join(tmpdir(), "alipay-"));
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  put("good.axml", '<view a:if="{{a}}" onTap="b"><my-part onPress="c" /></view>');
  put("good.json", '{"usingComponents":{"my-part":"/part"}}');
  put("bad.axml", '<view a:if="{{a +}}"><web-view /></view>');
  put("app.js", "my.request({});my.requestPayment({});common_vendor.index.scanCode({});");

  const found = checkAlipay(folder);
  rmSync(folder, { recursive: true });

  expect(found.templates.map((warning) => warning.split(":")[0])).toContain("bad.wxml");
  expect(found.templates.filter((warning) => warning.startsWith("good"))).toEqual([]);
  expect(found.tags).toEqual(["bad.axml <web-view>"]);
  expect(found.calls).toEqual(["requestPayment"]);
  expect(found.looked).toEqual({ templates: 2, calls: 3 });
});
