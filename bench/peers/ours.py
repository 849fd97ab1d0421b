"""Our side: quote, place, pay in cash at the counter; three requests, each answered after its commit.

Cash is the one means of payment that settles inside the process, as a dummy payment does: the same call
writes the payment, the ledger entry, the audit record and the facts, and settles the bill. What follows from
the facts (the order is placed, its guest has a message, the screens are told; where the shop accepts by
itself also accepting, and tickets for the kitchen) runs beside it. A turn ends, and its time with it, when all
of that is done for every order of the turn.
"""

import asyncio
import random
import secrets
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from client import Connection, NotAsExpected

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import shop as shops  # noqa: E402

NAME = "diandan"
DOES = "3 requests: quote, place, cash; one web process, SQLite WAL, synchronous FULL; then placed, guest told"
GUESTS = 256


@dataclass
class Ours:
    """The running shop, its guests and its desk."""

    shop: shops.Shop
    skus: list[str]
    guests: list[str]
    desk: str
    ends_as: str = "placed"
    paid: int = 0

    def connect(self) -> Connection:
        """A line to the web process."""
        return Connection(shops.HOST, self.shop.port)

    async def order(self, line: Connection, chance: random.Random) -> None:
        """One guest orders three things and pays them at the counter."""
        line.cookies.clear()
        guest = {"Cookie": chance.choice(self.guests), "Origin": f"http://{shops.HOST}:{self.shop.port}"}
        desk = {**guest, "Cookie": self.desk}
        made = self.shop.made
        cart = {
            "mode": "pickup",
            "lines": [
                {"client_line_id": f"l{n}", "sku_id": sku, "quantity": 1, "modifier_ids": made["modifiers"]}
                for n, sku in enumerate(chance.sample(self.skus, 3))
            ],
        }
        quote = await line.ask("POST", f"/api/guest/v1/stores/{made['store']}/quote", cart, headers=guest)
        wish = {"store_id": made["store"], "cart": cart, "fingerprint": quote["fingerprint"]}
        placed = await line.ask("POST", "/api/guest/v1/orders", wish, headers={**guest, **_key()}, status=201)
        given = {"received_fen": placed["owed_fen"]}
        paid = await line.ask(
            "POST", f"/api/merchant/v1/orders/{placed['id']}/cash", given, headers={**desk, **_key()}
        )
        if paid["owed_fen"] or paid["paid_fen"] != placed["total_fen"]:
            raise NotAsExpected(f"not paid: {paid}")
        self.paid += 1

    async def finish(self) -> None:
        """Wait until every order has moved on and no fact waits for a handler."""
        deadline = time.monotonic() + 60
        while self._waiting():
            if time.monotonic() > deadline:
                raise NotAsExpected(f"{self._waiting()} orders or facts still wait after a minute")
            await asyncio.sleep(0.02)

    def _waiting(self) -> int:
        with closing(self._books()) as books:
            moved = _one(books, "SELECT count(*) FROM ordering_order WHERE state = ?", self.ends_as)
            return self.paid - moved or _one(
                books,
                "SELECT count(*) FROM outbox_message WHERE done_at IS NULL AND available_at <= datetime('now')",
            )

    def _books(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self.shop.folder / 'diandan.sqlite3'}?mode=ro", uri=True)

    def check(self) -> str:
        """Compare what was answered with what is on disk."""
        with closing(self._books()) as books:
            settled = _one(books, "SELECT count(*) FROM payments_bill WHERE state = 'settled'")
            entries = _one(books, "SELECT count(*) FROM ledger_entry")
            orders = _one(books, "SELECT count(*) FROM ordering_order WHERE state = ?", self.ends_as)
            uneven = _one(books, "SELECT coalesce(sum(amount_fen), 0) FROM ledger_line")
        found = f"{self.paid} paid, {settled} bills settled, {entries} ledger entries, {orders} orders {self.ends_as}"
        if not settled == entries == orders == self.paid or uneven:
            raise NotAsExpected(f"{found}; the ledger is off by {uneven}")
        return f"{found}; the ledger adds up"


@contextmanager
def running(*, accepts: bool = False) -> Iterator[Ours]:
    """Serve a shop of 200 items in three sizes for the length of a ``with`` block.

    With ``accepts`` it accepts by itself what is paid, and the kitchen has its tickets.
    """
    with shops.running(sizes=3, accepts=accepts) as shop:
        menu, _ = shop.ask("GET", f"guest/v1/stores/{shop.made['store']}/menu")
        skus = [sku["id"] for item in menu["items"] for sku in item["skus"]]
        if len(skus) != 600:
            raise NotAsExpected(f"{len(skus)} sizes on the menu")
        guests = [shop.ask("POST", "guest/v1/session", {"client": "h5"})[1] for _ in range(GUESTS)]
        who = {name: shop.made[name] for name in ("username", "password")}
        desk = shop.ask("POST", "merchant/v1/session", who)[1]
        yield Ours(shop, skus, guests, desk, ends_as="accepted" if accepts else "placed")


def _key() -> dict[str, str]:
    return {"Idempotency-Key": secrets.token_hex(12)}


def _one(books: sqlite3.Connection, query: str, *values: str) -> int:
    return int(books.execute(query, values).fetchone()[0])
