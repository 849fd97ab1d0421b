"""Stores as guests read them: one shape for the HTTP answer and for the live frame."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from diandan.kernel.clock import instant
from diandan.modules.payments import queries as payments
from diandan.modules.stores import queries as stores
from diandan.modules.stores.queries import OpenKind


def store_cards(found: Sequence[Any], *, at: datetime) -> list[dict[str, Any]]:
    """Stores as cards; one query however many there are."""
    means = payments.means_by_store(found)
    return [_card(store, at=at, means=means[store.pk]) for store in found]


def store_card(store: Any, *, at: datetime) -> dict[str, Any]:
    """A store with whether it takes orders at this instant, and its brand."""
    return _card(store, at=at, means=payments.means_of(store))


def _card(store: Any, *, at: datetime, means: list[str]) -> dict[str, Any]:
    state = stores.open_state(store, at)
    return {
        "id": store.public_id,
        "name": store.name,
        "name_en": store.name_en,
        "address": store.address,
        "phone": store.phone,
        "is_open": state.kind is OpenKind.OPEN,
        "open_state": state.kind.value,
        "reopens_at": instant(state.reopens_at),
        "closes_at": instant(state.closes_at),
        "hours_text": stores.hours_text(store),
        "special_days": [{"day": day, "spans": spans} for day, spans in stores.special_days(store, at)],
        "modes": list(store.modes),
        "means": means,
        "time_zone": store.time_zone,
        "latitude": _degrees(store.latitude_e6),
        "longitude": _degrees(store.longitude_e6),
        "prep_min_minutes": store.prep_min_minutes,
        "prep_max_minutes": store.prep_max_minutes,
        "version": store.version,
        "brand": brand_card(store.brand),
    }


def brand_card(brand: Any) -> dict[str, Any]:
    """A brand as it introduces itself."""
    return {
        "id": brand.public_id,
        "slug": brand.slug,
        "name": brand.name,
        "name_en": brand.name_en,
        "logo_url": brand.logo_url,
        "accent": brand.accent,
    }


def _degrees(millionths: int | None) -> float | None:
    return None if millionths is None else millionths / 1_000_000
