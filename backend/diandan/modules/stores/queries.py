"""Reads of the stores room. Returned rows may be read by anyone and saved by nobody."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from diandan.infra import sql, tx
from diandan.infra.rows import Rows
from diandan.kernel import clock
from diandan.modules.stores import accepting
from diandan.modules.stores import hours as opening
from diandan.modules.stores.errors import (
    AreaNotFound,
    BrandNotFound,
    ModeNotOffered,
    StoreClosed,
    StoreNotFound,
    StorePaused,
    TableNotFound,
    UnknownTableCode,
)
from diandan.modules.stores.models import Area, Brand, Store, Table

# A closing hour further ahead is no news, and a store that is always open has none.
WORTH_SAYING = timedelta(hours=24)

_version = sql.Statement(Store, "SELECT {version} FROM {table} WHERE {public_id} = %s")
_by_id = Rows(lambda: Store.objects.select_related("brand").filter(public_id=""))
_kept: dict[str, Store] = {}
_open_spans: dict[str, tuple[Store, opening.Span]] = {}

# Guests plan no further ahead than this.
SPECIAL_DAYS_AHEAD = 14


class Mode(StrEnum):
    """How a guest gets the food."""

    PICKUP = "pickup"
    DINE_IN = "dine_in"
    TAKEAWAY = "takeaway"


class OpenKind(StrEnum):
    """Whether a store takes orders."""

    OPEN = "open"
    CLOSED = "closed"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class OpenState:
    """Whether a store takes orders at an instant, and when that changes."""

    kind: OpenKind
    reopens_at: datetime | None = None
    closes_at: datetime | None = None


def brand(brand_id_or_slug: str) -> Brand:
    """Return a brand by public id or slug.

    Raises:
        BrandNotFound: there is none.
    """
    key = "public_id" if brand_id_or_slug.startswith("brd_") else "slug"
    found = Brand.objects.filter(**{key: brand_id_or_slug}).first()
    if found is None:
        raise BrandNotFound()
    return found


def store(store_id: str) -> Store:
    """Return a store, with its brand, by public id.

    Raises:
        StoreNotFound: there is none.
    """
    found = _by_id.one(store_id)
    if found is None:
        raise StoreNotFound()
    return found


def current(store_id: str) -> Store:
    """Return a store as it is this moment, from memory when its version says that nothing changed.

    For the hot paths: one look-up by key. The row is shared between threads and its brand may be older than
    the store; read it, never change it.

    Raises:
        StoreNotFound: there is none.
    """
    row = _version.one(store_id)
    if row is None:
        raise StoreNotFound()
    kept = _kept.get(store_id)
    if kept is not None and kept.version == row[0]:
        return kept
    found = store(store_id)
    # What a unit has read may yet be rolled back, and the version be given again to something else.
    if not tx.in_unit():
        _kept[store_id] = found
    return found


def remembered(store_id: str) -> Store | None:
    """Return a store as it was when last asked for, nothing when it was not; asks nobody.

    For those who ask ``must_accept_orders`` later, in the unit in which it counts. Read it, never change it.
    """
    return _kept.get(store_id)


def stores_of_brand(brand_id_or_slug: str) -> list[Store]:
    """Return a brand's stores in the order they were opened.

    Raises:
        BrandNotFound: there is no such brand.
    """
    owner = brand(brand_id_or_slug)
    return list(Store.objects.select_related("brand").filter(brand=owner).order_by("id"))


def store_of_brand(found: Brand, store_id: str) -> Store:
    """Return a brand's store.

    Raises:
        StoreNotFound: not of this brand.
    """
    row = Store.objects.select_related("brand").filter(brand=found, public_id=store_id).first()
    if row is None:
        raise StoreNotFound()
    return row


def all_stores() -> list[Store]:
    """Return every store of the installation, brand by brand."""
    return list(Store.objects.select_related("brand").order_by("brand_id", "id"))


def brands() -> list[Brand]:
    """Return every brand, oldest first."""
    return list(Brand.objects.order_by("id"))


def must_accept_orders(store_id: str, mode: str, *, at: datetime) -> Store:
    """Return the store when it takes orders of this mode at this instant. One query.

    Raises:
        StoreNotFound, ModeNotOffered, StoreClosed, StorePaused.
    """
    found = current(store_id)
    if mode not in found.modes:
        raise ModeNotOffered(mode=mode, modes=list(found.modes))
    if _is_surely_open(found, at):
        return found
    state = open_state(found, at)
    if state.kind is OpenKind.CLOSED:
        raise StoreClosed(reopens_at=_iso(state.reopens_at))
    if state.kind is OpenKind.PAUSED:
        raise StorePaused(until=_iso(found.pause_until), reopens_at=_iso(state.reopens_at))
    return found


def _is_surely_open(found: Store, at: datetime) -> bool:
    """Whether a kept store is in the open stretch it was in when last asked, with no pause set.

    Hours are arithmetic over calendars, the same for every order of a day. Only a kept row is believed: it
    never changes, and a store that did is another row.
    """
    if found.pause_until is not None or _kept.get(found.public_id) is not found:
        return False
    row, span = _open_spans.get(found.public_id, (None, None))
    if row is not found or span is None or not span.start <= at < span.end:
        span = opening.span_at(found.hours, found.holidays, zone=found.time_zone, at=at)
        if span is not None:
            _open_spans[found.public_id] = found, span
    return span is not None


def open_state(found: Store, at: datetime) -> OpenState:
    """Return whether a store takes orders at an instant; reads nothing more."""
    span = opening.span_at(found.hours, found.holidays, zone=found.time_zone, at=at)
    if span is None:
        return OpenState(OpenKind.CLOSED, reopens_at=_next_opening(found, at))
    closes_at = span.end if span.end - at <= WORTH_SAYING else None
    if found.pause_until is None or found.pause_until <= at:
        return OpenState(OpenKind.OPEN, closes_at=closes_at)
    resumes = opening.span_at(found.hours, found.holidays, zone=found.time_zone, at=found.pause_until)
    reopens_at = found.pause_until if resumes else _next_opening(found, found.pause_until)
    return OpenState(OpenKind.PAUSED, reopens_at=reopens_at, closes_at=closes_at)


def accepts_by_itself(found: Store, mode: str, *, at: datetime) -> bool:
    """Return whether an order that came in at an instant is accepted without a hand; reads nothing more."""
    return found.auto_accept and accepting.fits(
        found.auto_accept_rules, mode=mode, zone=found.time_zone, at=at
    )


def business_date(found: Store, at: datetime) -> date:
    """Return the trading day an instant belongs to in this store."""
    return clock.business_date(at, zone=found.time_zone, day_starts_at=found.day_starts_at)


def next_business_day(found: Store, at: datetime) -> datetime:
    """Return the instant at which the store's next trading day begins."""
    tomorrow = date.fromordinal(business_date(found, at).toordinal() + 1)
    return clock.start_of(tomorrow, zone=found.time_zone, day_starts_at=found.day_starts_at)


