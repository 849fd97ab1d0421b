"""A repeated request finds the thing it made before.

The names below are loaded at first use: Django imports this package before tables may be declared.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diandan.infra.idempotency.claims import KeyReused, claim, find, inherit

_HOMES = {
    "KeyReused": "diandan.infra.idempotency.claims",
    "claim": "diandan.infra.idempotency.claims",
    "find": "diandan.infra.idempotency.claims",
    "inherit": "diandan.infra.idempotency.claims",
}

__all__ = ["KeyReused", "claim", "find", "inherit"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        # Kept, so that the next use is an ordinary name.
        found = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return found
    raise AttributeError(name)
