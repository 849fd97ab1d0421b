"""Reads of the kitchen room. Each screen has one function here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import quantiles
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from diandan.infra import sql
from diandan.infra.rows import Rows
from diandan.kernel import clock
from diandan.modules.kitchen.errors import StationNotFound, TicketNotFound
from diandan.modules.kitchen.models import Routing, Station, Ticket, TicketItem
from diandan.modules.kitchen.states import UNDONE, TicketState, is_on_screen

# How long a finished ticket can still be seen and called back.
DONE_STAYS = timedelta(minutes=30)

_by_id = Rows(lambda: Ticket.objects.select_related("kitchen_order", "station").filter(public_id=""))
_items = Rows(lambda: TicketItem.objects.filter(ticket=0).order_by("id"))
_store_of_ticket = sql.Select(lambda: Ticket.objects.filter(public_id="").values_list("store__public_id"))
_store_of_item = sql.Select(
    lambda: TicketItem.objects.filter(public_id="").values_list("ticket__store__public_id")
)


@dataclass(frozen=True, slots=True)
class PrepTime:
    """How long an item took, from its ticket's opening until it was made."""

    item_ref: str
    name: str
    count: int
    median_s: int
    p90_s: int


def stations(store_pk: int) -> list[tuple[Station, int]]:
    """Return a store's stations in their order, each with the number of tickets still to be made there.

    One that was taken away is among them as long as a ticket that slipped in is to be made there.
    """
    undone = Count("tickets", filter=Q(tickets__state__in=UNDONE))
    rows = Station.objects.filter(store_id=store_pk).annotate(undone=undone).order_by("position", "id")
    return [(row, row.undone) for row in rows if row.is_live or row.undone]


def routed(store_pk: int) -> dict[str, list[str]]:
    """Return what is made at each station of a store: station id → ids of items and categories."""
    found: dict[str, list[str]] = {}
    rows = Routing.objects.filter(store_id=store_pk).order_by("id")
    for station_id, ref in rows.values_list("station__public_id", "ref"):
        found.setdefault(station_id, []).append(ref)
    return found


def station(store_pk: int, station_id: str) -> Station:
    """Return a station of a store.

    Raises:
        StationNotFound: none, or another store's.
    """
    found = Station.objects.filter(store_id=store_pk, public_id=station_id, is_live=True).first()
    if found is None:
        raise StationNotFound(station_id=station_id)
    return found


def on_screen(store_pk: int, *, station_id: str | None = None) -> list[Ticket]:
    """Return the tickets a kitchen looks at: what was promised first comes first, then what was paid first.

    Finished ones stay for a while, so that a mistake can be called back.

    Raises:
        StationNotFound: the station is not in this store.
    """
    rows = Ticket.objects.filter(store_id=store_pk).filter(
        Q(state__in=UNDONE) | Q(state=TicketState.DONE, done_at__gt=clock.now() - DONE_STAYS)
    )
    if station_id:
        rows = rows.filter(station=station(store_pk, station_id))
    return sorted(_whole(rows), key=_queue_order)


def ticket(ticket_id: str) -> Ticket:
    """Return a ticket with all that is on it.

    Raises:
        TicketNotFound: there is none.
    """
    found = _by_id.one(ticket_id)
    if found is None:
        raise TicketNotFound(ticket_id=ticket_id)
    return with_items(found)


def with_items(found: Ticket) -> Ticket:
    """Read what is on a ticket, as it now is, and return the ticket."""
    found.keep_items(_items.all(found.pk))
    return found


def store_of_ticket(ticket_id: str) -> str:
    """Return the public id of the store a ticket belongs to, to check who asks.

    Raises:
        TicketNotFound: there is none.
    """
    return _store_of(_store_of_ticket.one(ticket_id))


def store_of_item(item_id: str) -> str:
    """Return the public id of the store a thing on a ticket belongs to.

    Raises:
        TicketNotFound: there is none.
    """
    return _store_of(_store_of_item.one(item_id))


def tickets_of(order_id: str) -> list[Ticket]:
    """Return all tickets of an order, oldest first, voided ones too."""
    return list(_whole(Ticket.objects.filter(kitchen_order__order_ref=order_id)).order_by("id"))


def view(found: Ticket) -> dict[str, Any]:
    """Return a ticket as the screens read it, over HTTP and in frames."""
    order, at = found.kitchen_order, found.station
    items = list(found.items.all())
    return {
        "id": found.public_id,
        "order_id": order.order_ref,
        "number": order.number,
        "mode": order.mode,
        "table_label": order.table_label or None,
        "station": {"id": at.public_id, "name": at.name, "name_en": at.name_en},
        "state": str(found.state),
        "version": found.version,
        "round": found.round,
        "opened_at": _iso(found.opened_at),
        "started_at": _iso(found.started_at),
        "done_at": _iso(found.done_at),
        "promised_at": _iso(order.promised_at),
        "paid_at": _iso(order.paid_at),
        "target_s": at.target_s,
        "warn_s": at.warns_after_s,
        "note": order.note,
        "allergens": sorted({allergen for item in items for allergen in item.allergens}),
        "items": [item_view(item) for item in items],
    }


def item_view(item: TicketItem) -> dict[str, Any]:
    """Return one thing on a ticket as the screens read it."""
    return {
        "id": item.public_id,
        "name": item.name,
        "name_en": item.name_en,
        "part_of": item.part_of or None,
        "part_of_en": item.part_of_en or None,
        "quantity": item.quantity,
        "spec_text": item.spec_text,
        "spec_text_en": item.spec_text_en,
        "modifiers": item.modifiers,
        "allergens": item.allergens,
        "note": item.note,
        "state": str(item.state),
    }


def frame_data(found: Ticket) -> dict[str, Any] | None:
    """Return what a frame says of a ticket: the whole of it, or nothing once it is off the screens."""
    return view(found) if is_on_screen(TicketState(found.state)) else None


def prep_times(store_pk: int, *, since: datetime, until: datetime) -> list[PrepTime]:
    """Return how long items took that were made in a span of time, the slowest first."""
    took: dict[str, tuple[str, list[float]]] = {}
    rows = TicketItem.objects.filter(
        ticket__store_id=store_pk, done_at__gte=since, done_at__lt=until
    ).values_list("item_ref", "name", "opened_at", "done_at")
    for ref, name, opened_at, done_at in rows:
        assert done_at is not None
        took.setdefault(ref, (name, []))[1].append((done_at - opened_at).total_seconds())
    times = [
        PrepTime(
            item_ref=ref,
            name=name,
            count=len(spans),
            median_s=round(_part(spans, 5)),
            p90_s=round(_part(spans, 9)),
        )
        for ref, (name, spans) in took.items()
    ]
    return sorted(times, key=lambda time: (-time.median_s, time.item_ref))


def _whole(rows: QuerySet[Ticket]) -> QuerySet[Ticket]:
    items = Prefetch("items", queryset=TicketItem.objects.order_by("id"))
    return rows.select_related("kitchen_order", "station").prefetch_related(items)


def _queue_order(found: Ticket) -> tuple[datetime, datetime, int]:
    order = found.kitchen_order
    paid_at = order.paid_at or found.opened_at
    return (order.promised_at or paid_at, paid_at, found.pk)


def _store_of(row: tuple[str] | None) -> str:
    if row is None:
        raise TicketNotFound
    return row[0]


def _iso(instant: datetime | None) -> str | None:
    return None if instant is None else instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def _part(spans: list[float], tenths: int) -> float:
    if len(spans) == 1:
        return spans[0]
    return quantiles(spans, n=10, method="inclusive")[tenths - 1]
