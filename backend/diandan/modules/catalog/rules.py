"""What makes a menu possible: every rule a draft must keep, checked all at once. Pure.

Each function returns the problems it found, so that somebody who imports a file mends all of them in one go.
Whether the things a draft refers to exist is asked elsewhere: that takes the database.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from diandan.modules.catalog import dayparts, labels, shelf
from diandan.modules.catalog.drafts import (
    CategoryDraft,
    GroupDraft,
    ItemDraft,
    MenuDocument,
    ModifierDraft,
    PartDraft,
    Problem,
    SkuDraft,
    SpecDraft,
)
from diandan.modules.catalog.words import NUTRIENTS, Allergen, Badge, ItemKind

MAX_PRICE_FEN = 10_000_000
MAX_KCAL = 20_000
MAX_NUTRIENT = 10_000_000
MAX_SKUS = 200
MAX_SPECS = 4
MAX_MODIFIERS = 100
MODES = ("pickup", "dine_in", "takeaway", "delivery")

_ALLERGENS = {allergen.value for allergen in Allergen}
_BADGES = {badge.value for badge in Badge}
_ITEM_TEXTS = {
    "code": 80,
    "name": 80,
    "name_en": 120,
    "description": 500,
    "description_en": 500,
    "ingredients": 500,
    "ingredients_en": 500,
    "portion": 40,
    "portion_en": 40,
}


class _Findings:
    """Collects problems at one path."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Problem] = []

    def add(self, field: str, reason: str, value: Any = None) -> None:
        self.found.append(Problem(self.path, field, reason, value))

    def text(self, field: str, value: Any, limit: int, *, required: bool = False) -> None:
        if not isinstance(value, str):
            self.add(field, "not_a_text")
        elif required and not value.strip():
            self.add(field, "empty")
        elif len(value) > limit:
            self.add(field, "too_long", limit)

    def number(self, field: str, value: Any, low: int, high: int, *, optional: bool = False) -> None:
        if optional and value is None:
            return
        if type(value) is not int:
            self.add(field, "not_a_whole_number")
        elif not low <= value <= high:
            self.add(field, "out_of_range", value)

    def readable(self, field: str, values: Iterable[Any], parse: Callable[[Any], Any]) -> list[Any]:
        read = []
        for value in values:
            try:
                read.append(parse(value))
            except ValueError:
                self.add(field, "unreadable", str(value))
        return read

    def once(self, field: str, values: Iterable[Any], reason: str = "twice") -> None:
        for value, count in Counter(values).items():
            if count > 1:
                self.add(field, reason, value)

    def known(self, field: str, values: Iterable[str], allowed: set[str]) -> None:
        for value in values:
            if value not in allowed:
                self.add(field, "unknown", value)


def category_problems(draft: CategoryDraft, path: str = "") -> list[Problem]:
    """Return what is wrong with a category."""
    find = _Findings(path)
    find.text("code", draft.code, 80)
    find.text("name", draft.name, 80, required=True)
    find.text("name_en", draft.name_en, 120)
    find.readable("available", [draft.available], dayparts.parse)
    return find.found


def group_problems(draft: GroupDraft, path: str = "") -> list[Problem]:
    """Return what is wrong with a modifier group and its modifiers."""
    find = _Findings(path)
    find.text("code", draft.code, 80)
    find.text("name", draft.name, 80, required=True)
    find.text("name_en", draft.name_en, 120)
    find.number("min_select", draft.min_select, 0, MAX_MODIFIERS)
    find.number("max_select", draft.max_select, 1, MAX_MODIFIERS)
    if not find.found:
        if draft.min_select > draft.max_select:
            find.add("min_select", "above_maximum", draft.max_select)
        if draft.min_select > len(draft.modifiers):
            find.add("min_select", "more_than_modifiers", len(draft.modifiers))
        if sum(modifier.is_default for modifier in draft.modifiers) > draft.max_select:
            find.add("modifiers", "too_many_defaults", draft.max_select)
    if not draft.modifiers:
        find.add("modifiers", "empty")
    if len(draft.modifiers) > MAX_MODIFIERS:
        find.add("modifiers", "too_many", MAX_MODIFIERS)
    find.once("modifiers", (modifier.name for modifier in draft.modifiers))
    find.once("modifiers", (modifier.code for modifier in draft.modifiers if modifier.code), "code_twice")
    for place, modifier in enumerate(draft.modifiers):
        find.found += _modifier_problems(modifier, f"{path}/modifiers/{place}".lstrip("/"))
    return find.found


def item_problems(draft: ItemDraft, path: str = "") -> list[Problem]:
    """Return what is wrong with an item, its specs, SKUs and parts."""
    find = _Findings(path)
    for field, limit in _ITEM_TEXTS.items():
        find.text(field, getattr(draft, field), limit, required=field == "name")
    find.text("category", draft.category, 80, required=True)
    find.known("kind", [draft.kind], {kind.value for kind in ItemKind})
    find.number("kcal", draft.kcal, 0, MAX_KCAL, optional=True)
    find.number("min_quantity", draft.min_quantity, 1, 99)
    find.number("purchase_limit", draft.purchase_limit, 1, 99, optional=True)
    find.number("packaging_fee_fen", draft.packaging_fee_fen, 0, MAX_PRICE_FEN)
    if isinstance(draft.purchase_limit, int) and draft.purchase_limit < draft.min_quantity:
        find.add("purchase_limit", "below_minimum", draft.min_quantity)
    find.known("allergens", draft.allergens, _ALLERGENS)
    find.known("modes", draft.modes or (), set(MODES))
    find.readable("available", [draft.available], dayparts.parse)
    ends = {name: getattr(draft, name) for name in ("shelf_from", "shelf_until")}
    for name, end in ends.items():
        find.readable(name, [end], shelf.parse)
    if all(ends.values()) and ends["shelf_until"] <= ends["shelf_from"]:
        find.add("shelf_until", "below_minimum", ends["shelf_from"])
    badges = find.readable("badges", draft.badges, labels.parse)
    find.known("badges", (badge.name for badge in badges), _BADGES)
    tags = find.readable("tags", draft.tags, labels.parse)
    for tag in tags:
        find.text("tags", tag.name, 40)
        find.text("tags", tag.name_en, 40)
    find.once("badges", (badge.name for badge in badges))
    find.once("tags", (tag.name for tag in tags))
    find.once("groups", draft.groups)
    find.found += _spec_problems(draft.specs, path)
    find.found += _sku_problems(draft, path)
    find.found += _part_problems(draft, path)
    return find.found


