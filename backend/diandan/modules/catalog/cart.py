"""What goes into ``resolve`` and what comes out: lines as a guest wishes them, lines as they are priced.

No price ever comes in: what a phone believes something costs does not reach this far.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CartLine:
    """A wish: so many of a SKU, composed like this. ``client_line_id`` is the phone's name of the line."""

    client_line_id: str
    sku_id: str
    quantity: int
    modifier_ids: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PricedModifier:
    """A chosen modifier with its price; ``group_name`` says which question it answers."""

    id: str
    name: str
    name_en: str
    price_delta_fen: int
    is_default: bool
    group_name: str


@dataclass(frozen=True, slots=True)
class PricedPart:
    """So many of a SKU inside one combo."""

    sku_id: str
    item_id: str
    name: str
    name_en: str
    quantity: int
    category_id: str


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line as the menu prices it. ``unit_price_fen`` is the SKU with its modifiers.

    ``stock_refs`` counts every SKU and modifier the whole line consumes, parts of combos included.
    """

    client_line_id: str
    item_id: str
    sku_id: str
    name: str
    name_en: str
    spec_text: str
    spec_text_en: str
    modifiers: tuple[PricedModifier, ...]
    sku_price_fen: int
    unit_price_fen: int
    quantity: int
    packaging_fee_fen: int
    picture_url: str
    category_id: str
    kcal: int | None
    allergens: tuple[str, ...]
    note: str
    parts: tuple[PricedPart, ...]
    stock_refs: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LineProblem:
    """Why one line of a cart cannot be ordered as it stands: the code and details of the refusal."""

    client_line_id: str
    code: str
    details: Mapping[str, object]
