import { tName } from "@/i18n";
import { language } from "@/platform/appearance";
import { expect, test } from "vitest";

test("a mail server in the installation's own network is refused in words", () => {
  language.value = "zh";
  expect(tName("messaging.why", "private_address")).toBe("邮件服务器在内网，这套系统不向内网发信");
  language.value = "en";
  expect(tName("messaging.why", "private_address")).toContain("private network");
  // What a server answers in numbers stays as it is.
  expect(tName("messaging.why", "smtp_550")).toBe("smtp_550");
});
