"""What guests and staff see alike of an order: its lines and fees."""

from ninja import Schema


class ModifierOut(Schema):
    """A chosen modifier."""

    id: str
    name: str
    name_en: str
    price_delta_fen: int
    is_default: bool
    group_name: str


class PartOut(Schema):
    """A part of a combo."""

    sku_id: str
    item_id: str
    name: str
    name_en: str
    quantity: int


class PricedOut(Schema):
    """What a line is and what it costs."""

    item_id: str
    sku_id: str
    name: str
    name_en: str
    spec_text: str
    spec_text_en: str
    modifiers: list[ModifierOut]
    parts: list[PartOut]
    note: str
    picture_url: str
    unit_price_fen: int
    quantity: int
    amount_fen: int
    discount_fen: int
    net_fen: int


class OrderLineOut(PricedOut):
    """A line as it was ordered."""

    id: str
    allergens: list[str]


class FeeOut(Schema):
    """A fee or a discount, with its reason in words."""

    kind: str
    name: str
    name_en: str
    amount_fen: int
    reason: str
    reason_en: str
