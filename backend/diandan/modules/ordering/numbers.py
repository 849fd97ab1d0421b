"""Pickup numbers: short, per store and business day, said aloud.

A017 for pick-up, B017 at a table, C017 to take away. Drawn inside the placing transaction; the row of the
series stays locked until the commit, so it is drawn late.
"""

from datetime import date

from diandan.infra import sql
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
_open = sql.Insert(NumberSeries, ("store_id", "business_date", "series", "last"), ignore_conflicts=True)


def draw(*, store_pk: int, business_date: date, mode: str) -> str:
    """Draw the next number of a store's day and mode; inside a unit."""
    series = SERIES[mode]
    if not _take.run(store_pk, business_date, series):
        _open.run([{"store_id": store_pk, "business_date": business_date, "series": series, "last": 0}])
        _take.run(store_pk, business_date, series)
    row = _read.one(store_pk, business_date, series)
    assert row is not None
    return f"{series}{row[0]:03d}"
