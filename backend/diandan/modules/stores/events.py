"""Facts about stores."""

from dataclasses import dataclass
from typing import ClassVar

from diandan.kernel.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class StorePaused(Fact):
    """A store stopped taking orders until an instant."""

    name: ClassVar[str] = "stores.store_paused"

    store_id: str
    version: int
    until: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreResumed(Fact):
    """A store takes orders again: by hand, or because the pause ran out."""

    name: ClassVar[str] = "stores.store_resumed"

    store_id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreChanged(Fact):
    """Something about a store that guests see has changed."""

    name: ClassVar[str] = "stores.store_changed"

    store_id: str
    version: int
