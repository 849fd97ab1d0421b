"""Reads of the catalog: menus as snapshots, carts resolved against them, and the tree an editor works on."""

from typing import TYPE_CHECKING

from diandan.modules.catalog.caching import forget as forget_menus
from diandan.modules.catalog.caching import fresh as fresh_menu
from diandan.modules.catalog.caching import snapshot, version_of
from diandan.modules.catalog.cart import CartLine, LineProblem, PricedLine, PricedModifier, PricedPart
from diandan.modules.catalog.resolving import MAX_QUANTITY, resolve, resolve_leniently
from diandan.modules.catalog.snapshot import MenuSnapshot

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store

__all__ = [
    "MAX_QUANTITY",
    "CartLine",
    "LineProblem",
    "MenuSnapshot",
    "PricedLine",
    "PricedModifier",
    "PricedPart",
    "forget_menus",
    "fresh_menu",
    "menu_version",
    "resolve",
    "resolve_leniently",
    "snapshot",
]


def menu_version(store: "Store") -> int:
    """Return the version of a store's menu. One query."""
    return version_of(store.pk)
