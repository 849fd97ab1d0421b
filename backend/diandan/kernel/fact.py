"""Facts: what happened, told in the past tense, recorded in the transaction that made it true.

A fact carries ids and the figures of that moment as plain JSON values, never a model instance. It grows
by adding fields with defaults, so an old message can always be read by newer code.
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

import msgspec

_BY_NAME: dict[str, type["Fact"]] = {}
_FIELDS: dict[type["Fact"], tuple[str, ...]] = {}


class UnknownFact(LookupError):
    """A message names a fact that no code here declares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Base of all facts; a subclass is a frozen dataclass with a class attribute ``name``."""

    name: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        # No zero-argument super(): dataclass(slots=True) makes the class anew and would break its cell.
        super(Fact, cls).__init_subclass__(**kwargs)
        if cls.name:
            _BY_NAME[cls.name] = cls

    def to_json(self) -> str:
        """Return the fields as compact JSON text."""
        return msgspec.json.encode(self).decode()

    @staticmethod
    def from_json(name: str, body: str) -> "Fact":
        """Rebuild a fact; fields this code does not know are dropped.

        Raises:
            UnknownFact: no fact of that name is declared.
        """
        cls = _BY_NAME.get(name)
        if cls is None:
            raise UnknownFact(name)
        known = _names(cls)
        return cls(**{key: value for key, value in msgspec.json.decode(body).items() if key in known})


def _names(cls: type[Fact]) -> tuple[str, ...]:
    known = _FIELDS.get(cls)
    if known is None:
        known = _FIELDS[cls] = tuple(field.name for field in fields(cls))
    return known


def declared() -> dict[str, type[Fact]]:
    """Return every fact declared so far, by name."""
    return dict(sorted(_BY_NAME.items()))
