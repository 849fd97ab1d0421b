"""What a guest ordered over time: found again, and added up per month."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from diandan.modules.ordering import queries as orders
from diandan.modules.payments import queries as payments

if TYPE_CHECKING:
    from diandan.modules.ordering.models import Order


def orders_of(guest_pk: int, *, shown: str | None, **sought: Any) -> "list[Order]":
    """Return a guest's orders, newest first: all, or the ``active``, ``done`` or ``refunded`` ones.

    What is refunded is the bill's to say: whole or in part, before or after the order was handed over.
    """
    if shown == "refunded":
        sought["among"] = payments.refunded_among(orders.ids_of_guest(guest_pk))
    return orders.of_guest(guest_pk, only_open=shown == "active", only_ended=shown == "done", **sought)


def months_of(guest_pk: int, *, mode: str = "", store_id: str = "") -> dict[str, Any]:
    """Return a guest's months, newest first, and where and how they have ordered.

    A month counts what was paid for and kept; money that went back is taken off in the month of its order.
    Its days are all those with an order, to choose one of: what was cancelled is looked for as well.
    """
    spent = orders.spent_by_guest(guest_pk, mode=mode, store_id=store_id)
    figures = payments.figures([order_id for order_id, _, _ in spent])
    counts, sums = Counter[str](), Counter[str]()
    for order_id, day, total_fen in spent:
        month = f"{day:%Y-%m}"
        counts[month] += 1
        sums[month] += total_fen - figures[order_id].refunded_fen
    days = defaultdict[str, list[str]](list)
    for day in reversed(orders.days_of_guest(guest_pk, mode=mode, store_id=store_id)):
        days[f"{day:%Y-%m}"].append(f"{day:%Y-%m-%d}")
    places = orders.places_of_guest(guest_pk)
    return {
        "months": [
            {"month": month, "orders": counts[month], "spent_fen": sums[month], "days": days[month]}
            for month in sorted(counts, reverse=True)
        ],
        "stores": [
            {"id": store_id, "name": name, "name_en": name_en}
            for store_id, (name, name_en) in {p[1]: (p[2], p[3]) for p in places}.items()
        ],
        "modes": sorted({place[0] for place in places}),
    }
