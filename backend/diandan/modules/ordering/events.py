"""Facts about orders. Each carries the ids and the figures of its moment."""

from dataclasses import dataclass

from diandan.kernel.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFact(Fact):
    """What every fact about an order tells."""

    order_id: str
    store_id: str
    guest_id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPlaced(OrderFact):
    """A guest has ordered; payment is awaited."""

    name = "ordering.order_placed"
    total_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDeadline(Fact):
    """The time to pay an order is over; recorded at placing, heard at the deadline."""

    name = "ordering.payment_deadline"
    order_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSettled(OrderFact):
    """The order is paid and lies before the shop."""

    name = "ordering.order_settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAccepted(OrderFact):
    """The shop will make it."""

    name = "ordering.order_accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStarted(OrderFact):
    """Someone has begun to make it."""

    name = "ordering.order_started"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReady(OrderFact):
    """It can be fetched."""

    name = "ordering.order_ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCalled(OrderFact):
    """The number of a ready order is called once more."""

    name = "ordering.order_called"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCompleted(OrderFact):
    """The guest has it."""

    name = "ordering.order_completed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCancelled(OrderFact):
    """It will not be made, or not be fetched; everything is to be given back."""

    name = "ordering.order_cancelled"
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAcknowledged(OrderFact):
    """Someone at the counter has seen it: the ringing stops everywhere."""

    name = "ordering.order_acknowledged"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMoneyMoved(OrderFact):
    """Its figures are others now: paid in part, to be given back, given back. Its state is not."""

    name = "ordering.order_money_moved"
