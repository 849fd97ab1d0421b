"""A guest's orders: placed, looked at, cancelled."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Field, Query, Router, Schema
from pydantic import BaseModel

from diandan.api.guest.cart import CartIn
from diandan.api.shared import auth
from diandan.api.shared.auth import GuestRequest
from diandan.api.shared.headers import IdempotencyKey
from diandan.api.shared.order_schemas import FeeOut, OrderLineOut
from diandan.api.shared.paging import PAGE, Cursor, Page
from diandan.api.shared.rendering import rendered
from diandan.flows import cancel_order as cancelling
from diandan.flows import order_history, order_views
from diandan.flows import place_order as placing
from diandan.modules.ordering import queries as orders

router = Router(tags=["orders"])


class PlaceOrderIn(BaseModel):
    """A cart and the fingerprint of the quote the guest agreed to."""

    store_id: Annotated[str, Field(max_length=40)]
    cart: CartIn
    fingerprint: Annotated[str, Field(min_length=8, max_length=64)]


class CancelIn(Schema):
    """Why, if the guest cares to say."""

    reason: Annotated[str, Field(max_length=200)] = ""


class OrderStoreOut(Schema):
    """Where an order is made."""

    id: str
    name: str
    name_en: str
    address: str
    phone: str
    time_zone: str


class StepOut(Schema):
    """A step of the road, and when it was taken."""

    state: str
    at: str | None


class CanOut(Schema):
    """What the guest can do now."""

    pay: bool
    cancel: bool
    order_again: bool


class RefundOut(Schema):
    """Money on its way back."""

    id: str
    state: str
    amount_fen: int
    reason: str
    asked_at: str
    done_at: str | None


class OrderReviewOut(Schema):
    """What can be said about an order that was handed over: until when, and how many lines were reviewed."""

    is_invited: bool
    can_write: bool
    until: str | None
    written: int


class OrderOut(Schema):
    """An order as its guest sees it."""

    id: str
    number: str
    state: str
    version: int
    store: OrderStoreOut
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
    pay_by: str | None
    promised_from: str | None
    promised_to: str | None
    steps: list[StepOut]
    can: CanOut
    cancel_reason: str | None
    cancelled_at: str | None
    refunds: list[RefundOut]
    review: OrderReviewOut | None


@router.post("/orders", response={201: OrderOut}, auth=auth.guest, operation_id="place_order")
def place_order(request: GuestRequest, payload: PlaceOrderIn, key: IdempotencyKey) -> HttpResponse:
    """Turn a quote into an order; the same key gives the same order."""
    placed = placing.place_order(
        guest=request.guest,
        cart=payload.cart.cart(payload.store_id),
        fingerprint=payload.fingerprint,
        key=key,
    )
    return rendered(order_views.placed_order(request.guest, placed), status=201)


class MonthOut(Schema):
    """What was paid for and kept in a month of business days; ``month`` is ``2026-11``.

    ``days`` are all those with an order, ended how it may, as ``2026-11-03``.
    """

    month: str
    orders: int
    spent_fen: int
    days: list[str]


class PlaceOut(Schema):
    """A store the guest has ordered in."""

    id: str
    name: str
    name_en: str


class MonthsOut(Schema):
    """Months, newest first; stores and modes are those of all orders, to choose among."""

    months: list[MonthOut]
    stores: list[PlaceOut]
    modes: list[str]


Mode = Annotated[Literal["pickup", "dine_in", "takeaway"] | None, Query()]
StoreId = Annotated[str | None, Query(max_length=40)]
Month = Annotated[str | None, Query(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
Day = Annotated[date | None, Query()]
Shown = Annotated[Literal["active", "done", "refunded"] | None, Query()]
Text = Annotated[str | None, Query(max_length=40)]


@router.get("/orders", response=Page[OrderOut], auth=auth.guest, operation_id="list_orders")
def list_orders(
    request: GuestRequest,
    cursor: Cursor = None,
    shown: Shown = None,
    text: Text = None,
    mode: Mode = None,
    store_id: StoreId = None,
    month: Month = None,
    day: Day = None,
) -> dict[str, Any]:
    """The guest's orders, newest first: all, or those that fit everything asked for.

    ``shown`` is how they stand; ``text`` a pickup number, or part of the name of something ordered or of the
    store; ``month`` is one of business days, ``day`` a business day.
    """
    rows = order_history.orders_of(
        request.guest.pk,
        shown=shown,
        before=cursor,
        limit=PAGE + 1,
        text=" ".join((text or "").split()),
        mode=mode or "",
        store_id=store_id or "",
        month=date.fromisoformat(f"{month}-01") if month else None,
        day=day,
    )
    return {
        "items": order_views.guest_orders(rows[:PAGE]),
        "next_cursor": rows[PAGE - 1].public_id if len(rows) > PAGE else None,
    }


@router.get("/order-months", response=MonthsOut, auth=auth.guest, operation_id="list_order_months")
def list_order_months(request: GuestRequest, mode: Mode = None, store_id: StoreId = None) -> dict[str, Any]:
    """The guest's totals per month, over everything or one mode or store."""
    return order_history.months_of(request.guest.pk, mode=mode or "", store_id=store_id or "")


@router.get("/orders/{order_id}", response=OrderOut, auth=auth.guest, operation_id="show_order")
def show_order(request: GuestRequest, order_id: str) -> HttpResponse:
    """One order as it is now."""
    return rendered(order_views.guest_order(orders.for_guest(request.guest.pk, order_id)))


@router.post("/orders/{order_id}/cancel", response=OrderOut, auth=auth.guest, operation_id="cancel_order")
def cancel_order(request: GuestRequest, order_id: str, payload: CancelIn) -> dict[str, Any]:
    """Cancel before the shop accepts; what was paid goes back."""
    cancelling.by_guest(guest=request.guest, order_id=order_id, reason=payload.reason)
    return order_views.guest_order(orders.for_guest(request.guest.pk, order_id))
