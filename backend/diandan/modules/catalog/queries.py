"""Reads of the catalog: menus as snapshots, carts resolved against them, and the tree an editor works on."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Sum

from diandan.modules.catalog.caching import forget as forget_menus
from diandan.modules.catalog.caching import fresh as fresh_menu
from diandan.modules.catalog.caching import remembered as remembered_menu
from diandan.modules.catalog.caching import snapshot, version_of
from diandan.modules.catalog.cart import CartLine, LineProblem, PricedLine, PricedModifier, PricedPart
from diandan.modules.catalog.comparing import differences
from diandan.modules.catalog.drafting import category_draft, group_draft, item_draft
from diandan.modules.catalog.drafting import document as menu_document
from diandan.modules.catalog.editing import category_view as editing_category
from diandan.modules.catalog.editing import group_view as editing_group
from diandan.modules.catalog.editing import item_view as editing_item
from diandan.modules.catalog.editing import tree as editing_tree
from diandan.modules.catalog.errors import ThingNotFound
from diandan.modules.catalog.finding import items_as_sold, must_be_item, names_of
from diandan.modules.catalog.home_reading import editing_home, shown_home
from diandan.modules.catalog.menufiles.canonical import ReadMenu
from diandan.modules.catalog.menufiles.mapping import PRICE_RULES, FileMapping
from diandan.modules.catalog.menufiles.mapping import built_in as menu_mappings
from diandan.modules.catalog.menufiles.mapping import load as load_mapping
from diandan.modules.catalog.menufiles.mapping import load_built_in as built_in_mapping
from diandan.modules.catalog.menufiles.reading import read_menu
from diandan.modules.catalog.menufiles.tables import form_of as menu_form_of
from diandan.modules.catalog.models import Modifier, Ranking, SearchMiss, Sku
from diandan.modules.catalog.resolving import MAX_QUANTITY, resolve, resolve_leniently
from diandan.modules.catalog.snapshot import MenuSnapshot
from diandan.modules.catalog.starting import sample_menus, shelf_count

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand, Store

__all__ = [
    "MAX_QUANTITY",
    "PRICE_RULES",
    "CartLine",
    "FileMapping",
    "LineProblem",
    "MenuSnapshot",
    "PricedLine",
    "PricedModifier",
    "PricedPart",
    "ReadMenu",
    "built_in_mapping",
    "category_draft",
    "differences",
    "editing_category",
    "editing_group",
    "editing_home",
    "editing_item",
    "editing_tree",
    "forget_menus",
    "fresh_menu",
    "group_draft",
    "item_draft",
    "items_as_sold",
    "load_mapping",
    "menu_document",
    "menu_form_of",
    "menu_mappings",
    "menu_version",
    "must_be_countable",
    "must_be_item",
    "names_of",
    "ranked_on",
    "read_menu",
    "remembered_menu",
    "resolve",
    "resolve_leniently",
    "sample_menus",
    "search_misses",
    "shelf_count",
    "shown_home",
    "skus_by_code",
    "snapshot",
]


def menu_version(store: "Store") -> int:
    """Return the version of a store's menu. One query."""
    return version_of(store.pk)


def ranked_on() -> dict[int, date]:
    """Return the business day as of which each store's best sellers were counted, by the store's key."""
    return dict(Ranking.objects.values_list("store_id", "business_date"))


def search_misses(store: "Store", *, since: date, limit: int = 50) -> list[dict[str, Any]]:
    """Return what was looked for in vain, most often first: ``text``, ``total``, ``last_on``."""
    rows = SearchMiss.objects.filter(store_id=store.pk, business_date__gte=since).values("text")
    told = rows.annotate(total=Sum("count"), last_on=Max("business_date"))
    return [dict(row) for row in told.order_by("-total", "-last_on", "text")[:limit]]


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


def skus_by_code(brand: "Brand") -> dict[str, str]:
    """Return a brand's SKU ids by the codes of a menu file, and by ``item code/sku code``, which is one."""
    found: dict[str, str] = {}
    rows = Sku.objects.filter(
        item__brand_id=brand.pk, item__archived_at__isnull=True, archived_at__isnull=True
    )
    for code, item_code, sku_id in rows.values_list("code", "item__code", "public_id").order_by("id"):
        found.setdefault(code, sku_id)
        found[f"{item_code}/{code}"] = sku_id
    return found
