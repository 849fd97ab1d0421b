"""A clock that was wrong for a while and is right again: what was recorded meanwhile goes on at once."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from wechatpayv3 import utils as sdk

from diandan.infra import outbox
from diandan.infra.outbox import deliver, recording
from diandan.kernel import clock as time
from diandan.modules.ordering import queries as orders
from diandan.modules.payments import queries as money


def paid(inside) -> str:
    order_id = inside.place(store=1)
    notice = inside.gateway.pay(inside.mchid, inside.start(order_id))
    assert inside.gateway.post(inside.gateway.letter(notice)) == 204
    return order_id


def test_what_was_recorded_by_a_clock_a_day_ahead_is_heard_when_it_is_right(inside, clock):
    clock.advance(days=1)
    order_id = paid(inside)
    clock.advance(days=-1)

    outbox.drain()

    assert orders.order(order_id).state == "placed"


def test_control_due_at_the_wrong_moment_it_would_wait_a_day(inside, clock, monkeypatch):
    clock.advance(days=1)
    monkeypatch.setattr(recording, "AT_ONCE", time.now())
    order_id = paid(inside)
    clock.advance(days=-1)

    outbox.drain()

    assert orders.order(order_id).state == "awaiting_payment"


def test_a_second_try_put_off_by_a_clock_far_ahead_is_made_when_it_is_right(inside, clock):
    order_id = paid(inside)
    inside.hand_on()
    inside.line("down")
    clock.advance(days=1)
    inside.step(order_id, "reject")
    outbox.drain()
    clock.advance(days=-1)
    inside.line("up")

    assert [delivery.handler for delivery in deliver.due_deliveries(9)] == ["refund_order.send_refund"]
    outbox.drain()
    assert [refund.state for refund in money.refunds_of(order_id)] == ["sent"]


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(days=300)])
def test_a_payment_whose_turn_was_set_by_a_clock_far_ahead_is_asked_about(inside, clock, ahead):
    clock.advance(seconds=ahead.total_seconds())
    order_id = inside.place()
    payment_id = inside.start(order_id)
    clock.advance(seconds=-ahead.total_seconds())
    inside.gateway.pay(inside.mchid, payment_id)

    inside.sweep()

    assert money.payment(payment_id).state == "paid"


def test_a_refund_signed_by_a_wrong_clock_is_sent_again_and_not_given_up(inside, clock, monkeypatch):
    """The gateway refuses the signature: that says nothing of the refund."""
    order_id = paid(inside)
    inside.hand_on()
    right = sdk.time
    monkeypatch.setattr(sdk, "time", SimpleNamespace(time=lambda: clock.instant.timestamp() - 400))
    inside.step(order_id, "reject")
    outbox.drain()
    assert [refund.state for refund in money.refunds_of(order_id)] == ["asked"]

    monkeypatch.setattr(sdk, "time", right)
    inside.come_to_rest(clock)

    assert [refund.state for refund in money.refunds_of(order_id)] == ["done"]
    assert inside.broken() == []
