"""Opening a brand and its stores, setting them up, pausing and resuming."""

import re
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from zoneinfo import available_timezones

from django.db.models import F

from diandan.infra import audit, outbox, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.stores import accepting, queries
from diandan.modules.stores import hours as opening
from diandan.modules.stores.errors import InvalidStore
from diandan.modules.stores.events import StoreChanged, StorePaused, StoreResumed
from diandan.modules.stores.models import Brand, Store
from diandan.modules.stores.service.checking import check_text, insert

EVERY_DAY = {day: [["07:00", "22:00"]] for day in opening.WEEKDAYS}

_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_COLOUR = re.compile(r"^#[0-9a-fA-F]{6}$")

_MODES = [mode.value for mode in queries.Mode]
_TEXTS = {"name": 80, "name_en": 80, "address": 200, "phone": 40}
_SETTINGS = (
    *_TEXTS,
    "latitude_e6",
    "longitude_e6",
    "time_zone",
    "day_starts_at",
    "modes",
    "auto_accept",
    "auto_accept_rules",
    "pay_first",
    "takes_cash",
    "prep_min_minutes",
    "prep_max_minutes",
    "hours",
    "holidays",
)


def create_brand(
    *, slug: str, name: str, by: Actor, name_en: str = "", logo_url: str = "", accent: str = "#7a4b2a"
) -> Brand:
    """Open a brand.

    Raises:
        InvalidStore: slug, name or colour cannot be used; NameTaken: the slug is in use.
    """
    if not _SLUG.match(slug) or len(slug) > 40:
        raise InvalidStore(field="slug", reason="not_a_slug")
    if not _COLOUR.match(accent):
        raise InvalidStore(field="accent", reason="not_a_colour")
    check_text("name", name, 80, required=True)

    def unit() -> Brand:
        row = Brand(
            public_id=ids.new_id("brd"),
            slug=slug,
            name=name.strip(),
            name_en=name_en.strip(),
            logo_url=logo_url,
            accent=accent,
            created_at=clock.now(),
        )
        insert(row, field="slug")
        audit.write(by=by, action="stores.create_brand", target=row.public_id)
        return row

    return tx.run(unit)


def create_store(*, brand: Brand, name: str, by: Actor, **settings: Any) -> Store:
    """Open a store of a brand; settings as for ``update_store``.

    Raises:
        InvalidStore: names the setting that makes no sense; NameTaken: the brand has a store of this name.
    """
    wanted = {
        "modes": ["pickup", "dine_in", "takeaway"],
        "hours": EVERY_DAY,
        "holidays": {},
        "day_starts_at": time(4),
        **settings,
        "name": name,
    }

    def unit() -> Store:
        row = Store(public_id=ids.new_id("sto"), brand=brand, created_at=clock.now())
        for field, value in _checked(wanted).items():
            setattr(row, field, value)
        _check_whole(row)
        insert(row, field="name")
        audit.write(by=by, action="stores.create_store", target=row.public_id, store_id=row.public_id)
        return row

    return tx.run(unit)


def update_store(store: Store, changes: Mapping[str, Any], *, by: Actor) -> Store:
    """Change settings of a store; fields not named stay as they are.

    Raises:
        InvalidStore: names the setting that makes no sense; NameTaken: the brand has a store of this name.
    """
    wanted = _checked(changes)

    def unit() -> Store:
        row = queries.store(store.public_id)
        changed = {field: value for field, value in wanted.items() if getattr(row, field) != value}
        if not changed:
            return row
        moved = {field: [_plain(getattr(row, field)), _plain(value)] for field, value in changed.items()}
        for field, value in changed.items():
            setattr(row, field, value)
        _check_whole(row)
        row = _write(row, changed)
        audit.write(
            by=by,
            action="stores.update_store",
            target=row.public_id,
            store_id=row.public_id,
            details={"name": row.name, "name_en": row.name_en, "changes": moved},
        )
        outbox.record(StoreChanged(store_id=row.public_id, version=row.version))
        return row

    return tx.run(unit)


