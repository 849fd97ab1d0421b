"""Asking a guest how it was: once per order."""

from typing import Any

from diandan.infra import outbox, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.feedback.events import ReviewInvited
from diandan.modules.feedback.models import Invitation, Review


def invite(*, order_id: str, store: Any, guest: Any, by: Actor) -> bool:
    """Ask for a review of an order, unless it was asked for or written before; say whether it was."""

    def unit() -> bool:
        if (
            Review.objects.filter(order_ref=order_id).exists()
            or Invitation.objects.filter(order_ref=order_id).exists()
        ):
            return False
        Invitation.objects.create(
            order_ref=order_id, store_id=store.pk, guest_id=guest.pk, invited_at=clock.now()
        )
        outbox.record(ReviewInvited(order_id=order_id, store_id=store.public_id, guest_id=guest.public_id))
        return True

    return tx.run(unit)
