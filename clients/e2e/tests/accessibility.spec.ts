/** Looks at every screen with axe, in light and in dark: nothing serious may be found. */
import type { BrowserContextOptions } from "@playwright/test";

import { expectAccessible } from "../support/axe";
import { makeScene } from "../support/scene";
import { SCREENS, type Scene } from "../support/screens";
import { DESKTOP, expect, PHONE, TABLET, test as base } from "../support/test";

const SIZES: Record<"phone" | "tablet" | "desktop", BrowserContextOptions> = { phone: PHONE, tablet: TABLET, desktop: DESKTOP };

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

for (const screen of SCREENS) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${screen.name} ${colorScheme}`, async ({ backend, device, scene, staffDevice }) => {
      const options: BrowserContextOptions = {
        ...SIZES[screen.sizes[0]],
        colorScheme,
        reducedMotion: "reduce",
        ...(screen.reader === "guest" ? { storageState: await scene.world.guestState() } : {}),
      };
      const { page, watch } = screen.reader === "guest" || screen.reader === "stranger" ? await device(options) : await staffDevice(screen.reader, options);
      // Whoever is not signed in is told so.
      if (screen.reader === "stranger") watch.allow(/401/);
      await page.goto(backend.url + screen.path(scene));
      await screen.opens?.(page);
      await expect(page.getByTestId(screen.testId).first()).toHaveAttribute("data-face", "content");
      await screen.prepare?.(page, scene);
      await expectAccessible(page, screen.name);
    });
  }
}
