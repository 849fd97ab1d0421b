"""A store's menu at one version: immutable, in memory, with the bytes guests read.

Prices and rules are looked up here and nowhere else, so a quote costs no query. ``bytes`` is rendered from
the very same objects.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from diandan.modules.catalog.cart import PricedModifier, PricedPart
from diandan.modules.catalog.dayparts import DayPart


@dataclass(frozen=True, slots=True)
class Mark:
    """Something is sold out until ``back_at``, or until somebody says otherwise."""

    ref_id: str
    back_at: datetime | None

    def stands(self, at: datetime) -> bool:
        """Whether the mark still holds at an instant."""
        return self.back_at is None or self.back_at > at


@dataclass(frozen=True, slots=True)
class SnapModifier:
    """A modifier as this store offers it."""

    id: str
    name: str
    name_en: str
    price_delta_fen: int
    kcal: int | None
    allergens: tuple[str, ...]
    is_default: bool
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class SnapGroup:
    """A question with its answers and how many of them may be given."""

    id: str
    name: str
    name_en: str
    min_select: int
    max_select: int
    modifiers: tuple[SnapModifier, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """An item's modifiers as they may be chosen together: what they are, add and hold, whoever chose them."""

    modifiers: tuple[PricedModifier, ...]
    price_delta_fen: int
    kcal: int
    # with the item's own
    allergens: tuple[str, ...]
    # those that are, or soon may be, sold out
    marked: tuple[SnapModifier, ...]


@dataclass(frozen=True, slots=True)
class SnapValue:
    """A spec value; its place in the tuple is its place on the screen."""

    id: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class SnapSpec:
    """A spec with its values."""

    name: str
    name_en: str
    values: tuple[SnapValue, ...]


@dataclass(frozen=True, slots=True)
class SnapItem:
    """An item as this store sells it in this mode.

    ``refused_for`` is empty when it is on sale, else ``off_shelf`` or ``mode``: such an item is not shown,
    but a cart that still holds it is told why.
    """

    id: str
    category_id: str
    kind: str
    name: str
    name_en: str
    refused_for: str
    day_part: DayPart
    min_quantity: int
    purchase_limit: int | None
    packaging_fee_fen: int
    allergens: tuple[str, ...]
    picture_small: str
    groups: tuple[SnapGroup, ...]
    specs: tuple[SnapSpec, ...]
    parts: tuple[PricedPart, ...]
    card: Mapping[str, Any]
    # modifier id → place of its group in ``groups``, and the modifier
    answers: Mapping[str, tuple[int, SnapModifier]] = field(repr=False)
    # What was asked for before, by its modifier ids: most guests want what others had. No part of the menu.
    composed: dict[tuple[str, ...], Composition] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class SnapSku:
    """A SKU with the price this store takes. ``marks`` are its own, its item's and those of its parts."""

    id: str
    item: SnapItem
    price_fen: int
    spec_value_ids: tuple[str, ...]
    spec_text: str
    spec_text_en: str
    kcal: int | None
    nutrition: Mapping[str, int] | None
    is_default: bool
    marks: tuple[Mark, ...]
    own_marks: tuple[Mark, ...]
    # what one portion consumes, without modifiers: itself and, for a combo, its parts
    consumes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SnapCategory:
    """A heading with its items in order; ``kind`` is ``normal`` or the badge a computed one stands for."""

    id: str
    name: str
    name_en: str
    kind: str
    item_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MenuSnapshot:
    """The whole menu of a store in one mode.

    ``fresh_until`` is the first instant at which time alone makes it untrue (a sold-out mark runs out, a
    badge begins): from then on it is built anew even if nobody changed anything.
    """

    store_id: str
    brand_id: str
    mode: str
    version: int
    time_zone: str
    fresh_until: datetime | None
    categories: tuple[SnapCategory, ...]
    items: Mapping[str, SnapItem] = field(repr=False)
    skus: Mapping[str, SnapSku] = field(repr=False)
    etag: str
    gzip_bytes: bytes = field(repr=False)
    # Last, for it hides the builtin for the lines below it.
    bytes: bytes = field(repr=False)

    def sku(self, sku_id: str) -> SnapSku | None:
        """Return a SKU of this menu, on sale or not, or nothing."""
        return self.skus.get(sku_id)

    def item(self, item_id: str) -> SnapItem | None:
        """Return an item of this menu, on sale or not, or nothing."""
        return self.items.get(item_id)
