"""What the shop does about a review: answer it, hide it with a reason, see to a low score. All on record."""

from typing import Any

from diandan.infra import audit, outbox, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.feedback import queries
from diandan.modules.feedback.cleaning import clean, one_line
from diandan.modules.feedback.errors import AnswerNeeded, ReasonNeeded, StaleReview
from diandan.modules.feedback.events import ReviewAnswered, ReviewChanged
from diandan.modules.feedback.models import Review
from diandan.modules.feedback.service import rating
from diandan.modules.feedback.states import ANSWER_MAX, REASON_MAX, FollowUp


def answer(review_id: str, *, text: str, by: Actor, version: int | None = None) -> Review:
    """Answer a review in public, or change the answer there is.

    Raises:
        ReviewNotFound, AnswerNeeded, StaleReview.
    """
    said = clean(text, longest=ANSWER_MAX)
    if not said:
        raise AnswerNeeded

    def unit() -> Review:
        review = queries.review(review_id)
        if review.answer == said:
            return review
        first = review.answered_at is None
        _change(
            review, version, action="feedback.answer", by=by,
            details={"before": review.answer, "after": said}, answer=said,
            answered_at=clock.now(), answered_by=str(by),
        )  # fmt: skip
        about = _about(review)
        if first and review.guest is not None:
            guest_id = review.guest.public_id
            outbox.record(ReviewAnswered(order_id=review.order_ref, guest_id=guest_id, **about))
        else:
            outbox.record(ReviewChanged(**about))
        return review

    return tx.run(unit)


def take_answer_back(review_id: str, *, by: Actor, version: int | None = None) -> Review:
    """Take the answer away again; a review without one is left as it is.

    Raises:
        ReviewNotFound, StaleReview.
    """

    def unit() -> Review:
        review = queries.review(review_id)
        if review.answered_at is not None:
            _change(
                review, version, action="feedback.take_answer_back", by=by, details={"before": review.answer},
                answer="", answered_at=None, answered_by="",
            )  # fmt: skip
            outbox.record(ReviewChanged(**_about(review)))
        return review

    return tx.run(unit)


def hide(review_id: str, *, reason: str, by: Actor, version: int | None = None) -> Review:
    """Hide a review from other guests, with a reason that its guest reads; it no longer counts.

    Raises:
        ReviewNotFound, ReasonNeeded, StaleReview.
    """
    why = one_line(reason, longest=REASON_MAX)
    if not why:
        raise ReasonNeeded

    def unit() -> Review:
        review = queries.review(review_id)
        if not review.is_hidden:
            _change(
                review, version, action="feedback.hide", by=by,
                details={"reason": why, "stars": review.stars}, is_hidden=True,
                hidden_reason=why, hidden_by=str(by),
            )  # fmt: skip
            rating.take_away(review)
            outbox.record(ReviewChanged(**_about(review)))
        return review

    return tx.run(unit)


def show(review_id: str, *, by: Actor, version: int | None = None) -> Review:
    """Show a hidden review again; it counts again.

    Raises:
        ReviewNotFound, StaleReview.
    """

    def unit() -> Review:
        review = queries.review(review_id)
        if review.is_hidden:
            _change(
                review, version, action="feedback.show", by=by, details={"reason": review.hidden_reason},
                is_hidden=False, hidden_reason="", hidden_by="",
            )  # fmt: skip
            rating.add(review)
            outbox.record(ReviewChanged(**_about(review)))
        return review

    return tx.run(unit)


def set_follow_up(review_id: str, *, is_done: bool, by: Actor, version: int | None = None) -> Review:
    """Say that a low score was seen to, or that it was not after all; a good one has nothing to see to.

    Raises:
        ReviewNotFound, StaleReview.
    """
    to = FollowUp.DONE if is_done else FollowUp.OPEN

    def unit() -> Review:
        review = queries.review(review_id)
        if review.follow_up not in (FollowUp.NONE, to):
            _change(
                review, version, action="feedback.follow_up", by=by, details={"is_done": is_done},
                follow_up=to, followed_up_at=clock.now() if is_done else None,
                followed_up_by=str(by) if is_done else "",
            )  # fmt: skip
            outbox.record(ReviewChanged(**_about(review)))
        return review

    return tx.run(unit)


def _change(
    review: Review, version: int | None, *, action: str, by: Actor, details: dict[str, Any], **columns: Any
) -> None:
    """Swap columns of the review the screen showed, or of the one just read, and write it on the trail."""
    changed = Review.objects.filter(pk=review.pk, version=version or review.version)
    if not changed.update(**columns, version=review.version + 1):
        raise StaleReview
    store_id = review.store.public_id
    audit.write(by=by, action=action, target=review.public_id, store_id=store_id, details=details)
    review.refresh_from_db(fields=[*columns, "version"])
    rating.touch(review.store_id)


def _about(review: Review) -> dict[str, Any]:
    return {
        "review_id": review.public_id,
        "store_id": review.store.public_id,
        "item_id": review.item_ref,
        "stars": review.stars,
        "version": review.version,
    }
