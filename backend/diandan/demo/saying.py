"""What guests of the demo said about what they had, and what the shop made of it. All of it invented.

Written through the flow that phones use, at its own time and after the order was handed over. A photo shows
the drawn picture of the item, as if somebody had held a phone over the table.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from diandan.demo.building import PICTURES
from diandan.demo.menus import BrandPlan
from diandan.flows import review_order
from diandan.infra import files, outbox
from diandan.kernel.actor import Actor
from diandan.kernel.clock import FrozenClock
from diandan.modules.accounts import queries as people
from diandan.modules.accounts.roles import Role
from diandan.modules.feedback import queries as reviews
from diandan.modules.feedback import service as feedback
from diandan.modules.feedback.service import Opinion
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.states import OrderState

# Of ten orders so many are talked about.
TALKS = 8
THANKS, SORRY = "谢谢您，下次见。", "抱歉让您久等了，下次报取餐号，我们给您补一份。"
HIDDEN_BECAUSE = "提到了店员的姓名"


@dataclass(frozen=True, slots=True)
class Served:
    """An order that was handed over, and to whom."""

    order_id: str
    guest: Any
    at: datetime


@dataclass(frozen=True, slots=True)
class Saying:
    """Something a guest might say; ``{item}`` is what they had, ``answer`` what the shop says to it."""

    stars: int
    text: str
    tags: tuple[str, ...] = ()
    answer: str = ""
    has_photo: bool = False
    hidden_because: str = ""


# In this order, again and again: a shop that most like, some do not, and that answers.
SAYINGS = (
    Saying(5, "{item}很稳，味道和上次一样好。", ("tasty", "quick"), THANKS, has_photo=True),
    Saying(5, "分量足，价格也合适，同事都在点。", ("generous", "good_value")),
    Saying(4, "味道不错，高峰期等了十来分钟。", ("tasty",), "谢谢理解，中午我们多加了一个人手。"),
    Saying(2, "{item}到手已经不热了，有点失望。", ("gone_cold", "slow"), SORRY),
    Saying(1, "收银的那位姓什么我都记得，态度太差。", ("not_as_ordered",), hidden_because=HIDDEN_BECAUSE),
    Saying(5, "", ("kind", "quick")),
    Saying(5, "端上来很好看，{item}值得专门来一趟。", ("pretty", "tasty"), has_photo=True),
    Saying(3, "{item}对我来说偏甜，可以选少糖就更好了。", ("too_sweet",), "可以在备注里写少糖，我们照做。"),
    Saying(
        5, "Friendly people, and the {item_en} was just right.", ("kind", "tasty"), "Thank you, see you soon!"
    ),
    Saying(4, "带孩子来的，店里安静，{item}孩子也爱吃。", ("kind",), has_photo=True),
    Saying(5, "打包很仔细，走了二十分钟没洒。", ("well_packed",)),
    Saying(1, "等了快半小时，来的还不是我点的。", ("slow", "not_as_ordered")),
)


def play(plan: BrandPlan, brand: Any, served: Sequence[Served], frozen: FrozenClock, now: datetime) -> int:
    """Let guests say how it was, and the shop answer; return how many reviews there are."""
    dice = random.Random(f"{plan.slug} said")  # noqa: S311 - believable, not secret
    manager = next(person for person in people.colleagues(brand) if _manages(person))
    by = Actor.staff(manager.public_id, brand_id=brand.public_id)
    moments = sorted(
        (each.at + timedelta(minutes=dice.randint(12, 75)), each.order_id, each)
        for each in served
        if dice.randrange(10) < TALKS
    )
    said = 0
    for at, _, each in moments:
        if at < now and orders.known(each.order_id).state == OrderState.COMPLETED:
            frozen.move_to(at)
            saying = SAYINGS[said % len(SAYINGS)]
            _say(plan, each, saying)
            _react(each, saying, frozen, now, by)
            said += 1
            outbox.drain()
    return said


def _say(plan: BrandPlan, served: Served, saying: Saying) -> None:
    line = orders.lines_of(orders.known(served.order_id))[0]
    words = {"item": line.item_name, "item_en": line.item_name_en or line.item_name}
    photos = _photos(plan, served, line.item_name) if saying.has_photo else ()
    opinion = Opinion(
        stars=saying.stars, text=saying.text.format(**words), tags=saying.tags, photo_ids=photos
    )
    review_order.write(
        guest=served.guest,
        order_id=served.order_id,
        opinions={line.public_id: opinion},
        key=f"demo-review-{served.order_id}",
        request_hash="demo",
    )


def _react(served: Served, saying: Saying, frozen: FrozenClock, now: datetime, by: Actor) -> None:
    (review,) = reviews.of_order(served.order_id).values()
    if saying.hidden_because:
        feedback.hide(review.public_id, reason=saying.hidden_because, by=by)
    at = frozen.instant + timedelta(minutes=9)
    if saying.answer and at < now:
        frozen.move_to(at)
        feedback.answer(review.public_id, text=saying.answer, by=by)


def _photos(plan: BrandPlan, served: Served, item_name: str) -> tuple[str, ...]:
    drawn = [PICTURES / plan.slug / f"{item.code}.webp" for item in plan.items if item.name == item_name]
    return tuple(
        feedback.add_photo(
            guest=served.guest, stored=files.store_private_picture(path.read_bytes())
        ).public_id
        for path in drawn
        if path.exists()
    )


def _manages(person: Any) -> bool:
    return any(grant.role == Role.MANAGER for grant in person.grants.all())
