"""Orders and quotes as screens read them: one shape for the HTTP answer and for the live frame.

Plain dictionaries of plain values. The guest's view holds nothing of other people; the desk's view holds no
key and no number of a person. ``contracts/openapi`` declares the same shapes for the clients.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from diandan.flows import review_views
from diandan.flows.quote_cart import CartQuote
from diandan.kernel.clock import instant
from diandan.modules.accounts import queries as accounts
from diandan.modules.kitchen import queries as kitchen
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.states import (
    ROAD,
    OrderState,
    Step,
    guest_may_cancel,
    is_final,
    may,
)
from diandan.modules.payments import queries as payments
from diandan.modules.pricing.quote import Quote

if TYPE_CHECKING:
    from diandan.flows.place_order import Placed

# What is said of a combo's part; where it is made is the kitchen's business.
PART_SHOWS = ("sku_id", "item_id", "name", "name_en", "quantity")
_STEPS = tuple((step.value, f"{step.value}_at") for step in ROAD)


def quote(found: CartQuote) -> dict[str, Any]:
    """A price with its reasons, as the cart shows it."""
    lines = zip(found.lines, found.price.lines, strict=True)
    return {
        "fingerprint": found.fingerprint,
        "menu_version": found.menu_version,
        "lines": [
            {
                "client_line_id": line.client_line_id,
                "item_id": line.item_id,
                "sku_id": line.sku_id,
                "name": line.name,
                "name_en": line.name_en,
                "spec_text": line.spec_text,
                "spec_text_en": line.spec_text_en,
                "modifiers": msgspec.to_builtins(line.modifiers),
                "parts": [{name: getattr(part, name) for name in PART_SHOWS} for part in line.parts],
                "note": line.note,
                "picture_url": line.picture_url,
                "unit_price_fen": priced.unit_price_fen,
                "quantity": priced.quantity,
                "amount_fen": priced.amount_fen,
                "discount_fen": priced.discount_fen,
                "net_fen": priced.net_fen,
            }
            for line, priced in lines
        ],
        "fees": fees(found.price),
        "discounts": [],
        "items_fen": found.price.items_fen,
        "fees_fen": found.price.fees_fen,
        "discount_fen": found.price.discount_fen,
        "total_fen": found.price.total_fen,
        "problems": [
            {"client_line_id": p.client_line_id, "code": p.code, "details": dict(p.details)}
            for p in found.problems
        ],
        "ready_in": {
            "min_minutes": found.store.prep_min_minutes,
            "max_minutes": found.store.prep_max_minutes,
        },
    }


def fees(price: Quote) -> list[dict[str, Any]]:
    """Fees with their reasons in both languages; an order keeps them as they were."""
    return [
        {
            "kind": fee.kind,
            "name": "打包费",
            "name_en": "Packaging",
            "amount_fen": fee.amount_fen,
            "reason": f"{fee.pieces} 件需要打包",
            "reason_en": f"{fee.pieces} to pack",
        }
        for fee in price.fees
    ]


def guest_order(order: Any) -> dict[str, Any]:
    """An order as its guest sees it."""
    money = payments.figures_of(order.public_id)
    return _guest(order, money, payments.refunds_of(order.public_id), _review(order))


def guest_orders(found: Sequence[Any]) -> list[dict[str, Any]]:
    """Several orders as their guest sees them; the money is read in one go."""
    figures = payments.figures([order.public_id for order in found])
    refunds = payments.refunds([order.public_id for order in found])
    reviewing = review_views.of_orders(found)
    return [
        _guest(
            order,
            figures[order.public_id],
            refunds.get(order.public_id, []),
            reviewing.get(order.public_id),
        )
        for order in found
    ]


def placed_order(guest: Any, placed: "Placed") -> dict[str, Any]:
    """An order that was placed just now, from what is at hand; read anew when it is older or cost nothing."""
    if placed.order is None or placed.order.total_fen == 0:
        return guest_order(orders.for_guest(guest.pk, placed.order_id))
    owed = payments.Figures(total_fen=placed.order.total_fen, is_open=True)
    return _guest(placed.order, owed, [], None)


def desk_order(order: Any) -> dict[str, Any]:
    """An order as the counter sees it."""
    return _desk(order, payments.figures_of(order.public_id))


def desk_order_like(order: Any, guest_view: dict[str, Any]) -> dict[str, Any]:
    """An unpaid order as the counter sees it, from how its guest was shown it."""
    owed = payments.Figures(total_fen=order.total_fen, is_open=True)
    return _desk(order, owed, shared={name: guest_view[name] for name in _SHARED})


def both(order: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """An order as its guest and as the counter see it, with the money read once."""
    money = payments.figures_of(order.public_id)
    shared = _shared(order, money)
    # Nothing can have gone back of a bill that nothing was paid on yet.
    untouched = money.is_open and not money.paid_fen
    refunds = [] if untouched else payments.refunds_of(order.public_id)
    return (
        _guest(order, money, refunds, _review(order), shared=shared),
        _desk(order, money, shared=shared),
    )


def desk_orders(found: Sequence[Any]) -> list[dict[str, Any]]:
    """Several orders as the counter sees them; the money is read in one go."""
    figures = payments.figures([order.public_id for order in found])
    return [_desk(order, figures[order.public_id]) for order in found]


def desk_order_detail(order: Any) -> dict[str, Any]:
    """An order with its history, its money and its tickets, for the drawer at the counter."""
    money_back = payments.refunds([order.public_id]).get(order.public_id, [])
    moves = list(orders.history(order.pk))
    names = accounts.names_of(move.by for move in moves)
    return {
        **desk_order(order),
        "history": [
            {
                "state": move.state,
                "step": move.step,
                "by": names.get(move.by, move.by),
                "at": instant(move.at),
                "note": move.note,
            }
            for move in moves
        ],
        "payments": [
            {
                "id": payment.public_id,
                "means": payment.means,
                "channel": payment.channel,
                "state": payment.state,
                "amount_fen": payment.amount_fen,
                "paid_at": instant(payment.paid_at),
            }
            for payment in payments.payments_of(order.public_id)
        ],
        "refunds": [_refund(refund) for refund in money_back],
        "tickets": [
            {
                "id": ticket.public_id,
                "station": ticket.station.name,
                "station_en": ticket.station.name_en,
                "state": ticket.state,
                "opened_at": instant(ticket.opened_at),
                "started_at": instant(ticket.started_at),
                "done_at": instant(ticket.done_at),
                "items": [kitchen.item_view(item) for item in ticket.items.all()],
            }
            for ticket in kitchen.tickets_of(order.public_id)
        ],
    }


def board(rows: Iterable[orders.BoardRow]) -> dict[str, Any]:
    """The calling screen: numbers that are ready, oldest first, and numbers being made."""
    entries = [board_entry(*row) for row in rows]
    return {
        "ready": [entry for entry in entries if entry["state"] == "ready"],
        "preparing": [entry for entry in entries if entry["state"] == "preparing"],
    }


def board_entry(
    order_id: str,
    number: str,
    state: str,
    version: int,
    ready_at: datetime | None,
    called_at: datetime | None,
) -> dict[str, Any]:
    """One number on the calling screen; no person, no content."""
    return {
        "order_id": order_id,
        "number": number,
        "state": "ready" if state == OrderState.READY else "preparing",
        "version": version,
        "ready_at": instant(ready_at),
        "called_at": instant(called_at or ready_at),
    }


def _guest(
    order: Any,
    money: Any,
    refunds: Sequence[Any],
    review: dict[str, Any] | None,
    *,
    shared: dict[str, Any] | None = None,
) -> dict[str, Any]:
    state = OrderState(order.state)
    store = order.store
    return {
        "id": order.public_id,
        "number": order.number,
        "state": order.state,
        "version": order.version,
        "store": {
            "id": store.public_id,
            "name": store.name,
            "name_en": store.name_en,
            "address": store.address,
            "phone": store.phone,
            "time_zone": store.time_zone,
        },
        **(shared or _shared(order, money)),
        "pay_by": instant(order.pay_by) if state == OrderState.AWAITING_PAYMENT else None,
        "promised_from": instant(order.promised_from),
        "promised_to": instant(order.promised_to),
        "steps": [{"state": state, "at": instant(getattr(order, column))} for state, column in _STEPS],
        "can": {
            "pay": state == OrderState.AWAITING_PAYMENT,
            "cancel": guest_may_cancel(state),
            "order_again": is_final(state),
        },
        "cancel_reason": order.cancel_reason or None,
        "cancelled_at": instant(order.cancelled_at),
        "refunds": [_refund(refund) for refund in refunds],
        "review": review,
    }


def _review(order: Any) -> dict[str, Any] | None:
    return review_views.of_orders([order]).get(order.public_id)


def _refund(refund: Any) -> dict[str, Any]:
    return {
        "id": refund.public_id,
        "state": refund.state,
        "amount_fen": refund.amount_fen,
        "reason": refund.reason,
        "asked_at": instant(refund.asked_at),
        "done_at": instant(refund.done_at),
    }


def _desk(order: Any, money: Any, *, shared: dict[str, Any] | None = None) -> dict[str, Any]:
    state = OrderState(order.state)
    return {
        "id": order.public_id,
        "number": order.number,
        "state": order.state,
        "version": order.version,
        **(shared or _shared(order, money)),
        "placed_at": instant(order.placed_at),
        "settled_at": instant(order.placed_at),
        "accepted_at": instant(order.accepted_at),
        "preparing_at": instant(order.preparing_at),
        "ready_at": instant(order.ready_at),
        "completed_at": instant(order.completed_at),
        "cancelled_at": instant(order.cancelled_at),
        "promised_to": instant(order.promised_to),
        "is_acknowledged": order.acknowledged_at is not None,
        "cancel_reason": order.cancel_reason or None,
        "guest_label": f"#{order.guest.public_id[-4:]}",
        "allergens": sorted({name for line in orders.lines_of(order) for name in line.allergens}),
        "can": {
            **_open_steps(state),
            "take_cash": state == OrderState.AWAITING_PAYMENT,
            "refund": money.paid_fen > money.refunded_fen,
        },
    }


@lru_cache
def _open_steps(state: OrderState) -> dict[str, bool]:
    """Which steps of the counter an order in this state may take; settling is the money's."""
    return {step.value: may(state, step) for step in Step if step is not Step.SETTLE}


