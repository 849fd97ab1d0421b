"""A guest leaves, or time passes: orders stay as bookkeeping, what was written beside them goes."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q

from diandan.infra import tx
from diandan.kernel import clock
from diandan.modules.ordering.models import Order, OrderLine, OrderMove

AT_ONCE = 500


def part_with_guest(guest_pk: int, *, nobody_pk: int) -> None:
    """Make a guest's orders nobody's. A second time changes nothing."""

    def unit() -> None:
        mine = list(Order.objects.filter(guest_id=guest_pk).values_list("pk", flat=True))
        _forget_words(mine)
        OrderMove.objects.filter(order_id__in=mine, by__startswith="guest:").update(by="guest:", note="")
        Order.objects.filter(pk__in=mine).update(guest_id=nobody_pk, people=None)

    tx.run(unit)


def forget_old_notes() -> int:
    """Forget what guests wrote beside orders that are long over; return how many orders that were."""
    before = clock.now() - timedelta(days=settings.NOTE_DAYS)
    noted = Q(lines__note__gt="") | Q(note__gt="") | Q(cancel_reason__gt="")
    old: Any = Order.objects.filter(noted, created_at__lt=before).values_list("pk", flat=True)
    found = list(old.distinct()[:AT_ONCE])
    if found:
        tx.run(lambda: _forget_words(found))
    return len(found)


def _forget_words(order_pks: list[int]) -> None:
    Order.objects.filter(pk__in=order_pks).update(note="", cancel_reason="")
    OrderLine.objects.filter(order_id__in=order_pks).exclude(note="").update(note="")
