"""The one place where a gateway's word becomes our money, whether it came as a notice or was asked for.

A report is applied at most once, however often, in whatever order and however late it is told: each change
is a conditional update on the state it presumes.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Any

import structlog
from django.db.models import OuterRef, Subquery

from diandan.infra import audit, outbox, sql, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.payments.events import (
    BillPaidInPart,
    BillSettled,
    PaidInsideApp,
    PaidTooLate,
    ReportRefused,
)
from diandan.modules.payments.models import Bill, GatewayAccount, Payment
from diandan.modules.payments.ports import Channel, PaymentOutcome, PaymentReport
from diandan.modules.payments.service import books, paying
from diandan.modules.payments.states import (
    LIVE,
    BillState,
    PaymentState,
    PaymentStep,
    after_payment_step,
)
from diandan.modules.stores import queries as stores

log = structlog.get_logger(__name__)

CURRENCY = "CNY"

# Only what settling looks at: this is the busiest read there is. The last tells whether the gateway's own
# number, given first, belongs to another payment of the account.
_find = sql.Select(
    lambda: Payment.objects.filter(public_id="").annotate(is_taken=_another_has_it()).values_list(
        "pk", "means", "channel", "state", "amount_fen", "provider_ref", "account__pk", "account__public_id",
        "bill__pk", "bill__public_id", "bill__subject", "bill__total_fen", "bill__paid_fen",
        "bill__store__public_id", "bill__store__version", "is_taken",
    )
)  # fmt: skip
_pay = sql.Statement(
    Payment,
    "UPDATE {table} SET {state} = %s, {provider_ref} = %s, {paid_at} = %s, {live_slot} = NULL, "
    "{ask_at} = NULL WHERE {id} = %s AND {state} = %s",
)
_mark_late = sql.Statement(Payment, "UPDATE {table} SET {is_late} = %s WHERE {id} = %s")
_settle = sql.Statement(
    Bill,
    "UPDATE {table} SET {paid_fen} = {total_fen}, {state} = %s, {settled_at} = %s "
    "WHERE {id} = %s AND {state} = %s AND {paid_fen} + %s = {total_fen}",
)
_pay_in_part = sql.Statement(
    Bill,
    "UPDATE {table} SET {paid_fen} = {paid_fen} + %s "
    "WHERE {id} = %s AND {state} = %s AND {paid_fen} + %s < {total_fen}",
)


def _another_has_it() -> Subquery:
    others = Payment.objects.filter(account=OuterRef("account"), provider_ref="").exclude(pk=OuterRef("pk"))
    return Subquery(others.values("pk")[:1])


class Applied(StrEnum):
    """What a report led to."""

    SETTLED = "settled"
    PAID_IN_PART = "paid_in_part"
    LATE = "late"
    ENDED = "ended"
    REPEATED = "repeated"
    NOTHING_NEW = "nothing_new"
    UNKNOWN = "unknown"
    WRONG_AMOUNT = "wrong_amount"
    CONTRADICTED = "contradicted"
    REFUND_DONE = "refund_done"
    REFUND_UNDERWAY = "refund_underway"
    REFUND_FAILED = "refund_failed"

    @property
    def is_trouble(self) -> bool:
        """Whether a true report could not be booked and somebody has to look at it."""
        return self in (Applied.UNKNOWN, Applied.WRONG_AMOUNT, Applied.CONTRADICTED)


def apply_report(report: PaymentReport, *, account_id: str, source: str, by: Actor) -> Applied:
    """Book what a gateway says about a payment of the account it was said through.

    ``source`` is "notice" or "query", for the record. A wrong amount books nothing and is put on record.
    """
    return tx.run(lambda: _apply(report, account_id, source, by))


def settle_with(payment: Payment, *, bill: Bill, by: Actor) -> Applied:
    """Let a bill take the money of a payment that has just become paid; late money is owed to the guest."""
    now = clock.now()
    amount_fen = payment.amount_fen
    if _settle.run(BillState.SETTLED, now, bill.pk, BillState.OPEN, amount_fen):
        books.received(payment, store=bill.store, by=by)
        outbox.record(BillSettled(bill_id=bill.public_id, subject=bill.subject, total_fen=bill.total_fen))
        return Applied.SETTLED
    if _pay_in_part.run(amount_fen, bill.pk, BillState.OPEN, amount_fen):
        books.received(payment, store=bill.store, by=by)
        owed_fen = bill.total_fen - bill.paid_fen - amount_fen
        outbox.record(
            BillPaidInPart(
                bill_id=bill.public_id,
                subject=bill.subject,
                paid_fen=bill.total_fen - owed_fen,
                owed_fen=owed_fen,
            )
        )
        return Applied.PAID_IN_PART
    payment.is_late = True
    _mark_late.run(True, payment.pk)
    books.received_late(payment, store=bill.store, by=by)
    outbox.record(PaidTooLate(payment_id=payment.public_id, subject=bill.subject, amount_fen=amount_fen))
    log.warning("payments.paid_too_late", payment_id=payment.public_id, amount_fen=amount_fen)
    return Applied.LATE


def _apply(report: PaymentReport, account_id: str, source: str, by: Actor) -> Applied:
    payment, is_taken = _read(report)
    if payment is None or payment.account is None or payment.account.public_id != account_id:
        log.error("payments.unknown_report", payment_id=report.payment_id, source=source)
        return Applied.UNKNOWN
    if report.outcome is PaymentOutcome.PAID:
        return _paid(payment, report, is_taken=is_taken, source=source, by=by)
    if report.outcome is PaymentOutcome.CLOSED:
        ended = paying.record_closed(payment_id=payment.public_id, by=by)
    elif report.outcome is PaymentOutcome.FAILED:
        ended = paying.record_failed(payment_id=payment.public_id, reason="gateway", by=by)
    else:
        return Applied.NOTHING_NEW
    return Applied.ENDED if ended else Applied.NOTHING_NEW


def _paid(payment: Payment, report: PaymentReport, *, is_taken: bool, source: str, by: Actor) -> Applied:
    if not _is_what_was_asked(report, payment):
        return _refuse(payment, report, Applied.WRONG_AMOUNT, source=source, by=by)
    state = PaymentState(payment.state)
    if state is PaymentState.PAID:
        if payment.provider_ref == report.provider_ref:
            return Applied.REPEATED
        return _refuse(payment, report, Applied.CONTRADICTED, source=source, by=by)
    if is_taken:
        # The gateway's own number belongs to another payment: one charge is never booked for two.
        return _refuse(payment, report, Applied.CONTRADICTED, source=source, by=by)
    paid = after_payment_step(state, PaymentStep.PAY)
    at = report.paid_at or clock.now()
    # The bill before its payments, as everywhere in this room: two who pay one bill wait here, not crosswise.
    sql.hold(payment.bill)
    if not _pay.run(paid, report.provider_ref, at, payment.pk, state):
        # Someone else moved it between our read and our update: read again and decide anew.
        return _apply(report, payment.account.public_id if payment.account else "", source, by)
    was_live = state in LIVE
    payment.state, payment.provider_ref, payment.paid_at = paid, report.provider_ref, at
    applied = settle_with(payment, bill=payment.bill, by=by)
    if applied is Applied.SETTLED and not was_live:
        paying.abandon_live(payment.bill, but=payment.public_id)
    if payment.channel == Channel.JSAPI and not payment.is_late:
        outbox.record(PaidInsideApp(payment_id=payment.public_id, subject=payment.bill.subject))
    return applied


def _is_what_was_asked(report: PaymentReport, payment: Payment) -> bool:
    return report.amount_fen == payment.amount_fen and report.currency == CURRENCY


def _refuse(payment: Payment, report: PaymentReport, why: Applied, *, source: str, by: Actor) -> Applied:
    """Put a report on record that is true and cannot be booked, and say so; no money moves."""
    told = {
        "source": source,
        "told_fen": report.amount_fen,
        "asked_fen": payment.amount_fen,
        "currency": report.currency,
        "provider_ref": report.provider_ref,
    }
    log.error(f"payments.{why}", payment_id=payment.public_id, **told)
    audit.write(
        by=by,
        action=f"payments.{why}",
        target=payment.public_id,
        store_id=payment.bill.store.public_id,
        details=told,
    )
    outbox.record(ReportRefused(about=payment.public_id, subject=payment.bill.subject, why=why.value))
    return why


def _read(report: PaymentReport) -> tuple[Payment | None, bool]:
    """Return the payment a report is about, and whether another has the gateway's number already."""
    row = _find.one(report.provider_ref, report.payment_id)
    if row is None:
        return None, False
    (pk, means, channel, state, amount_fen, provider_ref, account_pk, account_id, bill_pk, bill_id, subject,
     total_fen, paid_fen, store_id, store_version, is_taken) = row  # fmt: skip
    bill = Bill(
        pk=bill_pk,
        public_id=bill_id,
        subject=subject,
        total_fen=total_fen,
        paid_fen=paid_fen,
        store=_store(store_id, store_version),
    )
    payment = Payment(
        pk=pk,
        public_id=report.payment_id,
        means=means,
        channel=channel,
        state=state,
        amount_fen=amount_fen,
        provider_ref=provider_ref,
        account=GatewayAccount(pk=account_pk, public_id=account_id) if account_pk else None,
        bill=bill,
    )
    return payment, is_taken is not None


@lru_cache(maxsize=1024)
def _store(store_id: str, _version: int) -> Any:
    """Return a store as it was at a version: its zone and its day follow from nothing else."""
    return stores.store(store_id)
