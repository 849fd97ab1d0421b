"""Adapters are found by entry point, never imported: a third party ships a package with one line."""

import threading
from functools import cache
from importlib.metadata import entry_points
from typing import Any


class UnknownPlugin(LookupError):
    """No installed package offers this name in this group."""


# Many ask for an adapter at the same moment when a process is fresh. Each adapter counts its own calls, so
# two of a kind would be twice as many calls as are allowed.
_loading = threading.RLock()


def load(group: str, name: str) -> Any:
    """Return the adapter object ``name`` of ``group`` ("diandan.payment_gateways"), made once per process.

    Raises:
        UnknownPlugin: nothing of that name is installed.
    """
    with _loading:
        return _load(group, name)


@cache
def _load(group: str, name: str) -> Any:
    for entry in entry_points(group=group):
        if entry.name == name:
            return entry.load()()
    raise UnknownPlugin(f"{group}: {name}")


def names(group: str) -> list[str]:
    """Return the names offered in a group, sorted."""
    return sorted({entry.name for entry in entry_points(group=group)})
