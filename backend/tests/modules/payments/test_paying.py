"""A bill is paid once, by the gateway's word or in cash, and never by anything else."""

from datetime import timedelta

import pytest

from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox.models import Message
from diandan.modules.ledger import queries as ledger
from diandan.modules.payments import queries
from diandan.modules.payments import service as payments
from diandan.modules.payments.errors import (
    AlreadyPaid,
    BillClosed,
    MeansNotOffered,
    NotEnoughCash,
    PlayMoneyMixed,
)
from diandan.modules.payments.models import Payment
from diandan.modules.payments.ports import PaymentOutcome
from diandan.modules.payments.service import Applied, paying
from diandan.modules.payments.states import PAYMENT_MOVES, PaymentState, PaymentStep
from tests.factories.payments import TEST, a_report, apply, make_account, make_bill, make_payment
from tests.factories.stores import make_store


def facts():
    return list(Message.objects.order_by("id").values_list("name", flat=True))


def start(bill, account, clock, channel="h5"):
    return payments.start_payment(
        subject=bill.subject,
        account=account,
        channel=channel,
        expires_at=clock.instant + timedelta(minutes=15),
        by=TEST,
    )


def test_a_bill_of_nothing_is_settled_at_once(shop):
    bill = make_bill(store=shop.store, total_fen=0)

    assert queries.figures([bill.subject])[bill.subject] == queries.Figures(0, 0, 0, is_open=False)
    assert facts() == ["payments.bill_settled"]
    assert ledger.balances() == {}


def test_the_gateways_word_settles_the_bill(shop):
    bill = make_bill(store=shop.store)
    payment = make_payment(bill, account=shop.account)

    applied = apply(a_report(payment), account=shop.account)

    assert applied is Applied.SETTLED
    assert queries.bill_of(bill.subject).state == "settled"
    assert queries.payment(payment.public_id).state == "paid"
    assert facts() == ["payments.bill_settled"]
    assert ledger.balances() == {"asset:wechatpay": 2700, "income:sales": -2700}


def test_the_same_word_again_changes_nothing(shop):
    payment = make_payment(make_bill(store=shop.store), account=shop.account)
    apply(a_report(payment), account=shop.account)

    assert [apply(a_report(payment), account=shop.account) for _ in range(3)] == [Applied.REPEATED] * 3

    assert facts() == ["payments.bill_settled"]
    assert ledger.balances() == {"asset:wechatpay": 2700, "income:sales": -2700}


@pytest.mark.parametrize(
    "lie", [{"amount_fen": 1}, {"amount_fen": 2701}, {"amount_fen": 270000}, {"currency": "USD"}]
)
def test_a_wrong_amount_books_nothing_and_is_put_on_record(shop, lie):
    bill = make_bill(store=shop.store)
    payment = make_payment(bill, account=shop.account)

    assert apply(a_report(payment, **lie), account=shop.account) is Applied.WRONG_AMOUNT

    assert queries.bill_of(bill.subject).state == "open"
    assert queries.payment(payment.public_id).state == "pending"
    assert facts() == ["payments.report_refused"]
    assert ledger.balances() == {}
    assert AuditRow.objects.get(action="payments.wrong_amount").target == payment.public_id


def test_a_second_reference_for_a_paid_payment_is_put_on_record(shop):
    payment = make_payment(make_bill(store=shop.store), account=shop.account)
    apply(a_report(payment), account=shop.account)

    applied = apply(a_report(payment, provider_ref="4200other"), account=shop.account)

    assert applied is Applied.CONTRADICTED
    assert ledger.balance("asset:wechatpay") == 2700
    assert AuditRow.objects.filter(action="payments.contradicted").count() == 1


def test_one_charge_is_never_booked_for_two_payments(shop):
    """A true report under another payment's number: on record, and no error that would stop a sweep."""
    first, second = (make_payment(make_bill(store=shop.store), account=shop.account) for _ in range(2))
    report = a_report(first)
    apply(report, account=shop.account)

    applied = apply(a_report(second, provider_ref=report.provider_ref), account=shop.account)

    assert applied is Applied.CONTRADICTED
    assert queries.payment(second.public_id).state == "pending"
    assert ledger.balance("asset:wechatpay") == 2700
    assert AuditRow.objects.get(action="payments.contradicted").target == second.public_id


