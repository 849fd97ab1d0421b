"""Day parts: the hours of the wall clock at which an item is on sale, as minutes of the day.

Stored and entered as ``[["07:00", "10:30"]]``; a span may run past midnight. Computed with, and shown to
guests, as sorted spans that do not: ``["22:00", "02:00"]`` becomes ``00:00–02:00`` and ``22:00–24:00``.
Pure.
"""

import re
from collections.abc import Iterable
from typing import Any

DAY_MINUTES = 24 * 60

# Sorted, apart from one another, each with 0 <= start < end <= DAY_MINUTES. None means all day.
DayPart = tuple[tuple[int, int], ...] | None

_CLOCK = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)$")


def parse(spans: Any) -> DayPart:
    """Return the day part that was entered; ``None`` is all day.

    Raises:
        ValueError: not a list of pairs of times of day, or a span without length.
    """
    if spans is None:
        return None
    if not isinstance(spans, list | tuple) or not spans:
        raise ValueError("not a list of spans")
    pieces: list[tuple[int, int]] = []
    for span in spans:
        if not isinstance(span, list | tuple) or len(span) != 2:
            raise ValueError("not a pair of times")
        start, end = _minutes(span[0]), _minutes(span[1])
        if start in (end, DAY_MINUTES):
            raise ValueError("a span without length")
        pieces += [(start, end)] if start < end else [(start, DAY_MINUTES), (0, end)]
    return _joined(piece for piece in pieces if piece[0] < piece[1])


def covers(part: DayPart, minute: int) -> bool:
    """Whether the day part includes this minute of the day."""
    return part is None or any(start <= minute < end for start, end in part)


def both(one: DayPart, other: DayPart) -> DayPart:
    """Return the minutes both day parts include; ``()`` when they never meet."""
    if one is None or other is None:
        return one if other is None else other
    meets = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return _joined(span for span in meets if span[0] < span[1])


def shown(part: DayPart) -> list[list[str]] | None:
    """Return the day part as guests read it, none of its spans passing midnight."""
    return None if part is None else [[_clock(start), _clock(end)] for start, end in part]


def _joined(pieces: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _minutes(text: Any) -> int:
    if text == "24:00":
        return DAY_MINUTES
    found = _CLOCK.match(text) if isinstance(text, str) else None
    if not found:
        raise ValueError(f"not a time of day: {text!r}")
    return int(found[1]) * 60 + int(found[2])


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
