"""A day of sales read from a file: which orders, of what, at what price, when. Pure but for the reading.

Columns: transaction_id, transaction_date, transaction_time, transaction_qty, store_id, store_location,
product_id, unit_price, product_category, product_type, product_detail; plain or gzip CSV. An order is all
lines of the same store and second. Money is read digit by digit into fen, never through a float.
"""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from diandan.kernel import money

GZIP = b"\x1f\x8b"
COLUMNS = (
    "transaction_date",
    "transaction_time",
    "transaction_qty",
    "store_id",
    "store_location",
    "product_id",
    "unit_price",
    "product_category",
    "product_type",
    "product_detail",
)


class UnreadableDay(Exception):
    """The file cannot be replayed; says in which row and why."""


@dataclass(frozen=True, slots=True)
class Product:
    """Something the file sells, at one or several prices."""

    key: str
    name: str
    category: str
    kind: str
    prices_fen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SoldLine:
    """So many of a product at a price."""

    product_key: str
    price_fen: int
    quantity: int

    @property
    def amount_fen(self) -> int:
        """What the line comes to."""
        return self.price_fen * self.quantity


@dataclass(frozen=True, slots=True)
class SoldOrder:
    """All lines of one store and second; ``ref`` names it within the day."""

    ref: str
    place: str
    at: datetime
    lines: tuple[SoldLine, ...]

    @property
    def total_fen(self) -> int:
        """What the guest paid."""
        return sum(line.amount_fen for line in self.lines)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a file, and the catalogue of the whole file."""

    date: date
    places: tuple[str, ...]
    products: tuple[Product, ...]
    orders: tuple[SoldOrder, ...]

    @property
    def revenue_fen(self) -> int:
        """What the file says was taken."""
        return sum(order.total_fen for order in self.orders)

    @property
    def line_count(self) -> int:
        """How many lines the orders have."""
        return sum(len(order.lines) for order in self.orders)


@dataclass(slots=True)
class _Catalogue:
    """Products as they are met; prices in the order of first sight."""

    products: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    prices: dict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))

    def note(self, row: dict[str, str], price_fen: int) -> None:
        key = row["product_id"]
        self.products.setdefault(key, (row["product_detail"], row["product_category"], row["product_type"]))
        self.prices[key][price_fen] = None

    def finished(self) -> tuple[Product, ...]:
        return tuple(
            Product(key, name, category, kind, tuple(sorted(self.prices[key])))
            for key, (name, category, kind) in sorted(self.products.items(), key=_by_number)
        )


def read(file: Path, *, day: date | None = None, until: time | None = None) -> Day:
    """Read one day; without ``day`` the last one of the file. ``until`` leaves out what came later.

    Raises:
        UnreadableDay: a column is missing, a value makes no sense, or nothing was sold on that day.
    """
    catalogue = _Catalogue()
    places: dict[str, str] = {}
    sold: dict[date, dict[tuple[str, datetime], list[SoldLine]]] = defaultdict(lambda: defaultdict(list))
    for number, row in enumerate(_rows(file), start=2):
        try:
            at = datetime.fromisoformat(f"{row['transaction_date']}T{row['transaction_time']}")
            line = SoldLine(
                row["product_id"], money.parse_yuan(row["unit_price"]), int(row["transaction_qty"])
            )
        except ValueError as wrong:
            raise UnreadableDay(f"row {number}: {wrong}") from wrong
        if line.quantity < 1:
            raise UnreadableDay(f"row {number}: a quantity of {line.quantity}")
        catalogue.note(row, line.price_fen)
        places.setdefault(row["store_id"], row["store_location"])
        sold[at.date()][row["store_id"], at].append(line)
    chosen = day or max(sold, default=None)
    if chosen is None or chosen not in sold:
        raise UnreadableDay(f"nothing was sold on {chosen}")
    moments = sorted(sold[chosen].items(), key=lambda moment: (moment[0][1], moment[0][0]))
    orders = [
        SoldOrder(f"R{number:05d}", places[store], at, tuple(lines))
        for number, ((store, at), lines) in enumerate(moments, start=1)
        if until is None or at.time() < until
    ]
    if not orders:
        raise UnreadableDay(f"nothing was sold on {chosen} before {until}")
    return Day(chosen, tuple(places.values()), catalogue.finished(), tuple(orders))


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open("rb") as raw:
        is_packed = raw.read(2) == GZIP
    with (
        gzip.open(file, "rt", encoding="utf-8-sig", newline="")
        if is_packed
        else file.open(encoding="utf-8-sig", newline="")
    ) as text:
        reader = csv.DictReader(text)
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            raise UnreadableDay(f"columns are missing: {', '.join(missing)}")
        yield from reader


def _by_number(entry: tuple[str, object]) -> tuple[int, str]:
    key = entry[0]
    return (int(key), "") if key.isdigit() else (1 << 30, key)
