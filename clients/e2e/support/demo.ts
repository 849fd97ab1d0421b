/** What the demo town holds, read through its public doors: stores, items to order, tables to scan, people to sign in. */

export interface DemoStore {
  id: string;
  name: string;
}

export interface Demo {
  coffee: DemoStore[];
  noodles: DemoStore;
  /** The code of one table of the noodle house. */
  tableCode: string;
  staff: Record<"owner" | "manager" | "barista" | "noodleManager", { username: string; password: string }>;
}

const PASSWORD = process.env["DIANDAN_E2E_PASSWORD"] ?? "diandan-demo";

export const STAFF: Demo["staff"] = {
  owner: { username: "hillside-owner", password: PASSWORD },
  manager: { username: "hillside-manager", password: PASSWORD },
  barista: { username: "hillside-barista", password: PASSWORD },
  noodleManager: { username: "paddy-manager", password: PASSWORD },
};

export async function readDemo(url: string): Promise<Demo> {
  const coffee = await stores(url, "hillside");
  const [noodles] = await stores(url, "paddy");
  if (noodles === undefined || coffee.length === 0) throw new Error("the demo has no stores");
  return { coffee, noodles, tableCode: await firstTableCode(url, noodles), staff: STAFF };
}

async function firstTableCode(url: string, store: DemoStore): Promise<string> {
  const headers = { Origin: url, "Content-Type": "application/json" };
  const signIn = await fetch(`${url}/api/merchant/v1/session`, { method: "POST", headers, body: JSON.stringify(STAFF.noodleManager) });
  if (!signIn.ok) throw new Error(`sign-in of ${STAFF.noodleManager.username}: ${String(signIn.status)}`);
  const cookie = signIn.headers.getSetCookie().map((each) => each.split(";")[0]).join("; ");
  const answer = await fetch(`${url}/api/merchant/v1/stores/${store.id}/tables`, { headers: { ...headers, Cookie: cookie } });
  const { areas } = (await answer.json()) as { areas: { tables: { code: string }[] }[] };
  const code = areas[0]?.tables[0]?.code;
  if (code === undefined) throw new Error("the noodle house has no tables");
  return code;
}

async function stores(url: string, brand: string): Promise<DemoStore[]> {
  const answer = await fetch(`${url}/api/guest/v1/stores?brand=${brand}`);
  if (!answer.ok) throw new Error(`GET stores: ${String(answer.status)}`);
  const { items } = (await answer.json()) as { items: DemoStore[] };
  return items;
}
