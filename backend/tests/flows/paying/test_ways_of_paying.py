"""One payment at a time: repeated, made anew, replaced by another way, refused."""

from datetime import timedelta

import pytest

from diandan.infra import outbox, plugins
from diandan.kernel import clock
from diandan.modules.payments import queries as money
from diandan.modules.payments.errors import AlreadyPaid, GatewayRefused, GatewayUnavailable
from diandan.modules.payments.ports import Channel
from tests.flows.paying.steps import PAID, lost, payment_states, refuse, start, state_of

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


def test_the_same_key_gives_the_same_payment(order):
    first, again = start(order, key="key-00000001"), start(order, key="key-00000001")

    assert again == first
    assert len(money.payments_of(order.public_id)) == 1


def test_a_lapsing_link_is_made_anew_for_the_same_payment(order):
    first = start(order)

    with clock.frozen_at(clock.now() + timedelta(minutes=4, seconds=40)):
        again = start(order)

    assert again.payment_id == first.payment_id
    assert again.payload != first.payload


def test_another_way_of_paying_closes_the_first_at_the_gateway(sandbox, order):
    first = start(order, channel=Channel.H5)

    second = start(order, channel=Channel.NATIVE)

    assert second.payment_id != first.payment_id
    assert set(second.payload) == {"code_url"}
    assert payment_states(order) == ["closed", "pending"]
    with pytest.raises(AssertionError, match="ORDER_CLOSED"):
        sandbox.pay(first.payment_id)


def test_another_way_of_paying_finds_out_that_the_first_was_paid(sandbox, order, shop):
    lost(sandbox, order)

    with pytest.raises(AlreadyPaid):
        start(order, channel=Channel.NATIVE)
    outbox.drain()

    assert state_of(order) == PAID
    assert len(sandbox.statement(shop.mchid)["charges"]) == 1


def test_a_gateway_that_is_down_leaves_the_payment_pending_and_the_key_good(sandbox, order):
    sandbox.misbehave("prepay", "error_500_after_commit", times=3)
    with pytest.raises(GatewayUnavailable):
        start(order, key="key-00000002")
    assert payment_states(order) == ["pending"]

    paying = start(order, key="key-00000002")
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)
    outbox.drain()

    assert state_of(order) == PAID
    assert payment_states(order) == ["paid"]


def test_a_gateway_that_says_no_fails_the_payment_and_another_may_be_tried(sandbox, order, monkeypatch):
    gateway = plugins.load("diandan.payment_gateways", "wechatpay")
    with monkeypatch.context() as patch:
        patch.setattr(type(gateway), "start", refuse)
        with pytest.raises(GatewayRefused):
            start(order)

    paying = start(order)

    assert paying.state == "pending"
    assert payment_states(order) == ["failed", "pending"]
