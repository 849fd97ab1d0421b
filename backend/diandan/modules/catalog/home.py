"""What makes a home page possible, and which of its banners a store's guests see today. Pure.

A banner is shown from ``starts_on`` to ``ends_on``, trading days of the store, both included; ``store_ids``
names the stores it is for, none means all. It leads to an item, to a category, or only says something.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from diandan.modules.catalog import labels
from diandan.modules.catalog.drafts import BannerDraft, HomeDraft, Problem
from diandan.modules.catalog.words import HomeTarget

MAX_BANNERS = 12
_LIMITS = {"title": 40, "title_en": 60, "text": 80, "text_en": 120}


def banner_of(stored: dict[str, Any]) -> BannerDraft:
    """Return a stored banner."""
    return BannerDraft(**{**stored, "store_ids": tuple(stored["store_ids"])})


def shows(banner: BannerDraft, *, store_id: str, day: date) -> bool:
    """Whether guests of a store see a banner on a trading day."""
    if not banner.is_on or (banner.store_ids and store_id not in banner.store_ids):
        return False
    return _days(banner).shows(day)


def problems(draft: HomeDraft) -> list[Problem]:
    """Return what is wrong with a home page, all of it at once."""
    found: list[Problem] = []
    for field, limit in (("greeting", 80), ("greeting_en", 120)):
        if len(getattr(draft, field)) > limit:
            found.append(Problem("", field, "too_long", limit))
    if len(draft.banners) > MAX_BANNERS:
        found.append(Problem("", "banners", "too_many", MAX_BANNERS))
    for place, banner in enumerate(draft.banners):
        found += _banner_problems(banner, f"banners/{place}")
    return found


def _banner_problems(draft: BannerDraft, path: str) -> list[Problem]:
    found = [
        Problem(path, field, "too_long", limit)
        for field, limit in _LIMITS.items()
        if len(getattr(draft, field)) > limit
    ]
    if not draft.title.strip():
        found.append(Problem(path, "title", "empty"))
    if draft.target not in _targets():
        found.append(Problem(path, "target", "unknown", draft.target))
    elif (draft.target != HomeTarget.NONE) != bool(draft.target_id):
        found.append(Problem(path, "target_id", "empty" if not draft.target_id else "unknown"))
    try:
        _days(draft)
    except ValueError:
        found.append(Problem(path, "ends_on", "unreadable", draft.ends_on))
    return found


def _targets() -> Sequence[str]:
    return [target.value for target in HomeTarget]


def _days(draft: BannerDraft) -> labels.Label:
    return labels.parse({"name": "banner", "starts_on": draft.starts_on, "ends_on": draft.ends_on})
