"""What each command about refunds, notices and hand-overs writes, to the last column."""

from datetime import timedelta

import pytest

from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox.models import Message
from diandan.modules.ledger.models import Entry
from diandan.modules.payments import service as payments
from diandan.modules.payments.errors import NothingToRefund, PaymentNotFound, RefundTooLarge
from diandan.modules.payments.models import Bill, HandOverReport, Notice, Payment, Refund
from diandan.modules.payments.ports import RefundOutcome, SignedNotice
from diandan.modules.payments.service import Applied, refunding
from tests.factories.payments import TEST, a_report, apply, make_account, make_bill, make_payment
from tests.modules.payments.written import WAITS_S, about, facts, refund_report, row_of, tell, trail


def test_how_long_a_refund_waits_for_the_next_question(shop, paid_payment, clock):
    (refund,) = payments.ask_refund(subject=paid_payment.bill.subject, reason="cold", by=TEST)
    waits = []
    for _ in WAITS_S:
        payments.note_refund_asked(refund_id=refund.public_id)
        waits.append((row_of(refund)["ask_at"] - clock.instant).total_seconds())

    assert waits == WAITS_S
    tell(refund, RefundOutcome.DONE, shop.account)
    payments.note_refund_asked(refund_id=refund.public_id)
    assert (row_of(refund)["ask_at"], row_of(refund)["times_asked"]) == (None, len(WAITS_S))


def test_a_refund_that_is_asked_for(shop, paid_payment, clock):
    clock.advance(minutes=5)

    (refund,) = payments.ask_refund(
        subject=paid_payment.bill.subject, amount_fen=1000, reason="c" * 90, by=TEST
    )

    written = row_of(refund)
    assert written["public_id"].startswith("rfd_")
    assert written == {
        "id": refund.pk,
        "public_id": refund.public_id,
        "payment_id": paid_payment.pk,
        "bill_id": paid_payment.bill_id,
        "state": "asked",
        "amount_fen": 1000,
        "reason": "c" * 80,
        "cause": None,
        "by": str(TEST),
        "provider_ref": "",
        "failure": "",
        "asked_at": clock.instant,
        "sent_at": None,
        "done_at": None,
        "ask_at": clock.instant + timedelta(seconds=60),
        "times_asked": 0,
    }
    assert (row_of(paid_payment)["refunded_fen"], row_of(paid_payment.bill)["refunded_fen"]) == (1000, 1000)
    details = {"subject": paid_payment.bill.subject, "amount_fen": 1000, "reason": "c" * 90}
    assert trail("payments.refund") == (paid_payment.bill.public_id, shop.store.public_id, details)
    assert facts() == [("refund_asked", about(refund))]
    entry = Entry.objects.get(kind="refund_asked")
    assert (entry.ref, dict(entry.lines.values_list("account", "amount_fen"))) == (
        refund.public_id,
        {"income:sales": 1000, "liability:refunds_due": -1000},
    )


@pytest.mark.parametrize("amount_fen", [0, -1])
def test_nothing_cannot_be_given_back(shop, paid_payment, amount_fen):
    with pytest.raises(NothingToRefund):
        payments.ask_refund(subject=paid_payment.bill.subject, amount_fen=amount_fen, reason="cold", by=TEST)

    assert Refund.objects.count() == 0


def test_one_fen_can_be_given_back(shop, paid_payment):
    (refund,) = payments.ask_refund(subject=paid_payment.bill.subject, amount_fen=1, reason="cold", by=TEST)

    assert refund.amount_fen == 1


def test_what_was_paid_last_goes_back_first(shop, bill):
    first = make_payment(bill, account=shop.account)
    Bill.objects.filter(pk=bill.pk).update(total_fen=5000)
    apply(a_report(first), account=shop.account)
    last = payments.take_cash(subject=bill.subject, received_fen=2300, by=TEST)

    made = payments.ask_refund(subject=bill.subject, amount_fen=2500, reason="cold", by=TEST)
    given = [(refund.payment.public_id, refund.amount_fen) for refund in made]
    assert given == [(last.public_id, 2300), (first.public_id, 200)]

    rest = payments.ask_refund(subject=bill.subject, reason="cold", by=TEST)
    assert [(refund.payment.public_id, refund.amount_fen) for refund in rest] == [(first.public_id, 2500)]


