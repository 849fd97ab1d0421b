"""Taking an order's row before anything about its tickets is read or written.

Two stations that finish the last two tickets of an order at the same moment must not both, nor neither, say
that the order is done. On every database the conditional update of one row makes them go one after the
other, so the one that comes second sees what the first one did.
"""

from collections.abc import Collection

from django.db.models import QuerySet

from diandan.infra import sql
from diandan.infra.rows import Rows
from diandan.modules.kitchen.errors import TicketNotFound
from diandan.modules.kitchen.models import KitchenOrder, Ticket, TicketItem
from diandan.modules.kitchen.states import TicketState

# The store's calendars are left out: reading JSON costs most.
_CALENDARS = ("store__hours", "store__holidays", "store__modes", "store__auto_accept_rules")

_take = sql.Statement(KitchenOrder, "UPDATE {table} SET {version} = {version} + 1 WHERE {id} = %s")
_order = Rows(lambda: KitchenOrder.objects.filter(pk=0))
_order_pk = sql.Statement(Ticket, "SELECT {kitchen_order_id} FROM {table} WHERE {public_id} = %s")
_ticket = Rows(lambda: with_places(Ticket.objects.filter(public_id="")))
_tickets = Rows(lambda: with_places(Ticket.objects.filter(kitchen_order=0)).order_by("id"))
_items = Rows(lambda: TicketItem.objects.filter(ticket=0).order_by("id"))


def take_order(order_pk: int) -> KitchenOrder:
    """Lock an order of the kitchen and read it."""
    _take.run(order_pk)
    order = _order.one(order_pk)
    assert order is not None
    return order


def take_ticket(ticket_id: str) -> tuple[KitchenOrder, Ticket]:
    """Lock the order a ticket belongs to, then read the ticket as it now is.

    Raises:
        TicketNotFound: there is none.
    """
    row = _order_pk.one(ticket_id)
    if row is None:
        raise TicketNotFound(ticket_id=ticket_id)
    order = take_order(row[0])
    ticket = _ticket.one(ticket_id)
    assert ticket is not None
    ticket.kitchen_order = order
    return order, ticket


def with_places(rows: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """Read tickets with station and store."""
    return rows.select_related("store", "station").defer(*_CALENDARS)


def tickets_in(order: KitchenOrder, states: Collection[TicketState]) -> list[Ticket]:
    """Read an order's tickets that are in one of these states, oldest first."""
    tickets = [ticket for ticket in _tickets.all(order.pk) if ticket.state in states]
    for ticket in tickets:
        ticket.kitchen_order = order
    return tickets


def items_of(ticket: Ticket) -> list[TicketItem]:
    """Read what is on a ticket, in the order of the guest's lines."""
    return _items.all(ticket.pk)
