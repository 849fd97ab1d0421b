"""Who did what to which thing; append-only.

The names below are loaded at first use: Django imports this package before tables may be declared.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diandan.infra.audit.reading import Wanted, actors, of_brand, of_store, page
    from diandan.infra.audit.trail import write

_HOMES = {
    "Wanted": "diandan.infra.audit.reading",
    "actors": "diandan.infra.audit.reading",
    "of_brand": "diandan.infra.audit.reading",
    "of_store": "diandan.infra.audit.reading",
    "page": "diandan.infra.audit.reading",
    "write": "diandan.infra.audit.trail",
}

__all__ = ["Wanted", "actors", "of_brand", "of_store", "page", "write"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        # Kept, so that the next use is an ordinary name.
        found = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return found
    raise AttributeError(name)
