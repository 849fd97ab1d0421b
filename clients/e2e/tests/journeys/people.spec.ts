/** People and their devices: pairing a wall, handing a till over, coming back after a forgotten password, a desk nobody looks at. */
import type { Page } from "@playwright/test";

import { DESKTOP, expect, PHONE, TABLET, test } from "../../support/test";

const PASSWORD = "correct horse 7";

async function codeOn(page: Page): Promise<string> {
  const code = page.locator('[data-testid="pair-code"][data-code]');
  await code.waitFor();
  return (await code.getAttribute("data-code")) ?? "";
}

async function pair(console: Page, code: string, name: string): Promise<void> {
  await console.getByTestId("screen-add").first().click();
  await console.getByTestId("pair-input").fill(code);
  await console.getByTestId("screen-name").fill(name);
  await console.getByTestId("dialog-confirm").click();
  await expect(console.getByTestId("screen-row").filter({ hasText: name })).toBeVisible();
}

test("a kitchen display is paired by six digits, bumps by keys, and is out the moment it is taken away", async ({ backend, demo, device, staffDevice, world }) => {
  const { page: wall, watch } = await device(TABLET);
  watch.allow(/401/);
  await wall.goto(`${backend.url}/kitchen/`);
  const { page: office } = await staffDevice("manager", DESKTOP);
  await office.goto(`${backend.url}/console/devices`);
  await pair(office, await codeOn(wall), "后厨一号");
  await expect(wall.getByTestId("screen-kitchen")).toHaveAttribute("data-face", /content|empty/);

  await world.setAutoAccept(true);
  await world.pay(await world.place({ store: demo.coffee, items: 1 }));
  const tickets = wall.getByTestId("ticket");
  await expect(tickets.first()).toBeVisible();
  // The oldest, whatever other orders hang there.
  const oldest = wall.locator(`[data-testid=ticket][data-id="${(await tickets.first().getAttribute("data-id")) ?? ""}"]`);
  await wall.keyboard.press("1");
  await expect(oldest).toHaveCount(0);
  await wall.keyboard.press("r");
  await expect(oldest).toHaveCount(1);
  await wall.reload();
  await expect(oldest).toHaveCount(1);

  await office.getByTestId("screen-row").filter({ hasText: "后厨一号" }).getByTestId("screen-remove").click();
  await office.getByTestId("dialog-confirm").click();
  await expect(wall.getByTestId("screen-pair")).toBeVisible({ timeout: 3000 });
});

test("a paired till is opened and handed over by personal codes", async ({ backend, device, staffDevice }) => {
  const { page: till, watch } = await device(TABLET);
  // Between two people the desk still asks for a ticket that is nobody's.
  watch.allow(/401|403|404.*live|live.*404|\/live\/v1\/ticket/);
  await till.goto(`${backend.url}/console/`);
  await till.getByTestId("pair-start").click();
  const { page: office } = await staffDevice("manager", DESKTOP);
  await office.goto(`${backend.url}/console/devices`);
  await pair(office, await codeOn(till), "吧台");
  await expect(till.getByTestId("screen-who")).toBeVisible();

  await till.getByTestId("switch-person").filter({ hasText: "小顾" }).click();
  await till.keyboard.type("9999");
  await till.keyboard.press("Enter");
  await expect(till.getByTestId("switch-trouble")).toBeVisible();
  await till.keyboard.type("2580");
  await till.keyboard.press("Enter");
  await expect(till.getByTestId("screen-desk")).toBeVisible();
  await expect(till.getByTestId("me-open")).toHaveAccessibleName(/小顾/);

  await till.getByTestId("me-open").click();
  await till.getByTestId("switch-open").click();
  await till.getByTestId("switch-person").filter({ hasText: "周店长" }).click();
  await till.keyboard.type("2580");
  await till.getByTestId("pin-go").click();
  await expect(till.getByTestId("me-open")).toHaveAccessibleName(/周店长/);
  await till.getByTestId("me-open").click();
  await till.getByTestId("sign-out").click();
  await expect(till.getByTestId("screen-who")).toBeVisible();
});

