"""The columns of our own menu tables: which there are, in which order, how cells are read and written.

docs/howto/import-a-menu.md is the same for people; a test compares them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from diandan.modules.catalog.menufiles import cells
from diandan.modules.catalog.words import NUTRIENTS

SPECS_MAX = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, the draft's field, how a cell becomes a value and back."""

    name: str
    field: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    blank: Any = ""
    is_needed: bool = False


def _text(name: str, *, needed: bool = False) -> Column:
    return Column(name, name, str, str, "", needed)


def _number(name: str, *, blank: int | None = None, needed: bool = False) -> Column:
    return Column(name, name, cells.read_number, str, blank, needed)


def _amount(name: str, *, blank: int | None = 0, needed: bool = False) -> Column:
    return Column(name, f"{name}_fen", cells.read_amount, cells.write_amount, blank, needed)


def _yes_no(name: str, *, blank: bool) -> Column:
    return Column(name, name, cells.read_yes_no, cells.write_yes_no, blank)


def _list(name: str, field: str = "", *, blank: Any = ()) -> Column:
    return Column(name, field or name, cells.read_list, cells.write_list, blank)


def _hours(name: str) -> Column:
    return Column(name, name, cells.read_hours, cells.write_hours, None)


def _labels(name: str) -> Column:
    return Column(name, name, cells.read_labels, cells.write_labels, ())


# Sheets in the order they are written; what refers to something comes after it.
SHEETS: dict[str, tuple[Column, ...]] = {
    "categories": (
        _text("code", needed=True),
        _text("name", needed=True),
        _text("name_en"),
        _hours("available"),
        _number("position"),
    ),
    "modifier_groups": (
        _text("code", needed=True),
        _text("name", needed=True),
        _text("name_en"),
        _number("min_select", blank=0),
        _number("max_select", blank=1),
        _number("position"),
    ),
    "modifiers": (
        _text("group", needed=True),
        _text("code"),
        _text("name", needed=True),
        _text("name_en"),
        _amount("price_delta"),
        _number("kcal"),
        _list("allergens"),
        _yes_no("is_default", blank=False),
    ),
    "items": (
        _text("code", needed=True),
        _text("category", needed=True),
        Column("kind", "kind", str, str, "single"),
        _text("name", needed=True),
        _text("name_en"),
        _text("description"),
        _text("description_en"),
        _text("ingredients"),
        _text("ingredients_en"),
        _text("portion"),
        _text("portion_en"),
        _text("picture"),
        _labels("badges"),
        _labels("tags"),
        _list("allergens"),
        _number("kcal"),
        _hours("available"),
        _list("modes", blank=None),
        _yes_no("is_on_shelf", blank=True),
        _text("shelf_from"),
        _text("shelf_until"),
        _number("min_quantity", blank=1),
        _number("purchase_limit"),
        _amount("packaging_fee"),
        _list("modifier_groups", "groups"),
        _number("position"),
    ),
    "spec_values": (
        _text("item", needed=True),
        _text("spec", needed=True),
        _text("spec_en"),
        _text("value", needed=True),
        _text("value_en"),
    ),
    "skus": (
        _text("item", needed=True),
        _text("code"),
        *(_text(f"value_{number}") for number in range(1, SPECS_MAX + 1)),
        _amount("price", blank=None, needed=True),
        _number("kcal"),
        *(_number(nutrient) for nutrient in NUTRIENTS),
        _yes_no("is_default", blank=False),
    ),
    "combo_parts": (
        _text("combo", needed=True),
        _text("item", needed=True),
        _text("sku"),
        _number("quantity", blank=1),
    ),
}

# In a CSV file this column says which of the tables a row belongs to.
RECORD = "record"

# Where a draft's field is not called like its column.
COLUMN_OF_FIELD = {
    column.field: column.name
    for columns in SHEETS.values()
    for column in columns
    if column.field != column.name
} | {"spec_values": "value_1", "ref": "code"}
