"""What each command about bills, payments and accounts writes, to the last column."""

from datetime import date, timedelta

import pytest

from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox.models import Message
from diandan.modules.ledger.models import Entry
from diandan.modules.payments import queries
from diandan.modules.payments import service as payments
from diandan.modules.payments.errors import BillNotFound
from diandan.modules.payments.models import Bill, GatewayAccount
from diandan.modules.payments.ports import PaymentOutcome
from diandan.modules.payments.service import Applied
from tests.factories.keys import SOME_KEYS
from tests.factories.payments import TEST, a_report, apply, make_account, make_bill, make_payment
from tests.modules.payments.written import WAITS_S, facts, row_of, trail

TODAY = date(2026, 3, 12)


def test_a_bill(shop, bill, clock):
    written = row_of(bill)

    assert written == {
        "id": bill.pk,
        "public_id": written["public_id"],
        "subject": bill.subject,
        "store_id": shop.store.pk,
        "business_date": TODAY,
        "state": "open",
        "total_fen": 2700,
        "paid_fen": 0,
        "refunded_fen": 0,
        "opened_at": clock.instant,
        "settled_at": None,
        "closed_at": None,
    }
    assert written["public_id"].startswith("bil_")
    assert bill.store == shop.store


def test_a_bill_of_nothing(shop, clock):
    bill = make_bill(store=shop.store, total_fen=0)

    assert (row_of(bill)["state"], row_of(bill)["settled_at"]) == ("settled", clock.instant)
    assert facts() == [("bill_settled", {"bill_id": bill.public_id, "subject": bill.subject, "total_fen": 0})]
    assert (make_bill(store=shop.store, total_fen=1).state, Message.objects.count()) == ("open", 1)


def test_a_bill_that_is_closed(shop, bill, clock):
    payment = make_payment(bill, account=shop.account)
    clock.advance(minutes=3)

    payments.close_bill(subject=bill.subject, by=TEST)

    assert (row_of(bill)["state"], row_of(bill)["closed_at"]) == ("closed", clock.instant)
    assert row_of(payment)["ask_at"] == clock.instant
    assert facts() == [("payment_abandoned", {"payment_id": payment.public_id, "subject": bill.subject})]


@pytest.mark.parametrize("command", [payments.close_bill, payments.close_or_refund, payments.ask_refund])
def test_what_has_no_bill_cannot_be_ended(shop, command):
    wish = {} if command is payments.close_bill else {"reason": "cold"}
    with pytest.raises(BillNotFound):
        command(subject="ord_nonsense", by=TEST, **wish)


def test_a_payment_that_begins(shop, bill, clock):
    payment = make_payment(bill, account=shop.account)

    written = row_of(payment)

    assert written["public_id"].startswith("pay_")
    assert written == {
        "id": written["id"],
        "public_id": payment.public_id,
        "bill_id": bill.pk,
        "account_id": shop.account.pk,
        "means": "wechatpay",
        "channel": "h5",
        "state": "pending",
        "amount_fen": 2700,
        "refunded_fen": 0,
        "received_fen": 0,
        "change_fen": 0,
        "is_late": False,
        "live_slot": bill.public_id,
        "provider_ref": None,
        "payload": None,
        "payload_until": None,
        "opened_at": clock.instant,
        "expires_at": clock.instant + timedelta(minutes=15),
        "ask_at": clock.instant + timedelta(seconds=60),
        "times_asked": 0,
        "paid_at": None,
        "ended_at": None,
        "failure": "",
    }


def test_a_payment_is_over_what_is_left_of_the_bill(shop, bill):
    Bill.objects.filter(pk=bill.pk).update(paid_fen=1000)

    assert make_payment(bill, account=shop.account).amount_fen == 1700


def test_a_payment_that_has_run_out_of_time_is_to_be_replaced(shop, bill, clock):
    first = make_payment(bill, account=shop.account)
    clock.advance(minutes=15)

    again = payments.start_payment(
        subject=bill.subject, account=shop.account, channel="h5", expires_at=clock.instant, by=TEST
    )

    assert (again.payment.public_id, again.replaces and again.replaces.public_id) == (first.public_id,) * 2


def test_another_account_asks_to_end_the_payment_of_the_first(shop, bill, clock):
    first = make_payment(bill, account=shop.account)
    other = make_account(brand=shop.store.brand)

    started = payments.start_payment(
        subject=bill.subject, account=other, channel="h5", expires_at=clock.instant, by=TEST
    )

    assert started.replaces is not None
    assert started.replaces.public_id == first.public_id


