"""What the counter and the back office do to the menu, where the menu alone does not know enough.

The tree an editor works on joins the catalogue with the day's portions; "sold out until tomorrow" needs the
store's hours; a store that changes its modes or its day needs its menu read anew.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from diandan.infra import tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog import service as menus
from diandan.modules.inventory import queries as stock
from diandan.modules.inventory.queries import Portions
from diandan.modules.stores import queries as stores
from diandan.modules.stores import service as store_service

UNTIL_CLOSE = "close"
UNTIL_TOMORROW = "tomorrow"

# What a menu is computed from besides the catalogue.
_SHAPES_THE_MENU = {"modes", "time_zone", "day_starts_at"}


def tree(store: Any) -> dict[str, Any]:
    """Return the whole menu of a store for editing, with sold-out marks and today's portions."""
    found = catalog.editing_tree(store, at=clock.now())
    portions = {row.ref_id: row for row in stock.portions_of(store)}
    for item in found["items"]:
        for sku in item["skus"]:
            sku.update(_counted(portions.get(sku["id"])))
    for group in found["modifier_groups"]:
        for modifier in group["modifiers"]:
            modifier.update(_counted(portions.get(modifier["id"])))
    return {"version": catalog.menu_version(store), **found}


def differences(brand: Any) -> dict[str, Any]:
    """Return the brand's stores, and the items that some of them sell otherwise than the brand."""
    found = stores.stores_of_brand(brand.public_id)
    return {
        "stores": [{"id": one.public_id, "name": one.name, "name_en": one.name_en} for one in found],
        "items": catalog.differences(brand, stores={one.pk: one.public_id for one in found}, at=clock.now()),
    }


def category(brand: Any, category_id: str) -> dict[str, Any]:
    """Return one category as the editor shows it."""
    return catalog.editing_category(brand, category_id)


def item(brand: Any, item_id: str) -> dict[str, Any]:
    """Return one item as the editor shows it, as the brand has it."""
    found = catalog.editing_item(brand, item_id, at=clock.now())
    for sku in found["skus"]:
        sku.update(_counted(None))
    return found


def group(brand: Any, group_id: str) -> dict[str, Any]:
    """Return one modifier group as the editor shows it, as the brand has it."""
    found = catalog.editing_group(brand, group_id, at=clock.now())
    for modifier in found["modifiers"]:
        modifier.update(_counted(None))
    return found


def mark_sold_out(*, store: Any, ref_id: str, until: str | datetime | None, by: Actor) -> None:
    """Mark something as sold out: until an instant, closing time, tomorrow, or further notice.

    Raises:
        ThingNotFound; InvalidMenu: an instant that is not in the future.
    """
    menus.mark_sold_out(store=store, ref_id=ref_id, until=_end(store, until), by=by)


def back_on_sale(*, store: Any, ref_id: str, by: Actor) -> None:
    """Put something back on sale.

    Raises:
        PortionsGone: the day's portions are gone; raise them instead.
    """
    menus.back_on_sale(store=store, ref_id=ref_id, by=by)


def change_store(store: Any, changes: Mapping[str, Any], *, by: Actor) -> Any:
    """Change a store's settings; its menus follow when they depend on what changed.

    Raises:
        InvalidStore, NameTaken.
    """

    def unit() -> Any:
        changed = store_service.update_store(store, changes, by=by)
        if changed.version != store.version and _SHAPES_THE_MENU & set(changes):
            menus.bump_menu(changed)
        return changed

    return tx.run(unit)


def _end(store: Any, until: str | datetime | None) -> datetime | None:
    if not isinstance(until, str):
        return until
    now = clock.now()
    closes_at = stores.open_state(store, now).closes_at if until == UNTIL_CLOSE else None
    return closes_at or stores.next_business_day(store, now)


def _counted(portions: Portions | None) -> dict[str, int | None]:
    if portions is None:
        return {"quota": None, "quota_left": None}
    return {"quota": portions.portions, "quota_left": portions.free}