def pause_orders(store: Store, *, until: datetime, reason: str, by: Actor) -> Store:
    """Take no orders until an instant; a second pause replaces the first.

    Raises:
        InvalidStore: the end is not in the future, or the reason is too long.
    """
    if until <= clock.now():
        raise InvalidStore(field="until", reason="not_in_the_future")
    check_text("reason", reason, 120)

    def unit() -> Store:
        row = _write(store, {"pause_until": until, "pause_reason": reason.strip()})
        audit.write(
            by=by,
            action="stores.pause_orders",
            target=row.public_id,
            store_id=row.public_id,
            details={"until": until.isoformat(), "reason": reason.strip()},
        )
        fact = StorePaused(
            store_id=row.public_id, version=row.version, until=until.isoformat(), reason=row.pause_reason
        )
        outbox.record(fact)
        # The pause ends by itself, whoever listens; this only tells open screens that it has.
        outbox.record(StoreResumed(store_id=row.public_id, version=row.version), after=until - clock.now())
        return row

    return tx.run(unit)


def resume_orders(store: Store, *, by: Actor) -> Store:
    """End a pause now; without one nothing changes."""

    def unit() -> Store:
        row = queries.store(store.public_id)
        if row.pause_until is None or row.pause_until <= clock.now():
            return row
        row = _write(row, {"pause_until": None, "pause_reason": ""})
        audit.write(by=by, action="stores.resume_orders", target=row.public_id, store_id=row.public_id)
        outbox.record(StoreResumed(store_id=row.public_id, version=row.version))
        return row

    return tx.run(unit)


def _write(store: Store, changes: Mapping[str, Any]) -> Store:
    Store.objects.filter(pk=store.pk).update(**changes, version=F("version") + 1)
    return queries.store(store.public_id)


def _checked(settings: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(settings) - set(_SETTINGS))
    if unknown:
        raise InvalidStore(field=unknown[0], reason="unknown")
    checked = dict(settings)
    for field, limit in _TEXTS.items():
        if field in checked:
            check_text(field, checked[field], limit, required=field == "name")
            checked[field] = checked[field].strip()
    for field, limit in (("latitude_e6", 90_000_000), ("longitude_e6", 180_000_000)):
        value = checked.get(field)
        if value is not None and not (isinstance(value, int) and -limit <= value <= limit):
            raise InvalidStore(field=field, reason="out_of_range")
    for field in ("prep_min_minutes", "prep_max_minutes"):
        if field in checked and not (isinstance(checked[field], int) and 0 <= checked[field] <= 240):
            raise InvalidStore(field=field, reason="out_of_range")
    if "time_zone" in checked and checked["time_zone"] not in available_timezones():
        raise InvalidStore(field="time_zone", reason="unknown_time_zone")
    if "day_starts_at" in checked and not isinstance(checked["day_starts_at"], time):
        raise InvalidStore(field="day_starts_at", reason="not_a_time")
    if "modes" in checked:
        checked["modes"] = _checked_modes(checked["modes"])
    if "auto_accept_rules" in checked:
        checked["auto_accept_rules"] = accepting.checked(checked["auto_accept_rules"], modes=_MODES)
    return checked


def _checked_modes(modes: Any) -> list[str]:
    if not isinstance(modes, list) or not modes or any(mode not in _MODES for mode in modes):
        raise InvalidStore(field="modes", reason="unknown_mode")
    return [mode for mode in _MODES if mode in modes]


def _check_whole(row: Store) -> None:
    if row.prep_min_minutes > row.prep_max_minutes:
        raise InvalidStore(field="prep_min_minutes", reason="above_maximum")
    try:
        opening.check(row.hours, row.holidays)
    except opening.BadHours as wrong:
        raise InvalidStore(field="hours", reason=wrong.reason, where=wrong.where) from wrong


def _plain(value: Any) -> Any:
    """A setting as the audit trail keeps it."""
    return value if value is None or isinstance(value, bool | int | float | str | list | dict) else str(value)
