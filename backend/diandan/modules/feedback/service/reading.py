"""What a platform thought of a review: it is shown, or it goes on waiting for somebody of the shop."""

from datetime import timedelta
from typing import Any

from django.db.models import F

from diandan.infra import outbox, tx
from diandan.kernel import clock
from diandan.modules.feedback.events import ReviewChanged
from diandan.modules.feedback.models import Photo, PhotoVerdict, Review
from diandan.modules.feedback.service import rating
from diandan.modules.feedback.states import BEING_LOOKED_AT_BY, BEING_READ_BY, HELD_BY

# A photo in a review can be edited for days; what nobody has asked about for this long is no use.
VERDICTS_LAST = timedelta(days=30)

SHOWN: dict[str, Any] = {"is_hidden": False, "hidden_reason": "", "hidden_by": ""}


def record_reading(review: Review, *, is_fine: bool) -> bool:
    """Show what a platform found good, leave the rest to the shop; say whether the answer still mattered.

    It does not when the guest changed it or took it back, or the shop showed or hid it, since it was read;
    nor when the platform has moved on from the words to the pictures, or found fault meanwhile. An answer of
    the shop in between changes nothing about the words.
    """
    outcome = SHOWN if is_fine else {"hidden_by": HELD_BY}

    def unit() -> bool:
        if review.hidden_by not in (BEING_READ_BY, BEING_LOOKED_AT_BY):
            return False
        waiting = Review.objects.filter(pk=review.pk, edited_at=review.edited_at, hidden_by=review.hidden_by)
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


def look_at_pictures(review: Review) -> bool:
    """Note that the words of a review are good, so that only its pictures are waited for.

    False when they are not the words that were read any more, or somebody has decided meanwhile.
    """

    def unit() -> bool:
        waiting = Review.objects.filter(pk=review.pk, edited_at=review.edited_at, hidden_by=BEING_READ_BY)
        return bool(waiting.update(hidden_by=BEING_LOOKED_AT_BY))

    is_next = tx.run(unit)
    if is_next:
        review.refresh_from_db(fields=["hidden_by"])
    return is_next


def note_check(photo: Photo, *, check_ref: str) -> None:
    """Remember under which number a platform will tell what it thinks of a photo."""
    tx.run(lambda: Photo.objects.filter(pk=photo.pk, check_ref=None).update(check_ref=check_ref))


def note_verdict(check_ref: str, *, is_fine: bool) -> bool:
    """Keep what a platform told of a picture; the first word counts. Say whether it was the first."""

    def unit() -> bool:
        if PhotoVerdict.objects.filter(check_ref=check_ref).exists():
            return False
        row = PhotoVerdict(check_ref=check_ref, is_fine=is_fine, told_at=clock.now())
        # Told twice at once, one of the two is kept.
        PhotoVerdict.objects.bulk_create([row], ignore_conflicts=True)
        return True

    return tx.run(unit)


def forget_verdicts() -> None:
    """Forget old verdicts on pictures that are not there any more."""
    known = Photo.objects.filter(check_ref__isnull=False).values("check_ref")
    old = PhotoVerdict.objects.filter(told_at__lt=clock.now() - VERDICTS_LAST)
    tx.run(lambda: old.exclude(check_ref__in=known).delete())
