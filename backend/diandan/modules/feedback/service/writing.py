"""Writing, changing and taking back a review. It counts from that moment, in the same unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError

from diandan.infra import outbox, sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.feedback import queries
from diandan.modules.feedback.cleaning import clean
from diandan.modules.feedback.errors import (
    AlreadyReviewed,
    InvalidReview,
    NotHandedOver,
    ReviewFixed,
    StaleReview,
    TooLate,
)
from diandan.modules.feedback.events import (
    LowRating,
    ReadingDue,
    ReviewChanged,
    ReviewLeft,
    ReviewToRead,
    ReviewWithdrawn,
)
from diandan.modules.feedback.models import Photo, Review
from diandan.modules.feedback.service import photos, rating
from diandan.modules.feedback.states import (
    BEING_READ_BY,
    STARS,
    TAGS,
    TAGS_MAX,
    TEXT_MAX,
    FollowUp,
    follow_up_after,
    open_until,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """One line somebody bought, as the room of orders has it; ``completed_at`` when it was handed over."""

    store: Any
    guest: Any
    order_id: str
    order_number: str
    line_id: str
    item_id: str
    item_name: str
    item_name_en: str
    spec_text: str
    spec_text_en: str
    completed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a guest says about it."""

    stars: int
    text: str = ""
    tags: Sequence[str] = ()
    photo_ids: Sequence[str] = ()


def write(purchase: Purchase, opinion: Opinion, *, by: Actor, held_by: str = "") -> Review:
    """Keep what a guest says about a line they had; once per line.

    ``held_by`` keeps it from other guests: until somebody of the shop has looked, or a platform has read it.

    Raises:
        NotHandedOver, TooLate, AlreadyReviewed, InvalidReview, TooManyPhotos, PhotoNotFound.
    """
    now = clock.now()
    if purchase.completed_at is None:
        raise NotHandedOver
    if now > open_until(purchase.completed_at, days=settings.REVIEW_DAYS):
        raise TooLate(days=settings.REVIEW_DAYS)
    said = _said(opinion)

    def unit() -> Review:
        if Review.objects.filter(line_ref=purchase.line_id).exists():
            raise AlreadyReviewed(line_id=purchase.line_id)
        row = Review(
            public_id=ids.new_id("rvw"),
            store_id=purchase.store.pk,
            guest_id=purchase.guest.pk,
            order_ref=purchase.order_id,
            order_number=purchase.order_number,
            line_ref=purchase.line_id,
            item_ref=purchase.item_id,
            item_name=purchase.item_name,
            item_name_en=purchase.item_name_en,
            spec_text=purchase.spec_text,
            spec_text_en=purchase.spec_text_en,
            created_at=now,
            follow_up=follow_up_after(FollowUp.NONE, opinion.stars),
            **said,
            **_held(held_by),
        )
        review = _saved(row)
        photos.attach(review, opinion.photo_ids)
        if not held_by:
            rating.add(review)
        outbox.record(ReviewLeft(**_about(review, purchase.store)))
        _have_read(review, purchase.store)
        if review.follow_up == FollowUp.OPEN:
            outbox.record(LowRating(order_id=review.order_ref, **_about(review, purchase.store)))
        return review

    return tx.run(unit)


def edit(guest_pk: int, review_id: str, opinion: Opinion, *, by: Actor, held_by: str = "") -> Review:
    """Change what was said, for a while, and only while the shop has not hidden it; an answer stays.

    Raises:
        ReviewNotFound, ReviewFixed, StaleReview, InvalidReview, TooManyPhotos, PhotoNotFound.
    """
    said = _said(opinion)

    def unit() -> Review:
        review = queries.mine(guest_pk, review_id)
        if not queries.may_edit(review, now=clock.now()):
            raise ReviewFixed
        before, was_open = review.stars, review.follow_up == FollowUp.OPEN
        counted = not review.is_hidden
        follow_up = follow_up_after(review.follow_up, opinion.stars)
        swapped = Review.objects.filter(pk=review.pk, version=review.version).update(
            **said,
            **_held(held_by),
            follow_up=follow_up,
            edited_at=clock.now(),
            version=review.version + 1,
        )
        if not swapped:
            raise StaleReview
        review.refresh_from_db()
        photos.attach(review, opinion.photo_ids)
        rating.exchange(review, before=before if counted else None, after=None if held_by else review.stars)
        outbox.record(ReviewChanged(**_about(review, review.store)))
        _have_read(review, review.store)
        if review.follow_up == FollowUp.OPEN and not was_open:
            outbox.record(LowRating(order_id=review.order_ref, **_about(review, review.store)))
        return review

    return tx.run(unit)


def withdraw(guest_pk: int, review_id: str, *, by: Actor) -> None:
    """Take a review back: it, its photos and its score are gone.

    Raises:
        ReviewNotFound: none, or not theirs.
    """

    def unit() -> None:
        review = queries.mine(guest_pk, review_id)
        # Taken back twice at once, it would be counted down twice.
        if sql.hold(review):
            review = queries.mine(guest_pk, review_id)
        photos.drop(Photo.objects.filter(review=review))
        if not review.is_hidden:
            rating.take_away(review)
        outbox.record(ReviewWithdrawn(**_about(review, review.store)))
        review.delete()

    tx.run(unit)


def _saved(row: Review) -> Review:
    try:
        row.save(force_insert=True)
    except IntegrityError as raced:
        # Two thumbs, two phones: the column is unique, and the unit is given up as a whole.
        raise AlreadyReviewed(line_id=row.line_ref) from raced
    return row


def _held(held_by: str) -> dict[str, Any]:
    # The reason is for the record; guest and shop read it from ``is_held`` in their own language.
    reason = "content check" if held_by else ""
    return {"is_hidden": bool(held_by), "hidden_reason": reason, "hidden_by": held_by}


def _have_read(review: Review, store: Any) -> None:
    if review.hidden_by == BEING_READ_BY:
        outbox.record(ReviewToRead(**_about(review, store)))
        if Photo.objects.filter(review=review).exists():
            due = ReadingDue(review_id=review.public_id, edited_at=queries.wording_of(review))
            outbox.record(due, after=timedelta(minutes=settings.REVIEW_PICTURES_MINUTES))


def _said(opinion: Opinion) -> dict[str, Any]:
    if opinion.stars not in STARS:
        raise InvalidReview(field="stars")
    tags = list(dict.fromkeys(opinion.tags))
    if len(tags) > TAGS_MAX or not set(tags) <= set(TAGS):
        raise InvalidReview(field="tags")
    return {"stars": opinion.stars, "text": clean(opinion.text, longest=TEXT_MAX), "tags": tags}


def _about(review: Review, store: Any) -> dict[str, Any]:
    return {
        "review_id": review.public_id,
        "store_id": store.public_id,
        "item_id": review.item_ref,
        "stars": review.stars,
        "version": review.version,
    }
