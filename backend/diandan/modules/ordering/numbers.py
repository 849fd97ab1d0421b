"""Pickup numbers: short, per store and business day, said aloud.

A017 for pick-up, B017 at a table, C017 to take away. Drawn inside the placing transaction; the row of the
series stays locked until the commit. So whoever places an order draws first, and waits with nothing in hand
that another order could want; those of one process wait in a lane (``infra.lanes``) and share the commit.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from diandan.infra import sql, tx
from diandan.kernel import clock
from diandan.modules.ordering.models import NumberSeries

SERIES = {"pickup": "A", "dine_in": "B", "takeaway": "C"}

_take = sql.Statement(
    NumberSeries,
    "UPDATE {table} SET {last} = {last} + 1 WHERE {store_id} = %s AND {business_date} = %s AND {series} = %s",
)
_read = sql.Statement(
    NumberSeries,
    "SELECT {last} FROM {table} WHERE {store_id} = %s AND {business_date} = %s AND {series} = %s",
)
# The same two in one round trip, as PostgreSQL has it and as MariaDB has it.
_take_and_read = sql.Statement(
    NumberSeries,
    "UPDATE {table} SET {last} = {last} + 1 WHERE {store_id} = %s AND {business_date} = %s AND {series} = %s"
    " RETURNING {last}",
)
_take_and_say = sql.Statement(
    NumberSeries,
    "UPDATE {table} SET {last} = LAST_INSERT_ID({last} + 1)"
    " WHERE {store_id} = %s AND {business_date} = %s AND {series} = %s",
)
_open = sql.Insert(NumberSeries, ("store_id", "business_date", "series", "last"), ignore_conflicts=True)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A number and the business day it counts in."""

    number: str
    business_date: date


def draw_number(*, store: Any, mode: str) -> Drawn:
    """Draw the next number of a store's day and mode, before anything else an order takes.

    Raises:
        MustBeInUnit: no unit is open.
    """
    tx.must_be_inside()
    day = clock.business_date(clock.now(), zone=store.time_zone, day_starts_at=store.day_starts_at)
    series = SERIES[mode]
    drawn = _next(store.pk, day, series)
    if drawn is None:
        _open.run([{"store_id": store.pk, "business_date": day, "series": series, "last": 0}])
        drawn = _next(store.pk, day, series)
        assert drawn is not None
    return Drawn(f"{series}{drawn:03d}", day)


def _next(*which: Any) -> int | None:
    """Count a series on and return where it is now, nothing when it was not opened yet."""
    vendor = sql.own().vendor
    if vendor == "mysql":
        return _take_and_say.key(*which)
    if vendor == "postgresql":
        row = _take_and_read.one(*which)
    else:
        row = _read.one(*which) if _take.run(*which) else None
    return None if row is None else int(row[0])
