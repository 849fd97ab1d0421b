/** The Alipay package, looked at: no open framework runs one, so this is where its test ends. */
import { join } from "node:path";

import { expect, test } from "@playwright/test";

import { checkAlipay } from "../../../packages/mp-harness/src/index";

const FOLDER = join(import.meta.dirname, "../../../guest/dist/build/mp-alipay");

test("the Alipay package's templates compile, and it asks for nothing that Alipay does not have", () => {
  const { looked, ...found } = checkAlipay(FOLDER);

  expect(found).toEqual({ templates: [], tags: [], calls: [] });
  expect(looked.templates).toBeGreaterThan(30);
  expect(looked.calls).toBeGreaterThan(20);
});
