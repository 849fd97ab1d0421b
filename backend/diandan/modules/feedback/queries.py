"""Reads of the feedback room. Each screen has one function here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from diandan.infra import sql
from diandan.modules.feedback.errors import ReviewNotFound
from diandan.modules.feedback.models import (
    Invitation,
    ItemRating,
    Photo,
    PhotoVerdict,
    Review,
    StoreRatings,
)
from diandan.modules.feedback.states import (
    BEING_LOOKED_AT_BY,
    BEING_READ_BY,
    HELD_BY,
    STARS,
    FollowUp,
    PictureState,
    average_hundredths,
)

_store_id = sql.Select(lambda: Review.objects.filter(public_id="").values_list("store__public_id"))
_version = sql.Statement(StoreRatings, "SELECT {version} FROM {table} WHERE {store_id} = %s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the shop looks for among its reviews; nothing set means all."""

    stars: int | None = None
    is_answered: bool | None = None
    is_hidden: bool | None = None
    is_waiting: bool | None = None
    has_photos: bool | None = None
    item_id: str = ""
    since: datetime | None = None
    until: datetime | None = None


def review(review_id: str) -> Review:
    """Return a review, for those who already know they may.

    Raises:
        ReviewNotFound: there is none.
    """
    return _one(Review.objects.filter(public_id=review_id))


def mine(guest_pk: int, review_id: str) -> Review:
    """Return a guest's own review; somebody else's is not found.

    Raises:
        ReviewNotFound: none, or not theirs.
    """
    return _one(Review.objects.filter(public_id=review_id, guest_id=guest_pk))


def store_id_of(review_id: str) -> str:
    """Return the public id of the store a review is about, to check who asks.

    Raises:
        ReviewNotFound: there is none.
    """
    found = _store_id.one(review_id)
    if found is None:
        raise ReviewNotFound
    return str(found[0])


def of_order(order_id: str) -> dict[str, Review]:
    """Return the reviews of an order by the id of their line."""
    rows = _whole(Review.objects.filter(order_ref=order_id))
    return {row.line_ref: row for row in rows if row.line_ref}


def reviewed_lines(order_ids: Sequence[str]) -> dict[str, int]:
    """Return how many lines of each order are reviewed; orders without any are left out."""
    rows = Review.objects.filter(order_ref__in=order_ids).values("order_ref")
    return {row["order_ref"]: row["lines"] for row in rows.annotate(lines=Count("id"))}


def invited(order_ids: Sequence[str]) -> set[str]:
    """Return those of these orders whose guest was asked how it was."""
    return set(Invitation.objects.filter(order_ref__in=order_ids).values_list("order_ref", flat=True))


def of_guest(guest_pk: int, *, before: str | None = None, limit: int | None = None) -> list[Review]:
    """Return a guest's reviews, newest first, older than the review ``before``."""
    rows = Review.objects.filter(guest_id=guest_pk)
    if before:
        place = Review.objects.filter(public_id=before, guest_id=guest_pk).values("pk")[:1]
        rows = rows.filter(pk__lt=place)
    found = _whole(rows).order_by("-id")
    return list(found[:limit] if limit else found)


def may_edit(review: Review, *, now: datetime) -> bool:
    """Whether its guest may still change it: for a while, unless the shop has hidden it."""
    fresh = now <= review.created_at + timedelta(hours=settings.REVIEW_EDIT_HOURS)
    return fresh and (not review.is_hidden or is_held(review))


def is_answer_older(review: Review) -> bool:
    """Whether the shop's answer was given to what stood there before its guest changed it."""
    if review.answered_at is None or review.edited_at is None:
        return False
    return review.answered_at < review.edited_at


def is_held(review: Review) -> bool:
    """Whether a review waits to be read, by a platform or by somebody of the shop, before others see it."""
    return review.is_hidden and review.hidden_by in (HELD_BY, BEING_READ_BY, BEING_LOOKED_AT_BY)


def is_being_read(review: Review) -> bool:
    """Whether a platform has yet to say what it thinks of the words of a review."""
    return review.is_hidden and review.hidden_by == BEING_READ_BY


def is_being_looked_at(review: Review) -> bool:
    """Whether a platform found the words good and has yet to say what it thinks of the pictures."""
    return review.is_hidden and review.hidden_by == BEING_LOOKED_AT_BY


def wording_of(review: Review) -> str:
    """Return what tells these words and pictures of a review from those before and after an edit."""
    return review.edited_at.isoformat() if review.edited_at else ""


def photos_to_check(review: Review) -> list[Photo]:
    """Return the photos of a review that no platform was asked about."""
    return list(Photo.objects.filter(review_id=review.pk, check_ref=None).order_by("position"))


def pictures_of(review: Review) -> PictureState:
    """Return what a platform thinks of the pictures of a review: one in doubt is enough."""
    refs = list(Photo.objects.filter(review_id=review.pk).values_list("check_ref", flat=True))
    known = [ref for ref in refs if ref]
    told = list(PhotoVerdict.objects.filter(check_ref__in=known).values_list("is_fine", flat=True))
    if not all(told):
        return PictureState.DOUBTFUL
    return PictureState.FINE if len(told) == len(refs) else PictureState.WAITING


def review_of_check(check_ref: str) -> Review | None:
    """Return the review that shows the picture of this check, if one does."""
    return _whole(Review.objects.filter(photos__check_ref=check_ref)).first()


def shown(store_pk: int, *, item_id: str = "", before: str | None, limit: int) -> list[Review]:
    """Return what others may read about a store, or about one item in it, newest first."""
    rows = Review.objects.filter(store_id=store_pk, is_hidden=False)
    if item_id:
        rows = rows.filter(item_ref=item_id)
    if before:
        rows = rows.filter(pk__lt=Review.objects.filter(public_id=before).values("pk")[:1])
    return list(_whole(rows).order_by("-id")[:limit])


