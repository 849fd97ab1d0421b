"""How far a brand's menu has come: what is on the shelf, and what of it is still as a sample brought it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from diandan.modules.catalog import drafting, labels, samples
from diandan.modules.catalog.drafts import ItemDraft
from diandan.modules.catalog.models import Category, Item, ModifierGroup

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand

EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class ShelfCount:
    """How many items are on the shelf, and how many of them have a picture."""

    items: int
    with_picture: int


def shelf_count(brand: "Brand") -> ShelfCount:
    """Count what a brand has on the shelf. One query."""
    on_shelf = Item.objects.filter(brand_id=brand.pk, is_on_shelf=True, archived_at__isnull=True)
    counted = on_shelf.aggregate(items=Count("pk"), with_picture=Count("picture"))
    return ShelfCount(**counted)


def live_codes(brand: "Brand") -> set[str]:
    """Return the codes of everything on a brand's menu."""
    return {
        code
        for model in (Category, ModifierGroup, Item)
        for code in model._default_manager.filter(brand_id=brand.pk, archived_at__isnull=True).values_list(
            "code", flat=True
        )
    }


def untouched(brand: "Brand", name: str) -> list[str]:
    """Return the codes of a sample's items that are on the menu just as the sample has them."""
    mine = {draft.code: draft for draft in drafting.document(brand).items}
    return [
        draft.code
        for draft in samples.document(name).items
        if draft.code in mine and _essence(mine[draft.code]) == _essence(draft)
    ]


def sample_menus(brand: "Brand") -> list[dict[str, Any]]:
    """Return the samples with a few names each, and how much of them is on the brand's menu unchanged."""
    shown = []
    for name in samples.NAMES:
        items = samples.document(name).items
        shown.append(
            {
                "name": name,
                "items": len(items),
                "examples": [item.name for item in items[:EXAMPLES]],
                "examples_en": [item.name_en for item in items[:EXAMPLES]],
                "in_use": len(untouched(brand, name)),
            }
        )
    return shown


def _essence(draft: ItemDraft) -> ItemDraft:
    """Return a draft without its place and the ids it got, its labels in one way of writing."""
    return replace(
        draft,
        position=None,
        badges=tuple(labels.parse(badge) for badge in draft.badges),
        specs=tuple(
            replace(spec, values=tuple(replace(value, id="") for value in spec.values))
            for spec in draft.specs
        ),
    )
