"""Values as cells of a menu file and back: lists, hours, days, yes and no, amounts.

What is written is read back as the same. A list is ``a; b``; where that would not do, it is JSON.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from diandan.kernel.money import format_yuan, parse_yuan

YES = {"yes", "y", "true", "1", "是"}
NO = {"no", "n", "false", "0", "否"}

_NUMBER = re.compile(r"^-?\d{1,12}(\.0+)?$")
_SPAN = re.compile(r"^(\d{2}:\d{2})\s*[-–—~]\s*(\d{2}:\d{2})$")
_DATED = re.compile(r"^(?P<name>[^@]+)@(?P<start>\d{4}-\d{2}-\d{2})?\.\.(?P<end>\d{4}-\d{2}-\d{2})?$")
_SPECIAL = re.compile(r"[;；@\[\]{}\"]|^\s|\s$|^$")


class NotThat(ValueError):
    """A cell that does not hold what its column wants; ``reason`` is the word for it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_number(text: str) -> int:
    """Read a whole number; a spreadsheet's ``12.0`` is one."""
    if not _NUMBER.match(text):
        raise NotThat("not_a_whole_number")
    return int(text.partition(".")[0])


def read_yes_no(text: str) -> bool:
    """Read yes or no, in the ways people write them."""
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise NotThat("not_yes_or_no")


def write_yes_no(value: bool) -> str:
    """Write yes or no."""
    return "yes" if value else "no"


def read_amount(text: str) -> int:
    """Read an amount in yuan as fen."""
    try:
        return parse_yuan(text)
    except ValueError:
        raise NotThat("not_an_amount") from None


def write_amount(fen: int) -> str:
    """Write fen as yuan."""
    return format_yuan(fen)


def read_list(text: str) -> tuple[str, ...]:
    """Read ``a; b`` or a JSON list of texts."""
    if text.startswith("["):
        try:
            values = json.loads(text)
        except ValueError:
            raise NotThat("not_a_list") from None
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise NotThat("not_a_list")
        return tuple(values)
    return tuple(part for piece in re.split("[;；]", text) if (part := piece.strip()))


def write_list(values: Sequence[str]) -> str:
    """Write a list of texts."""
    if any(_SPECIAL.search(value) for value in values):
        return json.dumps(list(values), ensure_ascii=False)
    return "; ".join(values)


def read_hours(text: str) -> list[list[str]]:
    """Read ``07:00-10:30; 14:00-16:00``."""
    spans = []
    for piece in re.split("[;；]", text):
        found = _SPAN.match(piece.strip())
        if not found:
            raise NotThat("not_hours")
        spans.append([found[1], found[2]])
    return spans


def write_hours(spans: Sequence[Sequence[str]]) -> str:
    """Write spans of the day."""
    return "; ".join(f"{start}-{end}" for start, end in spans)


def read_labels(text: str) -> tuple[Any, ...]:
    """Read labels; ``new@2026-03-01..2026-04-01`` has days, either of which may be missing."""
    if text.startswith("["):
        try:
            values = json.loads(text)
        except ValueError:
            raise NotThat("not_labels") from None
        if not isinstance(values, list):
            raise NotThat("not_labels")
        return tuple(values)
    return tuple(_label(part) for part in read_list(text))


def write_labels(values: Sequence[Any]) -> str:
    """Write labels, plain ones by their name; as JSON where that cannot say everything."""
    names = [value if isinstance(value, str) else value["name"] for value in values]
    has_english = any(not isinstance(value, str) and value.get("name_en") for value in values)
    if has_english or any(_SPECIAL.search(name) for name in names):
        return json.dumps(list(values), ensure_ascii=False)
    return "; ".join(value if isinstance(value, str) else _dated(value) for value in values)


def _label(text: str) -> Any:
    found = _DATED.match(text)
    if not found:
        return text
    return {"name": found["name"].strip(), "starts_on": found["start"], "ends_on": found["end"]}


def _dated(label: dict[str, Any]) -> str:
    return f"{label['name']}@{label['starts_on'] or ''}..{label['ends_on'] or ''}"
