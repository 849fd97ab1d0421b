"""From when to when an item is on the shelf, by the wall clock of each store: ``"2026-12-01T08:00"``.

Kept as it was entered, without a zone: an offer that begins at eight begins at eight in every store. An empty
text is an open end. Pure but for the zones.
"""

from collections.abc import Iterable
from datetime import datetime

from diandan.kernel import clock

FORMAT = "%Y-%m-%dT%H:%M"


def parse(text: str) -> datetime | None:
    """Return the wall time that was entered, without a zone; nothing for an open end.

    Raises:
        ValueError: not such a text.
    """
    return datetime.strptime(text, FORMAT) if text else None  # noqa: DTZ007 - a wall clock's time


def is_on(shelf_from: str, shelf_until: str, *, at: datetime, zone: str) -> bool:
    """Whether an instant lies between both ends; the last minute is the one before the end."""
    wall = clock.local(at, zone).strftime(FORMAT)
    return (not shelf_from or shelf_from <= wall) and (not shelf_until or wall < shelf_until)


def turns(ends: Iterable[str], *, after: datetime, zone: str) -> list[datetime]:
    """Return the instants still to come at which one of these ends is reached, in order."""
    instants = {clock.at_wall(wall, zone=zone) for end in ends if (wall := parse(end)) is not None}
    return sorted(instant for instant in instants if instant > after)
