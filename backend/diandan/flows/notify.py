"""What happens to an order is told to its guest, in the message centre and where they agreed to it.

Reactions only: they write down what is to be said, once per cause. ``bring_message`` takes it outside. What a
guest did with their own hands is not told to them.
"""

from datetime import timedelta
from typing import Any

from diandan.kernel import clock, money
from diandan.modules.notifications import service as notifications
from diandan.modules.notifications.events import NewsWritten
from diandan.modules.notifications.service import Telling
from diandan.modules.notifications.states import MessageKind
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.errors import OrderNotFound
from diandan.modules.ordering.events import (
    OrderAccepted,
    OrderCancelled,
    OrderReady,
    OrderSettled,
)
from diandan.modules.payments import queries as payments
from diandan.modules.payments.events import RefundDone
from diandan.modules.stores import queries as stores

Both = dict[str, dict[str, str]]

ORDER_PAGE = "sub/order/index?id={order_id}"
# Telling somebody an hour later that their coffee is ready helps nobody.
GOOD_FOR: dict[MessageKind, timedelta] = {
    MessageKind.ORDER_PAID: timedelta(hours=2),
    MessageKind.ORDER_ACCEPTED: timedelta(minutes=20),
    MessageKind.ORDER_READY: timedelta(minutes=45),
    MessageKind.ORDER_COMING: timedelta(minutes=20),
    MessageKind.ORDER_REFUSED: timedelta(hours=6),
    MessageKind.ORDER_CANCELLED: timedelta(hours=6),
    MessageKind.REFUND_DONE: timedelta(hours=24),
}
NEWS_GOOD_FOR = timedelta(hours=10)


def order_paid(fact: OrderSettled) -> None:
    """The guest has it in writing."""
    _tell(fact.order_id, MessageKind.ORDER_PAID)


def order_accepted(fact: OrderAccepted) -> None:
    """Somebody looked at it and said yes; where that happens by itself there is nothing to tell."""
    order = orders.order(fact.order_id)
    if not stores.accepts_by_itself(order.store, order.mode, at=order.placed_at or clock.now()):
        _tell_about(order, MessageKind.ORDER_ACCEPTED)


def order_ready(fact: OrderReady) -> None:
    """It can be fetched, or is coming to the table."""
    order = orders.order(fact.order_id)
    at_table = order.mode == "dine_in"
    _tell_about(order, MessageKind.ORDER_COMING if at_table else MessageKind.ORDER_READY)


def order_cancelled(fact: OrderCancelled) -> None:
    """The shop refused or cancelled it. Guests know of their own cancelling, and of not paying."""
    if not fact.by.startswith("staff:"):
        return
    order = orders.order(fact.order_id)
    refused = order.accepted_at is None
    _tell_about(order, MessageKind.ORDER_REFUSED if refused else MessageKind.ORDER_CANCELLED)


def refund_done(fact: RefundDone) -> None:
    """The money is back, says the gateway."""
    try:
        order = orders.order(fact.subject)
    except OrderNotFound:
        return
    figures = {"zh": {"money": _yuan(fact.amount_fen)}, "en": {"money": _yuan(fact.amount_fen)}}
    _tell_about(order, MessageKind.REFUND_DONE, cause=fact.refund_id, further=figures)


def news(fact: NewsWritten) -> None:
    """A portion of those who asked for a brand's news is told; the rest follows."""
    notifications.tell_portion(fact.news_id, after=fact.after, good_for=NEWS_GOOD_FOR)


def _tell(order_id: str, kind: MessageKind) -> None:
    _tell_about(orders.order(order_id), kind)


def _tell_about(order: Any, kind: MessageKind, *, cause: str = "", further: Both | None = None) -> None:
    said = variables_of(order)
    for language, names in (further or {}).items():
        said[language] |= names
    notifications.tell_guest(
        order.guest,
        brand=order.store.brand,
        store=order.store,
        zone=order.store.time_zone,
        telling=Telling(
            kind=kind,
            cause=cause or order.public_id,
            subject=order.public_id,
            variables=said,
            good_for=GOOD_FOR[kind],
            page=ORDER_PAGE.format(order_id=order.public_id),
        ),
    )


def variables_of(order: Any) -> Both:
    """Return what can be said of an order, in both languages."""
    store, paid_fen = order.store, payments.figures_of(order.public_id).paid_fen
    pieces = sum(line.quantity for line in order.lines.all())
    first = order.lines.all()[0]
    wall = clock.local(clock.now(), store.time_zone)
    shared = {
        "number": order.number,
        "time": f"{wall:%H:%M}",
        "minutes": str(store.prep_max_minutes),
        "table": order.table_label,
        "money": _yuan(paid_fen or order.total_fen),
    }
    reason = order.cancel_reason
    zh = {
        "store": store.name,
        "items": first.item_name if pieces == 1 else f"{first.item_name}等 {pieces} 件",
        "reason": reason or "商家未说明原因",
        "back": f"已付的 {_yuan(paid_fen)} 会原路退回。" if paid_fen else "没有产生费用。",
    }
    name = first.item_name_en or first.item_name
    en = {
        "store": store.name_en or store.name,
        "items": name if pieces == 1 else f"{name} and {pieces - 1} more",
        "reason": reason or "no reason given",
        "back": f"{_yuan(paid_fen)} goes back the way it came." if paid_fen else "You were not charged.",
    }
    return {"zh": shared | zh, "en": shared | en}


def _yuan(fen: int) -> str:
    return f"¥{money.format_yuan(fen)}"
