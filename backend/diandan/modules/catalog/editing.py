"""The tree an editor works on: everything of a brand's menu, on the shelf or not, as one store has it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from diandan.infra import files
from diandan.modules.catalog.models import (
    Category,
    ComboPart,
    Item,
    ItemGroup,
    ItemOverride,
    Modifier,
    ModifierGroup,
    Sku,
    SkuOverride,
    SoldOutMark,
    SpecValue,
)

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand, Store

_Plain = dict[str, Any]


class _Marks:
    """Which refs are sold out in a store at an instant, until when, and who said so."""

    def __init__(self, store: "Store | None", at: datetime) -> None:
        self._by_ref: dict[str, list[SoldOutMark]] = defaultdict(list)
        if store is not None:
            for mark in SoldOutMark.objects.filter(store_id=store.pk):
                if mark.back_at is None or mark.back_at > at:
                    self._by_ref[mark.ref_id].append(mark)

    def of(self, ref_id: str) -> _Plain:
        marks = self._by_ref.get(ref_id, [])
        ends = [mark.back_at for mark in marks if mark.back_at]
        back_at = max(ends) if ends and len(ends) == len(marks) else None
        return {
            "is_sold_out": bool(marks),
            "back_at": back_at.strftime("%Y-%m-%dT%H:%M:%SZ") if back_at else None,
            "sold_out_by": sorted({mark.cause for mark in marks}),
        }


def tree(store: "Store", *, at: datetime) -> _Plain:
    """Return categories, items and modifier groups with what this store says differently, in plain values."""
    brand = store.brand
    marks = _Marks(store, at)
    live = {"brand_id": brand.pk, "archived_at__isnull": True}
    items = list(_in_order(Item.objects.filter(**live)))
    by_category: dict[int, list[str]] = defaultdict(list)
    for item in items:
        by_category[item.category_id].append(item.public_id)
    categories = Category.objects.filter(**live).order_by("position", "id")
    return {
        "categories": [_category(row, by_category[row.pk]) for row in categories],
        "items": _items(items, marks, store),
        "modifier_groups": _groups(ModifierGroup.objects.filter(**live).order_by("position", "id"), marks),
    }


def category_view(brand: "Brand", category_id: str) -> _Plain:
    """Return one category as the editor shows it."""
    row = Category.objects.get(brand_id=brand.pk, public_id=category_id)
    items = _in_order(Item.objects.filter(category=row, archived_at__isnull=True))
    return _category(row, [item.public_id for item in items])


def item_view(brand: "Brand", item_id: str, *, at: datetime) -> _Plain:
    """Return one item as the editor shows it, with nothing any store says differently."""
    rows = _in_order(Item.objects.filter(brand_id=brand.pk, public_id=item_id))
    return _items(list(rows), _Marks(None, at), None)[0]


def group_view(brand: "Brand", group_id: str, *, at: datetime) -> _Plain:
    """Return one modifier group as the editor shows it, with nothing any store says differently."""
    rows = ModifierGroup.objects.filter(brand_id=brand.pk, public_id=group_id)
    return _groups(rows, _Marks(None, at))[0]


def _in_order(rows: Any) -> Any:
    return rows.select_related("category", "picture").order_by(
        "category__position", "category_id", "position", "id"
    )


def _category(row: Category, item_ids: list[str]) -> _Plain:
    return {
        "id": row.public_id,
        "code": row.code,
        "name": row.name,
        "name_en": row.name_en,
        "kind": "normal",
        "available": row.available,
        "item_ids": item_ids,
    }


def _items(rows: list[Item], marks: _Marks, store: "Store | None") -> list[_Plain]:
    keys = [row.pk for row in rows]
    unavailable: set[int] = set()
    own_prices: dict[int, int] = {}
    if store is not None:
        overrides = ItemOverride.objects.filter(store_id=store.pk, is_available=False)
        unavailable = set(overrides.values_list("item_id", flat=True))
        own_prices = dict(SkuOverride.objects.filter(store_id=store.pk).values_list("sku_id", "price_fen"))
    skus: dict[int, list[_Plain]] = defaultdict(list)
    for sku in Sku.objects.filter(item__in=keys, archived_at__isnull=True).order_by("position", "id"):
        skus[sku.item_id].append(_sku(sku, own_prices.get(sku.pk), marks))
    groups: dict[int, list[str]] = defaultdict(list)
    links = ItemGroup.objects.filter(item__in=keys, group__archived_at__isnull=True)
    for link in links.select_related("group").order_by("position", "id"):
        groups[link.item_id].append(link.group.public_id)
    specs, parts = _specs(keys), _parts(keys)
    return [
        _item(row, marks, is_available=row.pk not in unavailable)
        | {
            "specs": specs[row.pk],
            "skus": skus[row.pk],
            "modifier_group_ids": groups[row.pk],
            "combo": {"parts": parts[row.pk]} if row.pk in parts else None,
        }
        for row in rows
    ]


def _item(row: Item, marks: _Marks, *, is_available: bool) -> _Plain:
    picture = row.picture
    return {
        "id": row.public_id,
        "code": row.code,
        "category_id": row.category.public_id,
        "kind": row.kind,
        "name": row.name,
        "name_en": row.name_en,
        "description": row.description,
        "description_en": row.description_en,
        "ingredients": row.ingredients,
        "ingredients_en": row.ingredients_en,
        "portion": row.portion,
        "portion_en": row.portion_en,
        "picture": _picture(picture.public_id, picture.small, picture.large) if picture else None,
        "badges": [label["name"] for label in row.badges],
        "tags": [label["name"] for label in row.tags],
        "badge_days": [label for label in row.badges if label["starts_on"] or label["ends_on"]],
        "tag_days": [label for label in row.tags if label["starts_on"] or label["ends_on"]],
        "tag_names": {label["name"]: label["name_en"] for label in row.tags if label.get("name_en")},
        "allergens": row.allergens,
        "kcal": row.kcal,
        "available": row.available,
        "modes": row.modes,
        "min_quantity": row.min_quantity,
        "purchase_limit": row.purchase_limit,
        "packaging_fee_fen": row.packaging_fee_fen,
        "is_on_shelf": row.is_on_shelf,
        "shelf_from": row.shelf_from,
        "shelf_until": row.shelf_until,
        "is_available": is_available,
        "version": row.version,
        **marks.of(row.public_id),
    }


def _picture(public_id: str, small: str, large: str) -> _Plain:
    return {"id": public_id, "small": files.url(small), "large": files.url(large)}


def _sku(row: Sku, store_price_fen: int | None, marks: _Marks) -> _Plain:
    return {
        "id": row.public_id,
        "code": row.code,
        "spec_value_ids": row.spec_value_ids,
        "price_fen": row.price_fen,
        "store_price_fen": store_price_fen,
        "kcal": row.kcal,
        "nutrition": row.nutrition,
        "is_default": row.is_default,
        **marks.of(row.public_id),
    }


def _specs(item_keys: list[int]) -> dict[int, list[_Plain]]:
    found: dict[int, dict[int, _Plain]] = defaultdict(dict)
    values = SpecValue.objects.filter(spec__item__in=item_keys).select_related("spec")
    for value in values.order_by("spec__position", "spec_id", "position", "id"):
        spec = value.spec
        shown = found[spec.item_id].setdefault(
            spec.pk, {"name": spec.name, "name_en": spec.name_en, "values": []}
        )
        shown["values"].append({"id": value.public_id, "name": value.name, "name_en": value.name_en})
    return defaultdict(list, {key: list(specs.values()) for key, specs in found.items()})


def _parts(item_keys: list[int]) -> dict[int, list[_Plain]]:
    found: dict[int, list[_Plain]] = {}
    rows = ComboPart.objects.filter(combo__in=item_keys).select_related("sku__item")
    for part in rows.order_by("position", "id"):
        item = part.sku.item
        found.setdefault(part.combo_id, []).append(
            {
                "item_id": item.public_id,
                "sku_id": part.sku.public_id,
                "name": item.name,
                "name_en": item.name_en,
                "quantity": part.quantity,
            }
        )
    return found


def _groups(rows: Iterable[ModifierGroup], marks: _Marks) -> list[_Plain]:
    found = list(rows)
    answers: dict[int, list[_Plain]] = defaultdict(list)
    modifiers = Modifier.objects.filter(group__in=[row.pk for row in found], archived_at__isnull=True)
    for row in modifiers.order_by("position", "id"):
        answers[row.group_id].append(
            {
                "id": row.public_id,
                "code": row.code,
                "name": row.name,
                "name_en": row.name_en,
                "price_delta_fen": row.price_delta_fen,
                "kcal": row.kcal,
                "allergens": row.allergens,
                "is_default": row.is_default,
                **marks.of(row.public_id),
            }
        )
    return [
        {
            "id": row.public_id,
            "code": row.code,
            "name": row.name,
            "name_en": row.name_en,
            "min_select": row.min_select,
            "max_select": row.max_select,
            "modifiers": answers[row.pk],
        }
        for row in found
    ]
