"""The menu: prepared bytes with a tag. What ``menu_door`` cannot answer at once comes here."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from diandan.api.guest.menu_door import headers_and_body
from diandan.api.shared import auth
from diandan.flows import browse_menu

router = Router(tags=["menu"])


class CategoryOut(Schema):
    """A heading; ``kind`` is ``normal``, or the badge a computed one gathers."""

    id: str
    name: str
    name_en: str
    kind: str
    item_ids: list[str]


class PictureOut(Schema):
    """The addresses of a picture's two sizes: 240 and 960 pixels wide."""

    small: str
    large: str


class SpecValueOut(Schema):
    """A value of a spec."""

    id: str
    name: str
    name_en: str


class SpecOut(Schema):
    """A property that makes a SKU."""

    name: str
    name_en: str
    values: list[SpecValueOut]


class SkuOut(Schema):
    """A sellable combination: one value per spec, in their order."""

    id: str
    spec_value_ids: list[str]
    price_fen: int
    kcal: int | None
    nutrition: dict[str, int] | None
    is_default: bool
    is_sold_out: bool
    back_at: str | None


class ComboPartOut(Schema):
    """So many of a SKU in a combo."""

    item_id: str
    sku_id: str
    name: str
    name_en: str
    quantity: int


class ComboOut(Schema):
    """What a combo contains."""

    parts: list[ComboPartOut]


class ItemOut(Schema):
    """An item. ``available`` are hours of the store's wall clock, none passing midnight; null is all day.

    ``tags_en`` are the English words of ``tags`` in the same order, empty where a tag has none.
    ``rank`` is its place among what sold best here lately, 1 for the best; null when nothing sold.
    """

    id: str
    name: str
    name_en: str
    description: str
    description_en: str
    ingredients: str
    ingredients_en: str
    portion: str
    portion_en: str
    picture: PictureOut | None
    badges: list[str]
    tags: list[str]
    tags_en: list[str]
    allergens: list[str]
    kcal: int | None
    rank: int | None
    search: str
    from_price_fen: int
    has_choices: bool
    is_sold_out: bool
    back_at: str | None
    available: list[list[str]] | None
    min_quantity: int
    purchase_limit: int | None
    packaging_fee_fen: int
    specs: list[SpecOut]
    skus: list[SkuOut]
    modifier_group_ids: list[str]
    combo: ComboOut | None


class MenuModifierOut(Schema):
    """One answer to a group's question."""

    id: str
    name: str
    name_en: str
    price_delta_fen: int
    kcal: int | None
    allergens: list[str]
    is_default: bool
    is_sold_out: bool
    back_at: str | None


class ModifierGroupOut(Schema):
    """A question, and how many answers it takes."""

    id: str
    name: str
    name_en: str
    min_select: int
    max_select: int
    modifiers: list[MenuModifierOut]


class MenuOut(Schema):
    """All that is on sale in a store in one mode, as of ``version``."""

    store_id: str
    mode: str
    version: int
    categories: list[CategoryOut]
    items: list[ItemOut]
    modifier_groups: list[ModifierGroupOut]


@router.get("/stores/{store_id}/menu", auth=auth.anyone, response=MenuOut, operation_id="show_menu")
def show_menu(
    request: HttpRequest,
    store_id: str,
    mode: Annotated[Literal["pickup", "dine_in", "takeaway"], Query()] = "pickup",
) -> HttpResponse:
    """The menu of a store; send ``If-None-Match`` with the tag of the one at hand."""
    menu = browse_menu.menu_for(store_id, mode)
    status, headers, body = headers_and_body(
        menu,
        takes_gzip="gzip" in request.headers.get("Accept-Encoding", ""),
        known=request.headers.get("If-None-Match", ""),
    )
    return HttpResponse(body, status=status, headers=dict(headers))
