"""Money at the counter: cash in, money back."""

from typing import Annotated

from django.http import HttpResponse
from ninja import Field, Router
from pydantic import BaseModel

from diandan.api.merchant.orders import DeskOrderOut
from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.headers import IdempotencyKey, request_hash
from diandan.api.shared.rendering import rendered
from diandan.flows import order_views, pay_order, refund_order
from diandan.modules.accounts.roles import Permission
from diandan.modules.ordering import queries as orders

router = Router(tags=["money"])

# A till drawer holds less than this; more is a slip of the finger.
CASH_MAX_FEN = 10_000_000


class CashIn(BaseModel):
    """What the guest handed over."""

    received_fen: Annotated[int, Field(ge=0, le=CASH_MAX_FEN, strict=True)]


class RefundIn(BaseModel):
    """What goes back and why; without an amount, everything that is left."""

    reason: Annotated[str, Field(min_length=1, max_length=80)]
    amount_fen: Annotated[int | None, Field(ge=1)] = None


class CashOut(DeskOrderOut):
    """The order, and what to hand back."""

    change_fen: int


@router.post(
    "/orders/{order_id}/cash",
    response=CashOut,
    auth=auth.staff(Permission.ORDERS),
    operation_id="take_cash",
)
def take_cash(request: StaffRequest, order_id: str, payload: CashIn, key: IdempotencyKey) -> HttpResponse:
    """Take what is owed in cash; the answer says the change."""
    order = orders.in_store(request.store.pk, order_id)
    payment = pay_order.take_cash(
        order=order,
        received_fen=payload.received_fen,
        key=key,
        request_hash=request_hash(request),
        by=request.actor,
    )
    shown = order_views.desk_order(orders.freshen(order))
    return rendered({**shown, "change_fen": payment.change_fen})


@router.post(
    "/orders/{order_id}/refund",
    response=DeskOrderOut,
    auth=auth.staff(Permission.REFUND),
    operation_id="refund_order",
)
def refund(request: StaffRequest, order_id: str, payload: RefundIn, key: IdempotencyKey) -> HttpResponse:
    """Give back part or all of what was paid; the order itself does not move."""
    refund_order.by_staff(
        order=orders.in_store(request.store.pk, order_id),
        amount_fen=payload.amount_fen,
        reason=payload.reason,
        key=key,
        request_hash=request_hash(request),
        by=request.actor,
    )
    return rendered(order_views.desk_order(orders.order(order_id)))