def test_a_refund_on_its_way_and_done(shop, paid_payment, clock):
    (refund,) = payments.ask_refund(subject=paid_payment.bill.subject, reason="cold", by=TEST)
    before = row_of(refund)
    clock.advance(minutes=2)
    tell(refund, RefundOutcome.UNDERWAY, shop.account)
    sent = {
        **before,
        "state": "sent",
        "sent_at": clock.instant,
        "provider_ref": "5030",
        "ask_at": clock.instant + timedelta(seconds=60),
    }
    assert row_of(refund) == sent
    clock.advance(minutes=2)
    Message.objects.all().delete()

    tell(refund, RefundOutcome.DONE, shop.account)

    assert row_of(refund) == {**sent, "state": "done", "done_at": clock.instant, "ask_at": None}
    assert facts() == [("refund_done", about(refund))]
    entry = Entry.objects.get(kind="refund_done")
    assert (entry.ref, dict(entry.lines.values_list("account", "amount_fen"))) == (
        refund.public_id,
        {"liability:refunds_due": 2700, "asset:wechatpay": -2700},
    )


def test_a_refund_that_fails_and_is_sent_again(shop, paid_payment, clock):
    (refund,) = payments.ask_refund(subject=paid_payment.bill.subject, reason="cold", by=TEST)
    before = row_of(refund)
    Message.objects.all().delete()

    assert tell(refund, RefundOutcome.FAILED, shop.account, reason="n" * 90) is Applied.REFUND_FAILED
    assert tell(refund, RefundOutcome.FAILED, shop.account, reason="n" * 90) is Applied.REPEATED

    assert row_of(refund) == {**before, "state": "failed", "failure": "n" * 80, "ask_at": None}
    assert facts() == [("refund_failed", {**about(refund), "reason": "n" * 90})]
    clock.advance(minutes=2)
    assert payments.send_again(refund_id=refund.public_id, by=TEST)
    again = {**before, "state": "sent", "ask_at": clock.instant + timedelta(seconds=60)}
    assert row_of(refund) == again
    assert facts()[1:] == [("refund_asked", about(refund))]


def test_a_refund_nobody_knows(shop, paid_payment):
    (refund,) = payments.ask_refund(subject=paid_payment.bill.subject, reason="cold", by=TEST)
    stranger = make_account(brand=shop.store.brand)

    assert tell(refund, RefundOutcome.DONE, stranger) is Applied.UNKNOWN
    assert tell(refund, RefundOutcome.DONE, shop.account, refund_id="rfd_nonsense") is Applied.UNKNOWN
    assert tell(refund, RefundOutcome.UNKNOWN, shop.account) is Applied.NOTHING_NEW
    assert not payments.record_refund_failed(refund_id="rfd_nonsense", reason="no", by=TEST)
    assert not payments.send_again(refund_id="rfd_nonsense", by=TEST)
    assert row_of(refund)["state"] == "asked"


def test_a_refund_of_another_amount(shop, paid_payment):
    (refund,) = payments.ask_refund(
        subject=paid_payment.bill.subject, amount_fen=1000, reason="cold", by=TEST
    )

    assert tell(refund, RefundOutcome.DONE, shop.account, amount_fen=999) is Applied.WRONG_AMOUNT

    told = {"source": "query", "told_fen": 999, "asked_fen": 1000}
    assert trail("payments.wrong_refund_amount") == (refund.public_id, shop.store.public_id, told)
    refused = {
        "about": refund.public_id,
        "subject": paid_payment.bill.subject,
        "why": "wrong_refund_amount",
    }
    assert facts()[-1] == ("report_refused", refused)


def test_late_money_that_goes_back(shop, bill, clock):
    payment = make_payment(bill, account=shop.account)
    payments.close_bill(subject=bill.subject, by=TEST)
    apply(a_report(payment), account=shop.account)
    Message.objects.all().delete()

    assert Entry.objects.get(kind="late_payment").by == str(TEST)

    refund = payments.refund_late(payment_id=payment.public_id, by=TEST)

    written = row_of(refund)
    assert (written["cause"], written["reason"], written["amount_fen"]) == (
        f"late:{payment.public_id}",
        "paid_too_late",
        2700,
    )
    assert facts() == [("refund_asked", about(refund))]
    entry = Entry.objects.get(kind="refund_asked")
    assert dict(entry.lines.values_list("account", "amount_fen")) == {
        "liability:owed_to_guests": 2700,
        "liability:refunds_due": -2700,
    }
    assert row_of(bill)["refunded_fen"] == 0


