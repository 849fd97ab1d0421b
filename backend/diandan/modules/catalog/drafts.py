"""Drafts: a menu as somebody wishes it, before it is checked and saved.

The editor, the importer and the exporter speak these same shapes. Things refer to one another by ``code``;
where a code is asked for, a public id does as well. A draft without a code is new and gets its public id as
code.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from diandan.modules.catalog.words import HomeTarget, ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryDraft:
    """A heading; without a position it stays where it is, or goes last."""

    code: str = ""
    name: str
    name_en: str = ""
    available: list[list[str]] | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModifierDraft:
    """One answer; its place in the group is its place on the screen."""

    code: str = ""
    name: str
    name_en: str = ""
    price_delta_fen: int = 0
    kcal: int | None = None
    allergens: tuple[str, ...] = ()
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDraft:
    """A question with all its answers."""

    code: str = ""
    name: str
    name_en: str = ""
    min_select: int = 0
    max_select: int = 1
    modifiers: tuple[ModifierDraft, ...] = ()
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecValueDraft:
    """A value of a spec; ``id`` only to rename one that exists."""

    name: str
    name_en: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecDraft:
    """A spec with its values in order."""

    name: str
    name_en: str = ""
    values: tuple[SpecValueDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SkuDraft:
    """A sellable combination: one value name per spec, in the order of the specs."""

    code: str = ""
    spec_values: tuple[str, ...] = ()
    price_fen: int
    kcal: int | None = None
    nutrition: Mapping[str, int] | None = None
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDraft:
    """So many of another item in a combo; without ``sku`` its default one."""

    item: str
    sku: str = ""
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """An item with everything that belongs to it."""

    code: str = ""
    category: str
    kind: str = ItemKind.SINGLE
    name: str
    name_en: str = ""
    description: str = ""
    description_en: str = ""
    ingredients: str = ""
    ingredients_en: str = ""
    portion: str = ""
    portion_en: str = ""
    picture: str = ""
    badges: tuple[Any, ...] = ()
    tags: tuple[Any, ...] = ()
    allergens: tuple[str, ...] = ()
    kcal: int | None = None
    available: list[list[str]] | None = None
    modes: tuple[str, ...] | None = None
    is_on_shelf: bool = True
    shelf_from: str = ""
    shelf_until: str = ""
    min_quantity: int = 1
    purchase_limit: int | None = None
    packaging_fee_fen: int = 0
    specs: tuple[SpecDraft, ...] = ()
    skus: tuple[SkuDraft, ...] = ()
    groups: tuple[str, ...] = ()
    parts: tuple[PartDraft, ...] = ()
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuDocument:
    """A whole menu, or the part of one that a file speaks of."""

    categories: tuple[CategoryDraft, ...] = ()
    groups: tuple[GroupDraft, ...] = ()
    items: tuple[ItemDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong where: ``path`` leads to the draft (``items/3/skus/0``), ``field`` is its part."""

    path: str
    field: str
    reason: str
    value: Any = None

    def plain(self) -> dict[str, Any]:
        """Return the problem as plain values."""
        found = {"path": self.path, "field": self.field, "reason": self.reason}
        return found if self.value is None else {**found, "value": self.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerDraft:
    """One campaign on the home page; ``picture_id`` and ``target_id`` are public ids."""

    title: str
    title_en: str = ""
    text: str = ""
    text_en: str = ""
    picture_id: str | None = None
    target: str = HomeTarget.NONE
    target_id: str = ""
    store_ids: tuple[str, ...] = ()
    starts_on: str | None = None
    ends_on: str | None = None
    is_on: bool = True

    def plain(self) -> dict[str, Any]:
        """Return the banner as it is stored."""
        return {**asdict(self), "store_ids": list(self.store_ids)}


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeDraft:
    """A home page to be; ``cover_id`` is a picture's public id."""

    greeting: str = ""
    greeting_en: str = ""
    cover_id: str | None = None
    banners: tuple[BannerDraft, ...] = ()
