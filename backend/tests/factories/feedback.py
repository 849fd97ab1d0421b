"""Reviews for tests, made the way guests make them."""

import io
from typing import Any

from PIL import Image

from diandan.flows import review_order
from diandan.kernel import ids
from diandan.modules.feedback import queries as reviews
from diandan.modules.feedback.models import Review
from diandan.modules.feedback.service import Opinion
from diandan.modules.ordering import queries as orders
from tests.factories.ordering import make_order


def make_had_order(store: Any, guest: Any, **changes: Any) -> Any:
    """An order that was handed over."""
    return make_order(store, guest, steps=5, **changes)


def make_review(
    store: Any,
    guest: Any,
    *,
    order: Any = None,
    stars: int = 5,
    text: str = "",
    photo_ids: tuple[str, ...] = (),
) -> Review:
    """What a guest says about the first line of an order they had."""
    order = order or make_had_order(store, guest)
    (line, *_) = orders.lines_of(order)
    review_order.write(
        guest=guest,
        order_id=order.public_id,
        opinions={line.public_id: Opinion(stars=stars, text=text, photo_ids=photo_ids)},
        key=ids.new_id("ses"),
        request_hash="",
    )
    return reviews.of_order(order.public_id)[line.public_id]


def a_photo(*, width: int = 1200, height: int = 900) -> bytes:
    """A picture as a phone takes it: with the place and the maker written into it."""
    exif = Image.Exif()
    exif[0x010F] = "Phone Maker"
    exif.get_ifd(0x8825)[1] = "N"
    content = io.BytesIO()
    Image.new("RGB", (width, height), (200, 120, 60)).save(content, "JPEG", exif=exif)
    return content.getvalue()