test("a new colleague chooses a password, forgets it, and comes back by the code on paper", async ({ backend, device, staffDevice }) => {
  const { page: office } = await staffDevice("owner", DESKTOP);
  await office.goto(`${backend.url}/console/staff`);
  await office.getByTestId("staff-add").click();
  await office.getByTestId("staff-name").fill("小金");
  await office.getByTestId("staff-username").fill("kim");
  await office.getByTestId("dialog-confirm").click();
  const initial = await office.getByTestId("secret").innerText();
  await office.getByTestId("said-once").getByTestId("dialog-confirm").click();

  const { page: phone, watch } = await device(PHONE);
  watch.allow(/401|403/);
  await phone.goto(`${backend.url}/console/`);
  await phone.getByTestId("sign-in-username").fill("kim");
  await phone.getByTestId("sign-in-password").fill(initial);
  await phone.getByTestId("sign-in-submit").click();
  await phone.getByTestId("password-current").fill(initial);
  await phone.getByTestId("password-new").fill(PASSWORD);
  await phone.getByTestId("password-change").click();
  await expect(phone.getByTestId("screen-desk")).toBeVisible();
  await phone.goto(`${backend.url}/console/account`);
  await phone.getByTestId("recovery-password").fill(PASSWORD);
  await phone.getByTestId("recovery-make").click();
  const paper = await phone.getByTestId("secret").innerText();

  await office.getByTestId("staff-row").filter({ hasText: "小金" }).click();
  await office.getByTestId("staff-sign-out").click();
  await expect(phone.getByTestId("screen-sign-in")).toBeVisible({ timeout: 5000 });
  await phone.getByTestId("sign-in-forgot").click();
  await phone.getByTestId("recover-username").fill("kim");
  await phone.getByTestId("recover-code").fill(paper);
  await phone.getByTestId("recover-password").fill("another horse 8");
  await phone.getByTestId("recover-submit").click();
  await expect(phone.getByTestId("screen-account").or(phone.getByTestId("screen-desk")).first()).toBeVisible();

  await office.goto(`${backend.url}/console/trail`);
  await expect(office.locator('[data-testid="trail-act"][data-action="accounts.recover"]').first()).toContainText("小金");
});

interface Heard {
  spoken: string[];
  notices: string[];
}

test("a desk in a hidden tab whose own timers sleep still speaks, shows a notice and counts in its title", async ({ backend, demo, staffDevice, world }) => {
  const { page } = await staffDevice("manager", DESKTOP);
  await page.addInitScript(() => {
    const heard: Heard = { spoken: [], notices: [] };
    Object.assign(globalThis, { heard });
    speechSynthesis.speak = (words) => void heard.spoken.push(words.text);
    class Notice {
      static readonly permission = "granted";
      static requestPermission = () => Promise.resolve("granted");
      onclick: (() => void) | null = null;
      onclose: (() => void) | null = null;
      constructor(title: string) {
        heard.notices.push(title);
      }
      close() {
        this.onclose?.();
      }
    }
    Object.assign(globalThis, { Notification: Notice });
  });
  await page.goto(`${backend.url}/console/`);
  await expect(page.getByTestId("live-state").first()).toHaveAttribute("data-state", "live");
  await page.evaluate(() => {
    // What a browser does to a tab nobody has looked at for long, only harder: its timers never fire.
    Object.assign(window, { setTimeout: () => 0, setInterval: () => 0 });
    Object.defineProperty(document, "visibilityState", { value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });

  await world.setAutoAccept(false);
  await world.pay(await world.place({ store: demo.coffee, items: 1 }));

  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard);
  await expect.poll(async () => (await heard()).notices.length, { timeout: 5000 }).toBeGreaterThan(0);
  await expect.poll(async () => (await heard()).spoken.some((said) => said.includes("新订单")), { timeout: 5000 }).toBe(true);
  await expect.poll(() => page.title()).toMatch(/^\(\d+\)/);
});
