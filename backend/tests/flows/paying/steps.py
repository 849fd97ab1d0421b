"""What a guest, the counter and the gateway do in the stories of paying."""

import uuid
from datetime import timedelta

from diandan.flows import pay_order, refund_order
from diandan.infra import outbox
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.ledger import queries as ledger
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.events import PaymentDeadline
from diandan.modules.payments import queries as money
from diandan.modules.payments.errors import GatewayRefused
from diandan.modules.payments.ports import Channel

LIN = Actor.staff("stf_lin")
PAID = "placed"


def start(order, *, channel=Channel.H5, key=None):
    return pay_order.start(
        order=order,
        means="wechatpay",
        channel=channel,
        client_ip="127.0.0.1",
        key=key or uuid.uuid4().hex,
        request_hash=f"{order.public_id} {channel}",
        by=Actor.guest(order.guest.public_id),
    )


def state_of(order):
    return orders.order(order.public_id).state


def payment_states(order):
    return [payment.state for payment in money.payments_of(order.public_id)]


def nothing_is_owed():
    return ledger.balance("liability:owed_to_guests") == ledger.balance("liability:refunds_due") == 0


def lost(sandbox, order):
    """A payment whose notice never comes."""
    paying = start(order)
    sandbox.misbehave("notice", "lose", match=paying.payment_id)
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)
    return paying


def past_the_deadline(order):
    """The deadline is long over and the gateway has been silent: its answers are stale by our clock."""
    with clock.frozen_at(order.pay_by + pay_order.PATIENCE + timedelta(minutes=1)):
        pay_order.ask_before_closing(PaymentDeadline(order_id=order.public_id))


def refuse(*_):
    raise GatewayRefused(reason="PARAM_ERROR")


def take_cash(order, received_fen=3000, key="cash-0000001"):
    return pay_order.take_cash(order=order, received_fen=received_fen, key=key, request_hash="cash", by=LIN)


def paid(sandbox, order):
    paying = start(order)
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)
    outbox.drain()
    return order


def give_back(order, *, amount_fen=None, key="back-0000001"):
    refund_order.by_staff(
        order=order, amount_fen=amount_fen, reason="冷了", key=key, request_hash="back", by=LIN
    )


def refunds(order):
    return [(refund.state, refund.amount_fen) for refund in money.refunds_of(order.public_id)]
