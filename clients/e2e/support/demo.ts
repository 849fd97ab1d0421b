/** What the demo town holds, read through its public doors: stores, items to order, tables to scan, people to sign in. */

export interface DemoStore {
  id: string;
  name: string;
  brand: { id: string; slug: string };
}

export interface Demo {
  /** The coffee chain's first store, where the journeys happen. */
  coffee: DemoStore;
  noodles: DemoStore;
  /** One table of the noodle house. */
  table: { code: string; label: string };
  staff: Record<Staff, { username: string; password: string }>;
}

export type Staff = "owner" | "manager" | "barista" | "noodleOwner" | "noodleManager" | "noodleKitchen";

const PASSWORD = process.env["DIANDAN_E2E_PASSWORD"] ?? "diandan-demo";

export const STAFF: Demo["staff"] = {
  owner: { username: "hillside-owner", password: PASSWORD },
  manager: { username: "hillside-manager", password: PASSWORD },
  barista: { username: "hillside-barista", password: PASSWORD },
  noodleOwner: { username: "paddy-owner", password: PASSWORD },
  noodleManager: { username: "paddy-manager", password: PASSWORD },
  noodleKitchen: { username: "paddy-kitchen", password: PASSWORD },
};

export async function readDemo(url: string): Promise<Demo> {
  const [coffee] = await stores(url, "hillside");
  const [noodles] = await stores(url, "paddy");
  if (noodles === undefined || coffee === undefined) throw new Error("the demo has no stores");
  return { coffee, noodles, table: await firstTable(url, noodles), staff: STAFF };
}

async function firstTable(url: string, store: DemoStore): Promise<Demo["table"]> {
  const headers = { Origin: url, "Content-Type": "application/json" };
  const signIn = await fetch(`${url}/api/merchant/v1/session`, { method: "POST", headers, body: JSON.stringify(STAFF.noodleManager) });
  if (!signIn.ok) throw new Error(`sign-in of ${STAFF.noodleManager.username}: ${String(signIn.status)}`);
  const cookie = signIn.headers.getSetCookie().map((each) => each.split(";")[0]).join("; ");
  const answer = await fetch(`${url}/api/merchant/v1/stores/${store.id}/tables`, { headers: { ...headers, Cookie: cookie } });
  const { areas } = (await answer.json()) as { areas: { tables: Demo["table"][] }[] };
  const table = areas[0]?.tables[0];
  if (table === undefined) throw new Error("the noodle house has no tables");
  return { code: table.code, label: table.label };
}

async function stores(url: string, brand: string): Promise<DemoStore[]> {
  const answer = await fetch(`${url}/api/guest/v1/stores?brand=${brand}`);
  if (!answer.ok) throw new Error(`GET stores: ${String(answer.status)}`);
  const { items } = (await answer.json()) as { items: DemoStore[] };
  return items;
}
