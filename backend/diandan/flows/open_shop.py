"""What is left to do before a new shop can open, computed from what is there: nobody ticks anything off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from diandan.modules.catalog import queries as catalog
from diandan.modules.ordering import queries as orders
from diandan.modules.payments import queries as payments
from diandan.modules.stores import queries as stores
from diandan.modules.stores.queries import Mode
from diandan.modules.stores.service import EVERY_DAY


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: so many of so many are done."""

    name: str
    done: int
    of: int = 1

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is left."""
        return 0 < self.of <= self.done


def guide(store: Any) -> list[Step]:
    """Return the steps in the order one would take them; each is a read, none is remembered."""
    return list(_steps(store))


def _steps(store: Any) -> Iterator[Step]:
    yield Step("details", done=sum(bool(text) for text in (store.address, store.phone)), of=2)
    yield Step("hours", done=int(_are_hours_ours(store)))
    on_shelf = catalog.shelf_count(store.brand)
    yield Step("items", done=int(on_shelf.items > 0))
    yield Step("pictures", done=on_shelf.with_picture, of=on_shelf.items)
    yield Step("payment", done=int(bool(payments.gateways_of(store))))
    if Mode.DINE_IN in store.modes:
        yield Step("tables", done=int(any(tables for _, tables in stores.areas(store))))
    yield Step("order", done=int(orders.has_any(store.pk)))


def _are_hours_ours(store: Any) -> bool:
    """The hours of a new store are a guess; they are its own once they differ or were saved as they stand."""
    return bool(store.hours != EVERY_DAY or store.version > 1)
