/** WeChat's own servers, as the phone reaches them: the sandbox that stands for them. */
import { Refusal } from "./answer";

const PATH = "/cashier/sandbox";

export async function askWeChat<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(PATH + path, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => null);
  if (!answer?.ok) throw new Refusal(`WeChat does not answer ${String(answer?.status ?? "")}`);
  return (await answer.json()) as T;
}
