"""The raw limit: the SQL of our own ``place_order``, replayed by sqlite3, one order per transaction.

Same file system, same schema and indexes, ``synchronous = NORMAL``, no HTTP, no checks, no Python of ours
between the statements. Ids, keys and numbers differ from order to order as they must; they are prepared before
the clock starts.
"""

import re
import secrets
import shutil
import sqlite3
import time
from pathlib import Path
from typing import Any

_ID = re.compile(r"\b[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}\b")
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# Ids of things that stay: the replayed orders lie in the same store and belong to the same guest.
_KEPT = ("sto_", "gst_", "brd_", "sku_", "itm_", "cat_", "mod_", "mdg_", "tbl_")


def orders_per_second(database: Path, statements: list[tuple[str, list[Any]]], *, seconds: float) -> float:
    """Replay orders on a copy of ``database`` for about ``seconds``; return orders per second."""
    copy = database.with_name("raw.sqlite3")
    for old in copy.parent.glob("raw.sqlite3*"):
        old.unlink()
    source = sqlite3.connect(database)
    source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    source.close()
    shutil.copy(database, copy)
    raw = sqlite3.connect(copy, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = NORMAL")
    replay = _Replay(statements)
    done, busy_s = 0, 0.0
    while busy_s < seconds:
        prepared = [replay.prepared() for _ in range(200)]
        started = time.perf_counter()
        for order in prepared:
            replay.run(raw, order)
        busy_s += time.perf_counter() - started
        done += len(prepared)
    raw.close()
    return done / busy_s


class _Replay:
    """The recorded transaction with its blanks."""

    def __init__(self, statements: list[tuple[str, list[Any]]]) -> None:
        self._texts = [text.replace("%s", "?") for text, _ in statements]
        self._params = [params for _, params in statements]
        self._insert = next(n for n, text in enumerate(self._texts) if 'INTO "ordering_order"' in text)
        self._draw = next(
            n for n, text in enumerate(self._texts) if text.startswith("SELECT") and "numberseries" in text
        )
        columns = re.findall(r'"(\w+)"', self._texts[self._insert].split("(", 1)[1].split(")", 1)[0])
        self._number_at = columns.index("number")
        self._ids = sorted(
            {
                found
                for params in self._params
                for value in params
                if isinstance(value, str)
                for found in _ID.findall(value)
                if not found.startswith(_KEPT)
            }
        )
        # Rows that hang on the order name its key, which the recording took from the database.
        self._hangs = [n for n, text in enumerate(self._texts) if self._is_child(text)]

    def prepared(self) -> list[list[Any]]:
        """The parameters of one more order."""
        fresh = {old: old[:4] + "".join(secrets.choice(_ALPHABET) for _ in range(26)) for old in self._ids}
        fresh["recorded-key-1"] = secrets.token_hex(8)
        return [[_renamed(value, fresh) for value in params] for params in self._params]

    def run(self, raw: sqlite3.Connection, order: list[list[Any]]) -> None:
        """One order, one transaction."""
        raw.execute("BEGIN IMMEDIATE")
        number, key = "", 0
        for n, (text, params) in enumerate(zip(self._texts, order, strict=True)):
            if n == self._insert:
                params[self._number_at] = number
                key = raw.execute(text, params).lastrowid or 0
            elif n == self._draw:
                number = f"A{raw.execute(text, params).fetchone()[0]:03d}"
            elif n in self._hangs:
                width = text.split("(", 1)[1].split(")", 1)[0].count(",") + 1
                place = re.findall(r'"(\w+)"', text.split("(", 1)[1]).index("order_id")
                for start in range(0, len(params), width):
                    params[start + place] = key
                raw.execute(text, params)
            else:
                cursor = raw.execute(text, params)
                if text.startswith("SELECT"):
                    cursor.fetchall()
        raw.execute("COMMIT")

    def _is_child(self, text: str) -> bool:
        return text.startswith("INSERT") and '"order_id"' in text.split("VALUES")[0] and "ordering_" in text


def _renamed(value: Any, fresh: dict[str, str]) -> Any:
    if not isinstance(value, str):
        return value
    if value in fresh:
        return fresh[value]
    return _ID.sub(lambda found: fresh.get(found[0], found[0]), value)
