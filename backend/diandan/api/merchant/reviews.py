"""Reviews of a store: read, answered, hidden with a reason, seen to."""

from datetime import date, timedelta
from typing import Annotated, Any

from ninja import Field, Query, Router, Schema
from pydantic import BaseModel

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.paging import PAGE, Cursor, Page
from diandan.api.shared.review_schemas import HiddenOut, RatingOut, ReviewPictureOut, SaidOut
from diandan.flows import review_views
from diandan.modules.accounts.roles import Permission
from diandan.modules.feedback import queries as reviews
from diandan.modules.feedback import service as feedback
from diandan.modules.feedback.errors import ReviewNotFound
from diandan.modules.feedback.states import ANSWER_MAX, REASON_MAX
from diandan.modules.stores import queries as stores

router = Router(tags=["reviews"])
auth.belongs("review_id", reviews.store_id_of, missing=ReviewNotFound)

Version = Annotated[int | None, Field(ge=1)]


class AnswerIn(BaseModel):
    """What the shop says, in public; ``version`` is that of the review on the screen."""

    text: Annotated[str, Field(min_length=1, max_length=ANSWER_MAX)]
    version: Version = None


class HideIn(BaseModel):
    """Why a review is hidden; its guest reads it."""

    reason: Annotated[str, Field(min_length=1, max_length=REASON_MAX)]
    version: Version = None


class ShowIn(BaseModel):
    """The version of the review on the screen."""

    version: Version = None


class FollowUpIn(BaseModel):
    """Whether a low score was seen to."""

    is_done: bool
    version: Version = None


class ShopReviewOut(SaidOut, HiddenOut):
    """A review as the shop sees it."""

    version: int
    order_id: str | None
    order_number: str | None
    photos: list[ReviewPictureOut]
    hidden_by: str | None
    answered_by: str | None
    follow_up: str
    followed_up_at: str | None
    followed_up_by: str | None


class ReviewedItemOut(Schema):
    """An item that was reviewed."""

    id: str
    name: str
    name_en: str


class ReviewSummaryOut(RatingOut):
    """The reviews of a store in figures; hidden ones count only as hidden."""

    unanswered: int
    waiting: int
    hidden: int
    items: list[ReviewedItemOut]


@router.get(
    "/stores/{store_id}/reviews",
    response=Page[ShopReviewOut],
    auth=auth.staff(Permission.REVIEWS),
    operation_id="list_reviews",
)
def list_reviews(
    request: StaffRequest,
    store_id: str,
    stars: Annotated[int | None, Query(ge=1, le=5)] = None,
    answered: bool | None = None,
    hidden: bool | None = None,
    waiting: bool | None = None,
    photos: bool | None = None,
    item_id: Annotated[str, Query(max_length=40)] = "",
    since: date | None = None,
    until: date | None = None,
    cursor: Cursor = None,
) -> dict[str, Any]:
    """A store's reviews: those somebody has to see to first, then the newest."""
    wanted = reviews.Filters(
        stars=stars,
        is_answered=answered,
        is_hidden=hidden,
        is_waiting=waiting,
        has_photos=photos,
        item_id=item_id,
        since=stores.day_begins(request.store, since) if since else None,
        until=stores.day_begins(request.store, until + timedelta(days=1)) if until else None,
    )
    rows = reviews.in_store(request.store.pk, wanted, before=cursor, limit=PAGE + 1)
    return {
        "items": review_views.shop_reviews(rows[:PAGE]),
        "next_cursor": rows[PAGE - 1].public_id if len(rows) > PAGE else None,
    }


@router.get(
    "/stores/{store_id}/reviews/summary",
    response=ReviewSummaryOut,
    auth=auth.staff(Permission.REVIEWS),
    operation_id="show_review_summary",
)
def show_review_summary(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """The figures above the list, and the items a filter can choose from."""
    return review_views.summary(request.store.pk)


@router.post(
    "/reviews/{review_id}/answer",
    response=ShopReviewOut,
    auth=auth.staff(Permission.REVIEWS),
    operation_id="answer_review",
)
def answer_review(request: StaffRequest, review_id: str, payload: AnswerIn) -> dict[str, Any]:
    """Answer in public, or change the answer."""
    feedback.answer(review_id, text=payload.text, by=request.actor, version=payload.version)
    return _shown(review_id)


@router.delete(
    "/reviews/{review_id}/answer",
    response=ShopReviewOut,
    auth=auth.staff(Permission.REVIEWS),
    operation_id="take_answer_back",
)
def take_answer_back(request: StaffRequest, review_id: str) -> dict[str, Any]:
    """Take the answer away again."""
    feedback.take_answer_back(review_id, by=request.actor)
    return _shown(review_id)


@router.post(
    "/reviews/{review_id}/hide",
    response=ShopReviewOut,
    auth=auth.staff(Permission.HIDE_REVIEWS),
    operation_id="hide_review",
)
def hide_review(request: StaffRequest, review_id: str, payload: HideIn) -> dict[str, Any]:
    """Hide a review from other guests; it no longer counts, and who did it is on record."""
    feedback.hide(review_id, reason=payload.reason, by=request.actor, version=payload.version)
    return _shown(review_id)


@router.post(
    "/reviews/{review_id}/show",
    response=ShopReviewOut,
    auth=auth.staff(Permission.HIDE_REVIEWS),
    operation_id="show_review",
)
def show_review(request: StaffRequest, review_id: str, payload: ShowIn) -> dict[str, Any]:
    """Show a hidden review again, or one that was held back."""
    feedback.show(review_id, by=request.actor, version=payload.version)
    return _shown(review_id)


@router.post(
    "/reviews/{review_id}/follow_up",
    response=ShopReviewOut,
    auth=auth.staff(Permission.REVIEWS),
    operation_id="follow_up_review",
)
def follow_up_review(request: StaffRequest, review_id: str, payload: FollowUpIn) -> dict[str, Any]:
    """Say that a low score was seen to, or not after all."""
    feedback.set_follow_up(review_id, is_done=payload.is_done, by=request.actor, version=payload.version)
    return _shown(review_id)


def _shown(review_id: str) -> dict[str, Any]:
    return review_views.shop_reviews([reviews.review(review_id)])[0]
