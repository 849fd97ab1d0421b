"""Adapters are found by entry point, never imported: a third party ships a package with one line."""

from functools import cache
from importlib.metadata import entry_points
from typing import Any


class UnknownPlugin(LookupError):
    """No installed package offers this name in this group."""


@cache
def load(group: str, name: str) -> Any:
    """Return the adapter object ``name`` of ``group`` ("diandan.payment_gateways"), made once per process.

    Raises:
        UnknownPlugin: nothing of that name is installed.
    """
    for entry in entry_points(group=group):
        if entry.name == name:
            return entry.load()()
    raise UnknownPlugin(f"{group}: {name}")


def names(group: str) -> list[str]:
    """Return the names offered in a group, sorted."""
    return sorted({entry.name for entry in entry_points(group=group)})
