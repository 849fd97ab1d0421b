"""Items a guest wants to find again."""

from typing import Annotated, Any, Literal

from ninja import Path, Query, Router, Schema

from diandan.api.guest.menu import PictureOut
from diandan.api.shared import auth
from diandan.api.shared.auth import GuestRequest
from diandan.api.shared.schemas import Nothing
from diandan.flows import keep_favourites as flow

router = Router(tags=["menu"])

ItemId = Annotated[str, Path(max_length=40)]


class FavouriteOut(Schema):
    """A marked item; ``is_on_menu`` says whether this store's menu has it in this mode."""

    id: str
    name: str
    name_en: str
    picture: PictureOut | None
    is_on_menu: bool


class FavouritesOut(Schema):
    """The whole list, the latest first; it is bounded, and so has no pages."""

    items: list[FavouriteOut]


@router.get("/favourites", response=FavouritesOut, auth=auth.guest, operation_id="list_favourites")
def list_favourites(
    request: GuestRequest,
    store_id: Annotated[str, Query(max_length=40)],
    mode: Annotated[Literal["pickup", "dine_in", "takeaway"], Query()] = "pickup",
) -> dict[str, Any]:
    """The guest's favourites of a store's brand, with those that cannot be had now."""
    return {"items": flow.favourites(request.guest, store_id=store_id, mode=mode)}


@router.put("/favourites/{item_id}", response=Nothing, auth=auth.guest, operation_id="add_favourite")
def add_favourite(request: GuestRequest, item_id: ItemId) -> dict[str, Any]:
    """Mark an item; marking it again changes nothing."""
    flow.keep(request.guest, item_id=item_id)
    return {}


@router.delete("/favourites/{item_id}", response=Nothing, auth=auth.guest, operation_id="drop_favourite")
def drop_favourite(request: GuestRequest, item_id: ItemId) -> dict[str, Any]:
    """Take the mark away; where there is none, nothing changes."""
    flow.drop(request.guest, item_id=item_id)
    return {}
