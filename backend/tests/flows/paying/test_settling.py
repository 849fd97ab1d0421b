"""What the gateway says settles an order: told once, ten times, wrongly, late or never."""

from datetime import timedelta

import pytest

from diandan.flows import pay_order
from diandan.infra import outbox
from diandan.infra.outbox import handlers
from diandan.kernel import clock
from diandan.modules.ledger import queries as ledger
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.events import PaymentDeadline
from diandan.modules.payments import queries as money
from diandan.modules.payments.errors import GatewayUnavailable
from diandan.modules.payments.events import PaidTooLate
from diandan.modules.payments.ports import Channel
from tests.factories import sandbox as play
from tests.flows.paying.steps import (
    PAID,
    lost,
    nothing_is_owed,
    past_the_deadline,
    payment_states,
    start,
    state_of,
)

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


def test_the_notice_settles_the_order(sandbox, order):
    paying = start(order)
    assert paying.state == "pending"
    assert set(paying.payload) == {"h5_url"}

    sandbox.pay(paying.payment_id)
    (notice,) = sandbox.wait_until_told(paying.payment_id)
    outbox.drain()

    assert (notice["state"], notice["last_answer"], notice["attempts"]) == ("taken", "204", 1)
    assert state_of(order) == PAID
    assert payment_states(order) == ["paid"]
    assert ledger.balance("asset:wechatpay") == 2500
    assert [kept.outcome for kept in money.notices_about(paying.payment_id)] == ["settled"]


@pytest.mark.parametrize("channel", list(Channel))
def test_each_channel_leads_to_the_same_end(sandbox, order, channel):
    paying = start(order, channel=channel)

    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)
    outbox.drain()

    assert state_of(order) == PAID


def test_the_same_notice_ten_times_in_parallel_settles_once(sandbox, order):
    """D4, over HTTP."""
    paying = start(order)
    sandbox.misbehave("notice", "repeat", amount=10, match=paying.payment_id)

    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)
    again = sandbox.tell(paying.payment_id, copies=10)
    outbox.drain()

    assert again == [204] * 10
    assert len(orders.history(order.pk)) == 2
    assert ledger.balance("asset:wechatpay") == 2500
    assert len(money.notices_about(paying.payment_id)) == 1


@pytest.mark.parametrize("lie", [{"variant": "wrong_amount"}, {"variant": "wrong_currency"}])
def test_a_true_notice_of_a_wrong_amount_is_refused_and_recorded(sandbox, order, lie):
    paying = start(order)
    sandbox.misbehave("notice", "lose", match=paying.payment_id)
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)

    assert sandbox.tell(paying.payment_id, **lie) == [409]
    outbox.drain()

    assert state_of(order) == "awaiting_payment"
    assert ledger.balances() == {}
    assert [kept.outcome for kept in money.notices_about(paying.payment_id)] == ["wrong_amount"]
    # The truth, told again under the same id, is still heard.
    assert sandbox.tell(paying.payment_id) == [204]
    assert [kept.outcome for kept in money.notices_about(paying.payment_id)] == ["settled"]


@pytest.mark.parametrize("variant", ["bad_signature", "signtest", "stale_timestamp", "foreign_key"])
def test_forged_notices_change_nothing(sandbox, order, variant):
    paying = start(order)
    sandbox.misbehave("notice", "lose", match=paying.payment_id)
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)

    assert sandbox.tell(paying.payment_id, variant=variant) == [401]

    assert payment_states(order) == ["pending"]
    assert money.notices_about(paying.payment_id) == []


def test_a_notice_that_comes_before_the_answer_is_heard(sandbox, order):
    sandbox.misbehave("prepay", "pay_before_answer")

    paying = start(order)
    outbox.drain()

    assert (paying.state, paying.payload) == ("paid", None)
    assert state_of(order) == PAID


def test_a_lost_notice_is_healed_by_asking(sandbox, order):
    lost(sandbox, order)

    with clock.frozen_at(clock.now() + timedelta(seconds=61)):
        assert pay_order.ask_about_pending() == 1
        outbox.drain()

    assert state_of(order) == PAID


def test_control_without_the_sweeper_a_lost_notice_stays_lost(sandbox, order):
    lost(sandbox, order)

    assert pay_order.ask_about_pending() == 0
    outbox.drain()

    assert state_of(order) == "awaiting_payment"


def test_the_guest_may_ask_without_waiting_for_the_sweeper(sandbox, order):
    lost(sandbox, order)

    assert pay_order.status(subject=order.public_id, check=False).state == "pending"
    assert pay_order.status(subject=order.public_id, check=True).state == "paid"


def test_money_that_comes_after_the_deadline_goes_back(sandbox, order, shop):
    """D5: never silent."""
    paying = lost(sandbox, order)
    past_the_deadline(order)
    outbox.drain()
    play.forget_failures()
    # The errand that closes the abandoned payment may have asked already; the notice comes all the same.
    assert sandbox.tell(paying.payment_id) == [204]
    outbox.drain()
    sandbox.settle()
    outbox.drain()

    assert state_of(order) == "cancelled"
    assert payment_states(order) == ["paid"]
    assert [(refund.state, refund.amount_fen) for refund in money.refunds_of(order.public_id)] == [
        ("done", 2500)
    ]
    assert nothing_is_owed()
    assert [one["amount_fen"] for one in sandbox.statement(shop.mchid)["refunds"]] == [2500]


def test_control_without_its_listener_late_money_stays_owed(sandbox, order, monkeypatch):
    monkeypatch.setitem(handlers._by_fact, PaidTooLate.name, ())
    paying = lost(sandbox, order)
    past_the_deadline(order)
    outbox.drain()
    play.forget_failures()
    sandbox.tell(paying.payment_id)
    outbox.drain()

    assert not nothing_is_owed()


def test_the_deadline_asks_first_and_finds_what_was_paid(sandbox, order):
    lost(sandbox, order)

    pay_order.ask_before_closing(PaymentDeadline(order_id=order.public_id))
    outbox.drain()

    assert state_of(order) == PAID


def test_the_deadline_closes_an_unpaid_order_here_and_at_the_gateway(sandbox, order):
    paying = start(order)

    pay_order.ask_before_closing(PaymentDeadline(order_id=order.public_id))
    outbox.drain()

    assert state_of(order) == "cancelled"
    assert payment_states(order) == ["closed"]
    with pytest.raises(AssertionError, match="ORDER_CLOSED"):
        sandbox.pay(paying.payment_id)


def test_a_silent_gateway_at_the_deadline_is_asked_again(sandbox, order):
    start(order)
    sandbox.misbehave("query", "error_500", times=3)

    with pytest.raises(GatewayUnavailable):
        pay_order.ask_before_closing(PaymentDeadline(order_id=order.public_id))

    assert state_of(order) == "awaiting_payment"


def test_a_deadline_after_payment_changes_nothing(sandbox, order):
    paying = start(order)
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)

    pay_order.ask_before_closing(PaymentDeadline(order_id=order.public_id))
    outbox.drain()

    assert state_of(order) == PAID