def test_only_late_money_that_is_there_goes_back_as_late(shop, bill):
    payment = make_payment(bill, account=shop.account)
    Payment.objects.filter(public_id=payment.public_id).update(is_late=True)

    for payment_id in (payment.public_id, "pay_nonsense"):
        with pytest.raises(PaymentNotFound):
            payments.refund_late(payment_id=payment_id, by=TEST)


def test_a_notice_is_kept_as_it_came(shop, bill, clock):
    payment = make_payment(bill, account=shop.account)
    report = a_report(payment)
    notice = SignedNotice(notice_id="n-1", event="TRANSACTION.SUCCESS", report=report)

    def take():
        return payments.take_notice(
            account=shop.account,
            notice=notice,
            headers={"request-id": "r"},
            body="付款\xff".encode(),
            by=TEST,
        )

    assert [take(), take()] == [Applied.SETTLED, Applied.REPEATED]

    kept = Notice.objects.values().get()
    assert kept.pop("public_id").startswith("ntc_")
    assert kept == {
        "id": kept["id"],
        "account_id": shop.account.pk,
        "notice_id": "n-1",
        "event": "TRANSACTION.SUCCESS",
        "about": payment.public_id,
        "headers": {"request-id": "r"},
        "body": "付款\xff",
        "received_at": clock.instant,
        "outcome": "settled",
    }


def test_a_notice_that_could_not_be_booked_is_tried_again(shop, bill):
    payment = make_payment(bill, account=shop.account)
    Payment.objects.filter(public_id=payment.public_id).update(amount_fen=1)
    notice = SignedNotice(notice_id="n-1", event="E", report=a_report(payment, amount_fen=2700))

    def take(about=notice):
        return payments.take_notice(account=shop.account, notice=about, headers={}, body=b"\xff", by=TEST)

    assert [take(), take()] == [Applied.WRONG_AMOUNT] * 2
    assert trail_sources() == ["notice", "notice"]
    Payment.objects.filter(public_id=payment.public_id).update(amount_fen=2700)

    assert take() is Applied.SETTLED
    assert Notice.objects.values_list("outcome", "body").get() == ("settled", "\ufffd")


def trail_sources():
    return [row.details["source"] for row in AuditRow.objects.filter(action="payments.wrong_amount")]


def test_a_notice_about_a_refund(shop, paid_payment):
    (refund,) = payments.ask_refund(subject=paid_payment.bill.subject, reason="cold", by=TEST)
    notice = SignedNotice(notice_id="n-2", event="E", report=refund_report(refund, RefundOutcome.DONE))
    wrong = SignedNotice(
        notice_id="n-3", event="E", report=refund_report(refund, RefundOutcome.DONE, amount_fen=1)
    )

    def take(about):
        return payments.take_notice(account=shop.account, notice=about, headers={}, body=b"", by=TEST)

    assert [take(wrong), take(notice)] == [Applied.WRONG_AMOUNT, Applied.REFUND_DONE]

    assert list(Notice.objects.order_by("id").values_list("about", "outcome")) == [
        (refund.public_id, "wrong_amount"),
        (refund.public_id, "refund_done"),
    ]
    assert trail("payments.wrong_refund_amount")[2]["source"] == "notice"


def test_a_long_number_that_is_not_ours_fits_its_column(shop, bill):
    report = a_report(make_payment(bill, account=shop.account), payment_id="x" * 40)
    notice = SignedNotice(notice_id="n-4", event="E", report=report)

    applied = payments.take_notice(account=shop.account, notice=notice, headers={}, body=b"", by=TEST)

    assert applied is Applied.UNKNOWN
    assert Notice.objects.get().about == "x" * 30


def test_a_hand_over_the_platform_is_told_of(shop, paid_payment, clock):
    begun = clock.instant
    report = payments.begin_hand_over(paid_payment, by=TEST)
    assert row_of(report) == {
        "id": report.pk,
        "payment_id": paid_payment.pk,
        "state": "waiting",
        "tries": 1,
        "failure": "",
        "asked_at": begun,
        "ended_at": None,
    }
    clock.advance(minutes=1)
    payments.record_hand_over_unclear(report, failure="u" * 50, by=TEST)
    assert payments.begin_hand_over(paid_payment, by=TEST).pk == report.pk
    assert (row_of(report)["failure"], row_of(report)["tries"]) == ("u" * 40, 2)

    payments.record_hand_over(report, by=TEST)

    told = row_of(report)
    assert (told["state"], told["failure"], told["asked_at"], told["ended_at"]) == (
        "told",
        "",
        begun,
        clock.instant,
    )
    payments.record_hand_over_refused(report, failure="no", by=TEST)
    assert payments.begin_hand_over(paid_payment, by=TEST).tries == 2
    assert row_of(report) == told


