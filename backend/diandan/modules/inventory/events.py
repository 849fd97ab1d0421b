"""Facts about portions. They are news, not truth: whoever hears one asks what is free now."""

from dataclasses import dataclass
from typing import ClassVar

from diandan.kernel.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class StockOut(Fact):
    """The last free portion of the day is set aside or gone."""

    name: ClassVar[str] = "inventory.stock_out"

    store_id: str
    ref_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StockBack(Fact):
    """There are free portions again, or nobody counts them any more."""

    name: ClassVar[str] = "inventory.stock_back"

    store_id: str
    ref_id: str
