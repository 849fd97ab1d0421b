"""Opening hours as arithmetic: weekly spans on a store's wall clock, holidays, spans past midnight.

``hours`` is ``{"mon": [["07:00", "22:00"]], …}``. A span whose end is not after its start runs into the
next day (``["18:00", "02:00"]``); ``["00:00", "24:00"]`` is the whole day. ``holidays`` replaces the spans
that *start* on a date: ``{"2026-10-01": []}`` is closed. Pure: no clock, no database.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD_DAYS = 15
DAY_MINUTES = 24 * 60

_CLOCK = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)$")

Hours = Mapping[str, Sequence[Sequence[str]]]


class BadHours(ValueError):
    """Opening hours that cannot be read; ``where`` names the day or date."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Span:
    """An open stretch between two instants, ``end`` excluded."""

    start: datetime
    end: datetime


def check(hours: Any, holidays: Any) -> None:
    """Refuse hours that could not be computed with.

    Raises:
        BadHours: names the day or date and what is wrong with it.
    """
    if not isinstance(hours, dict) or not isinstance(holidays, dict):
        raise BadHours("hours", "not_an_object")
    for day, spans in hours.items():
        if day not in WEEKDAYS:
            raise BadHours(str(day), "unknown_weekday")
        _check_spans(day, spans)
    for day, spans in holidays.items():
        try:
            date.fromisoformat(day)
        except (TypeError, ValueError):
            raise BadHours(str(day), "not_a_date") from None
        _check_spans(day, spans)


def minutes(text: str) -> int:
    """Return minutes since midnight of ``"07:30"``; ``"24:00"`` is the end of the day.

    Raises:
        ValueError: not a time of day.
    """
    if text == "24:00":
        return DAY_MINUTES
    found = _CLOCK.match(text) if isinstance(text, str) else None
    if not found:
        raise ValueError(f"not a time of day: {text!r}")
    return int(found[1]) * 60 + int(found[2])


def span_at(hours: Hours, holidays: Hours, *, zone: str, at: datetime) -> Span | None:
    """Return the open stretch that covers ``at``, joined with those that follow without a gap."""
    today = at.astimezone(ZoneInfo(zone)).date()
    spans = spans_of(hours, holidays, zone=zone, first=today - timedelta(days=1), days=3)
    return next((span for span in spans if span.start <= at < span.end), None)


def next_opening(hours: Hours, holidays: Hours, *, zone: str, after: datetime) -> datetime | None:
    """Return the next instant at which the store opens, or nothing within two weeks."""
    today = after.astimezone(ZoneInfo(zone)).date()
    spans = spans_of(hours, holidays, zone=zone, first=today - timedelta(days=1), days=LOOK_AHEAD_DAYS + 1)
    return next((span.start for span in spans if span.start > after), None)


def spans_of(hours: Hours, holidays: Hours, *, zone: str, first: date, days: int) -> list[Span]:
    """Return the open stretches starting on ``days`` dates from ``first``, in order; neighbours joined."""
    info = ZoneInfo(zone)
    found: list[Span] = []
    for offset in range(days):
        day = first + timedelta(days=offset)
        found += (_instants(day, start, end, info) for start, end in _spans_on(day, hours, holidays))
    return _join(sorted(found, key=lambda span: span.start))


def text_of(hours: Hours) -> str:
    """Return the hours as one line with weekdays as numbers 1–7: ``1-5 07:00-22:00; 6-7 08:00-23:00``."""
    rows: list[tuple[int, int, str]] = []
    for number, day in enumerate(WEEKDAYS, start=1):
        spans = ",".join(f"{start}-{end}" for start, end in hours.get(day, [])) or "—"
        if rows and rows[-1][2] == spans:
            rows[-1] = (rows[-1][0], number, spans)
        else:
            rows.append((number, number, spans))
    if len(rows) == 1:
        return rows[0][2]
    return "; ".join(f"{a}-{b} {spans}" if a != b else f"{a} {spans}" for a, b, spans in rows)


def _spans_on(day: date, hours: Hours, holidays: Hours) -> Sequence[Sequence[str]]:
    special = holidays.get(day.isoformat()) if holidays else None
    return hours.get(WEEKDAYS[day.weekday()], ()) if special is None else special


def _instants(day: date, start: str, end: str, info: ZoneInfo) -> Span:
    first, last = minutes(start), minutes(end)
    if last <= first:
        last += DAY_MINUTES
    return Span(_instant(day, first, info), _instant(day, last, info))


def _instant(day: date, minute: int, info: ZoneInfo) -> datetime:
    # By the wall clock, so that 22:00 stays 22:00 on the days when summer time begins or ends.
    days, rest = divmod(minute, DAY_MINUTES)
    wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), tzinfo=info)
    return wall.astimezone(UTC)


def _join(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _check_spans(where: str, spans: Any) -> None:
    if not isinstance(spans, list | tuple):
        raise BadHours(where, "not_a_list")
    for span in spans:
        if not isinstance(span, list | tuple) or len(span) != 2:
            raise BadHours(where, "not_a_pair")
        try:
            start, end = minutes(span[0]), minutes(span[1])
        except ValueError:
            raise BadHours(where, "not_a_time") from None
        if start in (end, DAY_MINUTES):
            raise BadHours(where, "empty_span")
