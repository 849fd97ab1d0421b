"""Lists by cursor: the cursor is the public id of the last thing shown, so new things shift nothing."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from ninja import Query, Schema

T = TypeVar("T")
Row = TypeVar("Row")

PAGE = 20

Cursor = Annotated[str | None, Query(max_length=40)]


class Page(Schema, Generic[T]):
    """A part of a list, and where the next part begins."""

    items: list[T]
    next_cursor: str | None


def page(rows: Sequence[Row], shown: Callable[[Row], Any], *, limit: int = PAGE) -> dict[str, Any]:
    """Cut ``rows``, read with ``limit + 1``, into a page; rows have a ``public_id``."""
    kept = rows[:limit]
    more = len(rows) > limit
    return {
        "items": [shown(row) for row in kept],
        "next_cursor": kept[-1].public_id if more and kept else None,  # type: ignore[attr-defined]
    }