def test_a_hand_over_the_platform_refuses(shop, paid_payment, clock):
    report = payments.begin_hand_over(paid_payment, by=TEST)

    payments.record_hand_over_refused(report, failure="r" * 50, by=TEST)

    assert HandOverReport.objects.values_list("state", "failure", "ended_at").get() == (
        "refused",
        "r" * 40,
        clock.instant,
    )


def test_one_hand_over_that_ends_leaves_the_others_waiting(shop, paid_payment):
    another = make_payment(make_bill(store=shop.store), account=shop.account)
    waiting = payments.begin_hand_over(Payment.objects.get(public_id=another.public_id), by=TEST)

    payments.record_hand_over(payments.begin_hand_over(paid_payment, by=TEST), by=TEST)

    assert row_of(waiting)["state"] == "waiting"


def test_cash_that_goes_back(shop, bill, clock):
    payments.take_cash(subject=bill.subject, received_fen=3000, by=TEST)
    Message.objects.all().delete()

    (refund,) = payments.ask_refund(subject=bill.subject, reason="cold", by=TEST)

    written = row_of(refund)
    assert (written["state"], written["ask_at"], written["provider_ref"]) == ("done", None, "")
    assert (written["asked_at"], written["done_at"], written["by"]) == (
        clock.instant,
        clock.instant,
        str(TEST),
    )
    assert facts() == [("refund_done", about(refund))]
    assert {entry.by for entry in Entry.objects.all()} == {str(TEST)}


def test_a_refund_done_at_the_first_word(shop, paid_payment, clock):
    (refund,) = payments.ask_refund(subject=paid_payment.bill.subject, reason="cold", by=TEST)

    tell(refund, RefundOutcome.DONE, shop.account)

    done = row_of(refund)
    assert (done["state"], done["provider_ref"], done["sent_at"]) == ("done", "5030", None)
    assert Entry.objects.get(kind="refund_done").by == str(TEST)


@pytest.mark.parametrize("outcome", [RefundOutcome.UNDERWAY, RefundOutcome.DONE])
def test_a_failure_is_forgotten_when_the_refund_goes_on(shop, paid_payment, outcome):
    (refund,) = payments.ask_refund(subject=paid_payment.bill.subject, reason="cold", by=TEST)
    payments.record_refund_failed(refund_id=refund.public_id, reason="no", by=TEST)

    tell(refund, outcome, shop.account)

    assert (row_of(refund)["failure"], row_of(refund)["provider_ref"]) == ("", "5030")


def test_a_word_that_comes_while_another_is_booked_keeps_the_gateways_number(shop, paid_payment, monkeypatch):
    (refund,) = payments.ask_refund(subject=paid_payment.bill.subject, reason="cold", by=TEST)
    # Read before another process booked that it had failed.
    stale, read = refunding._read(refund.public_id), refunding._read
    payments.record_refund_failed(refund_id=refund.public_id, reason="no", by=TEST)
    reads = [stale]
    monkeypatch.setattr(refunding, "_read", lambda refund_id: reads.pop() if reads else read(refund_id))

    assert tell(refund, RefundOutcome.UNDERWAY, shop.account) is Applied.REFUND_UNDERWAY

    assert (row_of(refund)["state"], row_of(refund)["provider_ref"]) == ("sent", "5030")


def test_more_than_a_payment_holds_is_never_promised(shop, bill):
    late = make_payment(bill, account=shop.account)
    payments.close_bill(subject=bill.subject, by=TEST)
    apply(a_report(late), account=shop.account)
    Payment.objects.filter(public_id=late.public_id).update(refunded_fen=1)

    with pytest.raises(RefundTooLarge) as refusal:
        payments.refund_late(payment_id=late.public_id, by=TEST)

    assert refusal.value.details == {"left_fen": 2699, "wanted_fen": 2700}
    assert Refund.objects.count() == 0


def test_asking_about_one_refund_leaves_the_others_alone(shop, paid_payment, clock):
    first, second = (
        payments.ask_refund(subject=paid_payment.bill.subject, amount_fen=100, reason="cold", by=TEST)[0]
        for _ in range(2)
    )

    payments.note_refund_asked(refund_id=second.public_id)

    assert [row_of(refund)["times_asked"] for refund in (first, second)] == [0, 1]
