"""Money goes back within what was paid, once, and the books follow it."""

import pytest

from diandan.infra.outbox.models import Message
from diandan.modules.ledger import queries as ledger
from diandan.modules.payments import queries
from diandan.modules.payments import service as payments
from diandan.modules.payments.errors import NothingToRefund, PaymentNotFound, RefundTooLarge
from diandan.modules.payments.models import Refund
from diandan.modules.payments.ports import RefundOutcome
from diandan.modules.payments.service import Applied, refunding
from tests.factories.payments import TEST, a_report, apply, make_bill, make_payment
from tests.modules.payments.written import tell


@pytest.fixture
def paid(shop):
    bill = make_bill(store=shop.store)
    apply(a_report(make_payment(bill, account=shop.account)), account=shop.account)
    return bill


def ask(bill, amount_fen=None):
    return payments.ask_refund(subject=bill.subject, amount_fen=amount_fen, reason="cold", by=TEST)


def facts():
    return list(Message.objects.order_by("id").values_list("name", flat=True))[1:]


def test_a_full_refund_goes_from_asked_to_done(shop, paid):
    (refund,) = ask(paid)
    assert ledger.balances() == {
        "asset:wechatpay": 2700,
        "income:sales": 0,
        "liability:refunds_due": -2700,
    }

    assert tell(refund, RefundOutcome.UNDERWAY, shop.account) is Applied.REFUND_UNDERWAY
    assert tell(refund, RefundOutcome.DONE, shop.account) is Applied.REFUND_DONE
    assert tell(refund, RefundOutcome.DONE, shop.account) is Applied.REPEATED
    assert tell(refund, RefundOutcome.UNDERWAY, shop.account) is Applied.NOTHING_NEW

    assert set(ledger.balances().values()) == {0}
    assert facts() == ["payments.refund_asked", "payments.refund_done"]
    assert queries.figures([paid.subject])[paid.subject].refunded_fen == 2700


@pytest.mark.parametrize(
    ("earlier", "later", "heard", "ends"),
    [
        (RefundOutcome.UNDERWAY, RefundOutcome.DONE, Applied.REFUND_DONE, "done"),
        (RefundOutcome.UNDERWAY, RefundOutcome.FAILED, Applied.REFUND_FAILED, "failed"),
        (RefundOutcome.DONE, RefundOutcome.UNDERWAY, Applied.NOTHING_NEW, "done"),
    ],
)
def test_a_notice_and_an_answer_booked_at_the_same_moment_are_both_heard(
    shop, paid, monkeypatch, earlier, later, heard, ends
):
    (refund,) = ask(paid)
    # Read before the other was booked, as by another process.
    reads = [refunding._read(refund.public_id)]
    read = refunding._read
    tell(refund, earlier, shop.account)
    monkeypatch.setattr(refunding, "_read", lambda refund_id: reads.pop() if reads else read(refund_id))

    assert tell(refund, later, shop.account, reason="no") is heard

    assert Refund.objects.get().state == ends


def test_two_parts_add_up_to_the_fen(shop, paid):
    """D6: a second partial refund is as good as the first."""
    (first,), (second,) = ask(paid, 1001), ask(paid)

    assert (first.amount_fen, second.amount_fen) == (1001, 1699)
    with pytest.raises(NothingToRefund):
        ask(paid)
    assert Refund.objects.count() == 2


def test_more_than_is_left_is_refused_and_nothing_moves(shop, paid):
    ask(paid, 2000)

    with pytest.raises(RefundTooLarge) as refusal:
        ask(paid, 701)

    assert refusal.value.details == {"left_fen": 700, "wanted_fen": 701}
    assert Refund.objects.count() == 1
    assert queries.bill_of(paid.subject).refunded_fen == 2000
    assert facts() == ["payments.refund_asked"]


def test_an_unpaid_bill_has_nothing_to_give_back(shop):
    bill = make_bill(store=shop.store)

    with pytest.raises(NothingToRefund):
        ask(bill)


def test_cash_goes_back_over_the_counter_at_once(shop):
    bill = make_bill(store=shop.store)
    payments.take_cash(subject=bill.subject, received_fen=3000, by=TEST)

    (refund,) = ask(bill, 700)

    assert queries.refund(refund.public_id).state == "done"
    assert ledger.balances() == {"asset:cash": 2000, "income:sales": -2000, "liability:refunds_due": 0}
    assert facts() == ["payments.refund_done"]


def test_a_refused_refund_may_be_sent_again_under_the_same_number(shop, paid):
    (refund,) = ask(paid)
    assert payments.record_refund_failed(refund_id=refund.public_id, reason="NOT_ENOUGH", by=TEST)
    assert not payments.record_refund_failed(refund_id=refund.public_id, reason="NOT_ENOUGH", by=TEST)

    assert payments.send_again(refund_id=refund.public_id, by=TEST)
    assert not payments.send_again(refund_id=refund.public_id, by=TEST)
    assert tell(refund, RefundOutcome.DONE, shop.account) is Applied.REFUND_DONE

    assert facts() == [
        "payments.refund_asked",
        "payments.refund_failed",
        "payments.refund_asked",
        "payments.refund_done",
    ]
    assert set(ledger.balances().values()) == {0}


def test_a_report_about_another_amount_finishes_nothing(shop, paid):
    (refund,) = ask(paid, 1000)

    applied = tell(refund, RefundOutcome.DONE, shop.account, amount_fen=2700)

    assert applied is Applied.WRONG_AMOUNT
    assert queries.refund(refund.public_id).state == "asked"


def test_late_money_goes_back_in_full_and_once(shop):
    bill = make_bill(store=shop.store)
    payment = make_payment(bill, account=shop.account)
    payments.close_bill(subject=bill.subject, by=TEST)
    assert apply(a_report(payment), account=shop.account) is Applied.LATE

    first = payments.refund_late(payment_id=payment.public_id, by=TEST)
    again = payments.refund_late(payment_id=payment.public_id, by=TEST)
    tell(first, RefundOutcome.DONE, shop.account)

    assert first.public_id == again.public_id
    assert first.amount_fen == 2700
    assert set(ledger.balances().values()) == {0}
    assert queries.figures([bill.subject])[bill.subject].paid_fen == 0


def test_money_in_time_is_never_refunded_as_late(shop, paid):
    (payment,) = queries.payments_of(paid.subject)

    with pytest.raises(PaymentNotFound):
        payments.refund_late(payment_id=payment.public_id, by=TEST)


def test_ending_a_sale_closes_what_is_open_and_gives_back_what_is_paid(shop, paid):
    unpaid = make_bill(store=shop.store)

    for _ in range(2):
        payments.close_or_refund(subject=paid.subject, reason="cancelled", by=TEST)
        payments.close_or_refund(subject=unpaid.subject, reason="cancelled", by=TEST)

    assert [refund.amount_fen for refund in queries.refunds_of(paid.subject)] == [2700]
    assert queries.bill_of(unpaid.subject).state == "closed"
    assert queries.refunds_of(unpaid.subject) == []
