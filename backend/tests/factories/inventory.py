"""Portions for tests, counted through the service."""

from diandan.infra import tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.inventory import service as inventory
from diandan.modules.inventory.models import StockLevel
from diandan.modules.stores import queries as stores
from diandan.modules.stores.models import Store

OWNER = Actor.system("factory")


def make_quota(*, store: Store, ref_id: str, portions: int) -> None:
    """So many portions a day of a SKU or modifier."""
    inventory.set_daily_quota(store=store, ref_id=ref_id, portions=portions, by=OWNER)


def make_hold(*, store: Store, order_id: str | None = None, **wanted: int) -> str:
    """An order's hold of portions; returns the order's id. Refs come as keywords: ``sku_01…=2``."""
    order_id = order_id or ids.new_id("ord")
    tx.run(lambda: inventory.hold(order_id=order_id, store=store, wanted=wanted, by=OWNER))
    return order_id


def figures(*, store: Store, ref_id: str) -> tuple[int, int, int]:
    """(free, held, consumed) of today."""
    level = StockLevel.objects.get(
        quota__store=store, quota__ref_id=ref_id, business_date=stores.business_date(store, clock.now())
    )
    return level.free, level.held, level.consumed
