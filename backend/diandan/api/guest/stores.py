"""Stores as a guest chooses among them."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from diandan.api.shared import auth
from diandan.flows.store_views import store_card, store_cards
from diandan.kernel import clock
from diandan.modules.stores import queries as stores

router = Router(tags=["stores"])


class BrandOut(Schema):
    """Whose store it is."""

    id: str
    slug: str
    name: str
    name_en: str
    logo_url: str
    accent: str


class SpecialDayOut(Schema):
    """A day with hours of its own; without spans the store is closed."""

    day: str
    spans: list[list[str]]


class StoreOut(Schema):
    """A store, and whether it takes orders now."""

    id: str
    name: str
    name_en: str
    address: str
    phone: str
    is_open: bool
    open_state: str
    reopens_at: str | None
    closes_at: str | None
    hours_text: str
    special_days: list[SpecialDayOut]
    modes: list[str]
    means: list[str]
    time_zone: str
    latitude: float | None
    longitude: float | None
    prep_min_minutes: int
    prep_max_minutes: int
    version: int
    brand: BrandOut


class StoreListOut(Schema):
    """A brand's stores in the order they were opened; without a brand, all of the installation."""

    items: list[StoreOut]
    next_cursor: str | None = None


@router.get("/stores", auth=auth.anyone, response=StoreListOut, operation_id="list_stores")
def list_stores(
    request: HttpRequest, brand: Annotated[str | None, Query(max_length=40)] = None
) -> dict[str, Any]:
    """The stores of a brand, by slug or id."""
    found = stores.stores_of_brand(brand) if brand else stores.all_stores()
    now = clock.now()
    return {"items": store_cards(found, at=now), "next_cursor": None}


@router.get("/stores/{store_id}", auth=auth.anyone, response=StoreOut, operation_id="show_store")
def show_store(request: HttpRequest, store_id: str) -> dict[str, Any]:
    """One store as it is now."""
    return store_card(stores.store(store_id), at=clock.now())
