"""What is done to one bill, payment or refund leaves its neighbours alone, and what is gone stays gone."""

import pytest

from diandan.modules.ledger.models import Entry
from diandan.modules.payments import service as payments
from diandan.modules.payments.errors import NothingToRefund
from diandan.modules.payments.models import Bill
from diandan.modules.payments.ports import PaymentOutcome, RefundOutcome
from diandan.modules.payments.service import Applied, reporting
from tests.factories.payments import TEST, a_report, apply, make_bill, make_payment
from tests.modules.payments.written import facts, row_of, tell, trail


def given_back(bill):
    made = payments.ask_refund(subject=bill.subject, reason="cold", by=TEST)
    return [(refund.payment.public_id, refund.amount_fen) for refund in made]


def test_a_refund_takes_nothing_from_another_bills_payment(shop, paid_payment):
    newer = make_bill(store=shop.store)
    of_newer = make_payment(newer, account=shop.account)
    apply(a_report(of_newer), account=shop.account)

    assert given_back(paid_payment.bill) == [(paid_payment.public_id, 2700)]

    assert (row_of(newer)["refunded_fen"], row_of(of_newer)["refunded_fen"]) == (0, 0)


@pytest.mark.parametrize("comes_late", [True, False])
def test_only_what_the_bill_was_paid_with_goes_back_with_it(shop, bill, comes_late):
    """The younger payment was given up when the older one settled; money that comes in by it is no sale."""
    older = make_payment(bill, account=shop.account)
    payments.record_closed(payment_id=older.public_id, by=TEST)
    younger = make_payment(bill, account=shop.account)
    apply(a_report(older), account=shop.account)
    if comes_late:
        assert apply(a_report(younger), account=shop.account) is Applied.LATE
    else:
        payments.record_closed(payment_id=younger.public_id, by=TEST)

    assert given_back(bill) == [(older.public_id, 2700)]


def test_one_fen_that_is_left_goes_back_too(shop, paid_payment):
    payments.ask_refund(subject=paid_payment.bill.subject, amount_fen=2699, reason="cold", by=TEST)

    assert given_back(paid_payment.bill) == [(paid_payment.public_id, 1)]
    with pytest.raises(NothingToRefund):
        given_back(paid_payment.bill)


def test_a_refund_that_is_done_leaves_the_other_waiting(shop, paid_payment):
    first, second = (
        payments.ask_refund(subject=paid_payment.bill.subject, amount_fen=100, reason="cold", by=TEST)[0]
        for _ in range(2)
    )

    tell(second, RefundOutcome.DONE, shop.account)

    assert [row_of(refund)["state"] for refund in (first, second)] == ["asked", "done"]


@pytest.mark.parametrize(
    ("meanwhile", "outcome", "state"),
    [("paid", Applied.REPEATED, "settled"), ("closed", Applied.SETTLED, "settled")],
)
def test_a_word_that_comes_while_another_is_booked_is_decided_anew(
    shop, bill, monkeypatch, meanwhile, outcome, state
):
    payment = make_payment(bill, account=shop.account)
    report, read = a_report(payment, provider_ref="4200"), reporting._read
    # Read before another process booked what it had heard.
    reads = [read(report)]
    if meanwhile == "paid":
        apply(report, account=shop.account)
    else:
        apply(a_report(payment, outcome=PaymentOutcome.CLOSED), account=shop.account)
    monkeypatch.setattr(reporting, "_read", lambda told: reads.pop() if reads else read(told))

    assert apply(report, account=shop.account) is outcome

    assert (row_of(bill)["state"], row_of(bill)["paid_fen"]) == (state, 2700)
    assert [entry.by for entry in Entry.objects.all()] == [str(TEST)]


def test_a_word_that_contradicts_one_just_booked_is_put_on_record_as_it_came(shop, bill, monkeypatch):
    payment = make_payment(bill, account=shop.account)
    report, read = a_report(payment, provider_ref="4201"), reporting._read
    reads = [read(report)]
    apply(a_report(payment, provider_ref="4200"), account=shop.account)
    monkeypatch.setattr(reporting, "_read", lambda told: reads.pop() if reads else read(told))

    assert apply(report, account=shop.account) is Applied.CONTRADICTED

    told = {
        "source": "notice",
        "told_fen": 2700,
        "asked_fen": 2700,
        "currency": "CNY",
        "provider_ref": "4201",
    }
    assert trail("payments.contradicted") == (payment.public_id, shop.store.public_id, told)


def test_part_of_a_bill_is_booked_by_who_told_it(shop, bill):
    payment = make_payment(bill, account=shop.account)
    Bill.objects.filter(pk=bill.pk).update(total_fen=5000)

    assert apply(a_report(payment), account=shop.account) is Applied.PAID_IN_PART

    assert (Entry.objects.get().by, [name for name, _ in facts()]) == (str(TEST), ["bill_paid_in_part"])
