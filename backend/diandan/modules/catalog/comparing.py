"""Where the stores of a brand sell otherwise than the brand: own prices, what one does not sell or is out of.

One question for all stores, so that head office sees with one look what is followed and what is not.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from diandan.modules.catalog.models import Item, ItemOverride, Sku, SkuOverride, SoldOutMark, SpecValue

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand

_Plain = dict[str, Any]

PRICE, NOT_SOLD, SOLD_OUT = "price", "not_sold", "sold_out"


def differences(brand: "Brand", *, stores: Mapping[int, str], at: datetime) -> list[_Plain]:
    """Return the items that some store sells otherwise, in the order of the menu, each with what differs.

    ``stores`` maps the keys of the stores that are asked about to their ids, in the order they are shown in.
    A price says the brand's and the store's own, even where both are the same sum by chance: the store's
    stays when the brand's moves.
    """
    found: dict[int, list[_Plain]] = {}
    prices = SkuOverride.objects.filter(store_id__in=stores, sku__archived_at__isnull=True)
    for own in prices.select_related("sku").order_by("sku__position", "sku_id"):
        told = {"brand_price_fen": own.sku.price_fen, "price_fen": own.price_fen}
        _note(found, own.sku.item_id, stores[own.store_id], PRICE, sku=own.sku, **told)
    for override in ItemOverride.objects.filter(store_id__in=stores, is_available=False):
        _note(found, override.item_id, stores[override.store_id], NOT_SOLD)
    marks = [
        mark
        for mark in SoldOutMark.objects.filter(store_id__in=stores).order_by("id")
        if mark.back_at is None or mark.back_at > at
    ]
    refs = {mark.ref_id for mark in marks}
    out_items = dict(
        Item.objects.filter(brand_id=brand.pk, public_id__in=refs).values_list("public_id", "pk")
    )
    out_skus = {
        sku.public_id: sku
        for sku in Sku.objects.filter(item__brand_id=brand.pk, public_id__in=refs, archived_at__isnull=True)
    }
    seen: set[tuple[int, str]] = set()
    for mark in marks:
        sku = out_skus.get(mark.ref_id)
        item_pk = sku.item_id if sku else out_items.get(mark.ref_id)
        # A modifier belongs to many items, and two causes are one difference.
        if item_pk is not None and (mark.store_id, mark.ref_id) not in seen:
            seen.add((mark.store_id, mark.ref_id))
            _note(found, item_pk, stores[mark.store_id], SOLD_OUT, sku=sku)
    return _named(brand, found, {store_id: place for place, store_id in enumerate(stores.values())})


def _note(
    found: dict[int, list[_Plain]],
    item_pk: int,
    store_id: str,
    kind: str,
    *,
    sku: Sku | None = None,
    brand_price_fen: int | None = None,
    price_fen: int | None = None,
) -> None:
    found.setdefault(item_pk, []).append(
        {
            "store_id": store_id,
            "kind": kind,
            "sku_id": sku.public_id if sku else None,
            "spec_value_ids": sku.spec_value_ids if sku else [],
            "brand_price_fen": brand_price_fen,
            "price_fen": price_fen,
        }
    )


def _named(brand: "Brand", found: dict[int, list[_Plain]], places: Mapping[str, int]) -> list[_Plain]:
    """Return items with their differences, stores in their order, combinations by their names."""
    rows = Item.objects.filter(brand_id=brand.pk, pk__in=found, archived_at__isnull=True)
    values = {
        value.public_id: value
        for value in SpecValue.objects.filter(spec__item__brand_id=brand.pk, spec__item__in=found)
    }
    shown = []
    for row in rows.select_related("category").order_by(
        "category__position", "category_id", "position", "id"
    ):
        differing = sorted(found[row.pk], key=lambda one: places[one["store_id"]])
        for one in differing:
            chosen = [values[ref] for ref in one.pop("spec_value_ids") if ref in values]
            one["sku_name"] = " · ".join(value.name for value in chosen)
            one["sku_name_en"] = " · ".join(value.name_en or value.name for value in chosen)
        shown.append(
            {
                "id": row.public_id,
                "name": row.name,
                "name_en": row.name_en,
                "category": row.category.name,
                "category_en": row.category.name_en,
                "differences": differing,
            }
        )
    return shown
