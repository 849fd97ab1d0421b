"""Money goes back: cancelled orders, refunds that are slow, lost or stumble, and the books at the end."""

from datetime import timedelta

import pytest

from diandan.flows import cancel_order, pay_order, refund_order
from diandan.infra import outbox
from diandan.kernel import clock
from diandan.modules.ledger import queries as ledger
from diandan.modules.payments import queries as money
from diandan.modules.payments.states import REFUND_MOVES, RefundState, RefundStep
from tests.factories import sandbox as play
from tests.factories.ordering import make_order
from tests.factories.payments import make_bill
from tests.flows.paying.steps import (
    PAID,
    give_back,
    lost,
    nothing_is_owed,
    paid,
    payment_states,
    refunds,
    start,
    state_of,
)

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


def test_a_guest_who_cancels_while_paying_pays_nothing(sandbox, order, shop):
    paying = start(order)

    cancel_order.by_guest(guest=shop.guest, order_id=order.public_id)
    outbox.drain()

    assert payment_states(order) == ["closed"]
    with pytest.raises(AssertionError, match="ORDER_CLOSED"):
        sandbox.pay(paying.payment_id)


def test_a_guest_who_pays_and_cancels_gets_everything_back(sandbox, order, shop):
    lost(sandbox, order)

    cancel_order.by_guest(guest=shop.guest, order_id=order.public_id)
    outbox.drain()
    sandbox.settle()
    outbox.drain()

    assert state_of(order) == "cancelled"
    assert [refund.state for refund in money.refunds_of(order.public_id)] == ["done"]
    assert nothing_is_owed()


def test_a_refund_is_sent_and_followed_to_its_end(sandbox, order):
    paid(sandbox, order)

    give_back(order)
    give_back(order)
    outbox.drain()
    assert refunds(order) == [("sent", 2500)]
    sandbox.settle()

    assert refunds(order) == [("done", 2500)]
    assert nothing_is_owed()
    assert ledger.balance("asset:wechatpay") == 0


@pytest.mark.parametrize(("moves", "ends"), [({}, "done"), ({RefundStep.SEND: RefundState.SENT}, "sent")])
def test_the_slow_answer_undoes_a_fast_notice_only_without_the_table(
    sandbox, order, monkeypatch, moves, ends
):
    monkeypatch.setitem(REFUND_MOVES, RefundState.DONE, moves)
    paid(sandbox, order)
    sandbox.misbehave("refund", "notice_before_answer")

    give_back(order)
    outbox.drain()
    assert refunds(order) == [(ends, 2500)]


def test_a_refund_whose_notice_is_lost_is_asked_about(sandbox, order):
    paid(sandbox, order)
    (payment,) = money.payments_of(order.public_id)
    sandbox.misbehave("notice", "lose", match=payment.public_id)
    give_back(order)
    outbox.drain()
    sandbox.settle()
    assert refunds(order) == [("sent", 2500)]

    with clock.frozen_at(clock.now() + timedelta(seconds=62)):
        assert refund_order.ask_about_refunds() == 1

    assert refunds(order) == [("done", 2500)]


def test_a_refund_that_stumbles_is_sent_again_under_its_number(sandbox, order, shop):
    paid(sandbox, order)
    sandbox.misbehave("refund", "error_500_after_commit", times=3)
    give_back(order, amount_fen=700)
    outbox.drain()
    assert refunds(order) == [("asked", 700)]
    play.forget_failures()

    with clock.frozen_at(clock.now() + timedelta(seconds=62)):
        refund_order.ask_about_refunds()
    sandbox.settle()

    assert refunds(order) == [("done", 700)]
    assert [one["amount_fen"] for one in sandbox.statement(shop.mchid)["refunds"]] == [700]


def test_a_refund_that_never_arrived_is_sent_by_the_sweeper(sandbox, order):
    paid(sandbox, order)
    sandbox.misbehave("refund", "error_500", times=3)
    give_back(order)
    outbox.drain()
    play.forget_failures()

    with clock.frozen_at(clock.now() + timedelta(seconds=62)):
        refund_order.ask_about_refunds()

    assert refunds(order) == [("sent", 2500)]


def test_an_abnormal_refund_is_told_and_not_forgotten(sandbox, order):
    paid(sandbox, order)
    sandbox.misbehave("refund", "abnormal")
    give_back(order)
    outbox.drain()
    sandbox.settle()

    assert refunds(order) == [("failed", 2500)]
    assert ledger.balance("liability:refunds_due") == -2500


def test_notices_out_of_order_end_the_same(sandbox, order):
    """The refund is told before the payment it gives back."""
    lost(sandbox, order)
    pay_order.ask_gateway(money.payments_of(order.public_id)[0].public_id)
    outbox.drain()
    give_back(order)
    outbox.drain()
    sandbox.settle()

    assert sandbox.tell(money.payments_of(order.public_id)[0].public_id) == [204]
    outbox.drain()

    assert refunds(order) == [("done", 2500)]
    assert state_of(order) == PAID
    assert nothing_is_owed()


def test_our_books_are_the_gateways_statement(sandbox, shop):
    """After a busy hour with losses, repeats and refunds, every fen stands on both sides."""
    for number in range(6):
        one = make_order(shop.store, shop.guest, total_fen=2500 + number, items_fen=2500 + number)
        make_bill(store=shop.store, subject=one.public_id, total_fen=one.total_fen)
        if number % 3 == 1:
            lost(sandbox, one)
        else:
            paid(sandbox, one)
        if number % 2:
            pay_order.status(subject=one.public_id, check=True)
            outbox.drain()
            give_back(one, amount_fen=100 * number, key=f"back-{number:08d}")
        outbox.drain()
    sandbox.settle()
    with clock.frozen_at(clock.now() + timedelta(seconds=62)):
        pay_order.ask_about_pending()
        refund_order.ask_about_refunds()
    outbox.drain()

    theirs = sandbox.statement(shop.mchid)
    ours = money.movements(
        shop.account, since=clock.now() - timedelta(hours=1), until=clock.now() + timedelta(hours=1)
    )
    assert sorted((row.payment_id, row.amount_fen) for row in ours if not row.refund_id) == sorted(
        (row["out_trade_no"], row["amount_fen"]) for row in theirs["charges"]
    )
    assert sorted((row.refund_id, row.amount_fen) for row in ours if row.refund_id) == sorted(
        (row["out_refund_no"], row["amount_fen"]) for row in theirs["refunds"] if row["status"] == "SUCCESS"
    )
    assert ledger.balance("asset:wechatpay") == sum(row["amount_fen"] for row in theirs["charges"]) - sum(
        row["amount_fen"] for row in theirs["refunds"]
    )
    assert ledger.unbalanced() == []
    assert nothing_is_owed()


def test_an_order_of_nothing_is_settled_without_a_gateway(shop):
    free = make_order(shop.store, shop.guest, items_fen=0, total_fen=0, lines=[])
    make_bill(store=shop.store, subject=free.public_id, total_fen=0)

    outbox.drain()

    assert state_of(free) == PAID
