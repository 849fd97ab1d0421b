"""Portions and the menu: what is gone is shown as sold out, what comes back is on sale again."""

from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.catalog import service as catalog
from diandan.modules.catalog.errors import ThingNotFound
from diandan.modules.catalog.events import ShelfTurns, SoldOutEnds
from diandan.modules.catalog.words import Cause
from diandan.modules.inventory import queries as stock
from diandan.modules.inventory import service as inventory
from diandan.modules.inventory.events import StockBack, StockOut
from diandan.modules.ordering.events import OrderAccepted
from diandan.modules.stores import queries as stores

RESTOCK = Actor.system("restock")


def sell_out(fact: StockOut) -> None:
    """The last portion is taken: the menu says so until the next trading day brings new ones."""
    _follow(fact.store_id, fact.ref_id)


def put_back(fact: StockBack) -> None:
    """There are portions again: the menu offers them."""
    _follow(fact.store_id, fact.ref_id)


def end_marks(fact: SoldOutEnds) -> None:
    """Tell screens that a timed sold-out is over."""
    catalog.lift_ended_marks(store=stores.store(fact.store_id), ref_id=fact.ref_id)


def turn_shelf(fact: ShelfTurns) -> None:
    """Tell screens that an item came on the shelf by the clock, or left it."""
    catalog.turn_shelf(store=stores.store(fact.store_id), item_id=fact.item_id, wall=fact.wall)


def consume(fact: OrderAccepted) -> None:
    """The kitchen will make an order: what it held is used."""
    inventory.consume(fact.order_id)


def _follow(store_id: str, ref_id: str) -> None:
    """Let the menu say what the shelf says now, whichever news came first."""
    store = stores.store(store_id)
    if stock.free(store, ref_id) == 0:
        until = stores.next_business_day(store, clock.now())
        try:
            catalog.mark_sold_out(store=store, ref_id=ref_id, until=until, by=RESTOCK, cause=Cause.STOCK)
        except ThingNotFound:
            # Taken off the menu since: nobody can order it, so there is nothing to mark.
            return
    else:
        catalog.back_on_sale(store=store, ref_id=ref_id, by=RESTOCK, cause=Cause.STOCK)