def test_one_merchants_account_never_settles_anothers_bill(shop):
    payment = make_payment(make_bill(store=shop.store), account=shop.account)
    stranger = make_account(store=make_store())

    assert apply(a_report(payment), account=stranger) is Applied.UNKNOWN

    assert queries.payment(payment.public_id).state == "pending"
    assert facts() == []


def test_states_never_go_back(shop):
    """D11: after paid, neither failed nor closed nor waiting changes anything."""
    payment = make_payment(make_bill(store=shop.store), account=shop.account)
    apply(a_report(payment), account=shop.account)

    for outcome in (
        PaymentOutcome.CLOSED,
        PaymentOutcome.FAILED,
        PaymentOutcome.WAITING,
        PaymentOutcome.UNKNOWN,
    ):
        assert apply(a_report(payment, outcome=outcome), account=shop.account) is Applied.NOTHING_NEW
        assert queries.payment(payment.public_id).state == "paid"

    assert facts() == ["payments.bill_settled"]


def test_control_without_the_table_a_late_report_undoes_what_was_paid(shop, monkeypatch):
    monkeypatch.setattr(paying, "LIVE", tuple(PaymentState))
    monkeypatch.setitem(PAYMENT_MOVES, PaymentState.PAID, {PaymentStep.CLOSE: PaymentState.CLOSED})
    payment = make_payment(make_bill(store=shop.store), account=shop.account)
    apply(a_report(payment), account=shop.account)

    assert apply(a_report(payment, outcome=PaymentOutcome.CLOSED), account=shop.account) is Applied.ENDED

    assert queries.payment(payment.public_id).state == "closed"
    assert facts() == ["payments.bill_settled", "payments.payment_failed"]


def test_a_failed_payment_makes_room_for_another(shop, clock):
    bill = make_bill(store=shop.store)
    first = make_payment(bill, account=shop.account)
    payments.record_failed(payment_id=first.public_id, reason="PARAM_ERROR", by=TEST)

    second = start(bill, shop.account, clock)

    assert second.replaces is None
    assert second.payment.public_id != first.public_id
    assert queries.payment(first.public_id).failure == "PARAM_ERROR"


def test_the_same_way_of_paying_takes_up_the_same_payment(shop, clock):
    bill = make_bill(store=shop.store)
    first = make_payment(bill, account=shop.account)

    again = start(bill, shop.account, clock)

    assert (again.payment.public_id, again.replaces) == (first.public_id, None)
    assert Payment.objects.count() == 1


def test_another_way_of_paying_first_asks_to_end_the_earlier_one(shop, clock):
    bill = make_bill(store=shop.store)
    first = make_payment(bill, account=shop.account, channel="h5")

    other = start(bill, shop.account, clock, channel="native")

    assert other.replaces is not None
    assert other.replaces.public_id == first.public_id
    assert Payment.objects.count() == 1


def test_a_settled_bill_takes_no_further_payment(shop, clock):
    bill = make_bill(store=shop.store)
    apply(a_report(make_payment(bill, account=shop.account)), account=shop.account)

    with pytest.raises(AlreadyPaid):
        start(bill, shop.account, clock)
    with pytest.raises(AlreadyPaid):
        payments.take_cash(subject=bill.subject, received_fen=2700, by=TEST)

    assert Payment.objects.count() == 1


def test_cash_is_taken_with_change(shop):
    bill = make_bill(store=shop.store)

    payment = payments.take_cash(subject=bill.subject, received_fen=5000, by=TEST)

    assert (payment.amount_fen, payment.change_fen) == (2700, 2300)
    assert facts() == ["payments.bill_settled"]
    assert ledger.balances() == {"asset:cash": 2700, "income:sales": -2700}
    assert AuditRow.objects.get(action="payments.take_cash").target == payment.public_id


def test_too_little_cash_is_refused(shop):
    bill = make_bill(store=shop.store)

    with pytest.raises(NotEnoughCash) as refusal:
        payments.take_cash(subject=bill.subject, received_fen=2699, by=TEST)

    assert refusal.value.details == {"owed_fen": 2700, "received_fen": 2699}
    assert queries.owed_fen(bill.subject) == 2700
    assert facts() == []
    assert ledger.balances() == {}


