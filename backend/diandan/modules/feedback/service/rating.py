"""The ratings of items: counted up and down in the unit of the review that moves them, never recounted.

That they equal a recount at any time is the model test in ``tests/modules/feedback``.
"""

from collections.abc import Mapping

from django.db.models import F

from diandan.infra import tx
from diandan.modules.feedback.models import ItemRating, Review, StoreRatings
from diandan.modules.feedback.states import STARS, average_hundredths


def add(review: Review) -> None:
    """Let a review count."""
    _move(review, {review.stars: 1})


def take_away(review: Review) -> None:
    """Let a review count no longer."""
    _move(review, {review.stars: -1})


def exchange(review: Review, *, before: int | None, after: int | None) -> None:
    """Let a review count with other stars than before; ``None`` where it did not or does not count."""
    if before != after:
        steps = {before: -1, after: 1}
        _move(review, {stars: step for stars, step in steps.items() if stars is not None})
    else:
        touch(review.store_id)


def touch(store_pk: int) -> None:
    """Give a store's ratings a new version: what is shown of its reviews is another now."""
    StoreRatings.objects.bulk_create([StoreRatings(store_id=store_pk)], ignore_conflicts=True)
    StoreRatings.objects.filter(store_id=store_pk).update(version=F("version") + 1)


def _move(review: Review, steps: Mapping[int, int]) -> None:
    tx.must_be_inside()
    of_item = {"store_id": review.store_id, "item_ref": review.item_ref}
    ItemRating.objects.bulk_create([ItemRating(**of_item)], ignore_conflicts=True)
    # This update takes the row, so that what is read below cannot move until the unit ends.
    ItemRating.objects.filter(**of_item).update(
        count=F("count") + sum(steps.values()),
        **{f"stars_{stars}": F(f"stars_{stars}") + step for stars, step in steps.items()},
    )
    row = ItemRating.objects.get(**of_item)
    total = sum(stars * number for stars, number in zip(STARS, row.distribution, strict=True))
    ItemRating.objects.filter(pk=row.pk).update(average_hundredths=average_hundredths(total, row.count))
    touch(review.store_id)
