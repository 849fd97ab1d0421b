"""The same news ten times at once is one piece of news. Each race has a control without its guard."""

import threading
from collections import Counter

import pytest
from django.db import connection

from diandan.infra import sql
from diandan.infra.outbox.models import Message
from diandan.modules.ledger import queries as ledger
from diandan.modules.payments import queries
from diandan.modules.payments import service as payments
from diandan.modules.payments.models import Notice, Payment, Refund
from diandan.modules.payments.ports import SignedNotice
from diandan.modules.payments.service import Applied, noticing, paying, refunding, reporting
from tests.factories.committing import committing
from tests.factories.payments import TEST, a_report, make_account, make_bill, make_payment
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 10


@pytest.fixture(params=["writer thread", "no writer"])
def way_of_writing(request):
    """As a server process writes, and as a command does."""
    if request.param == "no writer":
        yield
        return
    with committing():
        yield


@pytest.fixture
def payment(settings, way_of_writing):
    settings.SANDBOX = True
    store = make_store()
    return make_payment(make_bill(store=store), account=make_account(store=store))


def at_once(work):
    """Call ``work(n)`` from ten threads let go together; return results and errors, counted."""
    gate, outcomes = threading.Barrier(AT_ONCE), []

    def run(number):
        gate.wait()
        try:
            outcomes.append(work(number))
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(outcomes)


def tell_ten_times(payment, **lie):
    """D4: the same notice, ten times in parallel."""
    account = queries.payment(payment.public_id).account
    notice = SignedNotice(notice_id="EV-2018", event="TRANSACTION.SUCCESS", report=a_report(payment, **lie))
    return at_once(
        lambda _: payments.take_notice(account=account, notice=notice, headers={}, body=b"{}", by=TEST)
    )


def facts():
    return sorted(Message.objects.values_list("name", flat=True))


def must_be_paid_once(payment, outcomes):
    assert outcomes == {Applied.SETTLED: 1, Applied.REPEATED: AT_ONCE - 1}
    assert facts() == ["payments.bill_settled"]
    assert ledger.balances() == {"asset:wechatpay": 2700, "income:sales": -2700}
    assert Notice.objects.count() == 1


def test_the_same_notice_ten_times_at_once_pays_once(payment):
    must_be_paid_once(payment, tell_ten_times(payment))


def test_control_without_its_guards_the_same_notice_pays_again(payment, monkeypatch):
    forgetful = "SELECT '' FROM {table} WHERE %s = %s OR 1 = 1"
    monkeypatch.setattr(noticing, "_outcome", sql.Statement(Notice, forgetful))
    monkeypatch.setattr(reporting, "PaymentState", lambda _state: reporting.LIVE[1])
    naive = "UPDATE {table} SET {state} = %s, {provider_ref} = %s, {paid_at} = %s"
    monkeypatch.setattr(reporting, "_pay", sql.Statement(Payment, naive + " WHERE {id} = %s OR {state} = %s"))

    outcomes = tell_ten_times(payment)

    with pytest.raises(AssertionError):
        must_be_paid_once(payment, outcomes)


def test_ten_different_notices_about_one_payment_pay_once(payment):
    account = queries.payment(payment.public_id).account
    notices = [
        SignedNotice(notice_id=f"EV-{n}", event="TRANSACTION.SUCCESS", report=a_report(payment))
        for n in range(AT_ONCE)
    ]

    outcomes = at_once(
        lambda n: payments.take_notice(account=account, notice=notices[n], headers={}, body=b"{}", by=TEST)
    )

    assert outcomes == {Applied.SETTLED: 1, Applied.REPEATED: AT_ONCE - 1}
    assert facts() == ["payments.bill_settled"]
    assert Notice.objects.count() == AT_ONCE


