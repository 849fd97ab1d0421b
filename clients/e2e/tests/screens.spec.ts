/**
 * Photographs every screen into docs/screens/ and fails on anything a careful eye would send back: sticking out to the side,
 * an error in the console, a word without translation.
 */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { BrowserContextOptions, Page } from "@playwright/test";

import { holdAnswers, replaceAnswers, spoilAnswers, type Face } from "../support/faces";
import { expectNoOverflow, expectNoOverlap } from "../support/overflow";
import { SCREENS, type Scene, type Screen, type Size } from "../support/screens";
import { makeScene } from "../support/scene";
import { DESKTOP, expect, PHONE, TABLET, test as base } from "../support/test";
import { chineseOutsideNames } from "../support/watch";

const FOLDER = resolve(import.meta.dirname, "../../../docs/screens");
const SIZES: Record<Size, BrowserContextOptions> = {
  phone: { ...PHONE, deviceScaleFactor: 2 },
  tablet: { ...TABLET, deviceScaleFactor: 2 },
  desktop: DESKTOP,
};

interface Variant {
  name: string;
  face: Face;
  scheme: "light" | "dark";
  text: "normal" | "large" | "x-large";
  language: "zh" | "en";
}

const PLAIN: Variant = { name: "light", face: "content", scheme: "light", text: "normal", language: "zh" };

function variantsOf(screen: Screen): Variant[] {
  const variants: Variant[] = [
    PLAIN,
    { ...PLAIN, name: "dark", scheme: "dark" },
    { ...PLAIN, name: "middle-text", text: "large" },
    { ...PLAIN, name: "large-text", text: "x-large" },
    { ...PLAIN, name: "english", language: "en" },
  ];
  if (screen.loads !== undefined) {
    variants.push({ ...PLAIN, name: "loading", face: "loading" }, { ...PLAIN, name: "error", face: "error" });
    if (screen.empty !== undefined) variants.push({ ...PLAIN, name: "empty", face: "empty" });
  }
  return variants;
}

const test = base.extend<object, { scene: Scene }>({
  scene: [
    async ({ backend, demo, playwright }, use) => {
      const scene = await makeScene(playwright, backend.url, demo);
      await use(scene);
      await scene.world.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

test.beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
});

for (const screen of SCREENS) {
  const [main, ...others] = screen.sizes;
  const shots = [...variantsOf(screen).map((variant) => ({ size: main, variant })), ...others.map((size) => ({ size, variant: PLAIN }))];
  for (const { size, variant } of shots) {
    test(`${screen.name} ${size} ${variant.name}`, async ({ backend, device, scene, staffDevice }) => {
      const options: BrowserContextOptions = {
        ...SIZES[size],
        colorScheme: variant.scheme,
        reducedMotion: "reduce",
        locale: variant.language === "en" ? "en-GB" : "zh-CN",
        ...(screen.reader === "guest" ? { storageState: await scene.world.guestState() } : {}),
      };
      const { page, watch } = screen.reader === "guest" || screen.reader === "stranger" ? await device(options) : await staffDevice(screen.reader, options);
      await dress(page, variant);
      await wear(page, screen, variant.face);
      if (variant.face === "error") watch.allow(/503/);
      // Whoever is not signed in is told so.
      if (screen.reader === "stranger") watch.allow(/401/);

      await page.goto(backend.url + screen.path(scene));
      await screen.opens?.(page);
      const root = page.getByTestId(screen.testId).first();
      await expect(root).toHaveAttribute("data-face", variant.face);
      if (variant.face === "content") await screen.prepare?.(page, scene);
      await settle(page);

      await page.screenshot({ path: `${FOLDER}/${screen.name}-${size}-${variant.name}.png`, animations: "disabled" });
      await expectNoOverflow(page);
      await expectNoOverlap(page);
      if (variant.language === "en") expect(await chineseOutsideNames(page, watch.heard), "Chinese on an English screen").toEqual([]);
    });
  }
}

/** The reader's settings, as the clients remember them. */
async function dress(page: Page, { text, language }: Variant): Promise<void> {
  await page.addInitScript(
    ({ textSize, words }) => {
      localStorage.setItem("dd:appearance", JSON.stringify({ scheme: "auto", textSize }));
      localStorage.setItem("dd:language", JSON.stringify(words));
      localStorage.setItem("dd.language", JSON.stringify(words));
      localStorage.setItem("dd.textSize", JSON.stringify(textSize));
    },
    { textSize: text, words: language },
  );
}

async function wear(page: Page, screen: Screen, face: Face): Promise<void> {
  if (screen.loads === undefined) return;
  if (face === "loading") await holdAnswers(page, screen.loads);
  if (face === "error") await spoilAnswers(page, screen.loads);
  if (face === "empty") await replaceAnswers(page, screen.loads, screen.empty);
}

/** Pictures loaded, fonts there, nothing moving any more. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const pictures = Array.from(document.images).filter((image) => image.getBoundingClientRect().top < innerHeight);
    const all = Promise.all(pictures.map((image) => image.decode().catch(() => undefined)));
    await Promise.race([all, new Promise((done) => setTimeout(done, 3_000))]);
  });
  await page.waitForTimeout(250);
}
