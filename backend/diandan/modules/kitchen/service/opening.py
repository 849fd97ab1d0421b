"""Tickets come to be, once per order, station and round; and go when an order is cancelled."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from diandan.infra import outbox, sql, tx
from diandan.infra.rows import Rows
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.kitchen.events import TicketOpened, TicketsVoided
from diandan.modules.kitchen.lines import KitchenLine, ToMake, to_make
from diandan.modules.kitchen.models import KitchenOrder, Routing, Station, Ticket, TicketItem
from diandan.modules.kitchen.service.locking import take_order, with_places
from diandan.modules.kitchen.service.stations import default_station
from diandan.modules.kitchen.states import ON_SCREEN, TicketState

_insert_order = sql.Insert(
    KitchenOrder,
    (
        "order_ref", "number", "mode", "table_label", "note", "promised_at", "paid_at", "undone", "is_void",
        "version",
    ),
    ignore_conflicts=True,
)  # fmt: skip
_find_order = sql.Statement(KitchenOrder, "SELECT {id} FROM {table} WHERE {order_ref} = %s")
_describe = sql.Statement(
    KitchenOrder,
    "UPDATE {table} SET {undone} = {undone} + %s, {promised_at} = %s WHERE {id} = %s",
)
_insert_ticket = sql.Insert(
    Ticket,
    ("public_id", "store_id", "kitchen_order_id", "station_id", "round", "state", "version", "opened_at"),
)
_insert_items = sql.Insert(
    TicketItem,
    (
        "public_id", "ticket_id", "line_ref", "item_ref", "sku_ref", "name", "name_en", "part_of",
        "part_of_en", "quantity", "spec_text", "spec_text_en", "modifiers", "allergens", "note", "state",
        "opened_at",
    ),
)  # fmt: skip
_void_order = sql.Statement(KitchenOrder, "UPDATE {table} SET {is_void} = %s, {undone} = 0 WHERE {id} = %s")
_void_ticket = sql.Statement(
    Ticket,
    "UPDATE {table} SET {state} = %s, {voided_at} = %s, {version} = {version} + 1 WHERE {id} = %s",
)
_void_items = sql.Statement(TicketItem, "UPDATE {table} SET {state} = %s WHERE {ticket_id} = %s")


def open_tickets(
    *,
    order_id: str,
    number: str,
    store: Any,
    mode: str,
    table_label: str,
    note: str,
    lines: Sequence[KitchenLine],
    promised_at: datetime | None,
    by: Actor,
    paid_at: datetime | None = None,
    round: int = 1,  # noqa: A002 - the trade's word: a table's second round
) -> list[Ticket]:
    """Give each station its part of an order, and return the tickets.

    ``store`` is a row of its room. An item goes to its own station, else to its category's, else to the
    store's default station; a combo's parts each go to theirs. Done already, it changes nothing; for an
    order that was cancelled before, nothing is opened.
    """

    def unit() -> list[Ticket]:
        now = clock.now()
        order, is_new = _take_or_make(
            order_ref=order_id,
            number=number,
            mode=mode,
            table_label=table_label,
            note=note,
            promised_at=promised_at,
            paid_at=paid_at or now,
        )
        if not is_new:
            earlier = list(order.tickets.filter(round=round).select_related("station").order_by("id"))
            if earlier or order.is_void:
                return earlier
        work = _by_station(store, lines)
        tickets = [_open(order, store, station, round, now) for station, _ in work]
        _insert_items.run(
            _item_row(ticket.pk, thing, now)
            for ticket, (_, things) in zip(tickets, work, strict=True)
            for thing in things
        )
        _describe.run(len(tickets), promised_at, order.pk)
        outbox.record(
            *(
                TicketOpened(
                    order_id=order_id,
                    store_id=store.public_id,
                    ticket_id=ticket.public_id,
                    version=1,
                    station_id=ticket.station.public_id,
                )
                for ticket in tickets
            )
        )
        return tickets

    return tx.run(unit)


def void(*, order_id: str, by: Actor) -> list[Ticket]:
    """Take an order's tickets off the screens; tickets that have not come yet will never come."""

    def unit() -> list[Ticket]:
        order, _ = _take_or_make(order_ref=order_id)
        now = clock.now()
        tickets = list(with_places(order.tickets.filter(state__in=ON_SCREEN)).order_by("id"))
        _void_order.run(True, order.pk)
        for ticket in tickets:
            _void_ticket.run(TicketState.VOID.value, now, ticket.pk)
            _void_items.run(TicketState.VOID.value, ticket.pk)
            ticket.state, ticket.voided_at, ticket.version = TicketState.VOID, now, ticket.version + 1
        if tickets:
            outbox.record(
                TicketsVoided(
                    order_id=order_id,
                    store_id=tickets[0].store.public_id,
                    ticket_ids=[ticket.public_id for ticket in tickets],
                )
            )
        return tickets

    return tx.run(unit)


