"""Reads of the ordering room. Each screen has one function here, with a query budget in its test."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum

from diandan.infra import sql, tx
from diandan.infra.rows import Rows, another
from diandan.modules.ordering import memory
from diandan.modules.ordering.errors import OrderNotFound
from diandan.modules.ordering.finding import CALENDARS, whole
from diandan.modules.ordering.finding import search as search
from diandan.modules.ordering.models import Order, OrderLine, OrderMove
from diandan.modules.ordering.states import OPEN, OrderState

# How long a finished order stays on the desk, so that a question at the counter finds it.
DESK_KEEPS = timedelta(minutes=30)
BOARD_SHOWS = (OrderState.ACCEPTED, OrderState.PREPARING, OrderState.READY)
# Orders a guest's months are added up from: the newest so many.
HISTORY = 5000
BoardRow = tuple[str, str, str, int, datetime | None, datetime | None]
# The columns of an order that change after it was placed.
_MOVING = (
    "state",
    "version",
    "promised_from",
    "promised_to",
    "placed_at",
    "accepted_at",
    "preparing_at",
    "ready_at",
    "completed_at",
    "cancelled_at",
    "acknowledged_at",
    "called_at",
    "cancel_reason",
)
_orders = Order.objects.select_related("store", "guest").defer(*CALENDARS)
_by_id = Rows(lambda: _orders.filter(public_id=""))
_of_guest = Rows(lambda: _orders.filter(public_id="").filter(guest=0))
_of_store = Rows(lambda: _orders.filter(public_id="").filter(store=0))
_lines = Rows(lambda: OrderLine.objects.filter(order=0).order_by("position"))
_moved = Rows(lambda: Order.objects.only(*_MOVING).filter(pk=0))
_versions = sql.Select(
    lambda: Order.objects.filter(pk=0).values_list("version", "store__version", "guest_id")
)
_store_id = sql.Select(lambda: Order.objects.filter(public_id="").values_list("store__public_id"))
_guest_pk = sql.Statement(Order, "SELECT {guest_id} FROM {table} WHERE {public_id} = %s")

# What counts as sold: paid for and not given back.
SOLD = (
    OrderState.PLACED,
    OrderState.ACCEPTED,
    OrderState.PREPARING,
    OrderState.READY,
    OrderState.COMPLETED,
)


def order(order_id: str) -> Order:
    """Return an order with its lines, store and guest, for flows that already know they may.

    Raises:
        OrderNotFound: there is none.
    """
    found = known(order_id)
    if found.known_lines is None:
        lines_of(found)
        _keep(found)
    return found


def known(order_id: str) -> Order:
    """Return an order with its store and guest; its lines are read when somebody asks for them.

    It is asked for at every step of an order: of one that was read lately, only what moves is read.

    Raises:
        OrderNotFound: there is none.
    """
    kept = memory.copy_of(order_id)
    found = _up_to_date(kept) if kept is not None else None
    if found is None:
        found = _found(_by_id.one(order_id))
    _keep(found)
    return found


def _keep(found: Order) -> None:
    """Keep what was read, once it counts: a unit may be rolled back, its version given to something else."""
    tx.after_commit(partial(memory.keep, another(found)))


def remember(placed: Order) -> None:
    """Keep an order that is on disk now, so that nobody need read it. Whoever gives it here lets go of it."""
    memory.keep(placed)


def freshen(found: Order) -> Order:
    """Bring an order read earlier up to date, cheaply; return it, or one that was read as a whole.

    Raises:
        OrderNotFound: there is none any more.
    """
    return _up_to_date(found) or order(found.public_id)


def _up_to_date(found: Order) -> Order | None:
    """Read again what moves of an order; its lines and figures never change.

    Nothing when the store changed meanwhile, the order went to another guest, or is gone.
    """
    now = _versions.one(found.pk)
    if now is None or now[1:] != (found.store.version, found.guest_id):
        return None
    if now[0] == found.version:
        return found
    moved = _moved.one(found.pk)
    if moved is None:
        return None
    for name in _MOVING:
        setattr(found, name, getattr(moved, name))
    return found


def is_of_guest(guest_pk: int, order_id: str) -> bool:
    """Whether an order is this guest's."""
    return _guest_pk.one(order_id) == (guest_pk,)


def for_guest(guest_pk: int, order_id: str) -> Order:
    """Return a guest's own order; somebody else's is not found.

    Raises:
        OrderNotFound: none, or not theirs.
    """
    return _found(_of_guest.one(order_id, guest_pk))