def test_cash_abandons_the_payment_on_the_phone_which_goes_back_if_it_comes(shop):
    bill = make_bill(store=shop.store)
    on_phone = make_payment(bill, account=shop.account)
    payments.take_cash(subject=bill.subject, received_fen=2700, by=TEST)

    assert apply(a_report(on_phone), account=shop.account) is Applied.LATE

    assert facts() == [
        "payments.bill_settled",
        "payments.payment_abandoned",
        "payments.paid_too_late",
    ]
    assert queries.figures([bill.subject])[bill.subject].paid_fen == 2700
    assert ledger.balances() == {
        "asset:cash": 2700,
        "asset:wechatpay": 2700,
        "income:sales": -2700,
        "liability:owed_to_guests": -2700,
    }


def test_a_payment_that_was_given_up_and_is_paid_all_the_same_settles_an_open_bill(shop):
    bill = make_bill(store=shop.store)
    payment = make_payment(bill, account=shop.account)
    payments.record_closed(payment_id=payment.public_id, by=TEST)

    assert apply(a_report(payment), account=shop.account) is Applied.SETTLED
    assert queries.bill_of(bill.subject).state == "settled"


def test_a_closed_bill_takes_no_payment(shop, clock):
    bill = make_bill(store=shop.store)
    assert payments.close_bill(subject=bill.subject, by=TEST) is True
    assert payments.close_bill(subject=bill.subject, by=TEST) is False

    with pytest.raises(BillClosed):
        start(bill, shop.account, clock)

    assert queries.owed_fen(bill.subject) == 0


def test_pending_payments_are_asked_about_after_a_minute_and_ever_less_often(shop, clock):
    payment = make_payment(make_bill(store=shop.store), account=shop.account)
    assert queries.payments_to_ask(10) == []

    asked_after_s = []
    for _ in range(5):
        before = clock.instant
        while not queries.payments_to_ask(10):
            clock.advance(seconds=15)
        asked_after_s.append(int((clock.instant - before).total_seconds()))
        payments.note_asked(payment_id=payment.public_id)

    assert asked_after_s == [60, 60, 60, 120, 300]


def test_play_money_and_real_money_never_meet(shop, settings):
    settings.SANDBOX = False

    with pytest.raises(PlayMoneyMixed):
        queries.account_for(shop.store, "wechatpay")
    with pytest.raises(PlayMoneyMixed) as refused:
        make_account(store=shop.store)
    assert refused.value.details == {"is_sandbox": True}

    assert queries.mixed_accounts() == [shop.account.public_id]
    assert queries.means_of(shop.store) == ["cash"]


def test_the_means_of_many_stores_cost_one_query(shop, django_assert_num_queries):
    neighbour = make_store(brand=shop.store.brand)
    stranger = make_store()
    found = [shop.store, neighbour, stranger]

    with django_assert_num_queries(1):
        means = queries.means_by_store(found)

    assert means == {store.pk: queries.means_of(store) for store in found}
    assert means[shop.store.pk] != means[stranger.pk]


def test_a_stores_own_account_comes_before_its_brands(shop):
    of_brand = make_account(brand=shop.store.brand)

    assert queries.account_for(shop.store, "wechatpay") == shop.account
    payments.put_aside(account_id=shop.account.public_id, by=TEST)
    assert queries.account_for(shop.store, "wechatpay") == of_brand
    payments.put_aside(account_id=of_brand.public_id, by=TEST)
    with pytest.raises(MeansNotOffered):
        queries.account_for(shop.store, "wechatpay")


def test_merchants_keys_are_not_readable_in_the_database(shop):
    from django.db import connection

    with connection.cursor() as cursor:
        column = connection.ops.quote_name("keys")
        cursor.execute(f"SELECT {column} FROM payments_gatewayaccount")
        stored = cursor.fetchone()[0]

    assert "PRIVATE KEY" not in stored
    assert "api_v3_key" not in stored
    assert queries.keys_of(shop.account).values["mchid"] == "1900000001"
    assert "PRIVATE" not in repr(queries.keys_of(shop.account))
