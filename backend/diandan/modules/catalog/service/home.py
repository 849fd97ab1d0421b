"""The home page of a brand: saved as a whole, as it is edited."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import F

from diandan.infra import audit, sql, tx
from diandan.kernel.actor import Actor
from diandan.modules.catalog import home
from diandan.modules.catalog.drafts import HomeDraft, Problem
from diandan.modules.catalog.errors import StaleHome, ThingNotFound
from diandan.modules.catalog.models import HomePage, Picture
from diandan.modules.catalog.service import finding
from diandan.modules.catalog.words import HomeTarget
from diandan.modules.stores import queries as stores

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand


def save_home(brand: "Brand", draft: HomeDraft, *, version: int, by: Actor) -> int:
    """Make a brand's home page exactly like the draft; return its new version.

    ``version`` is the one the editor read, 0 when there was no page.

    Raises:
        InvalidMenu: names every field that is wrong; ThingNotFound: a picture, item or category of another
        brand or of none; StaleHome.
    """
    finding.refuse_if(home.problems(draft))

    def unit() -> int:
        sql.hold(brand)
        cover = _picture(brand, draft.cover_id)
        _refuse_strangers(brand, draft)
        values = {
            "greeting": draft.greeting.strip(),
            "greeting_en": draft.greeting_en.strip(),
            "cover": cover,
            "banners": [banner.plain() for banner in draft.banners],
        }
        _write(brand, values, version=version)
        audit.write(by=by, action="catalog.save_home", target=brand.public_id)
        return version + 1

    return tx.run(unit)


def _write(brand: "Brand", values: Mapping[str, object], *, version: int) -> None:
    if version == 0:
        # Who comes second finds the row there, and has not read it.
        _, is_first = HomePage.objects.get_or_create(brand_id=brand.pk, defaults=values)
        if is_first:
            return
    rows = HomePage.objects.filter(brand_id=brand.pk, version=version) if version else HomePage.objects.none()
    if not rows.update(**values, version=F("version") + 1):
        present = HomePage.objects.filter(brand_id=brand.pk).values_list("version", flat=True).first()
        raise StaleHome(version=present or 0)


def _refuse_strangers(brand: "Brand", draft: HomeDraft) -> None:
    known = {store.public_id for store in stores.stores_of_brand(brand.public_id)}
    for place, banner in enumerate(draft.banners):
        _picture(brand, banner.picture_id)
        if banner.target == HomeTarget.ITEM:
            finding.item(brand, banner.target_id)
        elif banner.target == HomeTarget.CATEGORY:
            finding.category(brand, banner.target_id)
        for store_id in banner.store_ids:
            if store_id not in known:
                finding.refuse_if([Problem(f"banners/{place}", "store_ids", "unknown", store_id)])


def _picture(brand: "Brand", picture_id: str | None) -> Picture | None:
    if not picture_id:
        return None
    found = Picture.objects.filter(brand_id=brand.pk, public_id=picture_id).first()
    if found is None:
        raise ThingNotFound(ref=picture_id)
    return found
