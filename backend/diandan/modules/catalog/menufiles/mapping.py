"""Other people's menus by a mapping: a TOML file that says which of their columns is what.

docs/howto/import-a-menu.md explains each key. A row is a SKU, or a line of old receipts from which the SKUs
are gathered; rows with the same item make one item.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from diandan.modules.catalog.errors import UnreadableMenuFile
from diandan.modules.catalog.menufiles.tables import named
from diandan.modules.catalog.words import NUTRIENTS

PRICE_RULES = ("latest", "first", "highest", "lowest", "commonest", "each")
SHAPES = ("flavours", "nested")

_ITEM_FIELDS = (
    "code",
    "name",
    "name_en",
    "category",
    "description",
    "description_en",
    "ingredients",
    "portion",
    "tags",
)


@dataclass(frozen=True, slots=True)
class SpecMapping:
    """A spec that is found in a column by a pattern with one group."""

    name: str
    name_en: str
    columns: tuple[str, ...]
    pattern: re.Pattern[str]
    fill_down: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NutritionMapping:
    """A figure: so many of ours in one of theirs."""

    columns: tuple[str, ...]
    factor: int = 1


@dataclass(frozen=True, slots=True)
class ModifierMapping:
    """Where modifiers stand and in which shape; ``names`` of their groups by depth.

    Items of one category share their nested groups, but for the categories of ``per_item``.
    """

    columns: tuple[str, ...]
    shape: str
    names: tuple[str, ...] = ()
    choose_many: tuple[str, ...] = ()
    per_item: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileMapping:
    """A whole mapping, checked."""

    about: str
    encoding: str | None
    columns: Mapping[str, tuple[str, ...]]
    constants: Mapping[str, str]
    drop: Mapping[str, tuple[str, ...]]
    categories: tuple[tuple[re.Pattern[str], str], ...]
    ingredients: re.Pattern[str] | None
    price: tuple[str, ...]
    price_rule: str
    price_order: tuple[tuple[str, ...], ...]
    price_per: tuple[str, ...]
    specs: tuple[SpecMapping, ...]
    kcal: tuple[str, ...]
    nutrition: Mapping[str, NutritionMapping]
    modifiers: ModifierMapping | None


def built_in() -> list[str]:
    """Return the names of the mappings that come with the house."""
    folder = resources.files(__package__) / "mappings"
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


def load_built_in(name: str, *, price_rule: str | None = None) -> FileMapping:
    """Return a mapping that comes with the house.

    Raises:
        UnreadableMenuFile: there is none of this name.
    """
    if name not in built_in():
        raise UnreadableMenuFile(reason="unknown_mapping", mapping=name)
    file = resources.files(__package__) / "mappings" / f"{name}.toml"
    return load(file.read_text("utf-8"), price_rule=price_rule)


def load(text: str, *, price_rule: str | None = None) -> FileMapping:
    """Return the mapping a TOML text describes; ``price_rule`` replaces its own.

    Raises:
        UnreadableMenuFile: not TOML, an unknown key, or a value that makes no sense; ``key`` names it.
    """
    try:
        wish = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise UnreadableMenuFile(reason="not_toml", said=str(wrong)) from wrong
    return _Loader(wish).mapping(price_rule)


class _Loader:
    def __init__(self, wish: dict[str, Any]) -> None:
        self._wish = wish

    def mapping(self, price_rule: str | None) -> FileMapping:
        wish = self._wish
        known = {"about", "encoding", "item", "constants", "drop", "category", "price", "spec", "nutrition"}
        self._only(wish, known | {"modifiers", "ingredients"}, "")
        item = self._table(wish, "item")
        self._only(item, set(_ITEM_FIELDS), "item.")
        constants = self._table(wish, "constants")
        self._only(constants, set(_ITEM_FIELDS), "constants.")
        if "name" not in item:
            self._wrong("item.name")
        price = self._table(wish, "price")
        self._only(price, {"column", "rule", "order", "per"}, "price.")
        rule = price_rule or price.get("rule", "latest")
        if rule not in PRICE_RULES:
            self._wrong("price.rule")
        nutrition = dict(self._table(wish, "nutrition"))
        kcal = _columns(nutrition.pop("kcal", ()))
        self._only(nutrition, set(NUTRIENTS), "nutrition.")
        return FileMapping(
            about=str(wish.get("about", "")),
            encoding=wish.get("encoding"),
            columns={name: _columns(columns) for name, columns in item.items()},
            constants={name: str(value) for name, value in constants.items()},
            drop={named(c): _texts(values) for c, values in self._table(wish, "drop").items()},
            categories=tuple(
                (self._pattern(rule_.get("match", ""), "category.match"), str(rule_.get("name", "")))
                for rule_ in wish.get("category", [])
            ),
            ingredients=self._pattern(wish["ingredients"], "ingredients") if "ingredients" in wish else None,
            price=_columns(price.get("column", ())),
            price_rule=rule,
            price_order=tuple(_columns(column) for column in _texts(price.get("order", ()))),
            price_per=_columns(price.get("per", ())),
            specs=tuple(self._spec(spec) for spec in wish.get("spec", [])),
            kcal=kcal,
            nutrition={name: self._nutrient(name, value) for name, value in nutrition.items()},
            modifiers=self._modifiers(),
        )

    def _spec(self, spec: dict[str, Any]) -> SpecMapping:
        self._only(spec, {"name", "name_en", "column", "pattern", "fill_down", "words"}, "spec.")
        if "name" not in spec or "column" not in spec:
            self._wrong("spec.name")
        pattern = self._pattern(spec.get("pattern", "^(.+)$"), "spec.pattern")
        if pattern.groups != 1:
            self._wrong("spec.pattern")
        return SpecMapping(
            name=spec["name"],
            name_en=spec.get("name_en", ""),
            columns=_columns(spec["column"]),
            pattern=pattern,
            fill_down=bool(spec.get("fill_down", False)),
            words=dict(spec.get("words", {})),
        )

    def _nutrient(self, name: str, value: Any) -> NutritionMapping:
        if isinstance(value, dict):
            self._only(value, {"column", "factor"}, f"nutrition.{name}.")
            return NutritionMapping(_columns(value.get("column", ())), int(value.get("factor", 1)))
        return NutritionMapping(_columns(value))

    def _modifiers(self) -> ModifierMapping | None:
        if "modifiers" not in self._wish:
            return None
        wish = self._table(self._wish, "modifiers")
        self._only(wish, {"column", "shape", "names", "choose_many", "per_item"}, "modifiers.")
        if wish.get("shape") not in SHAPES:
            self._wrong("modifiers.shape")
        return ModifierMapping(
            columns=_columns(wish.get("column", ())),
            shape=wish["shape"],
            names=_texts(wish.get("names", ())),
            choose_many=_texts(wish.get("choose_many", ())),
            per_item=_texts(wish.get("per_item", ())),
        )

    def _pattern(self, text: Any, key: str) -> re.Pattern[str]:
        try:
            return re.compile(text)
        except (re.error, TypeError):
            self._wrong(key)
            raise

    def _table(self, wish: dict[str, Any], key: str) -> dict[str, Any]:
        found = wish.get(key, {})
        if not isinstance(found, dict):
            self._wrong(key)
        return dict(found)

    def _only(self, wish: Mapping[str, Any], known: set[str], prefix: str) -> None:
        for key in sorted(wish.keys() - known):
            self._wrong(f"{prefix}{key}")

    def _wrong(self, key: str) -> None:
        raise UnreadableMenuFile(reason="wrong_mapping", key=key)


def _columns(value: str | Sequence[str]) -> tuple[str, ...]:
    """Return the names a column may have; the first that the file has is taken."""
    return tuple(named(name) for name in ([value] if isinstance(value, str) else value))


def _texts(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
