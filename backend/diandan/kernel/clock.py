"""The only place that reads the clock.

Instants are aware and in UTC. A store's wall clock and trading day follow from its time zone and the hour
at which its day starts, so a bar that closes at two in the morning books the night on the evening before.
"""

import time as _time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo


class FrozenClock:
    """A clock that stands still until it is told to move; for tests and rehearsals."""

    def __init__(self, instant: datetime) -> None:
        self.instant = _aware(instant)

    def move_to(self, instant: datetime) -> None:
        """Set the clock to ``instant``, forwards or backwards."""
        self.instant = _aware(instant)

    def advance(self, **span: float) -> None:
        """Move on by a span given as for ``timedelta``: ``advance(minutes=15)``."""
        self.instant += timedelta(**span)


# A plain module variable, not a context variable: the writer thread and the relay must see the same time.
_frozen: FrozenClock | None = None


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return _frozen.instant if _frozen else datetime.now(UTC)


def epoch_ms() -> int:
    """Return the milliseconds since 1970, for sortable ids."""
    return int(_frozen.instant.timestamp() * 1000) if _frozen else _time.time_ns() // 1_000_000


def monotonic() -> float:
    """Return seconds that only ever grow: for measuring waits, never for dates, and never frozen."""
    return _time.monotonic()


@contextmanager
def frozen_at(instant: datetime) -> Iterator[FrozenClock]:
    """Stop the clock at an aware ``instant`` for the length of a ``with`` block."""
    global _frozen
    earlier, _frozen = _frozen, FrozenClock(instant)
    try:
        yield _frozen
    finally:
        _frozen = earlier


def local(instant: datetime, zone: str) -> datetime:
    """Return ``instant`` on the wall clock of ``zone``, an IANA name."""
    return instant.astimezone(_zone(zone))


def instant(at: datetime | None) -> str | None:
    """Return an instant as clients read it: ISO 8601, UTC, to the second."""
    return at.isoformat()[:19] + "Z" if at else None


def business_date(instant: datetime, *, zone: str, day_starts_at: time) -> date:
    """Return the trading day an instant belongs to.

    Before ``day_starts_at`` on the store's wall clock it is still yesterday.
    """
    wall = local(instant, zone)
    return wall.date() if wall.time() >= day_starts_at else wall.date() - timedelta(days=1)


def start_of(day: date, *, zone: str, day_starts_at: time) -> datetime:
    """Return the instant, in UTC, at which a trading day begins."""
    return datetime.combine(day, day_starts_at, tzinfo=_zone(zone)).astimezone(UTC)


def at_wall(wall: datetime, *, zone: str) -> datetime:
    """Return the instant, in UTC, at which a zone's wall clock shows this; the first if it does twice."""
    return wall.replace(tzinfo=_zone(zone)).astimezone(UTC)


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _aware(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("a clock needs an aware instant")
    return instant.astimezone(UTC)
