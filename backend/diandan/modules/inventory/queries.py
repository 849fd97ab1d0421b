"""Reads of the inventory: what is left today."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diandan.kernel import clock
from diandan.modules.inventory.models import DailyQuota, StockLevel
from diandan.modules.stores import queries as stores

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store


@dataclass(frozen=True, slots=True)
class Portions:
    """One thing's portions on the present trading day. ``portions`` is the standing quota."""

    ref_id: str
    portions: int
    free: int
    held: int
    consumed: int


def portions_of(store: "Store", ref_ids: Sequence[str] | None = None) -> list[Portions]:
    """Return today's portions of everything a store counts, or of these refs; two queries."""
    quotas = DailyQuota.objects.filter(store_id=store.pk).order_by("ref_id")
    if ref_ids is not None:
        quotas = quotas.filter(ref_id__in=ref_ids)
    today = stores.business_date(store, clock.now())
    found = list(quotas)
    levels = {
        level.quota_id: level
        for level in StockLevel.objects.filter(quota__in=[quota.pk for quota in found], business_date=today)
    }
    return [_portions(quota, levels.get(quota.pk)) for quota in found]


def free(store: "Store", ref_id: str) -> int | None:
    """Return how many portions are free today; None when the thing is not counted."""
    found = portions_of(store, [ref_id])
    return found[0].free if found else None


def _portions(quota: DailyQuota, level: StockLevel | None) -> Portions:
    if level is None:
        return Portions(quota.ref_id, quota.portions, quota.portions, 0, 0)
    return Portions(quota.ref_id, quota.portions, level.free, level.held, level.consumed)
