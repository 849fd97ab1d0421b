"""What guests pass on to others: the code on a poster that opens the mini-program, where it leads, who came.

The scene of such a code is ``p=<code>&v=<mark>``: what was passed on, and the mark of the phone that did.

*Opened* counts a guest once for each thing on each trading day. *Orders* are those that reached the shop,
are not cancelled, and whose guest had opened something of the same store within seven days before; each
counts for what was opened last. Nobody learns who passed on what to whom.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from diandan.flows import mini_program
from diandan.kernel import clock
from diandan.modules.accounts.errors import AppNotFound, PlatformRefused, PlatformUnavailable
from diandan.modules.analytics import queries as analytics
from diandan.modules.analytics import service
from diandan.modules.catalog import queries as catalog
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.errors import OrderNotFound
from diandan.modules.ordering.events import OrderCancelled, OrderSettled
from diandan.modules.ordering.states import OrderState
from diandan.modules.stores import queries as stores

log = structlog.get_logger(__name__)

# Large enough to be drawn on a poster pixel by pixel.
CODE_WIDTH = 430
DAYS = 7
ROWS_MAX = 10


@dataclass(frozen=True, slots=True)
class Shared:
    """What a poster's code leads to; without an item it is the menu."""

    store: Any
    item_id: str | None


def poster_code(*, store_id: str, item_id: str | None, mark: str) -> bytes | None:
    """Return the code that opens the brand's mini-program at what is passed on, as the platform draws it.

    None where there is no mini-program, or the platform draws no code now: a link does as well.

    Raises:
        StoreNotFound, ThingNotFound.
    """
    store = stores.store(store_id)
    if item_id:
        catalog.must_be_item(item_id, of=store.brand)
    try:
        target = service.share_target(store, item_id=item_id or "")
        return mini_program.share_code(store, f"p={target.code}&v={mark}", width=CODE_WIDTH)
    except AppNotFound:
        return None
    except (PlatformRefused, PlatformUnavailable) as refusal:
        log.warning("share.no_code", store_id=store.public_id, why=refusal.code, **refusal.details)
        return None


def opened(code: str) -> Shared:
    """Return where a poster's code leads.

    Raises:
        ShareNotFound.
    """
    target = analytics.share_target(code)
    return Shared(store=target.store, item_id=target.item_ref or None)


def note_opening(*, guest: Any, store_id: str, item_id: str | None) -> None:
    """Count that a guest came by what another one passed on.

    Raises:
        StoreNotFound, ThingNotFound.
    """
    store = stores.store(store_id)
    if item_id:
        catalog.must_be_item(item_id, of=store.brand)
    target = service.share_target(store, item_id=item_id or "")
    service.note_opening(target, guest=guest, business_date=stores.business_date(store, clock.now()))


def count_order(fact: OrderSettled) -> None:
    """Count an order whose guest came by something; a late fact about a cancelled one counts nothing."""
    try:
        order = orders.known(fact.order_id)
    except OrderNotFound:
        return
    if order.state != OrderState.CANCELLED:
        service.note_order(
            order_id=order.public_id,
            store_pk=order.store_id,
            guest_pk=order.guest_id,
            ordered_at=order.created_at,
            business_date=order.business_date,
        )


def drop_order(fact: OrderCancelled) -> None:
    """Count an order no longer."""
    service.drop_order(fact.order_id)


def figures(store: Any) -> dict[str, Any]:
    """Return what guests of a store came by in the last seven trading days, today included."""
    today = stores.business_date(store, clock.now())
    since = today - timedelta(days=DAYS - 1)
    rows = analytics.shares(store.pk, since=since, until=today)
    names = catalog.names_of([row.item_id for row in rows[:ROWS_MAX] if row.item_id])
    return {
        "since": since,
        "opened": sum(row.opened for row in rows),
        "orders": sum(row.orders for row in rows),
        "rows": [
            {
                "item_id": row.item_id,
                "name": names.get(row.item_id or "", ("", ""))[0],
                "name_en": names.get(row.item_id or "", ("", ""))[1],
                "opened": row.opened,
                "orders": row.orders,
            }
            for row in rows[:ROWS_MAX]
        ],
    }
