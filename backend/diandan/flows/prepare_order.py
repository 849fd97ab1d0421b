"""From a paid order to a ready one: accepted, cut into tickets, made."""

from typing import Any

import structlog

from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.kitchen import service as kitchen
from diandan.modules.kitchen.events import TicketsDone, TicketStarted
from diandan.modules.kitchen.service import KitchenLine, KitchenModifier, KitchenPart
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.errors import IllegalMove
from diandan.modules.ordering.events import OrderAccepted, OrderSettled
from diandan.modules.stores import queries as stores

log = structlog.get_logger(__name__)


def accept_if_automatic(fact: OrderSettled) -> None:
    """Accept at once where the store has said so, for the ways to order and the times it has said."""
    store = stores.current(fact.store_id)
    if not store.auto_accept:
        return
    # Without rules every order is taken, and nothing need be read of this one.
    if store.auto_accept_rules:
        order = orders.known(fact.order_id)
        if not stores.accepts_by_itself(store, order.mode, at=order.placed_at or clock.now()):
            return
    _if_still_possible(ordering.accept, fact.order_id, "auto_accept")


def open_tickets(fact: OrderAccepted) -> None:
    """Cut the order into one ticket for each station that makes some of it."""
    order = orders.order(fact.order_id)
    kitchen.open_tickets(
        order_id=order.public_id,
        number=order.number,
        store=order.store,
        mode=order.mode,
        table_label=order.table_label,
        note=order.note,
        lines=[_kitchen_line(line) for line in orders.lines_of(order)],
        promised_at=order.promised_to,
        paid_at=order.placed_at,
        by=Actor.system("open_tickets"),
    )


def mark_started(fact: TicketStarted) -> None:
    """The first cook has begun, so the order has."""
    _if_still_possible(ordering.start, fact.order_id, "first_ticket")


def mark_ready(fact: TicketsDone) -> None:
    """The last ticket is done, so the order is ready."""
    _if_still_possible(ordering.finish, fact.order_id, "last_ticket")


def _if_still_possible(step: Any, order_id: str, name: str) -> None:
    """Take a step that news suggested; the order may have moved on since, and that is fine."""
    try:
        step(order_id, by=Actor.system(name))
    except IllegalMove as moved_on:
        log.info("prepare.moved_on", order_id=order_id, step=name, state=moved_on.details["state"])


def _kitchen_line(line: Any) -> KitchenLine:
    return KitchenLine(
        line_id=line.public_id,
        sku_id=line.sku_id,
        item_id=line.item_id,
        category_id=line.category_id,
        name=line.item_name,
        name_en=line.item_name_en,
        quantity=line.quantity,
        spec_text=line.spec_text,
        spec_text_en=line.spec_text_en,
        modifiers=tuple(
            KitchenModifier(name=one["name"], name_en=one["name_en"], is_default=one["is_default"])
            for one in line.modifiers
        ),
        note=line.note,
        allergens=tuple(line.allergens),
        parts=tuple(
            KitchenPart(
                item_id=part["item_id"],
                sku_id=part["sku_id"],
                category_id=part["category_id"],
                name=part["name"],
                name_en=part["name_en"],
                quantity=part["quantity"],
            )
            for part in line.parts
        ),
    )
