"""Two screens, one kitchen: what must be said once is said once, however many tap at the same time.

Each guard has a control beside it, which takes the guard away and shows what then goes wrong.
"""

import threading
from copy import copy

import pytest
from django.db import connection

from diandan.infra import sql
from diandan.infra.outbox.models import Message
from diandan.kernel.actor import Actor
from diandan.modules.kitchen import queries
from diandan.modules.kitchen import service as kitchen
from diandan.modules.kitchen.models import KitchenOrder, Ticket, TicketItem
from diandan.modules.kitchen.service import working
from diandan.modules.kitchen.service.locking import take_ticket
from tests.factories.committing import committing
from tests.factories.kitchen import COOK, a_line, make_station, make_tickets
from tests.factories.stores import make_store

WAITER = Actor.staff("stf_waiter")
ORDER = "ord_01M83WSHY4FV2T9AY8TD9NQ0Y0"


def facts() -> list[str]:
    rows = Message.objects.filter(name__startswith="kitchen.ticket").order_by("id")
    return [name.removeprefix("kitchen.") for name in rows.values_list("name", flat=True)][1:]


@pytest.fixture
def raced(transactional_db, clock):
    """A store, and real threads that commit as in the shop."""
    with committing():
        yield make_store()


def at_once(*works):
    gate = threading.Barrier(len(works))
    outcomes = [None] * len(works)

    def call(index, work):
        gate.wait()
        try:
            outcomes[index] = work()
        except Exception as error:
            outcomes[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=call, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def order_at_four_stations(store) -> list[str]:
    make_station(store, "一")
    lines = [a_line()]
    for name in ("二", "三", "四"):
        station = make_station(store, name)
        kitchen.route(store=store, ref=f"itm_{name}", station_id=station.public_id, by=COOK)
        lines.append(a_line(item_id=f"itm_{name}"))
    return [t.public_id for t in make_tickets(store, *lines)]


def without_locks(monkeypatch, tickets: list[str]) -> None:
    """The control: read first, write later, whatever happened in between."""
    seen = {ticket_id: take_ticket(ticket_id) for ticket_id in tickets}
    monkeypatch.setattr(working, "take_ticket", lambda ticket_id: tuple(copy(row) for row in seen[ticket_id]))
    monkeypatch.setattr(
        working,
        "_swap",
        sql.Statement(
            Ticket,
            "UPDATE {table} SET {state} = %s, {started_at} = %s, {done_at} = %s, {served_at} = %s"
            " WHERE {id} = %s AND %s IS NOT NULL AND %s IS NOT NULL",
        ),
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("times", range(5))
def test_four_stations_that_finish_at_once_say_once_that_the_order_is_done(raced, times):
    tickets = order_at_four_stations(raced)

    at_once(*(lambda t=t: kitchen.bump(t, by=COOK) for t in tickets))

    assert facts().count("ticket_done") == 4
    assert facts().count("tickets_done") == 1


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_nobody_says_that_the_order_is_done(raced, monkeypatch):
    tickets = order_at_four_stations(raced)
    without_locks(monkeypatch, tickets)

    at_once(*(lambda t=t: kitchen.bump(t, by=COOK) for t in tickets))

    assert facts().count("tickets_done") == 0


@pytest.mark.django_db(transaction=True)
def test_eight_taps_on_one_ticket_are_one_bump(raced):
    (ticket,) = make_tickets(raced)

    outcomes = at_once(*[lambda: kitchen.bump(ticket.public_id, by=COOK)] * 8)

    assert [o.state for o in outcomes] == ["done"] * 8
    assert facts() == ["ticket_started", "ticket_done", "tickets_done"]
    assert KitchenOrder.objects.get().undone == 0


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_one_bump_is_told_twice(raced, monkeypatch):
    first, *_ = order_at_four_stations(raced)
    without_locks(monkeypatch, [first])

    at_once(*[lambda: kitchen.bump(first, by=COOK)] * 2)

    assert facts().count("ticket_done") == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("times", range(3))
def test_two_waiters_who_bring_the_same_plate_bring_it_once(raced, times):
    (ticket,) = make_tickets(raced, a_line(), a_line())
    first, last = TicketItem.objects.order_by("id").values_list("public_id", flat=True)
    kitchen.bump(ticket.public_id, by=COOK)
    told = facts()

    half = at_once(*[lambda: kitchen.serve_item(first, by=WAITER)] * 2)
    whole = at_once(*[lambda: kitchen.serve_item(last, by=WAITER)] * 2)

    assert [(o.state, o.version) for o in half] == [("done", 3)] * 2
    assert [(o.state, o.version) for o in whole] == [("served", 4)] * 2
    assert facts() == [*told, "ticket_progressed", "ticket_served"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("times", range(3))
def test_two_waiters_with_the_last_two_plates_serve_the_ticket(raced, times):
    (ticket,) = make_tickets(raced, a_line(), a_line())
    plates = TicketItem.objects.order_by("id").values_list("public_id", flat=True)
    kitchen.bump(ticket.public_id, by=COOK)

    at_once(*(lambda p=plate: kitchen.serve_item(p, by=WAITER) for plate in plates))

    assert Ticket.objects.get().state == "served"
    assert facts().count("ticket_served") == 1


@pytest.mark.django_db(transaction=True)
def test_opening_from_two_sides_at_once_opens_once(raced):
    make_station(raced)

    at_once(*[lambda: make_tickets(raced, order_id=ORDER)] * 6)

    assert Ticket.objects.count() == 1
    assert KitchenOrder.objects.get().undone == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("times", range(4))
def test_an_order_opened_and_cancelled_at_once_is_on_no_screen(raced, times):
    at_once(
        lambda: make_tickets(raced, order_id=ORDER),
        lambda: kitchen.void(order_id=ORDER, by=COOK),
        lambda: make_tickets(raced, order_id=ORDER),
    )

    assert queries.on_screen(raced.pk) == []
    assert KitchenOrder.objects.get().undone == 0
