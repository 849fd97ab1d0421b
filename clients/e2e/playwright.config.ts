/**
 * Browser tests on Debian's own Chromium; nothing is downloaded.
 *
 * Each worker has one backend with a throw-away data folder, so a run leaves nothing behind and two runs don't meet.
 */
import { defineConfig } from "@playwright/test";

import { browserPath } from "./support/browser";
import type { TestOptions } from "./support/test";

const isCi = Boolean(process.env["CI"]);

export default defineConfig<TestOptions>({
  testDir: "tests",
  globalSetup: "./support/template.ts",
  outputDir: "test-results",
  // Half of a journey is waiting; two at a time keep two cores at work. Files go to workers whole, faces one by one.
  workers: 2,
  fullyParallel: false,
  forbidOnly: isCi,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: isCi ? [["list"], ["html", { open: "never" }]] : [["list"]],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // A failure leaves its picture and the page in words. Writing down every step costs a tenth of a run: `--trace on`.
    trace: "off",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: browserPath(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-color-profile=srgb",
        "--autoplay-policy=no-user-gesture-required",
      ],
    },
  },
  projects: [
    { name: "journeys", testMatch: "journeys/**/*.spec.ts" },
    { name: "weixin", testMatch: ["journeys/{pickup,dine-in,cuts,messages}.spec.ts", "tests/weixin/**/*.spec.ts"], use: { client: "weixin" } },
    { name: "budgets", testMatch: "budgets/**/*.spec.ts" },
    { name: "accessibility", testMatch: "accessibility.spec.ts", fullyParallel: true },
    { name: "screens", testMatch: "screens.spec.ts", timeout: 60_000 },
    { name: "lighthouse", testMatch: "lighthouse.spec.ts", timeout: 240_000 },
  ],
});
