"""Moving: the only way an order changes its state.

One step is a compare-and-swap on the order's version, a line of history and a fact, in one unit. It works
alike on every database, and of eight who accept one order one wins.
"""

from datetime import datetime, timedelta
from typing import Any

from diandan.infra import outbox, sql, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.kernel.fact import Fact
from diandan.modules.ordering import queries
from diandan.modules.ordering.errors import IllegalMove, StaleOrder
from diandan.modules.ordering.events import (
    OrderAccepted,
    OrderAcknowledged,
    OrderCalled,
    OrderCancelled,
    OrderCompleted,
    OrderFact,
    OrderMoneyMoved,
    OrderReady,
    OrderSettled,
    OrderStarted,
)
from diandan.modules.ordering.models import Order
from diandan.modules.ordering.service.placing import note_move
from diandan.modules.ordering.states import OrderState, Step, after

_FACTS: dict[Step, type[OrderFact]] = {
    Step.SETTLE: OrderSettled,
    Step.ACCEPT: OrderAccepted,
    Step.START: OrderStarted,
    Step.FINISH: OrderReady,
    Step.HAND_OVER: OrderCompleted,
}

_SWAP = """
    UPDATE {table} SET {state} = %s, {version} = {version} + 1, {when} = %s
    WHERE {id} = %s AND {version} = %s
"""
_TOUCH = "UPDATE {table} SET {when} = %s, {version} = {version} + 1 WHERE {id} = %s AND {version} = %s"

_swap: dict[OrderState, sql.Statement] = {
    state: sql.Statement(Order, _SWAP.replace("{when}", f"{{{state.value}_at}}"))
    for state in OrderState
    if state is not OrderState.AWAITING_PAYMENT
}
_promise = sql.Statement(Order, "UPDATE {table} SET {promised_from} = %s, {promised_to} = %s WHERE {id} = %s")
_reason = sql.Statement(Order, "UPDATE {table} SET {cancel_reason} = %s WHERE {id} = %s")
_touch = {
    name: sql.Statement(Order, _TOUCH.replace("{when}", f"{{{name}}}"))
    for name in ("acknowledged_at", "called_at")
}

_bump = sql.Statement(Order, "UPDATE {table} SET {version} = {version} + 1 WHERE {public_id} = %s")


def settle(order_id: str, *, by: Actor) -> Order:
    """The bill is paid: the order lies before the shop, and the guest is promised a time."""

    def unit() -> Order:
        order = _move(order_id, Step.SETTLE, by=by)
        placed_at = order.placed_at or clock.now()
        order.promised_from = placed_at + timedelta(minutes=order.store.prep_min_minutes)
        order.promised_to = placed_at + timedelta(minutes=order.store.prep_max_minutes)
        _promise.run(order.promised_from, order.promised_to, order.pk)
        return order

    return tx.run(unit)


def accept(order_id: str, *, by: Actor, version: int | None = None) -> Order:
    """The shop will make it."""
    return tx.run(lambda: _move(order_id, Step.ACCEPT, by=by, version=version))


def start(order_id: str, *, by: Actor, version: int | None = None) -> Order:
    """Someone has begun."""
    return tx.run(lambda: _move(order_id, Step.START, by=by, version=version))


def finish(order_id: str, *, by: Actor, version: int | None = None) -> Order:
    """Everything of it is ready."""
    return tx.run(lambda: _move(order_id, Step.FINISH, by=by, version=version))


def hand_over(order_id: str, *, by: Actor, version: int | None = None) -> Order:
    """The guest has it."""
    return tx.run(lambda: _move(order_id, Step.HAND_OVER, by=by, version=version))


def reject(order_id: str, *, reason: str, by: Actor, version: int | None = None) -> Order:
    """The shop refuses a paid order; the money goes back."""
    return tx.run(lambda: _end(order_id, Step.REJECT, reason=reason, by=by, version=version))


def cancel(order_id: str, *, reason: str, by: Actor, version: int | None = None) -> Order:
    """The order ends without being handed over; everything taken for it goes back."""
    return tx.run(lambda: _end(order_id, Step.CANCEL, reason=reason, by=by, version=version))


def acknowledge(order_id: str, *, by: Actor) -> Order:
    """Someone at the counter has seen it. A second time changes nothing."""

    def unit() -> Order:
        order = queries.known(order_id)
        if order.acknowledged_at is None:
            _touch_now(order, "acknowledged_at")
            outbox.record(_fact(OrderAcknowledged, order))
        return order

    return tx.run(unit)


def call(order_id: str, *, by: Actor) -> Order:
    """Call the number of a ready order once more.

    Raises:
        IllegalMove: it is not ready.
    """

    def unit() -> Order:
        order = queries.known(order_id)
        if order.state != OrderState.READY:
            raise IllegalMove(state=order.state, step="call")
        _touch_now(order, "called_at")
        note_move(order, step="call", by=by, at=clock.now())
        outbox.record(_fact(OrderCalled, order))
        return order

    return tx.run(unit)


def note_money(order_id: str, *, by: Actor) -> Order:
    """Give an order a new version because its money moved, so that no screen keeps the old figures."""

    def unit() -> Order:
        _bump.run(order_id)
        order = queries.known(order_id)
        outbox.record(_fact(OrderMoneyMoved, order))
        return order

    return tx.run(unit)


def _move(
    order_id: str, step: Step, *, by: Actor, note: str = "", version: int | None = None, **told: Any
) -> Order:
    """Take one step: compare-and-swap the state, write history, record the fact.

    Raises:
        IllegalMove: the step is not in MOVES for the present state.
        StaleOrder: someone else moved the order meanwhile; read again and decide anew.
    """
    order = queries.known(order_id)
    if version is not None and version != order.version:
        raise StaleOrder(state=order.state, version=order.version)
    to, now = after(OrderState(order.state), step), clock.now()
    if not _swap[to].run(to.value, now, order.pk, order.version):
        raise StaleOrder(state=order.state, version=order.version)
    order.state, order.version = to.value, order.version + 1
    setattr(order, f"{to.value}_at", now)
    note_move(order, step=step.value, by=by, at=now, note=note)
    outbox.record(_fact(_FACTS.get(step, OrderCancelled), order, **told))
    return order


def _end(order_id: str, step: Step, *, reason: str, by: Actor, version: int | None) -> Order:
    order = _move(order_id, step, by=by, note=reason, version=version, reason=reason, by_actor=str(by))
    _reason.run(reason, order.pk)
    order.cancel_reason = reason
    return order


def _touch_now(order: Order, name: str) -> None:
    now: datetime = clock.now()
    if not _touch[name].run(now, order.pk, order.version):
        raise StaleOrder(state=order.state, version=order.version)
    order.version += 1
    setattr(order, name, now)


def _fact(kind: type[OrderFact], order: Order, **told: Any) -> Fact:
    if "by_actor" in told:
        told["by"] = told.pop("by_actor")
    return kind(
        order_id=order.public_id,
        store_id=order.store.public_id,
        guest_id=order.guest.public_id,
        version=order.version,
        **told,
    )
