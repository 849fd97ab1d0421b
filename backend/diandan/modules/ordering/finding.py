"""Finding one order among a million: by what the guest at the counter can say of it.

A number, an id and the end of a phone number are found on every day, each by its index. Words (an item, a
table) are looked for in the newest days only, or in the day somebody names: read one by one, they would take
longer the older a shop is.
"""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from diandan.modules.ordering.models import NumberSeries, Order, OrderLine

# Words are looked for in so many days, the newest of the shop's.
WORDS_DAYS = 31
# A number returns day after day; more than three years of days are not asked for.
NUMBER_DAYS = 1100
# A store's calendars are of no use here, and reading JSON costs more than the rest of the row.
CALENDARS = ("store__hours", "store__holidays", "store__modes")


def search(
    store_pk: int,
    *,
    text: str = "",
    guests: Collection[int] = (),
    state: str = "",
    mode: str = "",
    day: date | None = None,
    before: str | None = None,
    limit: int = 30,
) -> list[Order]:
    """Return a store's orders, the newest day first, that are in a state and mode and on a day.

    ``text`` is a number, a public id, a table, or part of an item's name in either language; the orders of
    ``guests`` (row numbers) answer to it as well. ``before`` is the public id of the last order shown.
    """
    rows = Order.objects.filter(store_id=store_pk)
    if day:
        rows = rows.filter(business_date=day)
    if state:
        rows = rows.filter(state=state)
    if mode:
        rows = rows.filter(mode=mode)
    if before:
        place = (
            Order.objects.filter(public_id=before, store_id=store_pk)
            .values_list("business_date", "pk")
            .first()
        )
        if place is None:
            return []
        last, pk = place
        rows = rows.filter(Q(business_date__lt=last) | Q(pk__lt=pk), business_date__lte=last)
    ways = _answering(rows, store_pk, text, guests, day) if text else (rows,)
    found = {pk for way in ways for pk in _newest(way, limit).values_list("pk", flat=True)}
    return list(_newest(whole(Order.objects.filter(pk__in=found)), limit))


def _answering(
    rows: QuerySet[Order], store_pk: int, text: str, guests: Collection[int], day: date | None
) -> tuple[QuerySet[Order], ...]:
    # Asked one by one: each has an index of its own, and together they would have none.
    return (
        rows.filter(business_date__in=_days(store_pk, day), number=text.upper()),
        rows.filter(public_id=text),
        rows.filter(guest_id__in=guests) if guests else rows.none(),
        _recent(rows, store_pk, day).filter(_mentions(text)),
    )


def whole(rows: QuerySet[Order]) -> QuerySet[Order]:
    """Return the same orders with all a list shows of them, in three statements."""
    lines = Prefetch("lines", queryset=OrderLine.objects.order_by("position"))
    return rows.select_related("store", "guest").defer(*CALENDARS).prefetch_related(lines)


def _newest(rows: QuerySet[Order], limit: int) -> QuerySet[Order]:
    # By day first: that is how the index of a store's orders is laid out.
    return rows.order_by("-business_date", "-id")[:limit]


def _days(store_pk: int, day: date | None) -> list[date]:
    if day:
        return [day]
    opened = NumberSeries.objects.filter(store_id=store_pk).order_by("-business_date")
    return list(opened.values_list("business_date", flat=True).distinct()[:NUMBER_DAYS])


def _recent(rows: QuerySet[Order], store_pk: int, day: date | None) -> QuerySet[Order]:
    if day:
        return rows
    newest = NumberSeries.objects.filter(store_id=store_pk).order_by("-business_date")
    last = newest.values_list("business_date", flat=True).first()
    return rows.filter(business_date__gt=last - timedelta(days=WORDS_DAYS)) if last else rows.none()


def _mentions(text: str) -> Q:
    lines = OrderLine.objects.filter(Q(item_name__icontains=text) | Q(item_name_en__icontains=text))
    return Q(table_label__iexact=text) | Q(Exists(lines.filter(order=OuterRef("pk"))))
