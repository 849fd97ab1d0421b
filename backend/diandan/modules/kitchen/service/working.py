"""Working on tickets: started, made, called back, served.

Each command takes the order's row, reads the ticket as it then is, and swaps its state by version. Two
screens that tap the same thing at once both see it done and one of them did it; a tap on what has moved
elsewhere meanwhile is refused. The order's count of undone tickets decides, inside the same lock, who says
that the order is done.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from diandan.infra import outbox, sql, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.kernel.fact import Fact
from diandan.modules.kitchen.errors import StaleTicket, TicketNotFound
from diandan.modules.kitchen.events import (
    TicketDone,
    TicketFact,
    TicketProgressed,
    TicketRecalled,
    TicketsDone,
    TicketServed,
    TicketStarted,
)
from diandan.modules.kitchen.models import KitchenOrder, Ticket, TicketItem
from diandan.modules.kitchen.service.locking import items_of, take_order, take_ticket, tickets_in
from diandan.modules.kitchen.states import ON_SCREEN, UNDONE, Step, TicketState, after, is_undone

S = TicketState

_swap = sql.Statement(
    Ticket,
    "UPDATE {table} SET {state} = %s, {started_at} = %s, {done_at} = %s, {served_at} = %s,"
    " {version} = {version} + 1 WHERE {id} = %s AND {version} = %s AND {state} = %s",
)
_items_started = sql.Statement(
    TicketItem,
    "UPDATE {table} SET {state} = %s, {started_at} = COALESCE({started_at}, %s)"
    " WHERE {ticket_id} = %s AND {state} = %s",
)
_items_done = sql.Statement(
    TicketItem,
    "UPDATE {table} SET {state} = %s, {started_at} = COALESCE({started_at}, %s), {done_at} = %s"
    " WHERE {ticket_id} = %s AND {state} IN (%s, %s)",
)
_items_recalled = sql.Statement(
    TicketItem, "UPDATE {table} SET {state} = %s, {done_at} = NULL WHERE {ticket_id} = %s AND {state} = %s"
)
_items_served = sql.Statement(TicketItem, "UPDATE {table} SET {state} = %s WHERE {ticket_id} = %s")
_item_done = sql.Statement(
    TicketItem,
    "UPDATE {table} SET {state} = %s, {started_at} = COALESCE({started_at}, %s), {done_at} = %s"
    " WHERE {id} = %s",
)
_item_served = sql.Statement(TicketItem, "UPDATE {table} SET {state} = %s WHERE {id} = %s")
_order_pk = sql.Statement(KitchenOrder, "SELECT {id} FROM {table} WHERE {order_ref} = %s")
_ticket_of_item = sql.Select(lambda: TicketItem.objects.filter(public_id="").values_list("ticket__public_id"))
_count = sql.Statement(KitchenOrder, "UPDATE {table} SET {undone} = {undone} + %s WHERE {id} = %s")


def start(ticket_id: str, *, by: Actor, version: int | None = None) -> Ticket:
    """Begin a ticket: the guest's order is being made.

    Raises:
        TicketNotFound, IllegalStep, StaleTicket.
    """
    return _step(ticket_id, Step.START, version, _start)


def bump(ticket_id: str, *, by: Actor, version: int | None = None) -> Ticket:
    """Everything on a ticket is made.

    Raises:
        TicketNotFound, IllegalStep, StaleTicket.
    """
    return _step(ticket_id, Step.BUMP, version, _finish)


def recall(ticket_id: str, *, by: Actor, version: int | None = None) -> Ticket:
    """Call a finished ticket back: the tap was a mistake, or something has to be made again.

    Raises:
        TicketNotFound, IllegalStep, StaleTicket.
    """
    return _step(ticket_id, Step.RECALL, version, _call_back)


def serve(ticket_id: str, *, by: Actor, version: int | None = None) -> Ticket:
    """It has left the pass.

    Raises:
        TicketNotFound, IllegalStep, StaleTicket.
    """
    return _step(ticket_id, Step.SERVE, version, _serve)


def bump_item(item_id: str, *, by: Actor) -> Ticket:
    """One thing on a ticket is made; the last one finishes the ticket. A second tap changes nothing.

    Raises:
        TicketNotFound, IllegalStep.
    """

    def unit() -> Ticket:
        order, ticket, items, item = _take_item(item_id)
        if not is_undone(S(item.state)):
            return ticket
        after(S(ticket.state), Step.BUMP)
        now = clock.now()
        _item_done.run(S.DONE.value, now, now, item.pk)
        if all(other is item or not is_undone(S(other.state)) for other in items):
            outbox.record(*_finish(order, ticket, now))
            return ticket
        facts: list[Fact] = [] if ticket.started_at else [_fact(TicketStarted, ticket)]
        _move(ticket, S.COOKING, started_at=ticket.started_at or now)
        outbox.record(*facts, _fact(TicketProgressed, ticket))
        return ticket

    return tx.run(unit)


def serve_item(item_id: str, *, by: Actor) -> Ticket:
    """One thing on a ticket is with the guest; the last one serves the ticket. A second tap changes nothing.

    A thing that is made goes out also while the rest of its ticket is still cooking.

    Raises:
        TicketNotFound, IllegalStep.
    """

    def unit() -> Ticket:
        order, ticket, items, item = _take_item(item_id)
        if item.state == S.SERVED:
            return ticket  # another waiter was faster with the same plate
        after(S(item.state), Step.SERVE)
        if all(other is item or other.state == S.SERVED for other in items):
            after(S(ticket.state), Step.SERVE)
            outbox.record(*_serve(order, ticket, clock.now()))
            return ticket
        _item_served.run(S.SERVED.value, item.pk)
        _move(ticket, S(ticket.state))
        outbox.record(_fact(TicketProgressed, ticket))
        return ticket

    return tx.run(unit)


def finish_order(*, order_id: str, by: Actor) -> list[Ticket]:
    """The counter says that an order is ready: whatever the kitchen has not bumped is made."""

    def unit() -> list[Ticket]:
        order = _take_order_of(order_id)
        if order is None:
            return []
        tickets = tickets_in(order, UNDONE)
        now = clock.now()
        for ticket in tickets:
            outbox.record(*_finish(order, ticket, now))
            order.undone -= 1
        return tickets

    return tx.run(unit)


def serve_order(*, order_id: str, by: Actor) -> list[Ticket]:
    """The guest has it all: whatever is still on the screens is served. Says nothing of being done."""

    def unit() -> list[Ticket]:
        order = _take_order_of(order_id)
        if order is None:
            return []
        tickets = tickets_in(order, ON_SCREEN)
        now = clock.now()
        for ticket in tickets:
            was_undone = is_undone(S(ticket.state))
            _move(ticket, after(S(ticket.state), Step.CLOSE), served_at=now)
            _items_served.run(S.SERVED.value, ticket.pk)
            if was_undone:
                _count.run(-1, order.pk)
        outbox.record(*(_fact(TicketServed, ticket) for ticket in tickets))
        return tickets

    return tx.run(unit)


_Work = Callable[[KitchenOrder, Ticket, datetime], Iterable[Fact]]


def _take_item(item_id: str) -> tuple[KitchenOrder, Ticket, list[TicketItem], TicketItem]:
    row = _ticket_of_item.one(item_id)
    if row is None:
        raise TicketNotFound(item_id=item_id)
    order, ticket = take_ticket(row[0])
    items = items_of(ticket)
    return order, ticket, items, next(item for item in items if item.public_id == item_id)


def _take_order_of(order_id: str) -> KitchenOrder | None:
    row = _order_pk.one(order_id)
    return None if row is None else take_order(row[0])


def _step(ticket_id: str, step: Step, version: int | None, work: _Work) -> Ticket:
    def unit() -> Ticket:
        order, ticket = take_ticket(ticket_id)
        if _is_there_already(ticket, step):
            return ticket  # another screen was faster with the same tap
        after(S(ticket.state), step)
        if version is not None and version != ticket.version:
            raise StaleTicket(state=ticket.state, version=ticket.version)
        outbox.record(*work(order, ticket, clock.now()))
        return ticket

    return tx.run(unit)


def _is_there_already(ticket: Ticket, step: Step) -> bool:
    wanted = {Step.START: S.COOKING, Step.BUMP: S.DONE, Step.RECALL: S.COOKING, Step.SERVE: S.SERVED}
    return ticket.state == wanted[step]


def _start(order: KitchenOrder, ticket: Ticket, now: datetime) -> Iterable[Fact]:
    _move(ticket, S.COOKING, started_at=now)
    _items_started.run(S.COOKING.value, now, ticket.pk, S.QUEUED.value)
    yield _fact(TicketStarted, ticket)


def _finish(order: KitchenOrder, ticket: Ticket, now: datetime) -> list[Fact]:
    facts: list[Fact] = []
    was_started = ticket.started_at is not None
    _move(ticket, S.DONE, started_at=ticket.started_at or now, done_at=now)
    _items_done.run(S.DONE.value, now, now, ticket.pk, S.QUEUED.value, S.COOKING.value)
    _count.run(-1, order.pk)
    if not was_started:
        facts.append(_fact(TicketStarted, ticket))
    facts.append(_fact(TicketDone, ticket))
    if order.undone == 1:  # read inside the lock, before our own step down
        facts.append(TicketsDone(order_id=order.order_ref, store_id=ticket.store.public_id))
    return facts


def _call_back(order: KitchenOrder, ticket: Ticket, now: datetime) -> Iterable[Fact]:
    _move(ticket, S.COOKING, done_at=None)
    _items_recalled.run(S.COOKING.value, ticket.pk, S.DONE.value)
    _count.run(1, order.pk)
    yield _fact(TicketRecalled, ticket)


def _serve(order: KitchenOrder, ticket: Ticket, now: datetime) -> Iterable[Fact]:
    _move(ticket, S.SERVED, served_at=now)
    _items_served.run(S.SERVED.value, ticket.pk)
    yield _fact(TicketServed, ticket)


def _move(ticket: Ticket, to: TicketState, **times: datetime | None) -> None:
    was = ticket.state
    for name, at in times.items():
        setattr(ticket, name, at)
    if not _swap.run(
        to.value, ticket.started_at, ticket.done_at, ticket.served_at, ticket.pk, ticket.version, was
    ):
        raise StaleTicket(state=was, version=ticket.version)
    ticket.state, ticket.version = to.value, ticket.version + 1


def _fact(kind: type[TicketFact], ticket: Ticket) -> TicketFact:
    return kind(
        order_id=ticket.kitchen_order.order_ref,
        store_id=ticket.store.public_id,
        ticket_id=ticket.public_id,
        version=ticket.version,
    )