def of_guest(
    guest_pk: int,
    *,
    before: str | None,
    limit: int,
    only_open: bool = False,
    only_ended: bool = False,
    mode: str = "",
    store_id: str = "",
    month: date | None = None,
    day: date | None = None,
    text: str = "",
    among: Collection[str] | None = None,
) -> list[Order]:
    """Return a guest's orders, newest first, older than the order ``before``.

    ``month`` is the first day of a month of business days, ``day`` one business day; ``text`` is a pickup
    number, or part of the name of something ordered or of the store; ``among`` are the ids of orders to
    choose from.
    """
    rows = _had_there(guest_pk, mode=mode, store_id=store_id)
    if only_open:
        rows = rows.filter(state__in=OPEN)
    if only_ended:
        rows = rows.exclude(state__in=OPEN)
    if among is not None:
        rows = rows.filter(public_id__in=among)
    if text:
        rows = rows.filter(_mentions(text))
    if day:
        rows = rows.filter(business_date=day)
    if month:
        next_month = (month + timedelta(days=31)).replace(day=1)
        rows = rows.filter(business_date__gte=month, business_date__lt=next_month)
    if before:
        rows = rows.filter(pk__lt=_place_of(before, guest_id=guest_pk))
    return list(whole(rows).order_by("-id")[:limit])


def ids_of_guest(guest_pk: int) -> list[str]:
    """Return the ids of a guest's orders, newest first."""
    rows = Order.objects.filter(guest_id=guest_pk).order_by("-id")
    return list(rows.values_list("public_id", flat=True)[:HISTORY])


def spent_by_guest(guest_pk: int, *, mode: str = "", store_id: str = "") -> list[tuple[str, date, int]]:
    """Return (order id, business date, total in fen) of what a guest paid for and kept, newest first."""
    rows = _had_there(guest_pk, mode=mode, store_id=store_id).filter(state__in=SOLD)
    return list(
        rows.order_by("-business_date", "-id").values_list("public_id", "business_date", "total_fen")[
            :HISTORY
        ]
    )


def days_of_guest(guest_pk: int, *, mode: str = "", store_id: str = "") -> list[date]:
    """Return the business days on which a guest ordered, whatever became of it; newest first, each once."""
    rows = _had_there(guest_pk, mode=mode, store_id=store_id).order_by("-business_date")
    return list(rows.values_list("business_date", flat=True).distinct()[:HISTORY])


def places_of_guest(guest_pk: int) -> list[tuple[str, str, str, str]]:
    """Return (mode, store id, name, English name), each once, of all a guest's orders."""
    rows = Order.objects.filter(guest_id=guest_pk).order_by("store_id", "mode")
    return list(rows.values_list("mode", "store__public_id", "store__name", "store__name_en").distinct())


def every_id_of_guest(guest_pk: int) -> list[str]:
    """Return the ids of all orders of a guest."""
    return list(Order.objects.filter(guest_id=guest_pk).order_by("id").values_list("public_id", flat=True))


def in_store(store_pk: int, order_id: str) -> Order:
    """Return an order of a store; another store's is not found.

    Raises:
        OrderNotFound: none, or not there.
    """
    return _found(_of_store.one(order_id, store_pk))


def store_id_of(order_id: str) -> str:
    """Return the public id of the store an order belongs to, to check who asks.

    Raises:
        OrderNotFound: there is no such order.
    """
    found = _store_id.one(order_id)
    if found is None:
        raise OrderNotFound
    return str(found[0])


def desk(store_pk: int, *, today: date, now: datetime) -> list[Order]:
    """Return what the counter works with: open orders of today and yesterday, and those just finished."""
    return list(
        whole(
            Order.objects.filter(store_id=store_pk, business_date__gte=today - timedelta(days=1)).filter(
                Q(state__in=OPEN)
                | Q(completed_at__gte=now - DESK_KEEPS)
                | Q(cancelled_at__gte=now - DESK_KEEPS, placed_at__isnull=False)
            )
        ).order_by("id")
    )


def is_on_desk(found: Order, *, now: datetime) -> bool:
    """Whether the counter works with an order, or has just finished with it."""
    if found.state in OPEN:
        return True
    ended_at = found.completed_at or (found.cancelled_at if found.placed_at else None)
    return ended_at is not None and ended_at >= now - DESK_KEEPS


def has_any(store_pk: int) -> bool:
    """Return whether anybody ever ordered in a store."""
    return Order.objects.filter(store_id=store_pk).exists()


def board(store_pk: int, *, today: date) -> list[BoardRow]:
    """Return (order id, number, state, version, ready at, called at) of what the calling screen shows."""
    return list(
        Order.objects.filter(
            store_id=store_pk, business_date__gte=today - timedelta(days=1), state__in=BOARD_SHOWS
        )
        .order_by("ready_at", "id")
        .values_list("public_id", "number", "state", "version", "ready_at", "called_at")
    )


