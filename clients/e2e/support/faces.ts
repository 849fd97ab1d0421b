/** Puts a screen into one of its other faces by holding, spoiling or emptying an answer of the API. */
import type { Page } from "@playwright/test";

export type Face = "content" | "loading" | "empty" | "error";

export async function holdAnswers(page: Page, path: RegExp): Promise<void> {
  await page.route(path, () => undefined);
}

export async function spoilAnswers(page: Page, path: RegExp): Promise<void> {
  await page.route(path, (route) =>
    route.fulfill({
      status: 503,
      contentType: "application/json",
      headers: { "x-request-id": "req_demo" },
      body: JSON.stringify({
        code: "infra.busy",
        message: "店里正忙，请稍后再试",
        details: {},
        request_id: "req_demo",
      }),
    }),
  );
}

export async function replaceAnswers(page: Page, path: RegExp, body: unknown): Promise<void> {
  await page.route(path, (route) =>
    route.fulfill({ status: 200, contentType: "application/json", headers: { etag: '"empty"' }, body: JSON.stringify(body) }),
  );
}
