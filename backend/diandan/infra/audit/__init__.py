"""Who did what to which thing; append-only.

The names below are loaded at first use: Django imports this package before tables may be declared.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diandan.infra.audit.trail import write

_HOMES = {
    "write": "diandan.infra.audit.trail",
}

__all__ = ["write"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(name)
