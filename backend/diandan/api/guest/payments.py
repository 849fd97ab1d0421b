"""Paying an order: begin, and look how it stands."""

from typing import Annotated, Any, Literal

from django.conf import settings
from ninja import Field, Router, Schema

from diandan.api.shared import auth
from diandan.api.shared.auth import GuestRequest
from diandan.api.shared.headers import IdempotencyKey, request_hash
from diandan.flows import pay_order as flow
from diandan.modules.ordering import queries as orders
from diandan.modules.payments import queries as payments
from diandan.modules.payments.errors import PaymentNotFound
from diandan.modules.payments.ports import Channel

router = Router(tags=["payments"])

State = Literal["opened", "pending", "paid", "failed", "closed"]


class StartPaymentIn(Schema):
    """By what means and where the guest pays."""

    means: Annotated[str, Field(max_length=20)] = "wechatpay"
    channel: Channel


class JsapiOut(Schema):
    """Parameters of ``wx.requestPayment``, signed."""

    appId: str  # noqa: N815 - the mini-program's own spelling
    timeStamp: str  # noqa: N815
    nonceStr: str  # noqa: N815
    package: str
    signType: str  # noqa: N815
    paySign: str  # noqa: N815


class PayloadOut(Schema):
    """What the phone needs; which field is set follows from the means and the channel.

    ``trade_no`` is what ``my.tradePay`` wants of Alipay's mini-program.
    """

    h5_url: str | None = None
    code_url: str | None = None
    jsapi: JsapiOut | None = None
    trade_no: str | None = None


class PaymentOut(Schema):
    """How a payment stands."""

    payment_id: str
    state: State
    amount_fen: int


class StartedPaymentOut(PaymentOut):
    """A payment to go on with. Without a payload it has ended: look at the state."""

    expires_at: str | None
    payload: PayloadOut | None


class MeansOut(Schema):
    """By what means an order can be paid."""

    items: list[str]


@router.post(
    "/orders/{order_id}/payment", response=StartedPaymentOut, auth=auth.guest, operation_id="start_payment"
)
def start_payment(
    request: GuestRequest, order_id: str, payload: StartPaymentIn, key: IdempotencyKey
) -> dict[str, Any]:
    """Begin to pay, or go on with the payment underway; the same key gives the same payment."""
    paying = flow.start(
        order=orders.for_guest(request.guest.pk, order_id),
        means=payload.means,
        channel=payload.channel,
        client_ip=auth.address_of(request),
        site_url=settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/"),
        key=key,
        request_hash=request_hash(request),
        by=request.actor,
    )
    expires_at = paying.expires_at.strftime("%Y-%m-%dT%H:%M:%SZ") if paying.expires_at else None
    return {**_out(paying), "expires_at": expires_at, "payload": paying.payload}


@router.get("/orders/{order_id}/payment", response=PaymentOut, auth=auth.guest, operation_id="show_payment")
def show_payment(request: GuestRequest, order_id: str, check: bool = False) -> dict[str, Any]:
    """How the payment stands; with ``check`` the gateway is asked first."""
    order = orders.for_guest(request.guest.pk, order_id)
    paying = flow.status(subject=order.public_id, check=check)
    if paying is None:
        raise PaymentNotFound
    return _out(paying)


@router.get(
    "/orders/{order_id}/payment/means", response=MeansOut, auth=auth.guest, operation_id="list_payment_means"
)
def list_payment_means(request: GuestRequest, order_id: str) -> dict[str, Any]:
    """By what means this order can be paid; cash is paid at the counter."""
    return {"items": payments.means_of(orders.for_guest(request.guest.pk, order_id).store)}


def _out(paying: flow.Paying) -> dict[str, Any]:
    return {"payment_id": paying.payment_id, "state": paying.state, "amount_fen": paying.amount_fen}
