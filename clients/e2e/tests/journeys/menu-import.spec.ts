/** A large menu file on its way in: it is stopped, and nothing of it counts; then it is taken whole. */
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

test("an import is stopped without a trace, and then taken whole", async ({ backend, staffDevice }) => {
  test.setTimeout(180_000);
  const { page, watch } = await staffDevice("noodleOwner", DESKTOP);
  watch.allow(/409/);
  const [answer] = await Promise.all([page.waitForResponse(/\/api\/.*\/catalog$/), page.goto(`${backend.url}/console/catalog`)]);
  const items = async (): Promise<number> => ((await (await page.request.get(answer.url(), AGAIN)).json()) as EditCatalog).items.length;
  const before = await items();
  await page.getByTestId("menu-file-open").click();
  await page.getByTestId("menu-file-input").setInputFiles(FILE);
  await page.getByTestId("menu-file-preview").waitFor({ timeout: 60_000 });

  // The file is still on its way when the owner thinks better of it: what is there takes too short a time to be met.
  let goOn = (): void => undefined;
  const hasStopped = new Promise<void>((resolve) => (goOn = resolve));
  const imports = /\/menu-file\?.*dry_run=false/;
  await page.route(imports, async (route) => {
    await hasStopped;
    await route.continue();
  });
  await page.getByTestId("dialog-confirm").click();
  await expect(page.getByTestId("menu-file-progress").getByRole("progressbar")).toBeVisible();
  await Promise.all([page.waitForResponse((answer) => answer.request().method() === "DELETE"), page.getByTestId("menu-file-stop").click()]);
  goOn();
  await expect(page.getByTestId("menu-file-refusal")).toHaveText("已取消，什么都没有改");
  expect(await items()).toBe(before);
  await page.unroute(imports);

  const seen: ImportProgress[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/works/") && response.request().method() === "GET") void response.json().then((told: ImportProgress) => seen.push(told));
  });
  await page.getByTestId("menu-file-input").setInputFiles(FILE);
  await page.getByTestId("menu-file-preview").waitFor({ timeout: 60_000 });
  await page.getByTestId("dialog-confirm").click();
  await expect(page.getByTestId("menu-file")).toBeHidden({ timeout: 60_000 });
  expect(await items()).toBe(before + ITEMS);
  for (const { stage, rows } of seen) expect(rows).toBe(stage === "writing" ? ITEMS + 1 : 0);
});
