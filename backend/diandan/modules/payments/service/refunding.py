"""Money goes back: asked for within what was paid, sent under our own number, done once."""

import structlog

from diandan.infra import audit, outbox, sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.payments.errors import BillNotFound, NothingToRefund, PaymentNotFound, RefundTooLarge
from diandan.modules.payments.events import RefundAsked, RefundDone, RefundFailed, ReportRefused
from diandan.modules.payments.models import Bill, Payment, Refund
from diandan.modules.payments.ports import RefundOutcome, RefundReport
from diandan.modules.payments.queries import CASH
from diandan.modules.payments.service import books
from diandan.modules.payments.service.paying import FIRST_ASK, LAST_ASKS, LATER_ASKS
from diandan.modules.payments.service.reporting import Applied
from diandan.modules.payments.states import (
    UNSENT_OR_UNDERWAY,
    PaymentState,
    RefundState,
    RefundStep,
    after_refund_step,
    refund_sources,
)

log = structlog.get_logger(__name__)

_reserve_on_bill = sql.Statement(
    Bill,
    "UPDATE {table} SET {refunded_fen} = {refunded_fen} + %s "
    "WHERE {id} = %s AND {paid_fen} - {refunded_fen} >= %s",
)
_reserve_on_payment = sql.Statement(
    Payment,
    "UPDATE {table} SET {refunded_fen} = {refunded_fen} + %s "
    "WHERE {id} = %s AND {amount_fen} - {refunded_fen} >= %s",
)
_insert = sql.Insert(
    Refund,
    (
        "public_id", "payment_id", "bill_id", "state", "amount_fen", "reason", "cause", "by", "provider_ref",
        "failure", "asked_at", "ask_at", "times_asked",
    ),
    ignore_conflicts=True,
)  # fmt: skip


def ask_refund(*, subject: str, amount_fen: int | None = None, reason: str, by: Actor) -> list[Refund]:
    """Give back ``amount_fen`` of what was paid for ``subject``, or all that is left; newest payment first.

    Cash goes back over the counter at once; the rest is sent to its gateway.

    Raises:
        BillNotFound, NothingToRefund, RefundTooLarge.
    """

    def unit() -> list[Refund]:
        bill = Bill.objects.select_related("store").filter(subject=subject).first()
        if bill is None:
            raise BillNotFound
        left_fen = bill.paid_fen - bill.refunded_fen
        wanted_fen = left_fen if amount_fen is None else amount_fen
        if left_fen == 0 or wanted_fen <= 0:
            raise NothingToRefund
        if not _reserve_on_bill.run(wanted_fen, bill.pk, wanted_fen):
            raise RefundTooLarge(left_fen=left_fen, wanted_fen=wanted_fen)
        made = _spread(bill, wanted_fen, reason=reason, by=by)
        audit.write(
            by=by,
            action="payments.refund",
            target=bill.public_id,
            store_id=bill.store.public_id,
            details={"subject": subject, "amount_fen": wanted_fen, "reason": reason},
        )
        return made

    return tx.run(unit)


def refund_late(*, payment_id: str, by: Actor) -> Refund:
    """Give back, in full and once, a payment that came when its bill took no money any more.

    Raises:
        PaymentNotFound: no such payment, or it was in time.
    """

    def unit() -> Refund:
        payment = Payment.objects.select_related("bill", "bill__store").filter(public_id=payment_id).first()
        if payment is None or not payment.is_late or payment.state != PaymentState.PAID:
            raise PaymentNotFound
        cause = f"late:{payment_id}"
        earlier = Refund.objects.filter(cause=cause).first()
        if earlier is not None:
            return earlier
        made = _ask(payment, payment.bill, payment.amount_fen, reason="paid_too_late", cause=cause, by=by)
        return made or Refund.objects.get(cause=cause)

    return tx.run(unit)


def apply_refund_report(report: RefundReport, *, account_id: str, source: str, by: Actor) -> Applied:
    """Book what a gateway says about a refund of the account it was said through; at most once."""
    return tx.run(lambda: _apply(report, account_id, source, by))