def test_a_wrong_amount_ten_times_at_once_books_nothing(payment):
    assert tell_ten_times(payment, amount_fen=1) == {Applied.WRONG_AMOUNT: AT_ONCE}

    assert queries.payment(payment.public_id).state == "pending"
    assert facts() == ["payments.report_refused"] * AT_ONCE
    assert ledger.balances() == {}
    assert Notice.objects.get().outcome == "wrong_amount"


def test_control_without_the_amount_check_a_fen_pays_for_everything(payment, monkeypatch):
    monkeypatch.setattr(reporting, "_is_what_was_asked", lambda _report, _payment: True)

    outcomes = tell_ten_times(payment, amount_fen=1)

    assert outcomes == {Applied.SETTLED: 1, Applied.REPEATED: AT_ONCE - 1}


def begin_ten_times(bill, account):
    return at_once(
        lambda n: (
            payments.start_payment(
                subject=bill.subject,
                account=account,
                channel="h5",
                expires_at=bill.opened_at,
                by=TEST,
            ).payment.public_id
        )
    )


def test_ten_taps_on_pay_make_one_payment(payment):
    bill, account = make_bill(), queries.payment(payment.public_id).account

    outcomes = begin_ten_times(bill, account)

    assert list(outcomes.values()) == [AT_ONCE]
    assert Payment.objects.filter(bill=bill).count() == 1


def test_control_without_its_slot_each_tap_makes_a_payment(payment, monkeypatch):
    bill, account = make_bill(), queries.payment(payment.public_id).account
    monkeypatch.setattr(paying, "_live", lambda _bill: None)
    fields = tuple(name for name in paying._insert.fields if name != "live_slot")
    monkeypatch.setattr(paying, "_insert", sql.Insert(Payment, fields))

    begin_ten_times(bill, account)

    assert Payment.objects.filter(bill=bill).count() == AT_ONCE


def test_cash_and_phone_at_the_same_moment_take_the_money_once(payment):
    """One settles the bill; the other is refused or is late money that goes back."""
    account = queries.payment(payment.public_id).account
    subject = payment.bill.subject

    def one(number):
        if number % 2:
            return payments.apply_report(
                a_report(payment), account_id=account.public_id, source="notice", by=TEST
            )
        return payments.take_cash(subject=subject, received_fen=2700, by=TEST).means

    at_once(one)

    assert queries.bill_of(subject).paid_fen == 2700
    assert facts().count("payments.bill_settled") == 1
    assert ledger.balance("income:sales") == -2700
    assert ledger.unbalanced() == []
    late = Payment.objects.filter(bill__subject=subject, is_late=True).count()
    assert Payment.objects.filter(bill__subject=subject, state="paid").count() == 1 + late


def refund_ten_times(payment):
    payments.apply_report(
        a_report(payment),
        account_id=queries.payment(payment.public_id).account.public_id,
        source="notice",
        by=TEST,
    )
    return at_once(
        lambda _: (
            payments.ask_refund(subject=payment.bill.subject, reason="cold", amount_fen=2000, by=TEST)[
                0
            ].amount_fen
        )
    )


def test_ten_refunds_at_once_never_give_back_more_than_was_paid(payment):
    assert refund_ten_times(payment) == {2000: 1, "RefundTooLarge": AT_ONCE - 1}

    assert Refund.objects.count() == 1
    assert queries.bill_of(payment.bill.subject).refunded_fen == 2000


def test_control_without_the_conditions_the_database_is_the_last_guard(payment, monkeypatch):
    """Even then a constraint refuses what would be given back too often; the test sees the difference."""
    for name, model in (("_reserve_on_bill", reporting.Bill), ("_reserve_on_payment", Payment)):
        text = "UPDATE {table} SET {refunded_fen} = {refunded_fen} + %s WHERE {id} = %s AND %s > 0"
        monkeypatch.setattr(refunding, name, sql.Statement(model, text))

    outcomes = refund_ten_times(payment)

    assert outcomes != {2000: 1, "RefundTooLarge": AT_ONCE - 1}
    assert queries.bill_of(payment.bill.subject).refunded_fen <= 2700
