"""Gathering a menu from rows of a foreign table by a mapping.

What makes an item or a price wrong is a problem and the file is refused. A figure nobody is charged by
(calories, caffeine "varies") is left blank with a warning.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from diandan.kernel.money import format_yuan
from diandan.modules.catalog.drafts import (
    CategoryDraft,
    ItemDraft,
    MenuDocument,
    SkuDraft,
    SpecDraft,
    SpecValueDraft,
)
from diandan.modules.catalog.menufiles import cells
from diandan.modules.catalog.menufiles.canonical import ReadMenu
from diandan.modules.catalog.menufiles.cells import NotThat
from diandan.modules.catalog.menufiles.mapping import FileMapping
from diandan.modules.catalog.menufiles.modifiers import Modifiers
from diandan.modules.catalog.menufiles.problems import CellProblem, MenuFileProblems, Place
from diandan.modules.catalog.menufiles.tables import Row, Table

OTHERS = "其他"
PRICE_SPEC = SpecDraft(name="价格", name_en="Price")


@dataclass(slots=True)
class _Sku:
    """What is known of one combination of spec values, from all its rows."""

    values: tuple[str, ...]
    row: int
    kcal: int | None = None
    nutrition: dict[str, int] = field(default_factory=dict)
    prices: list[tuple[tuple[str, ...], int]] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    """What is known of one item, from all its rows."""

    code: str
    row: int
    fields: dict[str, str]
    category: str
    skus: dict[tuple[str, ...], _Sku] = field(default_factory=dict)


def gather(table: Table, mapping: FileMapping) -> ReadMenu:
    """Return the menu inside a foreign table.

    Raises:
        MenuFileProblems: a column that is missing, a cell that cannot be read.
    """
    gatherer = _Gatherer(table, mapping)
    menu = gatherer.menu()
    if gatherer.problems:
        raise MenuFileProblems(gatherer.problems)
    return menu


class _Gatherer:
    def __init__(self, table: Table, mapping: FileMapping) -> None:
        self.problems: list[CellProblem] = []
        self._warnings: list[CellProblem] = []
        self._table, self._mapping = table, mapping
        self._items: dict[str, _Item] = {}
        self._codes: dict[tuple[str, str], str] = {}
        self._filled: dict[tuple[str, str], str] = {}
        self._modifiers = Modifiers(mapping.modifiers) if mapping.modifiers else None

    def menu(self) -> ReadMenu:
        self._must_have_columns()
        if not self.problems:
            for row in self._table.rows:
                if not self._is_dropped(row):
                    self._take(row)
        categories = list(dict.fromkeys(item.category for item in self._items.values()))
        groups, asked = self._modifiers.groups() if self._modifiers else ((), {})
        items, places = [], {}
        for number, item in enumerate(self._items.values()):
            items.append(self._item(item, asked.get(item.code, ())))
            places[f"items/{number}"] = Place(self._table.name, item.row)
        document = MenuDocument(
            categories=tuple(
                CategoryDraft(code=_code(name), name=name, name_en=_english(name)) for name in categories
            ),
            groups=tuple(groups),
            items=tuple(items),
        )
        return ReadMenu(document, places, {}, tuple(self._warnings))

    # --- rows ----------------------------------------------------------------------------------------

    def _take(self, row: Row) -> None:
        name = self._text(row, "name")
        if not name:
            self._wrong(row, self._mapping.columns["name"], "empty")
            return
        item = self._item_of(row, name)
        values = tuple(self._spec_value(row, item, number) for number in range(len(self._mapping.specs)))
        sku = item.skus.setdefault(values, _Sku(values, row.number))
        self._take_figures(row, sku)
        self._take_price(row, sku)
        if self._modifiers:
            try:
                self._modifiers.take(item.code, item.category, self._first(row, self._modifiers.columns))
            except NotThat as wrong:
                self._wrong(row, self._modifiers.columns, wrong.reason)

    def _item_of(self, row: Row, name: str) -> _Item:
        """Find the item a row speaks of: by its code, else by its name within its category."""
        category = self._category(row, name)
        said = self._text(row, "code")
        code = _code(said or self._codes.setdefault((category, name), self._free_code(category, name)))
        if code not in self._items:
            fields = {field_: self._text(row, field_) for field_ in self._mapping.columns}
            self._items[code] = _Item(code, row.number, {**fields, "name": name}, category)
        return self._items[code]

    def _free_code(self, category: str, name: str) -> str:
        return name if name not in self._codes.values() else f"{category}/{name}"

    def _take_price(self, row: Row, sku: _Sku) -> None:
        text = self._first(row, self._mapping.price)
        if not text:
            return
        try:
            price_fen = cells.read_amount(text)
        except NotThat as wrong:
            self._wrong(row, self._mapping.price, wrong.reason, text)
            return
        per = self._first(row, self._mapping.price_per)
        if per:
            try:
                count = cells.read_number(per)
            except NotThat as wrong:
                self._wrong(row, self._mapping.price_per, wrong.reason, per)
                return
            if count < 1 or price_fen % count:
                self._warn(row, self._mapping.price_per, "price_does_not_divide", per)
                return
            price_fen //= count
        order = tuple(self._first(row, columns) for columns in self._mapping.price_order)
        sku.prices.append((order, price_fen))

    def _take_figures(self, row: Row, sku: _Sku) -> None:
        text = self._first(row, self._mapping.kcal)
        if text and (kcal := _figure(text, 1)) is not None:
            sku.kcal = kcal
        elif text:
            self._warn(row, self._mapping.kcal, "not_a_number", text)
        for name, nutrient in self._mapping.nutrition.items():
            text = self._first(row, nutrient.columns)
            if not text:
                continue
            amount = _figure(text, nutrient.factor)
            if amount is None:
                self._warn(row, nutrient.columns, "not_a_number", text)
            else:
                sku.nutrition[name] = amount

    def _spec_value(self, row: Row, item: _Item, number: int) -> str:
        spec = self._mapping.specs[number]
        found = spec.pattern.search(self._first(row, spec.columns))
        value = (found[1] or "").strip() if found else ""
        if spec.fill_down:
            value = value or self._filled.get((item.code, spec.name), "")
            self._filled[item.code, spec.name] = value
        return spec.words.get(value, value)

    def _category(self, row: Row, name: str) -> str:
        said = self._text(row, "category")
        if said:
            return said
        matching = (category for pattern, category in self._mapping.categories if pattern.search(name))
        return next(matching, OTHERS)

    def _text(self, row: Row, field_: str) -> str:
        return self._first(row, self._mapping.columns.get(field_, ())) or self._mapping.constants.get(
            field_, ""
        )

    def _first(self, row: Row, columns: Iterable[str]) -> str:
        return next((text for column in columns if (text := row.get(column))), "")

    def _is_dropped(self, row: Row) -> bool:
        return any(row.get(column) in texts for column, texts in self._mapping.drop.items())

    # --- drafts --------------------------------------------------------------------------------------

    def _item(self, item: _Item, groups: Sequence[str]) -> ItemDraft:
        # A spec none of whose values is ever said is not one of this item's.
        used = [n for n in range(len(self._mapping.specs)) if any(values[n] for values in item.skus)]
        by_price = self._mapping.price_rule == "each"
        skus = [
            draft for sku in item.skus.values() for draft in self._sku(item, sku, used, by_price=by_price)
        ]
        specs = [self._spec(item, number, place, skus) for place, number in enumerate(used)]
        if by_price and any(len(sku.prices) > 0 for sku in item.skus.values()):
            specs.append(_price_spec(skus))
        fields = item.fields
        description, ingredients = self._ingredients(fields)
        return ItemDraft(
            code=item.code,
            category=_code(item.category),
            name=fields["name"],
            name_en=fields.get("name_en") or _english(fields["name"]),
            description=description,
            description_en=fields.get("description_en", ""),
            ingredients=ingredients,
            portion=fields.get("portion", ""),
            tags=cells.read_list(fields["tags"]) if fields.get("tags") else (),
            # Nobody orders for free what only lacks a price.
            is_on_shelf=all(sku.prices for sku in item.skus.values()),
            specs=tuple(specs),
            skus=tuple(skus),
            groups=tuple(groups),
        )

    def _sku(self, item: _Item, sku: _Sku, used: list[int], *, by_price: bool) -> list[SkuDraft]:
        values = tuple(sku.values[number] or "—" for number in used)
        code = _code("/".join([item.code, *filter(None, sku.values)]))
        base = SkuDraft(
            code=code, spec_values=values, price_fen=0, kcal=sku.kcal, nutrition=sku.nutrition or None
        )
        if by_price and sku.prices:
            return [
                _with_price(base, price_fen)
                for price_fen in sorted({price_fen for _, price_fen in sku.prices})
            ]
        price_fen = _price(sku.prices, self._mapping.price_rule) if sku.prices else 0
        return [
            SkuDraft(
                code=code,
                spec_values=values,
                price_fen=price_fen,
                kcal=sku.kcal,
                nutrition=sku.nutrition or None,
            )
        ]

    def _spec(self, item: _Item, number: int, place: int, skus: list[SkuDraft]) -> SpecDraft:
        spec = self._mapping.specs[number]
        names = dict.fromkeys(sku.spec_values[place] for sku in skus)
        return SpecDraft(
            name=spec.name,
            name_en=spec.name_en,
            values=tuple(SpecValueDraft(name=name, name_en=_english(name)) for name in names),
        )

    def _ingredients(self, fields: dict[str, str]) -> tuple[str, str]:
        description, ingredients = fields.get("description", ""), fields.get("ingredients", "")
        if self._mapping.ingredients and (found := self._mapping.ingredients.match(description)):
            return "", found[found.lastindex or 0]
        return description, ingredients

    # --- problems ------------------------------------------------------------------------------------

    def _must_have_columns(self) -> None:
        mapping = self._mapping
        needed = [mapping.columns["name"], *([mapping.price] if mapping.price else [])]
        needed += [spec.columns for spec in mapping.specs if len(spec.columns) == 1]
        for columns in needed:
            if not any(column in self._table.columns for column in columns):
                head = CellProblem(self._table.name, 1, columns[0], "missing_column")
                self.problems.append(head)

    def _wrong(self, row: Row, columns: Sequence[str], reason: str, value: str = "") -> None:
        self.problems.append(self._cell(row, columns, reason, value))

    def _warn(self, row: Row, columns: Sequence[str], reason: str, value: str) -> None:
        self._warnings.append(self._cell(row, columns, reason, value))

    def _cell(self, row: Row, columns: Sequence[str], reason: str, value: str) -> CellProblem:
        column = next((name for name in columns if name in self._table.columns), columns[0])
        return CellProblem(self._table.name, row.number, column, reason, value)


def _price(prices: list[tuple[tuple[str, ...], int]], rule: str) -> int:
    """Choose one of the prices that were seen; of equal dates the later row counts."""
    amounts = [price_fen for _, price_fen in prices]
    if rule == "first":
        return min(enumerate(prices), key=lambda seen: (seen[1][0], seen[0]))[1][1]
    if rule == "highest":
        return max(amounts)
    if rule == "lowest":
        return min(amounts)
    if rule == "commonest":
        counts = Counter(amounts)
        return max(counts, key=lambda price_fen: (counts[price_fen], price_fen))
    return max(enumerate(prices), key=lambda seen: (seen[1][0], seen[0]))[1][1]


def _with_price(base: SkuDraft, price_fen: int) -> SkuDraft:
    return SkuDraft(
        code=_code(f"{base.code}@{format_yuan(price_fen)}"),
        spec_values=(*base.spec_values, format_yuan(price_fen)),
        price_fen=price_fen,
        kcal=base.kcal,
        nutrition=base.nutrition,
    )


def _price_spec(skus: list[SkuDraft]) -> SpecDraft:
    amounts = sorted({sku.price_fen for sku in skus})
    values = tuple(SpecValueDraft(name=format_yuan(fen), name_en=format_yuan(fen)) for fen in amounts)
    return SpecDraft(name=PRICE_SPEC.name, name_en=PRICE_SPEC.name_en, values=values)


def _figure(text: str, factor: int) -> int | None:
    """Return a figure in our unit, rounded half up; None for no number (``varies``, ``3 2``, ``-``)."""
    whole, _, rest = text.partition(".")
    if not text.isascii() or not whole.isdecimal() or len(text) > 12 or not (rest.isdecimal() or not rest):
        return None
    scale: int = 10 ** len(rest)
    return (int(whole + rest) * factor * 2 + scale) // (2 * scale)


def _code(text: str) -> str:
    """Return a code no longer than codes may be; longer texts end in a digest of themselves."""
    if len(text) <= 80:
        return text
    return f"{text[:60]}-{blake2b(text.encode(), digest_size=8).hexdigest()}"


def _english(name: str) -> str:
    return name if name.isascii() else ""