def test_what_the_phone_needs_is_kept_while_the_payment_lives(shop, bill, clock):
    payment = make_payment(bill, account=shop.account)
    stranger = make_payment(make_bill(store=shop.store), account=shop.account)
    until = clock.instant + timedelta(minutes=5)

    payments.record_started(payment_id=payment.public_id, payload={"code_url": "a"}, valid_until=until)
    assert (row_of(payment)["payload"], row_of(payment)["payload_until"]) == ({"code_url": "a"}, until)
    assert row_of(stranger)["payload"] is None

    payments.record_closed(payment_id=payment.public_id, by=TEST)
    payments.record_started(payment_id=payment.public_id, payload={"code_url": "b"}, valid_until=until)
    assert row_of(payment)["payload"] == {"code_url": "a"}


@pytest.mark.parametrize(
    ("end", "state", "failure", "reason"),
    [
        (
            lambda pay: payments.record_failed(payment_id=pay, reason="n" * 90, by=TEST),
            "failed",
            "n" * 80,
            "n" * 90,
        ),
        (lambda pay: payments.record_closed(payment_id=pay, by=TEST), "closed", "", "closed"),
    ],
    ids=["failed", "closed"],
)
def test_a_payment_that_ends_unpaid(shop, bill, clock, end, state, failure, reason):
    payment = make_payment(bill, account=shop.account)
    before = row_of(payment)
    clock.advance(minutes=1)

    assert [end(payment.public_id), end(payment.public_id), end("pay_nonsense")] == [True, False, False]

    assert row_of(payment) == {
        **before,
        "state": state,
        "ended_at": clock.instant,
        "live_slot": None,
        "ask_at": None,
        "failure": failure,
    }
    assert facts() == [
        (
            "payment_failed",
            {"payment_id": payment.public_id, "subject": bill.subject, "reason": reason},
        )
    ]


def test_a_gateways_no_and_its_closing_are_told_apart(shop):
    failed, closed = (make_payment(make_bill(store=shop.store), account=shop.account) for _ in range(2))

    assert apply(a_report(failed, outcome=PaymentOutcome.FAILED), account=shop.account) is Applied.ENDED
    assert apply(a_report(closed, outcome=PaymentOutcome.CLOSED), account=shop.account) is Applied.ENDED

    assert (row_of(failed)["state"], row_of(failed)["failure"]) == ("failed", "gateway")
    assert (row_of(closed)["state"], row_of(closed)["failure"]) == ("closed", "")


def test_how_long_a_payment_waits_for_the_next_question(shop, bill, clock):
    payment = make_payment(bill, account=shop.account)
    waits = []
    for _ in WAITS_S:
        payments.note_asked(payment_id=payment.public_id)
        waits.append((row_of(payment)["ask_at"] - clock.instant).total_seconds())

    assert waits == WAITS_S
    assert row_of(payment)["times_asked"] == len(WAITS_S)
    payments.record_closed(payment_id=payment.public_id, by=TEST)
    payments.note_asked(payment_id=payment.public_id)
    assert (row_of(payment)["ask_at"], row_of(payment)["times_asked"]) == (None, len(WAITS_S))


def test_a_payment_the_gateway_calls_paid(shop, bill, clock):
    payment = make_payment(bill, account=shop.account)
    before, at = row_of(payment), clock.instant + timedelta(seconds=40)
    clock.advance(minutes=1)

    apply(a_report(payment, provider_ref="4200", paid_at=at), account=shop.account)

    assert row_of(payment) == {
        **before,
        "state": "paid",
        "provider_ref": "4200",
        "paid_at": at,
        "live_slot": None,
        "ask_at": None,
    }
    settled = row_of(bill)
    assert (settled["state"], settled["paid_fen"], settled["settled_at"]) == ("settled", 2700, clock.instant)
    assert facts() == [
        ("bill_settled", {"bill_id": bill.public_id, "subject": bill.subject, "total_fen": 2700})
    ]
    entry = Entry.objects.get()
    assert (entry.kind, entry.ref, entry.store_id, entry.business_date, entry.by, entry.posted_at) == (
        "payment",
        payment.public_id,
        shop.store.pk,
        TODAY,
        str(TEST),
        clock.instant,
    )
    assert dict(entry.lines.values_list("account", "amount_fen")) == {
        "asset:wechatpay": 2700,
        "income:sales": -2700,
    }


def test_a_gateway_that_does_not_say_when(shop, bill, clock):
    payment = make_payment(bill, account=shop.account)
    clock.advance(minutes=1)

    apply(a_report(payment, paid_at=None), account=shop.account)

    assert row_of(payment)["paid_at"] == clock.instant


