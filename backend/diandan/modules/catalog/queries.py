"""Reads of the catalog: menus as snapshots, carts resolved against them, and the tree an editor works on."""

from typing import TYPE_CHECKING

from diandan.modules.catalog.caching import forget as forget_menus
from diandan.modules.catalog.caching import fresh as fresh_menu
from diandan.modules.catalog.caching import snapshot, version_of
from diandan.modules.catalog.cart import CartLine, LineProblem, PricedLine, PricedModifier, PricedPart
from diandan.modules.catalog.drafting import category_draft, group_draft, item_draft
from diandan.modules.catalog.drafting import document as menu_document
from diandan.modules.catalog.editing import category_view as editing_category
from diandan.modules.catalog.editing import group_view as editing_group
from diandan.modules.catalog.editing import item_view as editing_item
from diandan.modules.catalog.editing import tree as editing_tree
from diandan.modules.catalog.errors import ThingNotFound
from diandan.modules.catalog.models import Modifier, Sku
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
    "category_draft",
    "editing_category",
    "editing_group",
    "editing_item",
    "editing_tree",
    "forget_menus",
    "fresh_menu",
    "group_draft",
    "item_draft",
    "menu_document",
    "menu_version",
    "must_be_countable",
    "resolve",
    "resolve_leniently",
    "snapshot",
]


def menu_version(store: "Store") -> int:
    """Return the version of a store's menu. One query."""
    return version_of(store.pk)


def must_be_countable(store: "Store", ref_id: str) -> None:
    """Refuse what no portions can be counted of: anything but a SKU or modifier of the store's brand.

    Raises:
        ThingNotFound: not of this brand, or not such a thing.
    """
    live = {"public_id": ref_id, "archived_at__isnull": True}
    skus = Sku.objects.filter(item__brand_id=store.brand_id, item__archived_at__isnull=True, **live)
    modifiers = Modifier.objects.filter(
        group__brand_id=store.brand_id, group__archived_at__isnull=True, **live
    )
    if not (skus.exists() or modifiers.exists()):
        raise ThingNotFound(ref=ref_id)