def rating(store_pk: int, item_id: str) -> ItemRating:
    """Return the rating of an item in a store; one that nobody reviewed has zeros."""
    return ItemRating.objects.filter(store_id=store_pk, item_ref=item_id).first() or ItemRating()


def store_rating(store_pk: int) -> ItemRating:
    """Return the rating of everything a store sells, taken together; kept nowhere."""
    sums = ItemRating.objects.filter(store_id=store_pk).aggregate(
        **{f"stars_{stars}": Sum(f"stars_{stars}", default=0) for stars in STARS}
    )
    found = ItemRating(count=sum(sums.values()), **sums)
    total = sum(stars * number for stars, number in zip(STARS, found.distribution, strict=True))
    found.average_hundredths = average_hundredths(total, found.count)
    return found


def ratings(store_pk: int) -> list[tuple[str, int, int]]:
    """Return (item id, count, average in hundredths) of every item of a store that has a review."""
    rows = ItemRating.objects.filter(store_id=store_pk, count__gt=0).order_by("item_ref")
    return [
        (ref, count, average)
        for ref, count, average in rows.values_list("item_ref", "count", "average_hundredths")
    ]


def ratings_version(store_pk: int) -> int:
    """Return the version of a store's ratings; zero when nothing was ever reviewed."""
    row = _version.one(store_pk)
    return int(row[0]) if row else 0


def in_store(store_pk: int, wanted: Filters, *, before: str | None, limit: int) -> list[Review]:
    """Return a store's reviews: those that somebody has to see to first, then newest first."""
    rows = _filtered(Review.objects.filter(store_id=store_pk), wanted)
    waits = Q(follow_up=FollowUp.OPEN)
    if before:
        last = Review.objects.filter(public_id=before, store_id=store_pk).first()
        if last is None:
            return []
        older = Q(pk__lt=last.pk)
        rows = rows.filter((waits & older) | ~waits if last.follow_up == FollowUp.OPEN else ~waits & older)
    waiting = list(_whole(rows.filter(waits)).order_by("-id")[:limit])
    rest = limit - len(waiting)
    return waiting + (list(_whole(rows.exclude(waits)).order_by("-id")[:rest]) if rest > 0 else [])


@dataclass(frozen=True, slots=True)
class Summary:
    """The reviews of a store in figures; hidden ones count only as hidden."""

    count: int
    average_hundredths: int
    distribution: list[int]
    unanswered: int
    waiting: int
    hidden: int


def summary(store_pk: int) -> Summary:
    """Return the figures above a store's list of reviews."""
    shown = Q(is_hidden=False)
    found: dict[str, int] = Review.objects.filter(store_id=store_pk).aggregate(
        **{f"stars_{stars}": Count("id", filter=shown & Q(stars=stars)) for stars in STARS},
        unanswered=Count("id", filter=shown & Q(answered_at=None)),
        waiting=Count("id", filter=Q(follow_up=FollowUp.OPEN)),
        hidden=Count("id", filter=Q(is_hidden=True)),
    )
    distribution = [found[f"stars_{stars}"] for stars in STARS]
    total = sum(stars * number for stars, number in zip(STARS, distribution, strict=True))
    return Summary(
        count=sum(distribution),
        average_hundredths=average_hundredths(total, sum(distribution)),
        distribution=distribution,
        unanswered=found["unanswered"],
        waiting=found["waiting"],
        hidden=found["hidden"],
    )


def reviewed_items(store_pk: int) -> list[tuple[str, str, str]]:
    """Return (item id, name, name in English) of what was reviewed in a store, for a filter."""
    rows = (
        Review.objects.filter(store_id=store_pk)
        .order_by("item_name")
        .values_list("item_ref", "item_name", "item_name_en")
    )
    return list(dict.fromkeys(rows))


def waiting_photos(guest_pk: int) -> list[Photo]:
    """Return a guest's photos that are in no review yet."""
    return list(Photo.objects.filter(guest_id=guest_pk, review=None, is_gone=False).order_by("id"))


def _filtered(rows: QuerySet[Review], wanted: Filters) -> QuerySet[Review]:
    conditions: dict[str, Any] = {}
    if wanted.stars:
        conditions["stars"] = wanted.stars
    if wanted.is_answered is not None:
        conditions["answered_at__isnull"] = not wanted.is_answered
    if wanted.is_hidden is not None:
        conditions["is_hidden"] = wanted.is_hidden
    if wanted.item_id:
        conditions["item_ref"] = wanted.item_id
    if wanted.since:
        conditions["created_at__gte"] = wanted.since
    if wanted.until:
        conditions["created_at__lt"] = wanted.until
    if wanted.is_waiting is not None:
        waits = Q(follow_up=FollowUp.OPEN)
        rows = rows.filter(waits if wanted.is_waiting else ~waits)
    if wanted.has_photos is not None:
        with_photos = Photo.objects.filter(review__isnull=False).values("review_id")
        rows = rows.filter(pk__in=with_photos) if wanted.has_photos else rows.exclude(pk__in=with_photos)
    return rows.filter(**conditions)


def _whole(rows: QuerySet[Review]) -> QuerySet[Review]:
    photos = Prefetch("photos", queryset=Photo.objects.order_by("position"))
    return rows.select_related("store", "guest").prefetch_related(photos)


def _one(rows: QuerySet[Review]) -> Review:
    found = _whole(rows).first()
    if found is None:
        raise ReviewNotFound
    return found
