"""Forgetting messages that everybody has taken, a week later."""

from datetime import timedelta

from diandan.infra import tx
from diandan.infra.outbox.models import Delivery, Message
from diandan.kernel import clock

KEPT = timedelta(days=7)
AT_ONCE = 2_000


def forget_old() -> int:
    """Delete a portion of what was handed on a week ago and is not parked; return how many."""

    def unit() -> int:
        old = list(
            Message.objects.filter(done_at__lt=clock.now() - KEPT)
            .exclude(pk__in=Delivery.objects.values("message_id"))
            .values_list("pk", flat=True)[:AT_ONCE]
        )
        Message.objects.filter(pk__in=old).delete()
        return len(old)

    return tx.run(unit)