def record_refund_failed(*, refund_id: str, reason: str, by: Actor) -> bool:
    """The gateway said no: the refund has failed and may be sent again. Return whether it was news."""

    def unit() -> bool:
        refund = _read(refund_id)
        return refund is not None and _fail(refund, reason)

    return tx.run(unit)


def note_refund_asked(*, refund_id: str) -> None:
    """The gateway was asked and knew nothing new; ask again later, and ever less often."""

    def unit() -> None:
        refund = Refund.objects.filter(public_id=refund_id, state__in=UNSENT_OR_UNDERWAY).first()
        if refund is not None:
            waits = LATER_ASKS[refund.times_asked :]
            refund.ask_at = clock.now() + (waits[0] if waits else LAST_ASKS)
            refund.times_asked += 1
            refund.save(update_fields=["ask_at", "times_asked"])

    tx.run(unit)


def send_again(*, refund_id: str, by: Actor) -> bool:
    """Let a failed refund be sent once more, under the same number. Return whether it had failed."""

    def unit() -> bool:
        refund = _read(refund_id)
        if refund is None or RefundState(refund.state) is not RefundState.FAILED:
            return False
        to = after_refund_step(RefundState.FAILED, RefundStep.SEND)
        if not _swap(refund, to, failure="", ask_at=clock.now() + FIRST_ASK):
            return False
        outbox.record(_asked(refund))
        return True

    return tx.run(unit)


def _spread(bill: Bill, wanted_fen: int, *, reason: str, by: Actor) -> list[Refund]:
    paid = Payment.objects.filter(bill=bill, state=PaymentState.PAID, is_late=False).order_by("-id")
    made: list[Refund] = []
    for payment in paid:
        part_fen = min(wanted_fen, payment.amount_fen - payment.refunded_fen)
        if part_fen <= 0:
            continue
        refund = _ask(payment, bill, part_fen, reason=reason, cause=None, by=by)
        if refund is None:
            raise RefundTooLarge(left_fen=0, wanted_fen=part_fen)
        made.append(refund)
        wanted_fen -= part_fen
    if wanted_fen:
        raise AssertionError("a bill's paid_fen is not the sum of its payments")
    return made


def _ask(
    payment: Payment, bill: Bill, amount_fen: int, *, reason: str, cause: str | None, by: Actor
) -> Refund | None:
    """Write one refund down; nothing when another with this cause was faster or too little is left."""
    refund = Refund(
        public_id=ids.new_id("rfd"),
        payment=payment,
        bill=bill,
        state=RefundState.ASKED,
        amount_fen=amount_fen,
        reason=reason[:80],
        cause=cause,
        by=str(by),
        asked_at=clock.now(),
        ask_at=None if payment.means == CASH else clock.now() + FIRST_ASK,
    )
    if not _insert.run([{name: getattr(refund, name) for name in _insert.fields}]):
        return None
    if not _reserve_on_payment.run(amount_fen, payment.pk, amount_fen):
        raise RefundTooLarge(left_fen=payment.amount_fen - payment.refunded_fen, wanted_fen=amount_fen)
    refund.pk = Refund.objects.values_list("pk", flat=True).get(public_id=refund.public_id)
    books.refund_promised(refund, payment=payment, store=bill.store, by=by)
    if payment.means == CASH:
        _finish(refund, provider_ref="", by=by)
    else:
        outbox.record(_asked(refund))
    return refund


def _apply(report: RefundReport, account_id: str, source: str, by: Actor) -> Applied:
    refund = _read(report.refund_id)
    account = refund.payment.account if refund else None
    if refund is None or account is None or account.public_id != account_id:
        log.error("payments.unknown_refund_report", refund_id=report.refund_id, source=source)
        return Applied.UNKNOWN
    if report.outcome is RefundOutcome.UNKNOWN:
        return Applied.NOTHING_NEW
    if report.amount_fen != refund.amount_fen:
        return _refuse(refund, report, source=source, by=by)
    if report.outcome is RefundOutcome.DONE:
        done = _finish(refund, provider_ref=report.provider_ref, by=by)
        return Applied.REFUND_DONE if done else Applied.REPEATED
    if report.outcome is RefundOutcome.FAILED:
        return Applied.REFUND_FAILED if _fail(refund, report.reason) else Applied.REPEATED
    return Applied.REFUND_UNDERWAY if _sent(refund, report.provider_ref) else Applied.NOTHING_NEW


