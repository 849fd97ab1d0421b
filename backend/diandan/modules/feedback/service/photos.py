"""Photos: taken in before the review that shows them, forgotten when none does."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Q

from diandan.infra import files, tx
from diandan.infra.files import StoredPicture
from diandan.kernel import clock, ids
from diandan.modules.feedback.errors import PhotoNotFound, TooManyPhotos
from diandan.modules.feedback.models import Photo, Review
from diandan.modules.feedback.states import PHOTOS_MAX

# How long a photo waits for its review: a draft that is finished the next morning still has it.
WAITS = timedelta(days=2)
AT_ONCE = 200


def add_photo(*, guest: Any, stored: StoredPicture) -> Photo:
    """Note a guest's photo that lies in the folder already."""
    return tx.run(
        lambda: Photo.objects.create(
            public_id=ids.new_id("rph"),
            guest_id=guest.pk,
            small=stored.small,
            large=stored.large,
            created_at=clock.now(),
        )
    )


def attach(review: Review, photo_ids: Sequence[str]) -> None:
    """Show exactly these photos in a review, in this order; those it no longer shows are on their way out.

    Raises:
        TooManyPhotos; PhotoNotFound: not this guest's, or in another review.
    """
    wanted = list(dict.fromkeys(photo_ids))
    if len(wanted) > PHOTOS_MAX:
        raise TooManyPhotos(limit=PHOTOS_MAX)
    assert review.guest_id is not None  # only who is known sends photos
    mine = Photo.objects.filter(guest_id=review.guest_id, is_gone=False)
    for position, photo_id in enumerate(wanted):
        free = mine.filter(Q(review=None) | Q(review=review), public_id=photo_id)
        if not free.update(review=review, position=position):
            raise PhotoNotFound(photo_id=photo_id[:40])
    drop(Photo.objects.filter(review=review).exclude(public_id__in=wanted))


def drop(photos: Any) -> None:
    """Take photos out of whatever shows them; ``sweep_photos`` deletes their files."""
    photos.update(review=None, guest=None, is_gone=True)


def sweep_photos() -> int:
    """Delete the files of photos that are dropped or that no review ever took; return how many.

    The files first, then the rows: whatever goes wrong between is done again.
    """
    tx.must_be_outside()
    old = Q(review=None, created_at__lt=clock.now() - WAITS)
    leaving = list(Photo.objects.filter(Q(is_gone=True) | old).order_by("id")[:AT_ONCE])
    taken: list[Photo] = []
    for photo in leaving:
        # A review may have taken it meanwhile.
        row = Photo.objects.filter(pk=photo.pk, review=None)
        if tx.run(lambda row=row: row.update(is_gone=True, guest=None)):  # type: ignore[misc]
            files.forget(photo.small, photo.large)
            taken.append(photo)
    if taken:
        tx.run(lambda: Photo.objects.filter(pk__in=[photo.pk for photo in taken], is_gone=True).delete())
    return len(taken)
