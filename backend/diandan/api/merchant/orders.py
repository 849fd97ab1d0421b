"""The order desk: what lies before the shop, moved along its legal moves."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Field, Query, Router, Schema
from pydantic import BaseModel

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.order_schemas import FeeOut, OrderLineOut
from diandan.api.shared.paging import Cursor, Page
from diandan.api.shared.rendering import rendered
from diandan.flows import cancel_order as cancelling
from diandan.flows import find_order as finding
from diandan.flows import hand_over_order as handing
from diandan.flows import order_views
from diandan.kernel import clock
from diandan.modules.accounts.roles import Permission
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.errors import OrderNotFound
from diandan.modules.stores import queries as stores

router = Router(tags=["orders"])
auth.belongs("order_id", orders.store_id_of, missing=OrderNotFound)

PAGE = 30
Text = Annotated[str, Query(max_length=40)]
Version = Annotated[int | None, Field(ge=1)]


class MoveIn(BaseModel):
    """The version the screen showed, so that two people never decide twice."""

    version: Version = None


class EndIn(BaseModel):
    """Why an order ends; the guest reads it."""

    reason: Annotated[str, Field(min_length=1, max_length=200)]
    version: Version = None


class DeskCanOut(Schema):
    """What the counter can do now."""

    accept: bool
    reject: bool
    start: bool
    finish: bool
    hand_over: bool
    cancel: bool
    take_cash: bool
    refund: bool


class DeskOrderOut(Schema):
    """An order as the counter sees it."""

    id: str
    number: str
    state: str
    version: int
    mode: str
    table_label: str | None
    people: int | None
    note: str
    lines: list[OrderLineOut]
    fees: list[FeeOut]
    discounts: list[FeeOut]
    items_fen: int
    fees_fen: int
    discount_fen: int
    total_fen: int
    paid_fen: int
    refunded_fen: int
    owed_fen: int
    created_at: str
    placed_at: str | None
    settled_at: str | None
    accepted_at: str | None
    preparing_at: str | None
    ready_at: str | None
    completed_at: str | None
    cancelled_at: str | None
    promised_to: str | None
    is_acknowledged: bool
    cancel_reason: str | None
    guest_label: str
    allergens: list[str]
    can: DeskCanOut


class DeskOut(Schema):
    """The whole desk."""

    items: list[DeskOrderOut]
    business_date: date


class HistoryOut(Schema):
    """A step an order took."""

    state: str
    step: str
    by: str
    at: str
    note: str


class OrderDetailOut(DeskOrderOut):
    """An order with everything that is known of it."""

    history: list[HistoryOut]
    payments: list[dict[str, Any]]
    refunds: list[dict[str, Any]]
    tickets: list[dict[str, Any]]


@router.get(
    "/stores/{store_id}/orders/desk",
    response=DeskOut,
    auth=auth.staff(Permission.ORDERS),
    operation_id="show_desk",
)
def show_desk(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """Open orders, and those finished in the last half hour."""
    now = clock.now()
    today = stores.business_date(request.store, now)
    found = orders.desk(request.store.pk, today=today, now=now)
    return {"items": order_views.desk_orders(found), "business_date": today}


@router.get(
    "/stores/{store_id}/orders",
    response=Page[DeskOrderOut],
    auth=auth.staff(Permission.ORDERS),
    operation_id="search_orders",
)
def search_orders(
    request: StaffRequest,
    store_id: str,
    query: Text = "",
    state: Text = "",
    mode: Text = "",
    day: Annotated[date | None, Query(alias="date")] = None,
    cursor: Cursor = None,
) -> dict[str, Any]:
    """A store's orders, newest first, by number, table, item, end of the phone number, state, mode and day.

    Items and tables are looked for in the newest month, or in the day that is named.
    """
    rows = finding.find_orders(
        store_pk=request.store.pk,
        text=query.strip(),
        state=state,
        mode=mode,
        day=day,
        before=cursor,
        limit=PAGE + 1,
    )
    return {
        "items": order_views.desk_orders(rows[:PAGE]),
        "next_cursor": rows[PAGE - 1].public_id if len(rows) > PAGE else None,
    }


@router.get(
    "/orders/{order_id}",
    response=OrderDetailOut,
    auth=auth.staff(Permission.ORDERS),
    operation_id="show_order",
)
def show_order(request: StaffRequest, order_id: str) -> dict[str, Any]:
    """One order with its history, its money and its tickets."""
    return order_views.desk_order_detail(orders.in_store(request.store.pk, order_id))


@router.post(
    "/orders/{order_id}/accept",
    response=DeskOrderOut,
    auth=auth.staff(Permission.ORDERS),
    operation_id="accept_order",
)
def accept_order(request: StaffRequest, order_id: str, payload: MoveIn) -> HttpResponse:
    """Take an order on."""
    return _shown(ordering.accept(order_id, by=request.actor, version=payload.version))


@router.post(
    "/orders/{order_id}/reject",
    response=DeskOrderOut,
    auth=auth.staff(Permission.ORDERS),
    operation_id="reject_order",
)
def reject_order(request: StaffRequest, order_id: str, payload: EndIn) -> HttpResponse:
    """Refuse a paid order; the guest gets the money back."""
    cancelling.reject(order_id=order_id, reason=payload.reason, by=request.actor, version=payload.version)
    return _shown(orders.order(order_id))


@router.post(
    "/orders/{order_id}/start",
    response=DeskOrderOut,
    auth=auth.staff(Permission.ORDERS),
    operation_id="start_order",
)
def start_order(request: StaffRequest, order_id: str, payload: MoveIn) -> HttpResponse:
    """Say that someone has begun."""
    return _shown(ordering.start(order_id, by=request.actor, version=payload.version))


@router.post(
    "/orders/{order_id}/finish",
    response=DeskOrderOut,
    auth=auth.staff(Permission.ORDERS),
    operation_id="finish_order",
)
def finish_order(request: StaffRequest, order_id: str, payload: MoveIn) -> HttpResponse:
    """Say that it is ready, and call the guest."""
    return _shown(handing.finish_by_hand(order_id=order_id, by=request.actor, version=payload.version))


@router.post(
    "/orders/{order_id}/hand_over",
    response=DeskOrderOut,
    auth=auth.staff(Permission.ORDERS),
    operation_id="hand_over_order",
)
def hand_over_order(request: StaffRequest, order_id: str, payload: MoveIn) -> HttpResponse:
    """Give it to the guest."""
    return _shown(handing.hand_over(order_id=order_id, by=request.actor, version=payload.version))


@router.post(
    "/orders/{order_id}/cancel",
    response=DeskOrderOut,
    auth=auth.staff(Permission.REFUND),
    operation_id="cancel_order",
)
def cancel_order(request: StaffRequest, order_id: str, payload: EndIn) -> HttpResponse:
    """End an accepted order; what was paid goes back."""
    cancelling.by_staff(order_id=order_id, reason=payload.reason, by=request.actor, version=payload.version)
    return _shown(orders.order(order_id))


@router.post(
    "/orders/{order_id}/acknowledge",
    response=DeskOrderOut,
    auth=auth.staff(Permission.ORDERS),
    operation_id="acknowledge_order",
)
def acknowledge_order(request: StaffRequest, order_id: str) -> HttpResponse:
    """Stop the ringing on every screen of the store."""
    return _shown(ordering.acknowledge(order_id, by=request.actor))


def _shown(order: Any) -> HttpResponse:
    return rendered(order_views.desk_order(order))
