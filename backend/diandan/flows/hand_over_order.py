"""The last step: the number is called, the guest has it, the kitchen's shelf is empty."""

from typing import Any

from diandan.infra import tx
from diandan.kernel.actor import Actor
from diandan.modules.kitchen import service as kitchen
from diandan.modules.ordering import service as ordering


def hand_over(*, order_id: str, by: Actor, version: int | None = None) -> Any:
    """Give a ready order to its guest.

    Raises:
        OrderNotFound, IllegalMove, StaleOrder.
    """

    def unit() -> Any:
        order = ordering.hand_over(order_id, by=by, version=version)
        kitchen.serve_order(order_id=order_id, by=by)
        return order

    return tx.run(unit)


def finish_by_hand(*, order_id: str, by: Actor, version: int | None = None) -> Any:
    """The counter says it is ready, with or without the kitchen's bump: its tickets are done with it.

    Raises:
        OrderNotFound, IllegalMove, StaleOrder.
    """

    def unit() -> Any:
        order = ordering.finish(order_id, by=by, version=version)
        kitchen.finish_order(order_id=order_id, by=by)
        return order

    return tx.run(unit)
