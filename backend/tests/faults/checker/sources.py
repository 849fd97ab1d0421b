"""The four sources of truth, read from outside the house: what clients were told, what the gateway charged,
what the kitchen saw, and the rows themselves.

Nothing of the product is imported here: a mistake in its models or tables of states must not be shared by the
one who looks for it. Instants become seconds since 1970, whatever the database gives.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]

TABLES = (
    "ordering_order",
    "ordering_orderline",
    "ordering_ordermove",
    "payments_gatewayaccount",
    "payments_bill",
    "payments_payment",
    "payments_refund",
    "payments_notice",
    "ledger_entry",
    "ledger_line",
    "inventory_dailyquota",
    "inventory_stocklevel",
    "inventory_hold",
    "kitchen_station",
    "kitchen_routing",
    "kitchen_kitchenorder",
    "kitchen_ticket",
    "idempotency_claim",
    "outbox_message",
    "outbox_delivery",
    "stores_store",
    "accounts_guest",
)
INSTANTS = ("_at", "_by", "at")
JSON_COLUMNS = {"parts"}


@dataclass
class Rows:
    """The database, table by table; ``by(table, column)`` finds the row with a value."""

    tables: dict[str, list[Row]]
    guards: set[str] = field(default_factory=set)

    def __getitem__(self, table: str) -> list[Row]:
        return self.tables[table]

    def by(self, table: str, column: str = "id") -> dict[Any, Row]:
        """Every row by a unique column."""
        return {row[column]: row for row in self.tables[table]}

    def grouped(self, table: str, column: str) -> dict[Any, list[Row]]:
        """Every row by a column that several share."""
        found: dict[Any, list[Row]] = defaultdict(list)
        for row in self.tables[table]:
            found[row[column]].append(row)
        return found


@dataclass
class Sources:
    """Everything the checker looks at. ``now`` is when the shop had come to rest."""

    rows: Rows
    history: list[Row] = field(default_factory=list)
    charges: list[Row] = field(default_factory=list)
    refunds: list[Row] = field(default_factory=list)
    kitchen: list[Row] = field(default_factory=list)
    now: float = 0.0
    # Whether a gateway's statement and a kitchen's log belong to this shop at all.
    has_statement: bool = True
    has_kitchen: bool = True

    def told(self, *ops: str, result: str = "ok") -> list[Row]:
        """What clients were told about some kinds of wish."""
        return [event for event in self.history if event["op"] in ops and event["result"] == result]


def read_rows(cursor: Any, *, vendor: str = "sqlite") -> Rows:
    """Read all tables through a DB-API cursor."""
    tables = {table: _read(cursor, table) for table in TABLES}
    where = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "mysql": "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()",
        "postgresql": "SELECT trigger_name FROM information_schema.triggers",
    }
    cursor.execute(where[vendor])
    return Rows(tables, {row[0] for row in cursor.fetchall()})


def read_lines(path: Path) -> list[Row]:
    """Read JSON lines; a last line cut off by a death is not one."""
    found = []
    for line in path.read_text().splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found


def gathered(
    rows: Rows,
    *,
    history: Iterable[Row],
    statement: dict[str, list[Row]] | None,
    kitchen: Iterable[Row] | None,
    now: float,
) -> Sources:
    """Put the sources side by side; a shop without gateway or kitchen log says ``None``."""
    return Sources(
        rows,
        list(history),
        (statement or {}).get("charges", []),
        (statement or {}).get("refunds", []),
        list(kitchen or []),
        now,
        has_statement=statement is not None,
        has_kitchen=kitchen is not None,
    )


def _read(cursor: Any, table: str) -> list[Row]:
    cursor.execute(f"SELECT * FROM {table} ORDER BY id")
    names = [column[0] for column in cursor.description]
    return [
        {name: _plain(name, value) for name, value in zip(names, row, strict=True)}
        for row in cursor.fetchall()
    ]


def _plain(name: str, value: Any) -> Any:
    if name in JSON_COLUMNS and isinstance(value, str):
        return json.loads(value)
    if name.endswith(INSTANTS) and value is not None:
        return _seconds(value)
    return value


def _seconds(value: Any) -> Any:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return value
    if not isinstance(value, datetime):
        return value
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
