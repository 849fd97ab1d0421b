"""Items somebody remembered by their ids, as a store has them today: on its menu or not, never lost.

Re-exported by ``queries``.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from diandan.infra import files
from diandan.modules.catalog.caching import snapshot
from diandan.modules.catalog.errors import ThingNotFound
from diandan.modules.catalog.models import Item
from diandan.modules.catalog.snapshot import SnapItem

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand, Store


def must_be_item(item_id: str, *, of: "Brand | None" = None) -> None:
    """Refuse an id that no item has (none of a brand's, if one is named), or that of one which was taken out
    of the catalog.

    Raises:
        ThingNotFound.
    """
    found = Item.objects.filter(public_id=item_id, archived_at__isnull=True)
    if not (found if of is None else found.filter(brand_id=of.pk)).exists():
        raise ThingNotFound(ref=item_id)


def names_of(item_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return (name, name in English) of items by their ids, also of those that are gone from the catalog."""
    rows = Item.objects.filter(public_id__in=item_ids).values_list("public_id", "name", "name_en")
    return {item_id: (name, name_en) for item_id, name, name_en in rows}


def items_as_sold(store: "Store", mode: str, item_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return those of the store's brand in the order asked for; ``is_on_menu`` is for this store and mode.

    Also what is off the shelf or gone from the catalog: whoever remembers it shall see that it is gone.

    Raises:
        ModeNotOffered.
    """
    menu = snapshot(store, mode)
    rows = Item.objects.select_related("picture").filter(brand_id=store.brand_id, public_id__in=item_ids)
    by_id = {row.public_id: row for row in rows}
    return [_card(row, sold=menu.item(item_id)) for item_id in item_ids if (row := by_id.get(item_id))]


def _card(row: Item, *, sold: SnapItem | None) -> dict[str, Any]:
    picture = row.picture
    return {
        "id": row.public_id,
        "name": row.name,
        "name_en": row.name_en,
        "picture": picture and {"small": files.url(picture.small), "large": files.url(picture.large)},
        "is_on_menu": sold is not None and not sold.refused_for,
    }
