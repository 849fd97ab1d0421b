"""A brand's home page, read: whole for who edits it, and as a guest of one store sees it today."""

from datetime import date
from typing import TYPE_CHECKING, Any

from diandan.infra import files
from diandan.modules.catalog.drafts import BannerDraft
from diandan.modules.catalog.home import banner_of, shows
from diandan.modules.catalog.models import HomePage, Picture

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand


def editing_home(brand: "Brand") -> dict[str, Any]:
    """Return everything about a brand's home page; version 0 means that nobody has made one yet."""
    page = HomePage.objects.select_related("cover").filter(brand_id=brand.pk).first()
    if page is None:
        return {"version": 0, "greeting": "", "greeting_en": "", "cover": None, "banners": []}
    banners = [banner_of(stored) for stored in page.banners]
    pictures = _pictures(brand.pk, banners)
    return {
        "version": page.version,
        "greeting": page.greeting,
        "greeting_en": page.greeting_en,
        "cover": _picture(page.cover),
        "banners": [
            {**banner.plain(), "picture": pictures.get(banner.picture_id or "")} for banner in banners
        ],
    }


def shown_home(brand: "Brand", *, store_id: str, day: date) -> dict[str, Any]:
    """Return a home page as a store's guests see it on a trading day. Two queries at most."""
    page = HomePage.objects.select_related("cover").filter(brand_id=brand.pk).first()
    if page is None:
        return {"greeting": "", "greeting_en": "", "cover": None, "banners": []}
    banners = [banner for banner in map(banner_of, page.banners) if shows(banner, store_id=store_id, day=day)]
    pictures = _pictures(brand.pk, banners)
    return {
        "greeting": page.greeting,
        "greeting_en": page.greeting_en,
        "cover": _picture(page.cover),
        "banners": [
            {
                "title": banner.title,
                "title_en": banner.title_en,
                "text": banner.text,
                "text_en": banner.text_en,
                "target": banner.target,
                "target_id": banner.target_id,
                "ends_on": banner.ends_on,
                "picture": pictures.get(banner.picture_id or ""),
            }
            for banner in banners
        ],
    }


def _pictures(brand_pk: int, banners: list[BannerDraft]) -> dict[str, dict[str, str] | None]:
    wanted = {banner.picture_id for banner in banners if banner.picture_id}
    if not wanted:
        return {}
    return {
        row.public_id: _picture(row)
        for row in Picture.objects.filter(brand_id=brand_pk, public_id__in=wanted)
    }


def _picture(row: Picture | None) -> dict[str, str] | None:
    if row is None:
        return None
    return {"id": row.public_id, "small": files.url(row.small), "large": files.url(row.large)}
