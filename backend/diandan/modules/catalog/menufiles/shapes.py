"""Modifiers as other people write them: JSON inside a text, lists inside lists. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from diandan.modules.catalog.menufiles.cells import NotThat


@dataclass(frozen=True, slots=True)
class Flavour:
    """A question with its answers, as a cell holds it."""

    name: str
    values: tuple[str, ...]


def read_flavours(text: str) -> list[Flavour]:
    """Read ``[{"name": "辣度", "values": ["不辣", "微辣"]}]``; the values may be JSON in a text once more.

    Raises:
        NotThat: it is something else.
    """
    found = []
    for entry in _json_list(text):
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            raise NotThat("not_flavours")
        values = entry.get("values", entry.get("value", []))
        values = _json_list(values) if isinstance(values, str) else values
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise NotThat("not_flavours")
        texts = [text for value in values if (text := value.strip())]
        if texts and entry["name"].strip():
            found.append(Flavour(entry["name"].strip(), tuple(dict.fromkeys(texts))))
    return found


def read_nested(text: str) -> list[tuple[str, ...]]:
    """Read ``[Salsa, [Rice, Beans]]`` into answers by depth: what stands outside, then the last inner list.

    ``[[Mild, Hot], [Rice]]`` is two lists; ``[[Mild, Hot]]`` and ``[Mild, Hot]`` are one.

    Raises:
        NotThat: brackets that do not match, or text outside of them.
    """
    tree = _Nest(text).read()
    inner = [part for part in tree if isinstance(part, list)]
    if len(tree) > 1 and inner and tree[-1] is inner[-1]:
        return [_flat(tree[:-1]), _flat(tree[-1])]
    return [_flat(tree)]


class _Nest:
    """A list in brackets, read one character at a time: names may hold anything but brackets and commas."""

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        self._at = 0

    def read(self) -> list[Any]:
        if not self._text.startswith("["):
            raise NotThat("not_a_list")
        found = self._list()
        if self._at != len(self._text):
            raise NotThat("not_a_list")
        return found

    def _list(self) -> list[Any]:
        found: list[Any] = []
        name = ""
        self._at += 1
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign == "[":
                found.append(self._list())
                continue
            self._at += 1
            if sign in ",]":
                if name.strip():
                    found.append(name.strip())
                name = ""
            else:
                name += sign
            if sign == "]":
                return found
        raise NotThat("not_a_list")


def _flat(parts: Sequence[Any]) -> tuple[str, ...]:
    names: list[str] = []
    for part in parts:
        names += _flat(part) if isinstance(part, list) else [part]
    return tuple(dict.fromkeys(names))


def _json_list(text: str) -> list[Any]:
    try:
        found = json.loads(text)
    except ValueError:
        raise NotThat("not_json") from None
    if not isinstance(found, list):
        raise NotThat("not_a_list")
    return found
