"""The home page of a brand, edited as a whole."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Field, Router, Schema

from diandan.api.merchant.catalog_schemas import EditPictureOut
from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.modules.accounts.roles import Permission
from diandan.modules.catalog import queries
from diandan.modules.catalog import service as catalog
from diandan.modules.catalog.drafts import BannerDraft, HomeDraft

router = Router(tags=["home"])

may_edit = auth.staff(Permission.CATALOG)

Id = Annotated[str, Field(max_length=30)]
Text = Annotated[str, Field(max_length=300)]


class HomeBanner(Schema):
    """A campaign: what it says, where it leads, for which stores and days; no stores means all."""

    title: Text
    title_en: Text = ""
    text: Text = ""
    text_en: Text = ""
    picture_id: Id | None = None
    target: Literal["none", "item", "category"] = "none"
    target_id: Id = ""
    store_ids: list[Id] = Field(default_factory=list, max_length=1000)
    starts_on: date | None = None
    ends_on: date | None = None
    is_on: bool = True


class HomeIn(Schema):
    """The whole page; ``version`` is the one that was read, 0 when there was none."""

    version: Annotated[int, Field(ge=0)]
    greeting: Text = ""
    greeting_en: Text = ""
    cover_id: Id | None = None
    banners: list[HomeBanner] = Field(default_factory=list, max_length=50)


class EditBannerOut(HomeBanner):
    """A campaign with its picture."""

    picture: EditPictureOut | None


class EditHomeOut(Schema):
    """The whole page as it is."""

    version: int
    greeting: str
    greeting_en: str
    cover: EditPictureOut | None
    banners: list[EditBannerOut]


@router.get("/brands/{brand_id}/home", auth=may_edit, response=EditHomeOut, operation_id="show_brand_home")
def show_brand_home(request: StaffRequest, brand_id: str) -> dict[str, Any]:
    """The brand's home page with all its banners, shown today or not."""
    return queries.editing_home(request.brand)


@router.put("/brands/{brand_id}/home", auth=may_edit, response=EditHomeOut, operation_id="save_brand_home")
def save_brand_home(request: StaffRequest, brand_id: str, payload: HomeIn) -> dict[str, Any]:
    """Make the home page like this, if nobody else has changed it since it was read."""
    draft = HomeDraft(
        greeting=payload.greeting,
        greeting_en=payload.greeting_en,
        cover_id=payload.cover_id,
        banners=tuple(_banner(banner) for banner in payload.banners),
    )
    catalog.save_home(request.brand, draft, version=payload.version, by=request.actor)
    return queries.editing_home(request.brand)


def _banner(banner: HomeBanner) -> BannerDraft:
    values = banner.model_dump(mode="json")
    return BannerDraft(**{**values, "store_ids": tuple(values["store_ids"])})
