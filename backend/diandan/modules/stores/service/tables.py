"""Laying out a store: areas, tables, and the codes guests scan.

Nothing is deleted: an archived table stays for the orders that were eaten at it, its label and its area's
name are free again, and its code leads nowhere.
"""

import secrets
from collections.abc import Mapping, Sequence

from django.db import IntegrityError
from django.db.models import Max

from diandan.infra import audit, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.stores.errors import AreaHasTables, InvalidStore, NameTaken
from diandan.modules.stores.models import Area, Store, Table
from diandan.modules.stores.service.checking import check_text, insert

# 80 random bits: guessing one of a thousand table codes takes longer than the café stands.
CODE_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 16
AT_ONCE = 200
SEATS_MAX = 99
LABELS_SHOWN = 10


def add_area(store: Store, *, name: str, by: Actor, name_en: str = "") -> Area:
    """Add a part of the store that has tables.

    Raises:
        InvalidStore, NameTaken.
    """
    _check_area(name, name_en)

    def unit() -> Area:
        last = Area.objects.filter(store=store).aggregate(last=Max("position"))["last"]
        row = Area(
            public_id=ids.new_id("are"),
            store=store,
            name=name.strip(),
            name_en=name_en.strip(),
            position=0 if last is None else last + 1,
        )
        insert(row, field="name")
        audit.write(
            by=by,
            action="stores.add_area",
            target=row.public_id,
            store_id=store.public_id,
            details={"name": row.name, "name_en": row.name_en},
        )
        return row

    return tx.run(unit)


def change_area(area: Area, *, by: Actor, name: str | None = None, name_en: str | None = None) -> Area:
    """Call an area something else; what is not named stays.

    Raises:
        InvalidStore, NameTaken.
    """
    wanted = {
        "name": area.name if name is None else name.strip(),
        "name_en": area.name_en if name_en is None else name_en.strip(),
    }
    _check_area(wanted["name"], wanted["name_en"])

    def unit() -> Area:
        _update(area, wanted, field="name", name=wanted["name"])
        store_id = area.store.public_id
        audit.write(
            by=by,
            action="stores.change_area",
            target=area.public_id,
            store_id=store_id,
            details={"name": area.name, "name_en": area.name_en},
        )
        return Area.objects.select_related("store").get(pk=area.pk)

    return tx.run(unit)


def archive_area(area: Area, *, by: Actor) -> None:
    """Give an area up; its name is free again.

    Raises:
        AreaHasTables: move or archive them first.
    """

    def unit() -> None:
        tables = Table.objects.filter(area=area, is_live=True)
        if labels := list(tables.order_by("id").values_list("label", flat=True)[:LABELS_SHOWN]):
            raise AreaHasTables(labels=labels, count=tables.count())
        if Area.objects.filter(pk=area.pk, is_live=True).update(is_live=None):
            store_id = area.store.public_id
            audit.write(
                by=by,
                action="stores.archive_area",
                target=area.public_id,
                store_id=store_id,
                details={"name": area.name, "name_en": area.name_en},
            )

    tx.run(unit)


def add_table(area: Area, *, label: str, by: Actor, seats: int = 2) -> Table:
    """Add a table with a fresh code.

    Raises:
        InvalidStore, NameTaken: the store has a table of this label.
    """
    return add_tables(area, labels=[label], seats=seats, by=by)[0]


def add_tables(area: Area, *, labels: Sequence[str], by: Actor, seats: int = 2) -> list[Table]:
    """Add tables with fresh codes: all of them, or none.

    Raises:
        InvalidStore: a label cannot be used, or too many at once.
        NameTaken: the store has one of these tables already; names it.
    """
    if not 1 <= len(labels) <= AT_ONCE:
        raise InvalidStore(field="labels", reason="out_of_range")
    for label in labels:
        _check_table(label, seats)

    def unit() -> list[Table]:
        made = []
        for label in labels:
            row = Table(
                public_id=ids.new_id("tbl"),
                store_id=area.store_id,
                area=area,
                label=label.strip(),
                seats=seats,
                code=_new_code(),
                code_issued_at=clock.now(),
            )
            insert(row, field="label")
            audit.write(
                by=by,
                action="stores.add_table",
                target=row.public_id,
                store_id=row.store.public_id,
                details={"name": row.label},
            )
            made.append(row)
        return made

    return tx.run(unit)


def change_table(
    table: Table, *, by: Actor, label: str | None = None, seats: int | None = None, area: Area | None = None
) -> Table:
    """Rename a table, count its seats anew, or move it to another area of its store; its code stays.

    Raises:
        InvalidStore, NameTaken.
    """
    called = table.label if label is None else label.strip()
    seated = table.seats if seats is None else seats
    _check_table(called, seated)
    if area is not None and area.store_id != table.store_id:
        raise InvalidStore(field="area", reason="of_another_store")

    def unit() -> Table:
        area_id = table.area_id if area is None else area.pk
        wanted: dict[str, str | int] = {"label": called, "seats": seated, "area_id": area_id}
        _update(table, wanted, field="label", name=called)
        audit.write(
            by=by,
            action="stores.change_table",
            target=table.public_id,
            store_id=table.store.public_id,
            details={"name": table.label},
        )
        return _whole(table)

    return tx.run(unit)


def archive_table(table: Table, *, by: Actor) -> None:
    """Take a table away; who scans its code is told that it is no longer valid."""

    def unit() -> None:
        if Table.objects.filter(pk=table.pk, is_live=True).update(is_live=None):
            audit.write(
                by=by,
                action="stores.archive_table",
                target=table.public_id,
                store_id=table.store.public_id,
                details={"name": table.label},
            )

    tx.run(unit)


def reissue_table_code(table: Table, *, by: Actor) -> Table:
    """Give a table a new code; who scans the old one is told that it is no longer valid."""

    def unit() -> Table:
        Table.objects.filter(pk=table.pk).update(code=_new_code(), code_issued_at=clock.now())
        audit.write(
            by=by,
            action="stores.reissue_table_code",
            target=table.public_id,
            store_id=table.store.public_id,
            details={"name": table.label},
        )
        return _whole(table)

    return tx.run(unit)


def _whole(table: Table) -> Table:
    return Table.objects.select_related("area", "store", "store__brand").get(pk=table.pk)


def _update(row: Area | Table, values: Mapping[str, str | int], *, field: str, name: str) -> None:
    for column, value in values.items():
        setattr(row, column, value)
    try:
        row.save(update_fields=list(values))
    except IntegrityError as taken:
        raise NameTaken(field=field, name=name) from taken


def _check_area(name: str, name_en: str) -> None:
    check_text("name", name, 40, required=True)
    check_text("name_en", name_en, 40)


def _check_table(label: str, seats: int) -> None:
    check_text("label", label, 20, required=True)
    if not 1 <= seats <= SEATS_MAX:
        raise InvalidStore(field="seats", reason="out_of_range")


def _new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
