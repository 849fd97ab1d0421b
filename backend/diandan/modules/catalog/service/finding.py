"""Look-ups the commands share: a thing of this brand by public id or code, never another brand's."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Model, Q

from diandan.modules.catalog.drafts import Problem
from diandan.modules.catalog.errors import InvalidMenu, ThingNotFound
from diandan.modules.catalog.models import Category, Item, Modifier, ModifierGroup, Sku

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand

T = TypeVar("T", bound=Model)


def category(brand: "Brand", ref: str) -> Category:
    """Return a category by code or id.

    Raises:
        ThingNotFound: not of this brand.
    """
    return _one(Category, brand_id=brand.pk, ref=ref)


def group(brand: "Brand", ref: str) -> ModifierGroup:
    """Return a modifier group by code or id.

    Raises:
        ThingNotFound: not of this brand.
    """
    return _one(ModifierGroup, brand_id=brand.pk, ref=ref)


def item(brand: "Brand", ref: str) -> Item:
    """Return an item by code or id.

    Raises:
        ThingNotFound: not of this brand.
    """
    return _one(Item, brand_id=brand.pk, ref=ref)


def sku(brand: "Brand", sku_id: str) -> Sku:
    """Return a SKU by id.

    Raises:
        ThingNotFound: not of this brand.
    """
    rows = Sku.objects.select_related("item").filter(item__archived_at__isnull=True, archived_at__isnull=True)
    found = rows.filter(item__brand_id=brand.pk, public_id=sku_id).first()
    if found is None:
        raise ThingNotFound(ref=sku_id)
    return found


def must_be_sellable(brand_pk: int, ref_id: str) -> None:
    """Refuse a ref that is not an item, SKU or modifier of the brand.

    Raises:
        ThingNotFound: not of this brand.
    """
    kind = ref_id.partition("_")[0]
    live = {"public_id": ref_id, "archived_at__isnull": True}
    found = (
        (kind == "itm" and Item.objects.filter(brand_id=brand_pk, **live).exists())
        or (
            kind == "sku"
            and Sku.objects.filter(item__brand_id=brand_pk, item__archived_at__isnull=True, **live).exists()
        )
        or (
            kind == "mod"
            and Modifier.objects.filter(
                group__brand_id=brand_pk, group__archived_at__isnull=True, **live
            ).exists()
        )
    )
    if not found:
        raise ThingNotFound(ref=ref_id)


def refuse_if(problems: Sequence[Problem]) -> None:
    """Refuse a draft with problems, naming all of them.

    Raises:
        InvalidMenu: there is at least one.
    """
    if problems:
        raise InvalidMenu(problems=[problem.plain() for problem in problems])


def changed(row: Any, values: dict[str, Any]) -> list[str]:
    """Set what differs on a row; return the names of the fields that did."""
    fields = [name for name, value in values.items() if getattr(row, name) != value]
    for name in fields:
        setattr(row, name, values[name])
    return fields


def must_be_all(rows: Iterable[Any], ids: Sequence[str]) -> dict[str, Any]:
    """Return rows by public id when ``ids`` names exactly these, once each.

    Raises:
        InvalidMenu: something is missing, strange or named twice.
    """
    by_id = {row.public_id: row for row in rows}
    if sorted(by_id) != sorted(ids):
        raise InvalidMenu(problems=[Problem("", "ids", "not_exactly_these").plain()])
    return by_id


def _one(model: type[T], *, brand_id: int, ref: str) -> T:
    rows = model._default_manager.filter(brand_id=brand_id, archived_at__isnull=True)
    found = rows.filter(Q(public_id=ref) | Q(code=ref)).first()
    if found is None:
        raise ThingNotFound(ref=ref)
    return found