def _take_or_make(*, order_ref: str, **told: Any) -> tuple[KitchenOrder, bool]:
    """Return the kitchen's row of an order, locked, and whether it is new: a row just made is ours anyway."""
    blank = {"number": "", "mode": "", "table_label": "", "note": "", "promised_at": None, "paid_at": None}
    row = {**blank, **told, "order_ref": order_ref, "undone": 0, "is_void": False, "version": 1}
    is_new = _insert_order.run([row]) == 1
    found = _find_order.one(order_ref)
    assert found
    return (KitchenOrder(pk=found[0], **row), True) if is_new else (take_order(found[0]), False)


def _by_station(store: Any, lines: Iterable[KitchenLine]) -> list[tuple[Station, list[ToMake]]]:
    things = [thing for line in lines for thing in to_make(line)]
    refs = {thing.item_id for thing in things} | {thing.category_id for thing in things}
    routed = {routing.ref: routing.station for routing in _routings(len(refs)).all(store.pk, *refs)}
    work: dict[int, tuple[Station, list[ToMake]]] = {}
    fallback: Station | None = None
    for thing in things:
        station = routed.get(thing.item_id) or routed.get(thing.category_id)
        if station is None:
            station = fallback = fallback or default_station(store)
        work.setdefault(station.pk, (station, []))[1].append(thing)
    return sorted(work.values(), key=lambda of: (of[0].position, of[0].pk))


@lru_cache(maxsize=128)
def _routings(count: int) -> Rows[Routing]:
    marks = [str(number) for number in range(count)]  # the ORM would take equal ones for one
    return Rows(lambda: Routing.objects.select_related("station").filter(store=0).filter(ref__in=marks))


def _open(
    order: KitchenOrder,
    store: Any,
    station: Station,
    round: int,  # noqa: A002
    now: datetime,
) -> Ticket:
    ticket = Ticket(
        public_id=ids.new_id("tkt"),
        store=store,
        kitchen_order=order,
        station=station,
        round=round,
        state=TicketState.QUEUED,
        version=1,
        opened_at=now,
    )
    ticket.pk = _insert_ticket.one({name: getattr(ticket, name) for name in _insert_ticket.fields})
    return ticket


def _item_row(ticket_pk: int, thing: ToMake, now: datetime) -> dict[str, Any]:
    return {
        "public_id": ids.new_id("tki"),
        "ticket_id": ticket_pk,
        "line_ref": thing.line.line_id,
        "item_ref": thing.item_id,
        "sku_ref": thing.sku_id,
        "name": thing.name,
        "name_en": thing.name_en,
        "part_of": thing.part_of,
        "part_of_en": thing.part_of_en,
        "quantity": thing.quantity,
        "spec_text": thing.spec_text,
        "spec_text_en": thing.spec_text_en,
        "modifiers": [
            {"name": one.name, "name_en": one.name_en, "is_default": one.is_default}
            for one in thing.line.modifiers
        ],
        "allergens": list(thing.line.allergens),
        "note": thing.line.note,
        "state": TicketState.QUEUED.value,
        "opened_at": now,
    }
