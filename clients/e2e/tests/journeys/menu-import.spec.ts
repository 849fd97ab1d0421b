/** A large menu file on its way in: its percent is seen, it is stopped, and nothing of it counts; then it is taken whole. */
import type { EditCatalog, ImportProgress } from "../../../packages/contracts/src/index";
import { DESKTOP, expect, test } from "../../support/test";
import { AGAIN } from "../../support/world";

const ITEMS = 400;
const FILE = {
  name: "menu.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    ["record,code,name,category,item,price", "categories,winter,冬季限定,,,"]
      .concat(Array.from({ length: ITEMS }, (_, n) => `items,w${String(n)},冬季 ${String(n)},winter,,\nskus,one,,,w${String(n)},12`))
      .join("\n"),
  ),
};

test("an import shows its percent, is stopped without a trace, and then taken whole", async ({ backend, staffDevice }) => {
  test.setTimeout(180_000);
  const { page, watch } = await staffDevice("noodleOwner", DESKTOP);
  watch.allow(/409/);
  const [answer] = await Promise.all([page.waitForResponse(/\/api\/.*\/catalog$/), page.goto(`${backend.url}/console/catalog`)]);
  const items = async (): Promise<number> => ((await (await page.request.get(answer.url(), AGAIN)).json()) as EditCatalog).items.length;
  const before = await items();
  await page.getByTestId("menu-file-open").click();
  await page.getByTestId("menu-file-input").setInputFiles(FILE);
  await page.getByTestId("menu-file-preview").waitFor({ timeout: 60_000 });

  await page.getByTestId("dialog-confirm").click();
  const bar = page.getByTestId("menu-file-progress").getByRole("progressbar");
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow")), { timeout: 30_000 }).toBeGreaterThan(5);
  await page.getByTestId("menu-file-stop").click();
  await expect(page.getByTestId("menu-file-refusal")).toHaveText("已取消，什么都没有改");
  expect(await items()).toBe(before);

  const seen: ImportProgress[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/works/") && response.request().method() === "GET") void response.json().then((told: ImportProgress) => seen.push(told));
  });
  await page.getByTestId("menu-file-input").setInputFiles(FILE);
  await page.getByTestId("menu-file-preview").waitFor({ timeout: 60_000 });
  await page.getByTestId("dialog-confirm").click();
  await expect(page.getByTestId("menu-file")).toBeHidden({ timeout: 60_000 });
  expect(await items()).toBe(before + ITEMS);
  const written = seen.filter(({ stage }) => stage === "writing");
  expect(written.length).toBeGreaterThan(2);
  expect(new Set(written.map(({ rows }) => rows))).toEqual(new Set([ITEMS + 1]));
});
