/**
 * Before a run: one demo is built, and each worker's backend starts from a copy of its folder. Making the tables and the
 * two brands takes three times as long as starting the processes, and there are six workers in a run.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { BACKEND, isGiven, pythonPath } from "./backend";

export default async function buildTemplate(): Promise<() => Promise<void>> {
  if (isGiven()) return () => Promise.resolve();
  const folder = await mkdtemp(join(tmpdir(), "diandan-e2e-template-"));
  const made = spawnSync(pythonPath(), ["-m", "diandan", "demo", "--fast", "--only-build", "--no-build", "--data", folder], {
    cwd: BACKEND,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`the demo was not built: ${made.stderr}`);
  process.env["DIANDAN_E2E_TEMPLATE"] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
