"""What a guest finds on coming in without a code: the store, how it serves now, and what is going on.

A door with a table code leads past it, straight to the menu.
"""

from datetime import datetime
from typing import Any

from diandan.flows.store_views import store_card
from diandan.modules.catalog import queries as catalog
from diandan.modules.stores import queries as stores


def home_of(store_id: str, *, at: datetime) -> dict[str, Any]:
    """Return the home page of a store at this instant. Four queries at most.

    Raises:
        StoreNotFound.
    """
    store = stores.store(store_id)
    day = stores.business_date(store, at)
    return {
        "store": store_card(store, at=at),
        **catalog.shown_home(store.brand, store_id=store.public_id, day=day),
    }
