"""Getting a new shop ready: what is left to do, sample menus to start from."""

from typing import Annotated, Any, Literal

from ninja import Query, Router, Schema

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.flows import open_shop
from diandan.modules.accounts.roles import Permission
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog import service as menus

router = Router(tags=["opening"])

Sample = Literal["cafe", "noodles", "tea"]


class StepOut(Schema):
    """One thing to do, and how much of it is done."""

    name: Literal["details", "hours", "items", "pictures", "payment", "tables", "order"]
    done: int
    of: int
    is_done: bool


class GuideOut(Schema):
    """What is left before a store can open."""

    steps: list[StepOut]
    is_complete: bool


class SampleOut(Schema):
    """A menu to start from; ``in_use`` counts what is on the brand's menu of it and was not changed."""

    name: str
    items: int
    examples: list[str]
    examples_en: list[str]
    in_use: int


class SamplesOut(Schema):
    """All sample menus."""

    items: list[SampleOut]


class SampleIn(Schema):
    """Which menu to start from."""

    name: Sample


@router.get(
    "/stores/{store_id}/guide",
    auth=auth.staff(Permission.STORE_SETTINGS),
    response=GuideOut,
    operation_id="show_guide",
)
def show_guide(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """What is left to do, computed from what is there."""
    steps = open_shop.guide(request.store)
    shown = [{"name": step.name, "done": step.done, "of": step.of, "is_done": step.is_done} for step in steps]
    return {"steps": shown, "is_complete": all(step.is_done for step in steps)}


@router.get(
    "/brands/{brand_id}/sample-menus",
    auth=auth.staff(Permission.CATALOG),
    response=SamplesOut,
    operation_id="list_sample_menus",
)
def list_sample_menus(request: StaffRequest, brand_id: str) -> dict[str, Any]:
    """Menus to start from."""
    return {"items": catalog.sample_menus(request.brand)}


@router.put(
    "/brands/{brand_id}/sample-menus",
    auth=auth.staff(Permission.CATALOG),
    response=SamplesOut,
    operation_id="start_from_sample",
)
def start_from_sample(request: StaffRequest, brand_id: str, payload: SampleIn) -> dict[str, Any]:
    """Put a sample menu on the brand's menu; what is there stays."""
    menus.start_from_sample(request.brand, payload.name, by=request.actor)
    return {"items": catalog.sample_menus(request.brand)}


@router.delete(
    "/brands/{brand_id}/sample-menus",
    auth=auth.staff(Permission.CATALOG),
    response=SamplesOut,
    operation_id="remove_sample",
)
def remove_sample(request: StaffRequest, brand_id: str, name: Annotated[Sample, Query()]) -> dict[str, Any]:
    """Take a sample menu off again; what was changed since is the merchant's and stays."""
    menus.remove_sample(request.brand, name, by=request.actor)
    return {"items": catalog.sample_menus(request.brand)}
