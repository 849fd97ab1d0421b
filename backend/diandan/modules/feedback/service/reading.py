"""What a platform thought of a review: it is shown, or it goes on waiting for somebody of the shop."""

from typing import Any

from django.db.models import F

from diandan.infra import outbox, tx
from diandan.modules.feedback.events import ReviewChanged
from diandan.modules.feedback.models import Review
from diandan.modules.feedback.service import rating
from diandan.modules.feedback.states import BEING_READ_BY, HELD_BY

SHOWN: dict[str, Any] = {"is_hidden": False, "hidden_reason": "", "hidden_by": ""}


def record_reading(review: Review, *, is_fine: bool) -> bool:
    """Show what a platform found good, leave the rest to the shop; say whether the answer still mattered.

    It does not when the guest changed it or took it back, or the shop showed or hid it, since it was read.
    An answer of the shop in between changes nothing about the words.
    """
    outcome = SHOWN if is_fine else {"hidden_by": HELD_BY}

    def unit() -> bool:
        waiting = Review.objects.filter(pk=review.pk, edited_at=review.edited_at, hidden_by=BEING_READ_BY)
        if not waiting.update(**outcome, version=F("version") + 1):
            return False
        review.refresh_from_db(fields=[*SHOWN, "version"])
        if is_fine:
            rating.add(review)
        outbox.record(
            ReviewChanged(
                review_id=review.public_id,
                store_id=review.store.public_id,
                item_id=review.item_ref,
                stars=review.stars,
                version=review.version,
            )
        )
        return True

    return tx.run(unit)
