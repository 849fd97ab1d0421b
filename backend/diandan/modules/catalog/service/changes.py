"""Rows of the menu to be written, gathered first: thousands of items take a handful of statements.

A unit that writes them one by one holds the one writer of an embedded shop for half a minute, and every
guest's order with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from diandan.kernel import clock
from diandan.modules.catalog.models import ComboPart, Item, ItemGroup, Sku, Spec, SpecValue
from diandan.modules.catalog.service import finding

# So many keys a statement may name.
PART = 500
# Parents first: a child is written with the key of its parent.
ORDER: tuple[type[Model], ...] = (Item, Spec, SpecValue, Sku, ItemGroup, ComboPart)


class Changes:
    """What goes, what differs and what is new. ``write`` does it in this order, for a name may pass on."""

    def __init__(self) -> None:
        self._new: dict[type[Model], list[Any]] = defaultdict(list)
        self._changed: dict[tuple[type[Model], int], tuple[Any, set[str]]] = {}
        self._gone: dict[type[Model], list[int]] = defaultdict(list)

    def make(self, row: Model) -> None:
        """Let a new row be written."""
        self._new[type(row)].append(row)

    def change(self, row: Model, values: dict[str, Any]) -> list[str]:
        """Set what differs on a row and let it be written; return the names of the fields that did."""
        fields = finding.changed(row, values)
        if fields and row.pk is not None:
            self._changed.setdefault((type(row), row.pk), (row, set()))[1].update(fields)
        return fields

    def remove(self, rows: Iterable[Model]) -> bool:
        """Let rows be deleted; return whether there are any."""
        gone = list(rows)
        for row in gone:
            self._gone[type(row)].append(row.pk)
        return bool(gone)

    def archive(self, rows: Iterable[Sku]) -> None:
        """Let SKUs be sold no longer, and stay for the orders that name them."""
        now = clock.now()
        for row in rows:
            self.change(row, {"archived_at": now})

    def write(self) -> None:
        """Write everything gathered. Inside a unit."""
        for model in reversed(ORDER):
            for keys in _parts(self._gone.pop(model, [])):
                model._default_manager.filter(pk__in=keys).delete()
        for row, fields in self._changed.values():
            row.save(update_fields=sorted(fields))
        self._changed.clear()
        for model in ORDER:
            if rows := self._new.pop(model, []):
                model._default_manager.bulk_create(rows)
                _learn_keys(model, rows)


def _learn_keys(model: type[Model], rows: list[Any]) -> None:
    """Ask for the keys of new rows where the server does not tell them (MySQL)."""
    if connection.features.can_return_rows_from_bulk_insert or model in (ItemGroup, ComboPart):
        return
    keys: dict[str, int] = {}
    for names in _parts([row.public_id for row in rows]):
        keys |= model._default_manager.filter(public_id__in=names).values_list("public_id", "pk")
    for row in rows:
        row.pk = keys[row.public_id]


def _parts(of: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (of[start : start + PART] for start in range(0, len(of), PART))