def on_board(found: Order) -> BoardRow | None:
    """Return an order's row of the calling screen, or nothing when it is not shown there."""
    if found.state not in BOARD_SHOWS:
        return None
    return (found.public_id, found.number, found.state, found.version, found.ready_at, found.called_at)


def history(order_pk: int) -> list[OrderMove]:
    """Return an order's moves, oldest first."""
    return list(OrderMove.objects.filter(order_id=order_pk).order_by("id"))


def sold_on(store_pk: int, day: date, *, until: datetime | None = None) -> dict[str, int]:
    """Return ``orders`` and ``revenue_fen`` of a business day: paid for and not cancelled."""
    rows = Order.objects.filter(store_id=store_pk, business_date=day, state__in=SOLD)
    if until:
        rows = rows.filter(placed_at__lt=until)
    found = rows.aggregate(orders=Count("id"), revenue_fen=Sum("total_fen"))
    return {"orders": found["orders"], "revenue_fen": found["revenue_fen"] or 0}


def reached_shop(store_pk: int, day: date, *, until: datetime | None = None) -> int:
    """Return how many orders of a business day came before the shop, cancelled later or not."""
    rows = Order.objects.filter(store_id=store_pk, business_date=day, placed_at__isnull=False)
    return rows.filter(placed_at__lt=until).count() if until else rows.count()


def sold_ids(store_pk: int, day: date, *, until: datetime | None = None) -> list[str]:
    """Return the ids of the orders that ``sold_on`` counts."""
    rows = Order.objects.filter(store_id=store_pk, business_date=day, state__in=SOLD)
    if until:
        rows = rows.filter(placed_at__lt=until)
    return list(rows.values_list("public_id", flat=True))


def sold_at(store_pk: int, day: date) -> list[tuple[datetime, int]]:
    """Return (placed at, total in fen) of each order sold on a business day, for the day's curve."""
    rows = (
        Order.objects.filter(store_id=store_pk, business_date=day, state__in=SOLD)
        .order_by("placed_at")
        .values_list("placed_at", "total_fen")
    )
    return [(placed_at, total_fen) for placed_at, total_fen in rows if placed_at]


def pieces_sold(store_pk: int, *, since: date, before: date) -> dict[str, int]:
    """Return pieces per item id in the completed orders of business days from ``since`` up to ``before``."""
    rows = OrderLine.objects.filter(
        order__store_id=store_pk,
        order__business_date__gte=since,
        order__business_date__lt=before,
        order__state=OrderState.COMPLETED,
    )
    return dict(rows.values_list("item_id").annotate(pieces=Sum("quantity")).order_by("item_id"))


def best_sellers(store_pk: int, day: date, *, limit: int) -> list[dict[str, Any]]:
    """Return items of a business day by pieces sold, with ``quantity`` and ``revenue_fen``."""
    rows = (
        OrderLine.objects.filter(order__store_id=store_pk, order__business_date=day, order__state__in=SOLD)
        .values("item_id", "item_name", "item_name_en")
        .annotate(sold=Sum("quantity"), revenue_fen=Sum("net_fen"))
        .order_by("-sold", "-revenue_fen", "item_id")[:limit]
    )
    return [dict(row) for row in rows]


def _had_there(guest_pk: int, *, mode: str, store_id: str) -> QuerySet[Order]:
    rows = Order.objects.filter(guest_id=guest_pk)
    if mode:
        rows = rows.filter(mode=mode)
    return rows.filter(store__public_id=store_id) if store_id else rows


def _mentions(text: str) -> Q:
    lines = OrderLine.objects.filter(Q(item_name__icontains=text) | Q(item_name_en__icontains=text))
    return (
        Q(number__iexact=text)
        | Q(store__name__icontains=text)
        | Q(store__name_en__icontains=text)
        | Q(Exists(lines.filter(order=OuterRef("pk"))))
    )


def _place_of(order_id: str, **of: int) -> Subquery:
    """Return the row number of an order, to read on after it.

    Ids are drawn before the unit and rows written in it, so under load the two follow different orders.
    """
    return Subquery(Order.objects.filter(public_id=order_id, **of).values("pk")[:1])


def _found(order: Order | None) -> Order:
    if order is None:
        raise OrderNotFound
    return order


def lines_of(found: Order) -> Sequence[OrderLine]:
    """Return an order's lines in their order; they never change, so they are read once."""
    lines = found.known_lines
    if lines is None:
        lines = _lines.all(found.pk)
        found.keep_lines(lines)
    return lines