@pytest.mark.parametrize(("channel", "told"), [("jsapi", True), ("h5", False)])
def test_money_paid_inside_an_app_is_news_of_its_own(shop, bill, channel, told):
    payment = make_payment(bill, account=shop.account, channel=channel)

    apply(a_report(payment), account=shop.account)

    inside = ("paid_inside_app", {"payment_id": payment.public_id, "subject": bill.subject})
    assert facts()[1:] == ([inside] if told else [])


def test_late_money_inside_an_app_is_no_such_news(shop, bill):
    payment = make_payment(bill, account=shop.account, channel="jsapi")
    payments.close_bill(subject=bill.subject, by=TEST)
    Message.objects.all().delete()

    assert apply(a_report(payment), account=shop.account) is Applied.LATE

    assert row_of(payment)["is_late"] is True
    late = {"payment_id": payment.public_id, "subject": bill.subject, "amount_fen": 2700}
    assert facts() == [("paid_too_late", late)]
    entry = Entry.objects.get()
    assert (entry.kind, entry.ref) == ("late_payment", payment.public_id)
    assert dict(entry.lines.values_list("account", "amount_fen")) == {
        "asset:wechatpay": 2700,
        "liability:owed_to_guests": -2700,
    }


def test_part_of_a_bill(shop, bill):
    payment = make_payment(bill, account=shop.account)
    Bill.objects.filter(pk=bill.pk).update(total_fen=5000)

    assert apply(a_report(payment), account=shop.account) is Applied.PAID_IN_PART

    assert (row_of(bill)["state"], row_of(bill)["paid_fen"]) == ("open", 2700)
    part = {"bill_id": bill.public_id, "subject": bill.subject, "paid_fen": 2700, "owed_fen": 2300}
    assert facts() == [("bill_paid_in_part", part)]
    assert Entry.objects.get().kind == "payment"


def test_a_payment_given_up_that_settles_abandons_the_one_that_lives(shop, bill):
    given_up = make_payment(bill, account=shop.account)
    payments.record_closed(payment_id=given_up.public_id, by=TEST)
    living = make_payment(bill, account=shop.account)
    Message.objects.all().delete()

    assert apply(a_report(given_up), account=shop.account) is Applied.SETTLED

    assert [name for name, _ in facts()] == ["bill_settled", "payment_abandoned"]
    assert facts()[1][1] == {"payment_id": living.public_id, "subject": bill.subject}


@pytest.mark.parametrize(
    ("lie", "outcome"),
    [({"amount_fen": 2699}, "wrong_amount"), ({"currency": "USD"}, "wrong_amount")],
)
def test_a_report_that_cannot_be_booked(shop, bill, lie, outcome):
    payment = make_payment(bill, account=shop.account)

    applied = apply(a_report(payment, provider_ref="4200", **lie), account=shop.account)

    assert (applied.value, applied.is_trouble) == (outcome, True)
    told = {
        "source": "notice",
        "told_fen": 2700,
        "asked_fen": 2700,
        "currency": "CNY",
        "provider_ref": "4200",
    }
    told |= {"told_fen" if name == "amount_fen" else name: value for name, value in lie.items()}
    assert trail(f"payments.{outcome}") == (payment.public_id, shop.store.public_id, told)
    refused = {"about": payment.public_id, "subject": bill.subject, "why": outcome}
    assert facts() == [("report_refused", refused)]


def test_which_outcomes_somebody_has_to_look_at():
    trouble = {outcome.value for outcome in Applied if outcome.is_trouble}

    assert trouble == {"unknown", "wrong_amount", "contradicted"}


def test_cash(shop, bill, clock):
    payment = payments.take_cash(subject=bill.subject, received_fen=5000, by=TEST)

    written = row_of(payment)
    assert written["public_id"].startswith("pay_")
    assert written == {
        "id": payment.pk,
        "public_id": payment.public_id,
        "bill_id": bill.pk,
        "account_id": None,
        "means": "cash",
        "channel": "",
        "state": "paid",
        "amount_fen": 2700,
        "refunded_fen": 0,
        "received_fen": 5000,
        "change_fen": 2300,
        "is_late": False,
        "live_slot": None,
        "provider_ref": None,
        "payload": None,
        "payload_until": None,
        "opened_at": clock.instant,
        "expires_at": None,
        "ask_at": None,
        "times_asked": 0,
        "paid_at": clock.instant,
        "ended_at": None,
        "failure": "",
    }
    details = {"subject": bill.subject, "amount_fen": 2700, "received_fen": 5000}
    assert trail("payments.take_cash") == (payment.public_id, shop.store.public_id, details)
    assert Entry.objects.get().kind == "payment"


