"""Badges and tags with first and last days: ``{"name": "new", "starts_on": null, "ends_on": "2026-04-30"}``.

Days are trading days of the store, both ends included. A tag may carry its English word as ``name_en``;
badges are a closed list, and the clients know their words. Pure.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Label:
    """A badge or a tag, shown from ``starts_on`` to ``ends_on``; open ends are None."""

    name: str
    starts_on: date | None = None
    ends_on: date | None = None
    name_en: str = ""

    def shows(self, day: date) -> bool:
        """Whether the label is shown on a day."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or day <= self.ends_on
        )

    def plain(self) -> dict[str, str | None]:
        """Return the label as it is stored."""
        plain = {
            "name": self.name,
            "starts_on": self.starts_on.isoformat() if self.starts_on else None,
            "ends_on": self.ends_on.isoformat() if self.ends_on else None,
        }
        return {**plain, "name_en": self.name_en} if self.name_en else plain


def parse(value: Any) -> Label:
    """Return the label written as a plain name or as an object.

    Raises:
        ValueError: no name, an English one that is no text, an unreadable day, or an end before its start.
    """
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, dict) or not isinstance(value.get("name"), str) or not value["name"].strip():
        raise ValueError("a label needs a name")
    name_en = value.get("name_en") or ""
    if not isinstance(name_en, str):
        raise ValueError("not a name")
    starts_on, ends_on = _day(value.get("starts_on")), _day(value.get("ends_on"))
    if starts_on and ends_on and ends_on < starts_on:
        raise ValueError("a label ends before it starts")
    return Label(value["name"].strip(), starts_on, ends_on, name_en if name_en.strip() else "")


def next_change(labels: Iterable[Label], day: date, begins: Callable[[date], datetime]) -> datetime | None:
    """Return the instant of the next day on which one of these labels appears or goes."""
    labels = list(labels)
    days = [label.starts_on for label in labels if label.starts_on and label.starts_on > day]
    days += [label.ends_on + timedelta(days=1) for label in labels if label.ends_on and label.ends_on >= day]
    return begins(min(days)) if days else None


def _day(value: Any) -> date | None:
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        raise ValueError("not a day")
    return date.fromisoformat(value)
