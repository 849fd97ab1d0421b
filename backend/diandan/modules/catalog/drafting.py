"""A saved menu as drafts again: for exporting it whole, and for changing one item of it.

``document`` speaks in codes, as files do; ``item_draft`` in ids, as the editor does.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from diandan.modules.catalog.drafts import (
    CategoryDraft,
    GroupDraft,
    ItemDraft,
    MenuDocument,
    ModifierDraft,
    PartDraft,
    SkuDraft,
    SpecDraft,
    SpecValueDraft,
)
from diandan.modules.catalog.errors import ThingNotFound
from diandan.modules.catalog.models import (
    Category,
    ComboPart,
    Item,
    ItemGroup,
    Modifier,
    ModifierGroup,
    Sku,
    Spec,
    SpecValue,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diandan.modules.stores.models import Brand

# How a row is named in a draft: by its code or by its public id.
_Name = Callable[[Any], str]


def document(brand: "Brand") -> MenuDocument:
    """Return a brand's whole menu; saving it again changes nothing."""
    live = {"brand_id": brand.pk, "archived_at__isnull": True}
    items = Item.objects.filter(**live).select_related("category", "picture")
    return MenuDocument(
        categories=tuple(
            CategoryDraft(
                code=row.code,
                name=row.name,
                name_en=row.name_en,
                available=row.available,
                position=row.position,
            )
            for row in Category.objects.filter(**live).order_by("position", "id")
        ),
        groups=tuple(_groups(ModifierGroup.objects.filter(**live).order_by("position", "id"))),
        items=tuple(
            _items(
                items.order_by("category__position", "category_id", "position", "id"), lambda row: row.code
            )
        ),
    )


def item_draft(brand: "Brand", item_id: str) -> ItemDraft:
    """Return one item as a draft that names everything by id.

    Raises:
        ThingNotFound: not of this brand.
    """
    rows = Item.objects.filter(brand_id=brand.pk, public_id=item_id, archived_at__isnull=True)
    found = list(_items(rows.select_related("category", "picture"), lambda row: row.public_id))
    if not found:
        raise ThingNotFound(ref=item_id)
    return found[0]


def group_draft(brand: "Brand", group_id: str) -> GroupDraft:
    """Return one modifier group as a draft.

    Raises:
        ThingNotFound: not of this brand.
    """
    rows = ModifierGroup.objects.filter(brand_id=brand.pk, public_id=group_id, archived_at__isnull=True)
    found = _groups(rows)
    if not found:
        raise ThingNotFound(ref=group_id)
    return found[0]


def category_draft(brand: "Brand", category_id: str) -> CategoryDraft:
    """Return one category as a draft.

    Raises:
        ThingNotFound: not of this brand.
    """
    row = Category.objects.filter(brand_id=brand.pk, public_id=category_id, archived_at__isnull=True).first()
    if row is None:
        raise ThingNotFound(ref=category_id)
    return CategoryDraft(code=row.code, name=row.name, name_en=row.name_en, available=row.available)


def _groups(rows: "QuerySet[ModifierGroup]") -> list[GroupDraft]:
    found = list(rows)
    answers: dict[int, list[ModifierDraft]] = defaultdict(list)
    modifiers = Modifier.objects.filter(group__in=[row.pk for row in found], archived_at__isnull=True)
    for row in modifiers.order_by("position", "id"):
        answers[row.group_id].append(
            ModifierDraft(
                code=row.code,
                name=row.name,
                name_en=row.name_en,
                price_delta_fen=row.price_delta_fen,
                kcal=row.kcal,
                allergens=tuple(row.allergens),
                is_default=row.is_default,
            )
        )
    return [
        GroupDraft(
            code=row.code,
            name=row.name,
            name_en=row.name_en,
            min_select=row.min_select,
            max_select=row.max_select,
            modifiers=tuple(answers[row.pk]),
            position=row.position,
        )
        for row in found
    ]


def _items(rows: "QuerySet[Item]", name: _Name) -> list[ItemDraft]:
    found = list(rows)
    keys = [row.pk for row in found]
    specs = _specs(keys)
    skus: dict[int, list[Sku]] = defaultdict(list)
    for sku in Sku.objects.filter(item__in=keys, archived_at__isnull=True).order_by("position", "id"):
        skus[sku.item_id].append(sku)
    groups: dict[int, list[str]] = defaultdict(list)
    links = ItemGroup.objects.filter(item__in=keys, group__archived_at__isnull=True)
    for link in links.select_related("group").order_by("position", "id"):
        groups[link.item_id].append(name(link.group))
    parts: dict[int, list[PartDraft]] = defaultdict(list)
    for part in (
        ComboPart.objects.filter(combo__in=keys).select_related("sku__item").order_by("position", "id")
    ):
        parts[part.combo_id].append(
            PartDraft(item=name(part.sku.item), sku=name(part.sku), quantity=part.quantity)
        )
    return [_item(row, specs[row.pk], skus[row.pk], groups[row.pk], parts[row.pk], name) for row in found]


def _item(
    row: Item,
    specs: list[SpecDraft],
    skus: list[Sku],
    groups: list[str],
    parts: list[PartDraft],
    name: _Name,
) -> ItemDraft:
    names = {value.id: value.name for spec in specs for value in spec.values}
    return ItemDraft(
        code=row.code,
        category=name(row.category),
        kind=row.kind,
        name=row.name,
        name_en=row.name_en,
        description=row.description,
        description_en=row.description_en,
        ingredients=row.ingredients,
        ingredients_en=row.ingredients_en,
        portion=row.portion,
        portion_en=row.portion_en,
        picture=row.picture.public_id if row.picture else "",
        badges=tuple(_label(value) for value in row.badges),
        tags=tuple(_label(value) for value in row.tags),
        allergens=tuple(row.allergens),
        kcal=row.kcal,
        available=row.available,
        modes=None if row.modes is None else tuple(row.modes),
        is_on_shelf=row.is_on_shelf,
        shelf_from=row.shelf_from,
        shelf_until=row.shelf_until,
        min_quantity=row.min_quantity,
        purchase_limit=row.purchase_limit,
        packaging_fee_fen=row.packaging_fee_fen,
        specs=tuple(specs),
        skus=tuple(
            SkuDraft(
                code=name(sku),
                spec_values=tuple(names[value_id] for value_id in sku.spec_value_ids),
                price_fen=sku.price_fen,
                kcal=sku.kcal,
                nutrition=sku.nutrition,
                is_default=sku.is_default,
            )
            for sku in skus
        ),
        groups=tuple(groups),
        parts=tuple(parts),
        position=row.position,
    )


def _specs(item_keys: list[int]) -> dict[int, list[SpecDraft]]:
    values: dict[int, list[SpecValueDraft]] = defaultdict(list)
    for row in SpecValue.objects.filter(spec__item__in=item_keys).order_by("position", "id"):
        values[row.spec_id].append(SpecValueDraft(id=row.public_id, name=row.name, name_en=row.name_en))
    found: dict[int, list[SpecDraft]] = defaultdict(list)
    for spec in Spec.objects.filter(item__in=item_keys).order_by("position", "id"):
        found[spec.item_id].append(
            SpecDraft(name=spec.name, name_en=spec.name_en, values=tuple(values[spec.pk]))
        )
    return found


def _label(value: dict[str, Any]) -> Any:
    """A label that says nothing more is its plain name."""
    more = (value["starts_on"], value["ends_on"], value.get("name_en"))
    return value if any(more) else value["name"]
