"""Items come on the shelf and leave it by the clock: who looks at a menu at that minute is told."""

from typing import TYPE_CHECKING

from diandan.infra import outbox, tx
from diandan.kernel import clock
from diandan.modules.catalog import shelf
from diandan.modules.catalog.events import ShelfTurns
from diandan.modules.catalog.models import Item
from diandan.modules.catalog.service.versions import bump_menu
from diandan.modules.stores import queries as stores

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand, Store


def tell_when_shelf_turns(brand: "Brand", item: Item) -> None:
    """Let every store hear of each end of an item's time when its own clock shows it. Inside a unit only."""
    tx.must_be_inside()
    ends = [end for end in (item.shelf_from, item.shelf_until) if end]
    if not ends:
        return
    now = clock.now()
    for store in stores.stores_of_brand(brand.public_id):
        for end in ends:
            for instant in shelf.turns([end], after=now, zone=store.time_zone):
                turns = ShelfTurns(store_id=store.public_id, item_id=item.public_id, wall=end)
                outbox.record(turns, after=instant - now)


def turn_shelf(*, store: "Store", item_id: str, wall: str) -> int | None:
    """Let a store's menu be read anew when an item still has this end; otherwise nothing happened."""
    ends = Item.objects.filter(public_id=item_id, archived_at__isnull=True).values_list(
        "shelf_from", "shelf_until"
    )
    found = ends.first()
    return bump_menu(store) if found is not None and wall in found else None
