"""Placing: an order comes to be, with its lines, its first move and its deadline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from diandan.infra import audit, outbox, rows, sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.ordering.events import OrderPlaced, PaymentDeadline
from diandan.modules.ordering.models import Order, OrderLine, OrderMove
from diandan.modules.ordering.numbers import Drawn
from diandan.modules.ordering.states import OrderState

TIME_TO_PAY = timedelta(minutes=15)

_insert_order = sql.Insert(
    Order,
    (
        "public_id", "store_id", "guest_id", "table_id", "table_label", "mode", "number", "business_date",
        "state", "version", "items_fen", "fees_fen", "discount_fen", "total_fen", "fees", "note", "people",
        "created_at", "pay_by", "cancel_reason",
    ),
)  # fmt: skip
_insert_lines = sql.Insert(
    OrderLine,
    (
        "public_id", "order_id", "position", "item_id", "sku_id", "category_id", "item_name", "item_name_en",
        "spec_text", "spec_text_en", "modifiers", "parts", "allergens", "note", "picture_url",
        "unit_price_fen", "quantity", "amount_fen", "discount_fen", "net_fen",
    ),
)  # fmt: skip
_insert_move = sql.Insert(OrderMove, ("order_id", "step", "state", "at", "by", "note"))


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line as it will be remembered: names, choices and prices of this moment."""

    item_id: str
    sku_id: str
    category_id: str
    item_name: str
    item_name_en: str
    spec_text: str
    spec_text_en: str
    modifiers: list[dict[str, Any]]
    parts: list[dict[str, Any]]
    allergens: list[str]
    note: str
    picture_url: str
    unit_price_fen: int
    quantity: int
    amount_fen: int
    discount_fen: int
    net_fen: int


_OF_LINE = NewLine.__slots__
_values_of = attrgetter(*_OF_LINE)


def place(
    *,
    order_id: str,
    drawn: Drawn,
    store: Any,
    guest: Any,
    table: Any | None,
    mode: str,
    lines: Sequence[NewLine],
    fees: list[dict[str, Any]],
    items_fen: int,
    fees_fen: int,
    discount_fen: int,
    total_fen: int,
    note: str,
    people: int | None,
    by: Actor,
) -> Order:
    """Write an order down under the number drawn for it; the money is the caller's, in the same unit.

    The order comes back with its lines at hand, as if it had just been read.

    ``store``, ``guest`` and ``table`` are rows of their rooms. Unpaid after ``TIME_TO_PAY`` it is heard of
    again as ``PaymentDeadline``.
    """
    tx.must_be_inside()
    now = clock.now()
    written = {
        "public_id": order_id,
        "store_id": store.pk,
        "guest_id": guest.pk,
        "table_id": table.pk if table else None,
        "table_label": table.label if table else "",
        "mode": mode,
        "number": drawn.number,
        "business_date": drawn.business_date,
        "state": OrderState.AWAITING_PAYMENT.value,
        "version": 1,
        "items_fen": items_fen,
        "fees_fen": fees_fen,
        "discount_fen": discount_fen,
        "total_fen": total_fen,
        "fees": fees,
        "note": note,
        "people": people,
        "created_at": now,
        "pay_by": now + TIME_TO_PAY,
        "cancel_reason": "",
    }
    key = _insert_order.one(written)
    order = rows.at_hand(Order, key, written, joined={"store": store, "guest": guest})
    written_lines = _rows(key, lines)
    tx.by_commit(_insert_lines, written_lines)
    order.keep_lines([rows.at_hand(OrderLine, None, line) for line in written_lines])
    note_move(order, step="place", by=by, at=now)
    outbox.record(
        OrderPlaced(
            order_id=order_id,
            store_id=store.public_id,
            guest_id=guest.public_id,
            version=1,
            total_fen=total_fen,
        ),
        outbox.Later(PaymentDeadline(order_id=order_id), TIME_TO_PAY),
    )
    return order


def change_guest(*, of: Any, to: Any, by: Actor) -> int:
    """Let the orders of a guest be another's, who turned out to be the same person; return how many."""

    def unit() -> int:
        moved = Order.objects.filter(guest=of).update(guest=to)
        if moved:
            audit.write(by=by, action="ordering.change_guest", target=of.public_id, details={"orders": moved})
        return moved

    return tx.run(unit)


def note_move(order: Order, *, step: str, by: Actor, at: datetime, note: str = "") -> None:
    """Write a line of an order's history."""
    written = {
        "order_id": order.pk,
        "step": step,
        "state": order.state,
        "at": at,
        "by": str(by),
        "note": note,
    }
    tx.by_commit(_insert_move, [written])


def _rows(order_pk: int, lines: Sequence[NewLine]) -> list[dict[str, Any]]:
    return [
        {
            "public_id": ids.new_id("lin"),
            "order_id": order_pk,
            "position": position,
            **dict(zip(_OF_LINE, _values_of(line), strict=True)),
        }
        for position, line in enumerate(lines)
    ]
