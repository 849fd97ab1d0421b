"""Reviews as screens read them: to their guest, to other guests, to the shop.

Other guests see no name, no number and no order: what was said, about what, on which day. The shop sees the
order too, as long as it is somebody's.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from diandan.infra import files
from diandan.kernel import clock
from diandan.kernel.clock import instant
from diandan.modules.accounts import queries as accounts
from diandan.modules.feedback import queries as reviews
from diandan.modules.feedback.states import PHOTOS_MAX, TAGS, TEXT_MAX, open_until
from diandan.modules.ordering.states import OrderState


def review_page(order: Any, lines: Sequence[Any], written: Mapping[str, Any]) -> dict[str, Any]:
    """An order to review, line by line."""
    until = _until(order)
    return {
        "order_id": order.public_id,
        "number": order.number,
        "store": _store(order.store),
        "completed_at": instant(order.completed_at),
        "until": instant(until),
        "can_write": until is not None and clock.now() <= until,
        "tags": list(TAGS),
        "text_max": TEXT_MAX,
        "photos_max": PHOTOS_MAX,
        "edit_hours": settings.REVIEW_EDIT_HOURS,
        "lines": [
            {
                "line_id": line.public_id,
                "item_id": line.item_id,
                "name": line.item_name,
                "name_en": line.item_name_en,
                "spec_text": line.spec_text,
                "spec_text_en": line.spec_text_en,
                "picture_url": line.picture_url,
                "quantity": line.quantity,
                "review": own_review(written[line.public_id]) if line.public_id in written else None,
            }
            for line in lines
        ],
    }


def of_orders(found: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """What the page of an order says about reviewing it, for those that were handed over."""
    had = [order for order in found if order.state == OrderState.COMPLETED]
    if not had:
        return {}
    order_ids = [order.public_id for order in had]
    written, invited = reviews.reviewed_lines(order_ids), reviews.invited(order_ids)
    now = clock.now()
    shown = {}
    for order in had:
        until = _until(order)
        count = written.get(order.public_id, 0)
        shown[order.public_id] = {
            "is_invited": order.public_id in invited,
            "can_write": until is not None and now <= until,
            "until": instant(until),
            "written": count,
        }
    return shown


def own_review(review: Any) -> dict[str, Any]:
    """A review as the one who wrote it sees it."""
    return {
        **_said(review),
        "order_id": review.order_ref,
        "store": _store(review.store),
        "photos": [own_photo(photo) for photo in review.photos.all()],
        "can_edit": reviews.may_edit(review, now=clock.now()),
        **_hidden(review),
    }


def own_photo(photo: Any) -> dict[str, str]:
    """A photo as the one who took it sees it."""
    return {"id": photo.public_id, **_picture(photo)}


def public_review(review: Any) -> dict[str, Any]:
    """A review as other guests see it."""
    return {**_said(review), "photos": [_picture(photo) for photo in review.photos.all()]}


def shop_reviews(found: Sequence[Any]) -> list[dict[str, Any]]:
    """Reviews as the shop sees them; the names of its people are read in one go."""
    actors = {name for row in found for name in (row.answered_by, row.hidden_by, row.followed_up_by)}
    names = accounts.names_of(actors)
    return [
        {
            **_said(review),
            "version": review.version,
            "order_id": review.order_ref or None,
            "order_number": review.order_number or None,
            "photos": [_picture(photo) for photo in review.photos.all()],
            **_hidden(review),
            "hidden_by": names.get(review.hidden_by),
            "answered_by": names.get(review.answered_by),
            "follow_up": review.follow_up,
            "followed_up_at": instant(review.followed_up_at),
            "followed_up_by": names.get(review.followed_up_by),
        }
        for review in found
    ]


def rating(found: Any) -> dict[str, Any]:
    """The rating of an item; ``distribution`` begins with one star."""
    return {
        "count": found.count,
        "average_hundredths": found.average_hundredths,
        "distribution": found.distribution,
    }


def ratings(store_pk: int) -> dict[str, Any]:
    """The ratings of a store's items, for menus to show beside what is prepared."""
    # The version first: whoever comes between reads newer ratings under an older tag, and asks again.
    version = reviews.ratings_version(store_pk)
    return {
        "version": version,
        "items": [
            {"item_id": item_id, "count": count, "average_hundredths": average}
            for item_id, count, average in reviews.ratings(store_pk)
        ],
    }


def summary(store_pk: int) -> dict[str, Any]:
    """The reviews of a store in figures, and the items a filter can choose from."""
    found = reviews.summary(store_pk)
    items = reviews.reviewed_items(store_pk)
    return {
        "count": found.count,
        "average_hundredths": found.average_hundredths,
        "distribution": found.distribution,
        "unanswered": found.unanswered,
        "waiting": found.waiting,
        "hidden": found.hidden,
        "items": [{"id": item_id, "name": name, "name_en": name_en} for item_id, name, name_en in items],
    }


def _store(store: Any) -> dict[str, str]:
    return {
        "id": store.public_id,
        "name": store.name,
        "name_en": store.name_en,
        "time_zone": store.time_zone,
    }


def _said(review: Any) -> dict[str, Any]:
    return {
        "id": review.public_id,
        "item_id": review.item_ref,
        "item_name": review.item_name,
        "item_name_en": review.item_name_en,
        "spec_text": review.spec_text,
        "spec_text_en": review.spec_text_en,
        "stars": review.stars,
        "text": review.text,
        "tags": review.tags,
        "created_at": instant(review.created_at),
        "edited_at": instant(review.edited_at),
        "answer": review.answer or None,
        "answered_at": instant(review.answered_at),
        "is_answer_older": reviews.is_answer_older(review),
    }


def _hidden(review: Any) -> dict[str, Any]:
    is_held = reviews.is_held(review)
    return {
        "is_hidden": review.is_hidden,
        "is_held": is_held,
        "hidden_reason": None if is_held else review.hidden_reason or None,
    }


def _picture(photo: Any) -> dict[str, str]:
    return {"small": files.url(photo.small), "large": files.url(photo.large)}


def _until(order: Any) -> Any:
    if order.state != OrderState.COMPLETED or order.completed_at is None:
        return None
    return open_until(order.completed_at, days=settings.REVIEW_DAYS)
