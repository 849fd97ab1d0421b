"""Today so far: orders and money of a store's trading day, beside yesterday up to the same time.

Every figure is a sum over the orders of that business day, read when asked; there is nothing to drift.
*Orders* came before the shop, cancelled later or not. *Paid orders* and *revenue* are those not cancelled.
*Refunded* is money given back of that revenue; *net* is what is left.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from diandan.kernel import clock
from diandan.modules.ordering import queries as orders
from diandan.modules.payments import queries as payments
from diandan.modules.stores import queries as stores

TOP_ITEMS = 10


def today(store: Any, *, at: datetime) -> dict[str, Any]:
    """Return the day so far of a store, by its own clock."""
    day = stores.business_date(store, at)
    yesterday = day - timedelta(days=1)
    return {
        "business_date": day,
        **_sums(store, day, until=None),
        "yesterday_same_time": _sums(store, yesterday, until=_same_time(store, at, day)),
        "by_hour": _by_hour(store, day),
        "top_items": [
            {
                "item_id": row["item_id"],
                "name": row["item_name"],
                "name_en": row["item_name_en"],
                "quantity": row["sold"],
                "revenue_fen": row["revenue_fen"],
            }
            for row in orders.best_sellers(store.pk, day, limit=TOP_ITEMS)
        ],
    }


def _sums(store: Any, day: date, *, until: datetime | None) -> dict[str, int]:
    sold = orders.sold_on(store.pk, day, until=until)
    refunded_fen = payments.refunded_fen(orders.sold_ids(store.pk, day, until=until), until=until)
    count, revenue_fen = sold["orders"], sold["revenue_fen"]
    return {
        "orders": orders.reached_shop(store.pk, day, until=until),
        "paid_orders": count,
        "revenue_fen": revenue_fen,
        "refunded_fen": refunded_fen,
        "net_fen": revenue_fen - refunded_fen,
        "average_order_fen": (revenue_fen + count // 2) // count if count else 0,
    }


def _same_time(store: Any, at: datetime, day: date) -> datetime:
    """Yesterday's instant that is as far into its trading day as ``at`` is into today's."""
    zone, starts = store.time_zone, store.day_starts_at
    into_the_day = at - clock.start_of(day, zone=zone, day_starts_at=starts)
    return clock.start_of(day - timedelta(days=1), zone=zone, day_starts_at=starts) + into_the_day


def _by_hour(store: Any, day: date) -> list[dict[str, int]]:
    count: defaultdict[int, int] = defaultdict(int)
    revenue_fen: defaultdict[int, int] = defaultdict(int)
    in_order: dict[int, None] = {}
    for placed_at, total_fen in orders.sold_at(store.pk, day):
        hour = clock.local(placed_at, store.time_zone).hour
        in_order[hour] = None
        count[hour] += 1
        revenue_fen[hour] += total_fen
    return [{"hour": hour, "orders": count[hour], "revenue_fen": revenue_fen[hour]} for hour in in_order]
