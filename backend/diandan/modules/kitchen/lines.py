"""What the kitchen is told about a line of an order: all that the maker must know, nothing of its price."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KitchenModifier:
    """A choice; what is not the default is what a maker must not overlook."""

    name: str
    name_en: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class KitchenPart:
    """A part of a combo, made at a station of its own; ``quantity`` is per combo."""

    item_id: str
    sku_id: str
    category_id: str
    name: str
    name_en: str = ""
    quantity: int = 1
    spec_text: str = ""
    spec_text_en: str = ""


@dataclass(frozen=True, slots=True)
class KitchenLine:
    """A line of an order; a combo names its parts and is itself made nowhere."""

    line_id: str
    item_id: str
    sku_id: str
    category_id: str
    name: str
    quantity: int
    name_en: str = ""
    spec_text: str = ""
    spec_text_en: str = ""
    modifiers: tuple[KitchenModifier, ...] = ()
    note: str = ""
    allergens: tuple[str, ...] = ()
    parts: tuple[KitchenPart, ...] = ()


@dataclass(frozen=True, slots=True)
class ToMake:
    """One thing to make: a plain line, or one part of a combo."""

    line: KitchenLine
    item_id: str
    sku_id: str
    category_id: str
    name: str
    name_en: str
    quantity: int
    spec_text: str
    spec_text_en: str
    part_of: str = ""
    part_of_en: str = ""


def to_make(line: KitchenLine) -> Iterator[ToMake]:
    """Yield what a line means for the stations.

    Choices, notes and allergens of a combo go with each of its parts: better read twice than overlooked.
    """
    if not line.parts:
        yield ToMake(
            line=line,
            item_id=line.item_id,
            sku_id=line.sku_id,
            category_id=line.category_id,
            name=line.name,
            name_en=line.name_en,
            quantity=line.quantity,
            spec_text=line.spec_text,
            spec_text_en=line.spec_text_en,
        )
    for part in line.parts:
        yield ToMake(
            line=line,
            item_id=part.item_id,
            sku_id=part.sku_id,
            category_id=part.category_id,
            name=part.name,
            name_en=part.name_en,
            quantity=part.quantity * line.quantity,
            spec_text=part.spec_text,
            spec_text_en=part.spec_text_en,
            part_of=line.name,
            part_of_en=line.name_en,
        )