def _shared(order: Any, money: Any) -> dict[str, Any]:
    return {
        "mode": order.mode,
        "table_label": order.table_label or None,
        "people": order.people,
        "note": order.note,
        "lines": [_line(line) for line in orders.lines_of(order)],
        "fees": order.fees,
        "discounts": [],
        "items_fen": order.items_fen,
        "fees_fen": order.fees_fen,
        "discount_fen": order.discount_fen,
        "total_fen": order.total_fen,
        "paid_fen": money.paid_fen,
        "refunded_fen": money.refunded_fen,
        "owed_fen": money.owed_fen,
        "created_at": instant(order.created_at),
    }


# What guest and counter are shown alike; the names of ``_shared``.
_SHARED = (
    *("mode", "table_label", "people", "note", "lines", "fees", "discounts", "items_fen", "fees_fen"),
    *("discount_fen", "total_fen", "paid_fen", "refunded_fen", "owed_fen", "created_at"),
)


def _line(line: Any) -> dict[str, Any]:
    return {
        "id": line.public_id,
        "item_id": line.item_id,
        "sku_id": line.sku_id,
        "name": line.item_name,
        "name_en": line.item_name_en,
        "spec_text": line.spec_text,
        "spec_text_en": line.spec_text_en,
        "modifiers": line.modifiers,
        "parts": [{name: part[name] for name in PART_SHOWS} for part in line.parts],
        "allergens": line.allergens,
        "note": line.note,
        "picture_url": line.picture_url,
        "unit_price_fen": line.unit_price_fen,
        "quantity": line.quantity,
        "amount_fen": line.amount_fen,
        "discount_fen": line.discount_fen,
        "net_fen": line.net_fen,
    }