def _modifier_problems(draft: ModifierDraft, path: str) -> list[Problem]:
    find = _Findings(path)
    find.text("code", draft.code, 80)
    find.text("name", draft.name, 80, required=True)
    find.text("name_en", draft.name_en, 120)
    find.number("price_delta_fen", draft.price_delta_fen, -MAX_PRICE_FEN, MAX_PRICE_FEN)
    find.number("kcal", draft.kcal, 0, MAX_KCAL, optional=True)
    find.known("allergens", draft.allergens, _ALLERGENS)
    return find.found


def _spec_problems(specs: Sequence[SpecDraft], path: str) -> list[Problem]:
    find = _Findings(path)
    if len(specs) > MAX_SPECS:
        find.add("specs", "too_many", MAX_SPECS)
    find.once("specs", (spec.name for spec in specs))
    for place, spec in enumerate(specs):
        inner = _Findings(f"{path}/specs/{place}".lstrip("/"))
        inner.text("name", spec.name, 40, required=True)
        inner.text("name_en", spec.name_en, 60)
        if not spec.values:
            inner.add("values", "empty")
        for value in spec.values:
            inner.text("values", value.name, 40, required=True)
            inner.text("values", value.name_en, 60)
        inner.once("values", (value.name for value in spec.values))
        find.found += inner.found
    return find.found


def _sku_problems(draft: ItemDraft, path: str) -> list[Problem]:
    find = _Findings(path)
    if not draft.skus:
        find.add("skus", "empty")
    if len(draft.skus) > MAX_SKUS:
        find.add("skus", "too_many", MAX_SKUS)
    if sum(sku.is_default for sku in draft.skus) > 1:
        find.add("skus", "too_many_defaults", 1)
    find.once("skus", (sku.spec_values for sku in draft.skus), "same_values_twice")
    find.once("skus", (sku.code for sku in draft.skus if sku.code), "code_twice")
    for place, sku in enumerate(draft.skus):
        find.found += _one_sku_problems(sku, draft.specs, f"{path}/skus/{place}".lstrip("/"))
    return find.found


def _one_sku_problems(draft: SkuDraft, specs: Sequence[SpecDraft], path: str) -> list[Problem]:
    find = _Findings(path)
    find.text("code", draft.code, 80)
    find.number("price_fen", draft.price_fen, 0, MAX_PRICE_FEN)
    find.number("kcal", draft.kcal, 0, MAX_KCAL, optional=True)
    for nutrient, amount in (draft.nutrition or {}).items():
        if nutrient not in NUTRIENTS:
            find.add("nutrition", "unknown", nutrient)
        find.number(nutrient, amount, 0, MAX_NUTRIENT)
    if len(draft.spec_values) != len(specs):
        find.add("spec_values", "not_one_per_spec", len(specs))
        return find.found
    for value, spec in zip(draft.spec_values, specs, strict=True):
        if value not in {known.name for known in spec.values}:
            find.add("spec_values", "unknown", value)
    return find.found


def _part_problems(draft: ItemDraft, path: str) -> list[Problem]:
    find = _Findings(path)
    if draft.kind != ItemKind.COMBO:
        if draft.parts:
            find.add("parts", "not_a_combo")
        return find.found
    if not draft.parts:
        find.add("parts", "empty")
    if draft.specs or len(draft.skus) > 1:
        find.add("skus", "combo_has_one_price")
    find.once("parts", ((part.item, part.sku) for part in draft.parts))
    for place, part in enumerate(draft.parts):
        find.found += _one_part_problems(part, f"{path}/parts/{place}".lstrip("/"))
    return find.found


def _one_part_problems(draft: PartDraft, path: str) -> list[Problem]:
    find = _Findings(path)
    find.text("item", draft.item, 80, required=True)
    find.number("quantity", draft.quantity, 1, 20)
    return find.found


def document_problems(document: MenuDocument) -> list[Problem]:
    """Return everything that is wrong with a menu as a whole, and with each of its parts."""
    found: list[Problem] = []
    for place, category in enumerate(document.categories):
        found += category_problems(category, f"categories/{place}")
    for place, group in enumerate(document.groups):
        found += group_problems(group, f"groups/{place}")
    for place, item in enumerate(document.items):
        found += item_problems(item, f"items/{place}")
    for kind, drafts in (
        ("categories", document.categories),
        ("groups", document.groups),
        ("items", document.items),
    ):
        found += _codes_twice(kind, [draft.code for draft in drafts])
    return found


def _codes_twice(kind: str, codes: Sequence[str]) -> list[Problem]:
    seen: set[str] = set()
    found = []
    for place, code in enumerate(codes):
        if code and code in seen:
            found.append(Problem(f"{kind}/{place}", "code", "twice", code))
        seen.add(code)
    return found