def test_cash_for_what_is_left_exactly(shop, bill):
    Bill.objects.filter(pk=bill.pk).update(paid_fen=1000)

    payment = payments.take_cash(subject=bill.subject, received_fen=1700, by=TEST)

    assert (payment.amount_fen, payment.change_fen, row_of(bill)["paid_fen"]) == (1700, 0, 2700)


def test_an_account(shop, clock):
    brand = shop.store.brand
    account = make_account(brand=brand)

    written = row_of(account)
    assert written.pop("public_id").startswith("gwa_")
    assert {name: written[name] for name in ("brand_id", "store_id", "provider", "merchant_no", "slot")} == {
        "brand_id": brand.pk,
        "store_id": None,
        "provider": "wechatpay",
        "merchant_no": "1900000001",
        "slot": f"{brand.public_id}:wechatpay",
    }
    assert (written["is_sandbox"], written["created_at"]) == (True, clock.instant)
    assert queries.keys_of(account).values == SOME_KEYS
    rows = AuditRow.objects.filter(action="payments.save_account").order_by("id")
    assert [(row.target, row.store_id, row.details) for row in rows] == [
        (
            made.public_id,
            store_id,
            {"provider": "wechatpay", "merchant_no": "1900000001", "is_sandbox": True},
        )
        for made, store_id in ((shop.account, shop.store.public_id), (account, ""))
    ]


def test_an_account_of_one_store(shop):
    written = row_of(shop.account)

    assert (written["brand_id"], written["store_id"], written["slot"]) == (
        shop.store.brand.pk,
        shop.store.pk,
        f"{shop.store.public_id}:wechatpay",
    )


def test_what_the_gateway_said_about_one_accounts_papers(shop, clock):
    other = make_account(brand=shop.store.brand)
    assert (row_of(other)["checked_at"], row_of(other)["has_passed"]) == (None, None)

    for has_passed in (True, False):
        clock.advance(minutes=1)
        payments.note_check(account_id=other.public_id, has_passed=has_passed)
        assert (row_of(other)["checked_at"], row_of(other)["has_passed"]) == (clock.instant, has_passed)

    assert (row_of(shop.account)["checked_at"], row_of(shop.account)["has_passed"]) == (None, None)


def test_a_newer_account_takes_the_place_of_its_own_kind_only(shop):
    of_brand = make_account(brand=shop.store.brand)

    newer = make_account(store=shop.store)

    slots = dict(GatewayAccount.objects.values_list("pk", "slot"))
    assert slots == {
        shop.account.pk: None,
        of_brand.pk: f"{shop.store.brand.public_id}:wechatpay",
        newer.pk: f"{shop.store.public_id}:wechatpay",
    }
    payments.put_aside(account_id=newer.public_id, by=TEST)
    assert trail("payments.put_account_aside") == (newer.public_id, "", {})
    assert GatewayAccount.objects.filter(slot=None).count() == 2


@pytest.mark.parametrize(
    ("values", "number"),
    [
        ({"mchid": "1", "seller_id": "2", "appid": "3"}, "1"),
        ({"mchid": "", "seller_id": "2", "appid": "3"}, "2"),
        ({"appid": "3"}, "3"),
        ({}, ""),
    ],
)
def test_what_a_merchant_is_called(values, number):
    assert payments.merchant_no_of(values) == number


def test_a_further_part_of_a_bill(shop, bill):
    payment = make_payment(bill, account=shop.account)
    Bill.objects.filter(pk=bill.pk).update(total_fen=6000, paid_fen=1000)

    assert apply(a_report(payment), account=shop.account) is Applied.PAID_IN_PART

    part = {"bill_id": bill.public_id, "subject": bill.subject, "paid_fen": 3700, "owed_fen": 2300}
    assert (row_of(bill)["paid_fen"], facts()) == (3700, [("bill_paid_in_part", part)])


def test_a_charge_that_is_told_of_two_payments(shop, bill):
    first, second = (
        make_payment(bill, account=shop.account),
        make_payment(make_bill(store=shop.store), account=shop.account),
    )
    apply(a_report(first, provider_ref="4200"), account=shop.account)

    assert apply(a_report(second, provider_ref="4200"), account=shop.account) is Applied.CONTRADICTED

    told = {
        "source": "notice",
        "told_fen": 2700,
        "asked_fen": 2700,
        "currency": "CNY",
        "provider_ref": "4200",
    }
    assert trail("payments.contradicted") == (second.public_id, shop.store.public_id, told)


def test_asking_about_one_payment_leaves_the_others_alone(shop):
    first, second = (make_payment(make_bill(store=shop.store), account=shop.account) for _ in range(2))

    payments.note_asked(payment_id=second.public_id)

    assert [row_of(payment)["times_asked"] for payment in (first, second)] == [0, 1]
