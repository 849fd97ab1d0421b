"""Who is who: stores as the public lists know them, what the file's lines are called on their menus."""

import threading
from dataclasses import dataclass, field
from typing import Any

from diandan.rehearsal.day import Day, SoldLine, SoldOrder
from diandan.rehearsal.line import Line

MODE = "takeaway"


class NotOnTheMenu(Exception):
    """The running shop does not sell what the file sells, or not at that price."""


@dataclass(slots=True)
class Receipt:
    """What a guest knows of an order; ``seen`` has the moment of every state the live page showed."""

    sold: SoldOrder
    store_id: str
    order_id: str
    number: str
    total_fen: int
    cookies: dict[str, str] = field(default_factory=dict)
    payment_id: str = ""
    is_paid: bool = False
    placed_at_s: float = 0.0
    paid_at_s: float = 0.0
    told_paid_at_s: float = 0.0
    seen: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Cast:
    """The stores of the rehearsal by the file's names for them, and the menus' SKUs."""

    stores: dict[str, str]
    names: dict[str, str]
    _skus: dict[tuple[str, int], dict[tuple[str, int], str]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def find(cls, line: Line, *, brand: str, day: Day) -> "Cast":
        """Find the stores of the day on the public list.

        Raises:
            NotOnTheMenu: a store of the file is not there.
        """
        listed = line.ask("stores", "GET", f"guest/v1/stores?brand={brand}")["items"]
        stores = {store["name"]: store["id"] for store in listed}
        missing = sorted(set(day.places) - set(stores))
        if missing:
            raise NotOnTheMenu(f"no store called {', '.join(missing)}")
        return cls({place: stores[place] for place in day.places}, {p.key: p.name for p in day.products})

    def cart(self, sold: SoldOrder, menu: dict[str, Any]) -> dict[str, Any]:
        """Return the cart of an order; its note is the order's name in the file.

        Raises:
            NotOnTheMenu.
        """
        skus = self._skus_of(menu)
        return {
            "mode": MODE,
            "table_code": None,
            "people": None,
            "note": sold.ref,
            "lines": [
                {
                    "client_line_id": f"{sold.ref}-{place}",
                    "sku_id": self._sku(skus, line),
                    "quantity": line.quantity,
                    "modifier_ids": [],
                    "note": "",
                }
                for place, line in enumerate(sold.lines)
            ],
        }

    def _sku(self, skus: dict[tuple[str, int], str], line: SoldLine) -> str:
        name = self.names[line.product_key]
        try:
            return skus[name, line.price_fen]
        except KeyError:
            raise NotOnTheMenu(f"{name} at {line.price_fen} fen") from None

    def _skus_of(self, menu: dict[str, Any]) -> dict[tuple[str, int], str]:
        key = (menu["store_id"], menu["version"])
        with self._lock:
            if key not in self._skus:
                self._skus[key] = {
                    (item["name"], sku["price_fen"]): sku["id"]
                    for item in menu["items"]
                    for sku in item["skus"]
                }
            return self._skus[key]
