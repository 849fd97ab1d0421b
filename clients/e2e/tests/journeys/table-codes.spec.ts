/** The sheet of table codes: what the screen shows is what the server drew, and what comes out is paper. */
import { readFile } from "node:fs/promises";

import type { Locator, Page } from "@playwright/test";

import type { CodeSheet } from "../../../packages/contracts/src/index";
import { DESKTOP, expect, PHONE, test } from "../../support/test";

/** The dark modules of a code as they stand on paper, looked up in the middle of each module. */
async function modulesOn(page: Page, card: Locator, size: number): Promise<string[]> {
  const picture = (await card.locator("svg").screenshot()).toString("base64");
  return page.evaluate(
    async ({ source, count }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext("2d");
      if (pen === null) throw new Error("no canvas");
      pen.drawImage(image, 0, 0);
      const each = image.width / (count + 8);
      const row = (y: number): string =>
        Array.from({ length: count }, (_, x) => {
          const [red = 0] = pen.getImageData(Math.floor((x + 4.5) * each), Math.floor((y + 4.5) * each), 1, 1).data;
          return red < 128 ? "1" : "0";
        }).join("");
      return Array.from({ length: count }, (_, y) => row(y));
    },
    { source: picture, count: size },
  );
}

test("the file for a print shop is the sheet as it is set up, in the language of the screen", async ({ backend, staffDevice }) => {
  const { page } = await staffDevice("noodleManager", DESKTOP);
  await page.goto(`${backend.url}/console/codes`);
  await page.getByTestId("sheet-grid").getByText("每页 4 张").click();
  await page.getByTestId("sheet-counter").click();
  const tables = await page.getByTestId("code-card").count();

  const [file] = await Promise.all([page.waitForEvent("download"), page.getByTestId("sheet-pdf").click()]);
  expect(file.url()).toMatch(/code-sheet\.pdf\?per_page=4&with_counter=false&language=zh$/);
  expect(file.suggestedFilename()).toMatch(/^codes-sto_\w+\.pdf$/);
  const pdf = (await readFile(await file.path())).toString("latin1");
  expect((pdf.match(/\/Type \/Page\b/g) ?? []).length).toBe(Math.ceil(tables / 4));
});

test("the codes come out of the printer as vectors, with the letters of the shop", async ({ backend, staffDevice }) => {
  const { page } = await staffDevice("noodleManager", DESKTOP);
  const [answer] = await Promise.all([page.waitForResponse(/code-sheet/), page.goto(`${backend.url}/console/codes`)]);
  const sheet = (await answer.json()) as CodeSheet;
  const codes = [sheet.counter, ...sheet.tables];
  await expect(page.getByTestId("code-card")).toHaveCount(codes.length);

  for (const code of codes.slice(0, 3)) {
    const card = page.locator(`[data-testid="code-card"][data-id="${code.table_id ?? "counter"}"]`);
    expect(await modulesOn(page, card, code.rows.length)).toEqual(code.rows);
  }

  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  const count = (pattern: RegExp): number => (pdf.match(pattern) ?? []).length;
  const pages = Math.ceil(codes.length / 12);
  expect(count(/\/Type \/Page\b/g)).toBe(pages);
  expect(count(/\/MediaBox \[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/g)).toBe(pages);
  // Every letter is inside the file as an outline, no font is only named, and nothing is a picture.
  expect(count(/\/Subtype \/Type3|\/FontFile/g)).toBeGreaterThan(0);
  expect(count(/\/Subtype \/(Type1|TrueType|Image)/g)).toBe(0);
});

test("a phone shows the whole width of the paper, and prints it in its own size", async ({ backend, staffDevice }) => {
  const { page } = await staffDevice("noodleManager", PHONE);
  const [answer] = await Promise.all([page.waitForResponse(/code-sheet/), page.goto(`${backend.url}/console/codes`)]);
  const { layouts } = (await answer.json()) as CodeSheet;
  const widths = (): Promise<{ page: number; papers: number; code: number }> =>
    page.evaluate(() => {
      const papers = document.querySelector(".papers");
      return {
        page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        papers: papers ? papers.scrollWidth - papers.clientWidth : NaN,
        code: document.querySelector(".papers svg")?.getBoundingClientRect().width ?? NaN,
      };
    });

  await page.getByTestId("code-card").first().waitFor();
  for (const size of ["每页 1 张", "每页 4 张", "每页 12 张", "每页 24 张"]) {
    await page.getByTestId("sheet-grid").getByText(size).click();
    expect(await widths(), size).toMatchObject({ page: 0, papers: 0 });
  }
  await page.getByTestId("sheet-grid").getByText("每页 12 张").click();
  expect((await widths()).code).toBeLessThan(80);

  await page.emulateMedia({ media: "print" });
  const millimetres = layouts.find(({ per_page }) => per_page === 12)?.code_mm ?? NaN;
  expect((await widths()).code).toBeCloseTo((millimetres * 96) / 25.4, 0);
});
