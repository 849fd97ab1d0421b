"""Our own JSON form ↔ a menu document: the drafts themselves, nested, amounts in fen.

{"format": "diandan-menu/1", "categories": […], "modifier_groups": [{…, "modifiers": […]}],
"items": [{…, "specs": [{…, "values": […]}], "skus": [{…, "values": ["大杯"]}], "parts": […]}]}
"""

import json
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
from diandan.modules.catalog.menufiles.canonical import ReadMenu
from diandan.modules.catalog.menufiles.problems import CellProblem, MenuFileProblems, Place

FORMAT = "diandan-menu/1"

# Where a key of the file is not called like the draft's field.
_KEYS = {"groups": "modifier_groups", "spec_values": "values"}
_FIELDS = {key: field for field, key in _KEYS.items()}

# What each field has to be before the rules look at it; fields not named here are texts.
_KINDS: dict[str, type | tuple[type, ...]] = {
    "available": (list, type(None)),
    "badges": list,
    "tags": list,
    "allergens": list,
    "modes": (list, type(None)),
    "groups": list,
    "spec_values": list,
    "nutrition": (dict, type(None)),
    "is_default": bool,
    "is_on_shelf": bool,
    "kcal": (int, type(None)),
    "position": (int, type(None)),
    "purchase_limit": (int, type(None)),
    **dict.fromkeys(
        (
            "min_select",
            "max_select",
            "min_quantity",
            "quantity",
            "price_fen",
            "price_delta_fen",
            "packaging_fee_fen",
        ),
        int,
    ),
}
_NEEDED = {"name", "category", "price_fen"}
_NESTED = {"modifiers": ModifierDraft, "specs": SpecDraft, "skus": SkuDraft, "parts": PartDraft}
_TOP = {"categories": CategoryDraft, "groups": GroupDraft, "items": ItemDraft}


def read_document(content: Any) -> ReadMenu:
    """Return the menu a JSON file in our own form describes.

    Raises:
        MenuFileProblems: every key that is unknown, missing or of the wrong kind.
    """
    reader = _Reader()
    found = reader.document(content)
    if reader.problems:
        raise MenuFileProblems(reader.problems)
    return ReadMenu(found, reader.places, _KEYS)


def write_document(document: MenuDocument) -> bytes:
    """Return a menu document as readable JSON."""
    plain = {
        "format": FORMAT,
        "categories": [_plain(draft) for draft in document.categories],
        "modifier_groups": [_plain(draft) for draft in document.groups],
        "items": [_plain(draft) for draft in document.items],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(draft: Any) -> dict[str, Any]:
    found = {}
    for name in draft.__dataclass_fields__:
        value = getattr(draft, name)
        if isinstance(draft, SpecValueDraft) and name == "id":
            continue
        nested = isinstance(value, tuple) and value and hasattr(value[0], "__dataclass_fields__")
        found[_KEYS.get(name, name)] = [_plain(inner) for inner in value] if nested else value
    return found


class _Reader:
    def __init__(self) -> None:
        self.problems: list[CellProblem] = []
        self.places: dict[str, Place] = {}

    def document(self, content: Any) -> MenuDocument:
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            self._wrong("", "format", "unknown_format")
            return MenuDocument()
        for key in content.keys() - {"format", *(_KEYS.get(name, name) for name in _TOP)}:
            self._wrong("", key, "unknown_key")
        return MenuDocument(
            **{
                name: self._many(kind, content.get(_KEYS.get(name, name), []), name)
                for name, kind in _TOP.items()
            }
        )

    def _many(self, kind: Any, values: Any, path: str) -> tuple[Any, ...]:
        if not isinstance(values, list):
            self._wrong(path, "", "not_a_list")
            return ()
        made = [self._one(kind, value, f"{path}/{place}") for place, value in enumerate(values)]
        return tuple(draft for draft in made if draft is not None)

    def _one(self, kind: Any, value: Any, path: str) -> Any:
        self.places[path] = Place(path, 0)
        if not isinstance(value, dict):
            return self._wrong(path, "", "not_an_object")
        before = len(self.problems)
        made: dict[str, Any] = {}
        known = kind.__dataclass_fields__
        for key, inner in value.items():
            name = str(key if kind is SpecDraft and key == "values" else _FIELDS.get(key, key))
            if name not in known or (kind is SpecValueDraft and name == "id"):
                self._wrong(path, key, "unknown_key")
            elif name in _NESTED or (kind is SpecDraft and name == "values"):
                made[name] = self._many(_NESTED.get(name, SpecValueDraft), inner, f"{path}/{name}")
            elif not _is(inner, _KINDS.get(name, str)):
                self._wrong(path, key, "wrong_kind", str(inner))
            else:
                made[name] = tuple(inner) if isinstance(inner, list) and name != "available" else inner
        for name in _NEEDED & known.keys() - made.keys():
            if kind is not SkuDraft or name == "price_fen":
                self._wrong(path, _KEYS.get(name, name), "missing")
        if kind is PartDraft and "item" not in made:
            self._wrong(path, "item", "missing")
        return kind(**made) if len(self.problems) == before else None

    def _wrong(self, path: str, key: str, reason: str, value: str = "") -> None:
        self.problems.append(CellProblem(path, 0, key, reason, value[:80]))


def _is(value: Any, kind: type | tuple[type, ...]) -> bool:
    kinds = kind if isinstance(kind, tuple) else (kind,)
    # In Python True is a number; in a menu it is not.
    return isinstance(value, kinds) and (not isinstance(value, bool) or bool in kinds)
