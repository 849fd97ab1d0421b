"""How long the counter waits for one order among a million: by number, by item, by table, by nothing but the list.

A shop of a thousand days with a thousand orders each, two lines an order, on disk. The rows are copies of one order
that was placed by the shop itself; the questions go through HTTP, as the console asks them.
Run: backend/.venv/bin/python bench/find_order.py
"""

import json
import sqlite3
import sys
import time
import urllib.parse
from statistics import median
from typing import Any

from shop import Shop, running

DAYS, A_DAY = 1000, 1000
ROUNDS = 7
# Rows beside the copied ones that a copy needs anew.
DAY = "date('now', '-' || (n / {a_day} + 2) || ' days')"
CHANGED = {
    "public_id": "'ord_bench' || n",
    "business_date": DAY.format(a_day=A_DAY),
    "number": f"printf('A%03d', n % {A_DAY} + 1)",
    "table_label": "'T' || (n % 40)",
}


def fill(shop: Shop) -> int:
    """Copy the shop's order until it has a million; return how many there are."""
    rows = sqlite3.connect(shop.folder / "diandan.sqlite3", timeout=120)
    with rows:
        rows.execute(
            "CREATE TEMP TABLE ns AS WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c "
            f"WHERE n < {DAYS * A_DAY - 1}) SELECT n FROM c"
        )
        (first, base) = rows.execute("SELECT min(id), max(id) + 1 FROM ordering_order").fetchone()
        _copy(rows, "ordering_order", {"id": f"{base} + n", **CHANGED}, f"id = {first}")
        for line in range(2):
            changed = {"id": f"10000000 + n * 2 + {line}", "order_id": f"{base} + n", "position": str(line)}
            _copy(rows, "ordering_orderline", changed, f"order_id = {first} AND position = 0")
        rows.execute(
            "INSERT INTO ordering_numberseries (store_id, business_date, series, last) "
            f"SELECT DISTINCT 1, {DAY.format(a_day=A_DAY)}, 'A', {A_DAY} FROM ns"
        )
        rows.execute("ANALYZE")
    return int(rows.execute("SELECT count(*) FROM ordering_order").fetchone()[0])


def _copy(rows: sqlite3.Connection, table: str, changed: dict[str, str], which: str) -> None:
    names = [row[1] for row in rows.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changed.get(name, f"o.{name}") for name in names)
    rows.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM ns, {table} o WHERE o.{which}"
    )


def main() -> None:
    """Build, ask, print JSON."""
    with running(record=True) as shop:
        orders = fill(shop)
        signed = shop.ask(
            "POST", "merchant/v1/session", {key: shop.made[key] for key in ("username", "password")}
        )
        asked = {
            "the list": {},
            "a number": {"query": "A777"},
            "an item, seldom ordered": {"query": "Latte number 0"},
            "a word nobody ordered": {"query": "oolong"},
            "a table": {"query": "T17"},
            "the end of a phone number": {"query": "8000"},
            "a state": {"state": "ready"},
        }
        print(
            json.dumps(
                {"orders": orders, **{what: _ms(shop, signed[1], query) for what, query in asked.items()}}
            )
        )


def _ms(shop: Shop, cookie: str, query: dict[str, Any]) -> float:
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        shop.ask(
            "GET",
            f"merchant/v1/stores/{shop.made['store']}/orders?{urllib.parse.urlencode(query)}",
            cookie=cookie,
        )
        took.append((time.perf_counter() - start) * 1000)
    return round(median(took), 1)


if __name__ == "__main__":
    sys.exit(main())
