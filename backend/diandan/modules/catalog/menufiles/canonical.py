"""Our own tables ↔ a menu document. What is written is read back as the same document."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from diandan.modules.catalog.drafts import (
    CategoryDraft,
    GroupDraft,
    ItemDraft,
    MenuDocument,
    ModifierDraft,
    PartDraft,
    SkuDraft,
    SpecDraft,
    SpecValueDraft,
)
from diandan.modules.catalog.menufiles.cells import NotThat
from diandan.modules.catalog.menufiles.columns import COLUMN_OF_FIELD, RECORD, SHEETS, SPECS_MAX
from diandan.modules.catalog.menufiles.problems import CellProblem, MenuFileProblems, Place
from diandan.modules.catalog.menufiles.tables import Row, Table
from diandan.modules.catalog.words import NUTRIENTS


@dataclass(frozen=True, slots=True)
class ReadMenu:
    """A menu document with the places its drafts came from, and what was left out and why."""

    document: MenuDocument
    places: Mapping[str, Place] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Record:
    """A row that was read: its values by field, and where it stood."""

    place: Place
    values: dict[str, Any]


def read_tables(tables: Iterable[Table]) -> ReadMenu:
    """Return the menu that tables in our own form describe.

    Raises:
        MenuFileProblems: every cell that cannot be read, every row that refers to nothing.
    """
    reader = _Reader()
    for table in tables:
        reader.take(table)
    menu = reader.menu()
    if reader.problems:
        raise MenuFileProblems(reader.problems)
    return menu


def write_tables(document: MenuDocument) -> dict[str, list[dict[str, str]]]:
    """Return a menu document as rows of text by sheet."""
    sheets: dict[str, list[dict[str, str]]] = {name: [] for name in SHEETS}
    for category in document.categories:
        sheets["categories"].append(_cells("categories", category))
    for group in document.groups:
        sheets["modifier_groups"].append(_cells("modifier_groups", group))
        for modifier in group.modifiers:
            sheets["modifiers"].append(_cells("modifiers", modifier, group=group.code))
    for item in document.items:
        sheets["items"].append(_cells("items", item))
        for spec in item.specs:
            for value in spec.values:
                sheets["spec_values"].append(
                    {
                        "item": item.code,
                        "spec": spec.name,
                        "spec_en": spec.name_en,
                        "value": value.name,
                        "value_en": value.name_en,
                    }
                )
        for sku in item.skus:
            chosen = {f"value_{number}": name for number, name in enumerate(sku.spec_values, start=1)}
            sheets["skus"].append(_cells("skus", sku, item=item.code, **chosen, **(sku.nutrition or {})))
        for part in item.parts:
            sheets["combo_parts"].append(
                {"combo": item.code, "item": part.item, "sku": part.sku, "quantity": str(part.quantity)}
            )
    return sheets


def _cells(sheet: str, draft: Any, **further: Any) -> dict[str, str]:
    row = {}
    for column in SHEETS[sheet]:
        value = further[column.name] if column.name in further else getattr(draft, column.field, None)
        # Nothing said is an empty cell; a column whose blank means something else says it aloud.
        row[column.name] = "" if value is None else column.write(value)
    return row


class _Reader:
    """Collects records of all sheets, then puts them together."""

    def __init__(self) -> None:
        self.problems: list[CellProblem] = []
        self._records: dict[str, list[_Record]] = {name: [] for name in SHEETS}
        self._codes: dict[str, set[str]] = {name: set() for name in SHEETS}
        self._places: dict[str, Place] = {}

    def take(self, table: Table) -> None:
        """Read the rows of one sheet, or of a CSV file whose rows say what they are."""
        if RECORD in table.columns:
            self._must_know(
                table.name, table.columns, {c.name for columns in SHEETS.values() for c in columns}
            )
            for row in table.rows:
                sheet = row.get(RECORD)
                if sheet in SHEETS:
                    self._take_row(sheet, row, Place(table.name, row.number))
                else:
                    self._wrong(Place(table.name, row.number), RECORD, "unknown", sheet)
        elif table.name in SHEETS:
            self._must_know(table.name, table.columns, {column.name for column in SHEETS[table.name]})
            for row in table.rows:
                self._take_row(table.name, row, Place(table.name, row.number))
        elif table.columns:
            self._wrong(Place(table.name, 1), RECORD, "not_a_menu_table")

    def menu(self) -> ReadMenu:
        """Put the records together."""
        document = MenuDocument(
            categories=tuple(
                self._draft(CategoryDraft, record, f"categories/{number}")
                for number, record in enumerate(self._records["categories"])
            ),
            groups=self._groups(),
            items=self._items(),
        )
        return ReadMenu(document, self._places, COLUMN_OF_FIELD)

    def _groups(self) -> tuple[GroupDraft, ...]:
        modifiers = self._children("modifiers", "group", "modifier_groups")
        groups = []
        for number, record in enumerate(self._records["modifier_groups"]):
            path = f"groups/{number}"
            answers = tuple(
                self._draft(ModifierDraft, child, f"{path}/modifiers/{place}")
                for place, child in enumerate(modifiers[record.values["code"]])
            )
            groups.append(self._draft(GroupDraft, record, path, modifiers=answers))
        return tuple(groups)

    def _items(self) -> tuple[ItemDraft, ...]:
        values = self._children("spec_values", "item", "items")
        skus = self._children("skus", "item", "items")
        parts = self._children("combo_parts", "combo", "items")
        items = []
        for number, record in enumerate(self._records["items"]):
            path, code = f"items/{number}", record.values["code"]
            specs = self._specs(values[code], path)
            items.append(
                self._draft(
                    ItemDraft,
                    record,
                    path,
                    specs=specs,
                    skus=tuple(
                        self._sku(child, len(specs), f"{path}/skus/{place}")
                        for place, child in enumerate(skus[code])
                    ),
                    parts=tuple(
                        self._draft(PartDraft, child, f"{path}/parts/{place}")
                        for place, child in enumerate(parts[code])
                    ),
                )
            )
        return tuple(items)

    def _specs(self, records: list[_Record], path: str) -> tuple[SpecDraft, ...]:
        by_name: dict[str, list[_Record]] = defaultdict(list)
        for record in records:
            by_name[record.values["spec"]].append(record)
        specs = []
        for place, (name, rows) in enumerate(by_name.items()):
            self._places[f"{path}/specs/{place}"] = rows[0].place
            values = (SpecValueDraft(name=r.values["value"], name_en=r.values["value_en"]) for r in rows)
            specs.append(SpecDraft(name=name, name_en=rows[0].values["spec_en"], values=tuple(values)))
        return tuple(specs)

    def _sku(self, record: _Record, specs: int, path: str) -> SkuDraft:
        self._places[path] = record.place
        values = record.values
        chosen = [values[f"value_{number}"] for number in range(1, SPECS_MAX + 1)]
        while len(chosen) > specs and not chosen[-1]:
            chosen.pop()
        nutrition = {name: values[name] for name in NUTRIENTS if values[name] is not None}
        return SkuDraft(
            code=values["code"],
            spec_values=tuple(chosen),
            price_fen=values["price_fen"],
            kcal=values["kcal"],
            nutrition=nutrition or None,
            is_default=values["is_default"],
        )

    def _children(self, sheet: str, key: str, parents: str) -> dict[str, list[_Record]]:
        found: dict[str, list[_Record]] = defaultdict(list)
        for record in self._records[sheet]:
            parent = record.values[key]
            found[parent].append(record)
            if parent not in self._codes[parents]:
                self._wrong(record.place, key, "unknown", parent)
        return found

    def _draft(self, kind: Any, record: _Record, path: str, **further: Any) -> Any:
        self._places[path] = record.place
        fields = kind.__dataclass_fields__
        values = {name: value for name, value in record.values.items() if name in fields}
        return kind(**{**values, **further})

    def _take_row(self, sheet: str, row: Row, place: Place) -> None:
        values: dict[str, Any] = {}
        before = len(self.problems)
        # Known even when the rest of the row is wrong, so that one mistake is told once.
        self._codes[sheet].add(row.get("code"))
        for column in SHEETS[sheet]:
            text = row.get(column.name)
            values[column.field] = column.blank
            if not text:
                if column.is_needed:
                    self._wrong(place, column.name, "empty")
                continue
            try:
                values[column.field] = column.read(text)
            except NotThat as wrong:
                self._wrong(place, column.name, wrong.reason, text)
        if len(self.problems) == before:
            self._records[sheet].append(_Record(place, values))

    def _must_know(self, sheet: str, columns: Iterable[str], known: set[str]) -> None:
        for column in columns:
            if column and column not in known | {RECORD}:
                self._wrong(Place(sheet, 1), column, "unknown_column")

    def _wrong(self, place: Place, column: str, reason: str, value: str = "") -> None:
        self.problems.append(CellProblem(place.sheet, place.row, column, reason, value))
