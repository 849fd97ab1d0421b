"""From what the editor sent to drafts: what it left out stays as it was, temporary ids become names."""

from dataclasses import replace
from typing import Any

from diandan.api.merchant.catalog_schemas import (
    CategoryIn,
    GroupIn,
    ItemIn,
    LabelIn,
    ModifierIn,
    SkuIn,
    SpecIn,
)
from diandan.modules.catalog.drafts import (
    CategoryDraft,
    GroupDraft,
    ItemDraft,
    ModifierDraft,
    PartDraft,
    SkuDraft,
    SpecDraft,
    SpecValueDraft,
)
from diandan.modules.catalog.words import ItemKind

EMPTY_CATEGORY = CategoryDraft(name="")
EMPTY_GROUP = GroupDraft(name="")
EMPTY_ITEM = ItemDraft(category="", name="")

_AS_THEY_ARE = (
    "name",
    "name_en",
    "description",
    "description_en",
    "ingredients",
    "ingredients_en",
    "portion",
    "portion_en",
    "min_quantity",
    "packaging_fee_fen",
    "is_on_shelf",
    "shelf_from",
    "shelf_until",
)
# Here null is a wish of its own: no calories known, all day, every mode, no limit.
_NULL_IS_SAID = ("kcal", "available", "purchase_limit")


def category(form: CategoryIn, now: CategoryDraft = EMPTY_CATEGORY) -> CategoryDraft:
    """Return the category as it shall be."""
    changes = _given(form, ("name", "name_en"))
    if "available" in form.model_fields_set:
        changes["available"] = form.available
    return replace(now, code="", position=None, **changes)


def group(form: GroupIn, now: GroupDraft = EMPTY_GROUP) -> GroupDraft:
    """Return the modifier group as it shall be."""
    changes = _given(form, ("name", "name_en", "min_select", "max_select"))
    if form.modifiers is not None:
        changes["modifiers"] = tuple(_modifier(modifier) for modifier in form.modifiers)
    return replace(now, code="", position=None, **changes)


def item(form: ItemIn, now: ItemDraft = EMPTY_ITEM) -> ItemDraft:
    """Return the item as it shall be."""
    changes = _given(form, _AS_THEY_ARE)
    said = form.model_fields_set
    changes |= {field: getattr(form, field) for field in _NULL_IS_SAID if field in said}
    if form.category_id is not None:
        changes["category"] = form.category_id
    if "picture" in said:
        changes["picture"] = form.picture.id if form.picture else ""
    if "modes" in said:
        changes["modes"] = None if form.modes is None else tuple(form.modes)
    if form.allergens is not None:
        changes["allergens"] = tuple(form.allergens)
    if form.badges is not None:
        changes["badges"] = _labels(form.badges, now.badges)
    if form.tags is not None:
        changes["tags"] = _labels(form.tags, now.tags)
    if form.modifier_group_ids is not None:
        changes["groups"] = tuple(form.modifier_group_ids)
    if "combo" in said:
        parts = form.combo.parts if form.combo else []
        changes["kind"] = ItemKind.COMBO if form.combo else ItemKind.SINGLE
        changes["parts"] = tuple(PartDraft(item=p.item_id, sku=p.sku_id, quantity=p.quantity) for p in parts)
    changes |= _specs_and_skus(form, now)
    return replace(now, code="", position=None, **changes)


def _specs_and_skus(form: ItemIn, now: ItemDraft) -> dict[str, Any]:
    if form.specs is None and form.skus is None:
        return {}
    if form.specs is None:
        specs, names = now.specs, {value.id: value.name for spec in now.specs for value in spec.values}
    else:
        specs, names = _specs(form.specs, now.specs)
    if form.skus is None:
        return {"specs": specs, "skus": _renamed(now, names)}
    known = {sku.code for sku in now.skus}
    return {"specs": specs, "skus": tuple(_sku(sku, names, known) for sku in form.skus)}


def _specs(
    forms: list[SpecIn], present: tuple[SpecDraft, ...]
) -> tuple[tuple[SpecDraft, ...], dict[str, str]]:
    """Return the specs, and the names of their values by the ids of this form."""
    known = {value.id for spec in present for value in spec.values}
    names = {value.id or value.name: value.name for spec in forms for value in spec.values}
    specs = tuple(
        SpecDraft(
            name=spec.name,
            name_en=spec.name_en,
            values=tuple(
                SpecValueDraft(
                    id=value.id if value.id in known else "", name=value.name, name_en=value.name_en
                )
                for value in spec.values
            ),
        )
        for spec in forms
    )
    return specs, names


def _sku(form: SkuIn, names: dict[str, str], known: set[str]) -> SkuDraft:
    return SkuDraft(
        code=form.id if form.id in known else "",
        # An id the form does not know stays: the rules name it as an unknown value.
        spec_values=tuple(names.get(ref, ref) for ref in form.spec_value_ids),
        price_fen=form.price_fen,
        kcal=form.kcal,
        nutrition=form.nutrition,
        is_default=form.is_default,
    )


def _renamed(now: ItemDraft, names: dict[str, str]) -> tuple[SkuDraft, ...]:
    """Keep the SKUs of an item whose values were only renamed."""
    ids = {value.name: value.id for spec in now.specs for value in spec.values}
    return tuple(
        replace(sku, spec_values=tuple(names.get(ids[name], name) for name in sku.spec_values))
        for sku in now.skus
    )


def _modifier(form: ModifierIn) -> ModifierDraft:
    return ModifierDraft(
        code=form.id if form.id.startswith("mod_") else "",
        name=form.name,
        name_en=form.name_en,
        price_delta_fen=form.price_delta_fen,
        kcal=form.kcal,
        allergens=tuple(form.allergens),
        is_default=form.is_default,
    )


def _labels(forms: list[str | LabelIn], present: tuple[Any, ...]) -> tuple[Any, ...]:
    """A label named without days keeps the days it has."""
    dated = {label["name"]: label for label in present if isinstance(label, dict)}
    return tuple(dated.get(form, form) if isinstance(form, str) else form.model_dump() for form in forms)


def _given(form: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: value for field in fields if (value := getattr(form, field)) is not None}
