"""How it was: asking the guest once, taking what they say about each line, telling the shop.

What strangers wrote is read before others see it: ``read_reviews`` says by whom.

The one place that knows that a review needs an order: only its guest, only what was handed over, only lines
that were in it. The room of reviews is told what was bought and looks nothing up.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings

from diandan.flows import read_reviews, review_views
from diandan.infra import idempotency, live, outbox, tx
from diandan.kernel.actor import Actor
from diandan.modules.feedback import queries as reviews
from diandan.modules.feedback import service as feedback
from diandan.modules.feedback.errors import LineNotFound, ReviewNotFound
from diandan.modules.feedback.events import LowRating, ReviewDue, ReviewFact
from diandan.modules.feedback.service import Opinion, Purchase
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.errors import OrderNotFound
from diandan.modules.ordering.events import OrderCompleted
from diandan.modules.ordering.states import OrderState
from diandan.modules.payments import queries as payments

BY = Actor.system("invite_review")


def write(*, guest: Any, order_id: str, opinions: Mapping[str, Opinion], key: str, request_hash: str) -> None:
    """Keep what a guest says about lines of their own order, all of it or nothing; the same key says it once.

    Raises:
        OrderNotFound, LineNotFound, NotHandedOver, TooLate, AlreadyReviewed, InvalidReview, TextRefused,
        TooManyPhotos, PhotoNotFound, KeyReused.
    """
    by = Actor.guest(guest.public_id)
    order = orders.for_guest(guest.pk, order_id)
    purchases = [_purchase(guest, order, line_id) for line_id in opinions]
    brand = order.store.brand
    held = {line_id: read_reviews.held_by(guest, brand, opinion) for line_id, opinion in opinions.items()}

    def unit() -> None:
        if idempotency.claim(by=by, key=key, request_hash=request_hash, ref=order_id) is None:
            for purchase in purchases:
                line_id = purchase.line_id
                feedback.write(purchase, opinions[line_id], held_by=held[line_id], by=by)

    tx.run(unit)


def edit(*, guest: Any, review_id: str, opinion: Opinion) -> Any:
    """Let a guest change what they said; new words are read like the first ones.

    Raises:
        ReviewNotFound, ReviewFixed, StaleReview, InvalidReview, TextRefused, TooManyPhotos, PhotoNotFound.
    """
    store = reviews.mine(guest.pk, review_id).store
    held_by = read_reviews.held_by(guest, store.brand, opinion)
    return feedback.edit(guest.pk, review_id, opinion, held_by=held_by, by=Actor.guest(guest.public_id))


def page(guest: Any, order_id: str) -> dict[str, Any]:
    """An order's lines with what its guest said about them, and until when they may say more.

    Raises:
        OrderNotFound: none, or not theirs.
    """
    order = orders.for_guest(guest.pk, order_id)
    return review_views.review_page(order, orders.lines_of(order), reviews.of_order(order_id))


def plan_invitation(fact: OrderCompleted) -> None:
    """Ask how it was when there was time to find out."""
    due = ReviewDue(order_id=fact.order_id, store_id=fact.store_id, guest_id=fact.guest_id)
    outbox.record(due, after=timedelta(minutes=settings.REVIEW_INVITE_MINUTES))


def invite(fact: ReviewDue) -> None:
    """Ask now, unless the guest has said it, money went back, or the order is nobody's any more."""
    try:
        order = orders.known(fact.order_id)
    except OrderNotFound:
        return
    is_theirs = order.guest.public_id == fact.guest_id and order.state == OrderState.COMPLETED
    if is_theirs and not payments.figures_of(fact.order_id).refunded_fen:
        feedback.invite(order_id=fact.order_id, store=order.store, guest=order.guest, by=BY)


def tell_shop(fact: ReviewFact) -> None:
    """Tell open screens of the shop how a review stands; an emit."""
    data, version = None, fact.version
    try:
        found = reviews.review(fact.review_id)
    except ReviewNotFound:
        version += 1
    else:
        data, version = review_views.shop_reviews([found])[0], found.version
    live.publish(
        f"store:{fact.store_id}:reviews", type="review", id=fact.review_id, version=version, data=data
    )


def tell_low_rating(fact: LowRating) -> None:
    """Tell the desk that a guest was not content, while it can be mended; an emit."""
    try:
        found = reviews.review(fact.review_id)
    except ReviewNotFound:
        return
    live.publish(
        f"store:{fact.store_id}:reviews",
        type="low_rating",
        id=fact.review_id,
        version=found.version,
        data=review_views.shop_reviews([found])[0],
    )


def _purchase(guest: Any, order: Any, line_id: str) -> Purchase:
    line = _line(orders.lines_of(order), line_id)
    return Purchase(
        store=order.store,
        guest=guest,
        order_id=order.public_id,
        order_number=order.number,
        line_id=line.public_id,
        item_id=line.item_id,
        item_name=line.item_name,
        item_name_en=line.item_name_en,
        spec_text=line.spec_text,
        spec_text_en=line.spec_text_en,
        completed_at=order.completed_at if order.state == OrderState.COMPLETED else None,
    )


def _line(lines: Sequence[Any], line_id: str) -> Any:
    for line in lines:
        if line.public_id == line_id:
            return line
    raise LineNotFound(line_id=line_id[:40])
