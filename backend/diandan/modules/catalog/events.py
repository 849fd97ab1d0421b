"""Facts about menus."""

from dataclasses import dataclass
from typing import ClassVar

from diandan.kernel.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuChanged(Fact):
    """A store's menu says something new since this version."""

    name: ClassVar[str] = "catalog.menu_changed"

    store_id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldOut(Fact):
    """An item, SKU or modifier is sold out in a store; ``back_at`` is an ISO instant or null."""

    name: ClassVar[str] = "catalog.sold_out"

    store_id: str
    ref_id: str
    version: int
    back_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackOnSale(Fact):
    """An item, SKU or modifier is on sale again in a store."""

    name: ClassVar[str] = "catalog.back_on_sale"

    store_id: str
    ref_id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfTurns(Fact):
    """Delayed until an item comes on a store's shelf or leaves it: the menu's version has to grow now."""

    name: ClassVar[str] = "catalog.shelf_turns"

    store_id: str
    item_id: str
    wall: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldOutEnds(Fact):
    """Delayed until a mark runs out: the menu's version has to grow now."""

    name: ClassVar[str] = "catalog.sold_out_ends"

    store_id: str
    ref_id: str
    back_at: str
