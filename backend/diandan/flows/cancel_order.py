"""An order ends before it is handed over: by the guest, by the shop, or by the clock. Everything goes back.

The cancelling itself is one move. What follows from it (stock, kitchen, money) hangs on the fact, so it
happens however the order ended, once, and also when the process dies in between.
"""

from typing import Any

import structlog

from diandan.infra import audit, tx
from diandan.kernel.actor import Actor
from diandan.modules.inventory import service as inventory
from diandan.modules.kitchen import service as kitchen
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.errors import AskTheStaff, IllegalMove
from diandan.modules.ordering.events import OrderCancelled
from diandan.modules.ordering.states import OrderState, guest_may_cancel
from diandan.modules.payments import service as payments

log = structlog.get_logger(__name__)

UNPAID = "unpaid"


def by_guest(*, guest: Any, order_id: str, reason: str = "") -> Any:
    """Cancel a guest's own order, free until the shop accepts; return it. Cancelled already is fine.

    Raises:
        OrderNotFound; AskTheStaff when the shop has accepted it.
    """

    def unit() -> Any:
        order = orders.for_guest(guest.pk, order_id)
        state = OrderState(order.state)
        if state == OrderState.CANCELLED:
            return order
        if not guest_may_cancel(state):
            raise AskTheStaff(state=order.state)
        return ordering.cancel(
            order_id, reason=reason, by=Actor.guest(guest.public_id), version=order.version
        )

    return tx.run(unit)


def by_staff(*, order_id: str, reason: str, by: Actor, version: int | None = None) -> Any:
    """Cancel an order the shop has already accepted, with a reason, on the record.

    Raises:
        OrderNotFound, IllegalMove, StaleOrder.
    """

    def unit() -> Any:
        order = ordering.cancel(order_id, reason=reason, by=by, version=version)
        audit.write(
            by=by, action="ordering.cancel", target=order_id, store_id=order.store.public_id,
            details={"reason": reason, "total_fen": order.total_fen},
        )  # fmt: skip
        return order

    return tx.run(unit)


def reject(*, order_id: str, reason: str, by: Actor, version: int | None = None) -> Any:
    """Refuse a paid order; the guest gets the money back.

    Raises:
        OrderNotFound, IllegalMove, StaleOrder.
    """

    def unit() -> Any:
        order = ordering.reject(order_id, reason=reason, by=by, version=version)
        audit.write(
            by=by, action="ordering.reject", target=order_id, store_id=order.store.public_id,
            details={"reason": reason, "total_fen": order.total_fen},
        )  # fmt: skip
        return order

    return tx.run(unit)


def close_unpaid(order_id: str) -> None:
    """Cancel an order whose time to pay is over; the gateway was asked before and says it is not paid."""
    try:
        ordering.cancel(order_id, reason=UNPAID, by=Actor.system("close_unpaid"))
    except IllegalMove:
        log.info("cancel.paid_in_time", order_id=order_id)


def give_back(fact: OrderCancelled) -> None:
    """Return stock, take the tickets out of the kitchen, close the bill or give the money back."""
    by = Actor.system("give_back")
    inventory.release(fact.order_id)
    kitchen.void(order_id=fact.order_id, by=by)
    payments.close_or_refund(subject=fact.order_id, reason=fact.reason, by=by)
