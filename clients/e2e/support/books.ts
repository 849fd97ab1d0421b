/** The server's own books, read beside it: how many orders, payments and refunds there really are. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { pythonPath } from "./backend";

export interface Books {
  orders: number;
  /** Orders that wait for nothing but their money. */
  unpaid: number;
  paidPayments: number;
  paidFen: number;
  refundedFen: number;
  /** What the payment service has taken, by its own books. */
  takenFen: number;
}

/** Both files are open elsewhere; they are only read here. */
const READ = `
import json, sqlite3, sys
def one(file, sql):
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=20) as db:
        return db.execute(sql).fetchone()[0]
shop, gateway = sys.argv[1:]
print(json.dumps({
    "orders": one(shop, "SELECT COUNT(*) FROM ordering_order"),
    "unpaid": one(shop, "SELECT COUNT(*) FROM ordering_order WHERE state = 'awaiting_payment'"),
    "paidPayments": one(shop, "SELECT COUNT(*) FROM payments_payment WHERE state = 'paid'"),
    "paidFen": one(shop, "SELECT COALESCE(SUM(amount_fen), 0) FROM payments_payment WHERE state = 'paid'"),
    "refundedFen": one(shop, "SELECT COALESCE(SUM(amount_fen), 0) FROM payments_refund WHERE state = 'done'"),
    "takenFen": one(gateway, "SELECT COALESCE(SUM(total), 0) FROM trades WHERE state IN ('SUCCESS', 'REFUND')"),
}))
`;

export async function readBooks(folder: string): Promise<Books> {
  const files = [join(folder, "diandan.sqlite3"), join(folder, "sandbox.sqlite3")];
  const { stdout } = await promisify(execFile)(pythonPath(), ["-c", READ, ...files]);
  return JSON.parse(stdout) as Books;
}

/** What was written between two readings. */
export function written(before: Books, after: Books): Books {
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - before[name as keyof Books]])) as unknown as Books;
}
