"""What a menu knows of itself without being told: what sells best, what has just come. Pure.

Both stand beside the badges a merchant gives by hand, and are shown in the same way.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta

from diandan.modules.catalog.words import HOT_PIECES, HOT_SHOWN, NEW_DAYS

# Where more than one item in so many is young, the menu as a whole is: nothing of it is news.
YOUNG_AT_MOST_ONE_IN = 3


def ranks(sold: Sequence[tuple[str, int]], on_sale: Collection[str]) -> dict[str, int]:
    """Return the place of each item on sale by pieces sold, 1 for the best; what never sold has none."""
    best_first = [item_id for item_id, pieces in sold if pieces > 0 and item_id in on_sale]
    return {item_id: place for place, item_id in enumerate(best_first, start=1)}


def hot(sold: Sequence[tuple[str, int]], on_sale: Collection[str]) -> list[str]:
    """Return the best sellers on sale, best first: a handful, and none that hardly sold."""
    return [item_id for item_id, pieces in sold if pieces >= HOT_PIECES and item_id in on_sale][:HOT_SHOWN]


def new(
    made_on: Sequence[tuple[str, date | None]], today: date, begins: Callable[[date], datetime]
) -> tuple[frozenset[str], datetime | None]:
    """Return the items that are new by age, and the instant at which the first of them no longer is.

    A menu that is being set up is young all over; then age says nothing.
    """
    young = {item_id: day for item_id, day in made_on if day and day + timedelta(days=NEW_DAYS) > today}
    if not young or len(young) * YOUNG_AT_MOST_ONE_IN > len(made_on):
        # Nobody gets younger: the earliest change is that the youngest has aged.
        ends = [day + timedelta(days=NEW_DAYS) for day in young.values()]
        return frozenset(), begins(min(ends)) if ends else None
    return frozenset(young), begins(min(young.values()) + timedelta(days=NEW_DAYS))