def _finish(refund: Refund, *, provider_ref: str, by: Actor) -> bool:
    if RefundState(refund.state) not in refund_sources(RefundStep.FINISH):
        return False
    to = after_refund_step(RefundState(refund.state), RefundStep.FINISH)
    if not _swap(refund, to, done_at=clock.now(), provider_ref=provider_ref, ask_at=None, failure=""):
        return _finish(_moved(refund), provider_ref=provider_ref, by=by)
    books.refund_given(refund, payment=refund.payment, store=refund.bill.store, by=by)
    outbox.record(
        RefundDone(
            refund_id=refund.public_id,
            payment_id=refund.payment.public_id,
            subject=refund.bill.subject,
            amount_fen=refund.amount_fen,
        )
    )
    return True


def _sent(refund: Refund, provider_ref: str) -> bool:
    if RefundState(refund.state) not in refund_sources(RefundStep.SEND):
        return False
    to = after_refund_step(RefundState(refund.state), RefundStep.SEND)
    now = clock.now()
    if _swap(refund, to, sent_at=now, provider_ref=provider_ref, ask_at=now + FIRST_ASK, failure=""):
        return True
    return _sent(_moved(refund), provider_ref)


def _fail(refund: Refund, reason: str) -> bool:
    if RefundState(refund.state) not in refund_sources(RefundStep.FAIL):
        return False
    to = after_refund_step(RefundState(refund.state), RefundStep.FAIL)
    if not _swap(refund, to, failure=reason[:80], ask_at=None):
        return _fail(_moved(refund), reason)
    log.error("payments.refund_failed", refund_id=refund.public_id, reason=reason)
    outbox.record(
        RefundFailed(
            refund_id=refund.public_id,
            payment_id=refund.payment.public_id,
            subject=refund.bill.subject,
            amount_fen=refund.amount_fen,
            reason=reason,
        )
    )
    return True


def _refuse(refund: Refund, report: RefundReport, *, source: str, by: Actor) -> Applied:
    told = {"source": source, "told_fen": report.amount_fen, "asked_fen": refund.amount_fen}
    log.error("payments.wrong_refund_amount", refund_id=refund.public_id, **told)
    audit.write(
        by=by,
        action="payments.wrong_refund_amount",
        target=refund.public_id,
        store_id=refund.bill.store.public_id,
        details=told,
    )
    outbox.record(
        ReportRefused(about=refund.public_id, subject=refund.bill.subject, why="wrong_refund_amount")
    )
    return Applied.WRONG_AMOUNT


def _swap(refund: Refund, to: RefundState, **changes: object) -> bool:
    changed = Refund.objects.filter(pk=refund.pk, state=refund.state).update(state=to, **changes)
    if changed:
        refund.state = to
    return bool(changed)


def _moved(refund: Refund) -> Refund:
    """Read a refund again that somebody moved between our read and our update, to decide anew.

    The gateway's notice often comes while its answer is being booked: neither may be lost to the other.
    """
    now = _read(refund.public_id)
    if now is None or now.state == refund.state:
        raise AssertionError("a refund was neither moved nor left as it was")
    return now


def _asked(refund: Refund) -> RefundAsked:
    return RefundAsked(
        refund_id=refund.public_id,
        payment_id=refund.payment.public_id,
        subject=refund.bill.subject,
        amount_fen=refund.amount_fen,
    )


def _read(refund_id: str) -> Refund | None:
    return (
        Refund.objects.select_related("payment", "payment__account", "bill", "bill__store")
        .filter(public_id=refund_id)
        .first()
    )
