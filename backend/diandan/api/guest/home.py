"""The home page of a store."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from diandan.api.guest.stores import StoreOut
from diandan.api.shared import auth
from diandan.flows import browse_home
from diandan.kernel import clock

router = Router(tags=["stores"])


class HomePictureOut(Schema):
    """A picture in its two sizes."""

    id: str
    small: str
    large: str


class BannerOut(Schema):
    """A campaign of today; ``target`` is item, category or none."""

    title: str
    title_en: str
    text: str
    text_en: str
    target: str
    target_id: str
    ends_on: str | None
    picture: HomePictureOut | None


class HomeOut(Schema):
    """A store's home page as it is now."""

    store: StoreOut
    greeting: str
    greeting_en: str
    cover: HomePictureOut | None
    banners: list[BannerOut]


@router.get("/stores/{store_id}/home", auth=auth.anyone, response=HomeOut, operation_id="show_home")
def show_home(request: HttpRequest, store_id: str) -> dict[str, Any]:
    """What the brand says today to guests of this store."""
    return browse_home.home_of(store_id, at=clock.now())
