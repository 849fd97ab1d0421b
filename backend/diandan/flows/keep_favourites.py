"""A guest marks items to find them again: the mark is theirs, what became of the item is the catalog's."""

from typing import TYPE_CHECKING, Any

from diandan.modules.accounts import queries as accounts
from diandan.modules.accounts import service
from diandan.modules.catalog import queries as catalog
from diandan.modules.stores import queries as stores

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest


def favourites(guest: "Guest", *, store_id: str, mode: str) -> list[dict[str, Any]]:
    """Return a guest's favourites of a store's brand, the latest first, also those it no longer sells.

    Raises:
        StoreNotFound, ModeNotOffered.
    """
    store = stores.store(store_id)
    return catalog.items_as_sold(store, mode, accounts.favourite_items(guest))


def keep(guest: "Guest", *, item_id: str) -> None:
    """Mark an item.

    Raises:
        ThingNotFound, TooManyFavourites.
    """
    catalog.must_be_item(item_id)
    service.add_favourite(guest, item_id=item_id)


def drop(guest: "Guest", *, item_id: str) -> None:
    """Take the mark away, also from an item that is gone."""
    service.drop_favourite(guest, item_id=item_id)
