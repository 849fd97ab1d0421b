/**
 * Writes src/generated/ from contracts/openapi/; `--check` only says what would change.
 *
 * Types only: nothing of this reaches a bundle.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const SOURCE = new URL("../../../../contracts/openapi/", import.meta.url);
const TARGET = new URL("../src/generated/", import.meta.url);
const HEAD = "/** Generated from contracts/openapi by `npm run contracts`; never edited. */\n";

const isCheck = process.argv.includes("--check");
const stale = [];

await mkdir(TARGET, { recursive: true });
for (const file of (await readdir(SOURCE)).filter((name) => name.endsWith(".json")).sort()) {
  const schema = JSON.parse(await readFile(new URL(file, SOURCE), "utf8"));
  const text = HEAD + astToString(await openapiTS(schema, { defaultNonNullable: false, alphabetize: false }));
  const target = new URL(file.replace(".json", ".ts"), TARGET);
  if ((await readFile(target, "utf8").catch(() => "")) === text) continue;
  stale.push(target.pathname.split("/").slice(-3).join("/"));
  if (!isCheck) await writeFile(target, text);
}
for (const name of stale) console.log(`${isCheck ? "differs" : "written"}: ${name}`);
if (isCheck && stale.length > 0) {
  console.error("Run `npm run contracts` in clients/ and commit what it writes.");
  process.exitCode = 1;
}