def day_begins(found: Store, day: date) -> datetime:
    """Return the instant at which a trading day of the store begins."""
    return clock.start_of(day, zone=found.time_zone, day_starts_at=found.day_starts_at)


def hours_text(found: Store) -> str:
    """Return the weekly hours as one line for people."""
    return opening.text_of(found.hours)


def special_days(found: Store, at: datetime) -> list[tuple[str, list[list[str]]]]:
    """Return the days with hours of their own in the next two weeks, today included; no spans is closed."""
    today = clock.local(at, found.time_zone).date()
    last = today + timedelta(days=SPECIAL_DAYS_AHEAD)
    return [
        (day, spans)
        for day, spans in sorted(found.holidays.items())
        if today.isoformat() <= day <= last.isoformat()
    ]


def table_by_code(code: str) -> Table:
    """Return the table a scanned code belongs to, with its area, store and brand.

    Raises:
        UnknownTableCode: never issued, replaced since, or the table is gone.
    """
    found = (
        Table.objects.select_related("area", "store", "store__brand").filter(code=code, is_live=True).first()
    )
    if found is None:
        raise UnknownTableCode()
    return found


def table(found: Store, table_id: str) -> Table:
    """Return one table of a store.

    Raises:
        TableNotFound: not in this store.
    """
    row = Table.objects.select_related("area").filter(store=found, public_id=table_id, is_live=True).first()
    if row is None:
        raise TableNotFound()
    return row


def area(found: Store, area_id: str) -> Area:
    """Return one area of a store.

    Raises:
        AreaNotFound: not in this store.
    """
    row = Area.objects.filter(store=found, public_id=area_id, is_live=True).first()
    if row is None:
        raise AreaNotFound()
    return row


def areas(found: Store) -> list[tuple[Area, list[Table]]]:
    """Return a store's areas in order, each with its tables as people count them: A2 before A10."""
    by_area: dict[int, list[Table]] = {}
    for row in Table.objects.filter(store=found, is_live=True).order_by("id"):
        by_area.setdefault(row.area_id, []).append(row)
    rows = Area.objects.filter(store=found, is_live=True).order_by("position", "id")
    return [(row, sorted(by_area.get(row.pk, []), key=_counted)) for row in rows]


def _counted(row: Table) -> list[tuple[int, int | str]]:
    """Return a label as a key that puts numbers in the order of numbers."""
    parts = re.findall(r"\d+|\D+", row.label)
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts]


def _next_opening(found: Store, after: datetime) -> datetime | None:
    return opening.next_opening(found.hours, found.holidays, zone=found.time_zone, after=after)


def _iso(instant: datetime | None) -> str | None:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None
