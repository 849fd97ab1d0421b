"""What guests wrote for the kitchen is forgotten: when they leave, or when it is long over."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db.models import Q

from diandan.infra import tx
from diandan.kernel import clock
from diandan.modules.kitchen.models import KitchenOrder, TicketItem

AT_ONCE = 500


def forget_notes(order_ids: Sequence[str]) -> None:
    """Forget the notes on the tickets of these orders; what was made, and how long it took, stays."""

    def unit() -> None:
        KitchenOrder.objects.filter(order_ref__in=order_ids).update(note="")
        TicketItem.objects.filter(ticket__kitchen_order__order_ref__in=order_ids).update(note="")

    tx.run(unit)


def forget_old_notes() -> int:
    """Forget the notes on tickets that are long over; return of how many orders."""
    before = clock.now() - timedelta(days=settings.NOTE_DAYS)
    noted = Q(note__gt="") | Q(tickets__items__note__gt="")
    rows = KitchenOrder.objects.filter(noted, tickets__opened_at__lt=before)
    found = list(rows.values_list("order_ref", flat=True).distinct()[:AT_ONCE])
    if found:
        forget_notes(found)
    return len(found)
