"""Taking an order's row before anything about its tickets is read or written.

Two stations that finish the last two tickets of an order at the same moment must not both, nor neither, say
that the order is done. On every database the conditional update of one row makes them go one after the
other, so the one that comes second sees what the first one did.
"""

from django.db.models import QuerySet

from diandan.infra import sql
from diandan.modules.kitchen.errors import TicketNotFound
from diandan.modules.kitchen.models import KitchenOrder, Ticket, TicketItem

_take = sql.Statement(KitchenOrder, "UPDATE {table} SET {version} = {version} + 1 WHERE {id} = %s")


def take_order(order_pk: int) -> KitchenOrder:
    """Lock an order of the kitchen and read it."""
    _take.run(order_pk)
    return KitchenOrder.objects.get(pk=order_pk)


def take_ticket(ticket_id: str) -> tuple[KitchenOrder, Ticket]:
    """Lock the order a ticket belongs to, then read the ticket as it now is.

    Raises:
        TicketNotFound: there is none.
    """
    order_pk = Ticket.objects.filter(public_id=ticket_id).values_list("kitchen_order_id", flat=True).first()
    if order_pk is None:
        raise TicketNotFound(ticket_id=ticket_id)
    order = take_order(order_pk)
    ticket = with_places(Ticket.objects.all()).get(public_id=ticket_id)
    ticket.kitchen_order = order
    return order, ticket


def with_places(rows: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """Read tickets with station and store, leaving out the store's calendars: reading JSON costs most."""
    heavy = ("store__hours", "store__holidays", "store__modes")
    return rows.select_related("store", "station").defer(*heavy)


def items_of(ticket: Ticket) -> list[TicketItem]:
    """Read what is on a ticket, in the order of the guest's lines."""
    return list(TicketItem.objects.filter(ticket=ticket).order_by("id"))
