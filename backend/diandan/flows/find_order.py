"""Somebody stands at the counter and says a number, a table, an item or how their phone number ends."""

from datetime import date
from typing import TYPE_CHECKING

from diandan.modules.accounts import queries as accounts
from diandan.modules.ordering import queries as ordering

if TYPE_CHECKING:
    from diandan.modules.ordering.models import Order

TAIL = 4


def find_orders(
    *, store_pk: int, text: str, state: str, mode: str, day: date | None, before: str | None, limit: int
) -> "list[Order]":
    """Return a store's orders that answer to ``text``, newest first; four digits may end a phone number."""
    is_tail = len(text) == TAIL and text.isascii() and text.isdecimal()
    return ordering.search(
        store_pk,
        text=text,
        guests=accounts.guests_by_phone_tail(text) if is_tail else (),
        state=state,
        mode=mode,
        day=day,
        before=before,
        limit=limit,
    )
