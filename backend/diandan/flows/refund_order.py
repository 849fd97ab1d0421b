"""Money goes back: asked for in the books, sent to the gateway, followed until it is there."""

from typing import Any

import structlog

from diandan.flows import gateways
from diandan.infra import idempotency, tx
from diandan.kernel.actor import Actor
from diandan.kernel.errors import DomainError
from diandan.modules.payments import queries as money
from diandan.modules.payments import service as payments
from diandan.modules.payments.errors import GatewayRefused
from diandan.modules.payments.events import PaidTooLate, RefundAsked
from diandan.modules.payments.ports import RefundOutcome, RefundToSend
from diandan.modules.payments.service import Applied
from diandan.modules.payments.states import RefundState, is_underway

log = structlog.get_logger(__name__)

GATEWAY = Actor.system("gateway")
SWEEP = 50


def by_staff(
    *, order: Any, amount_fen: int | None, reason: str, key: str, request_hash: str, by: Actor
) -> None:
    """Give back part or all of what was paid for an order; the same key gives back once.

    The order itself does not move: one that is to be stopped is cancelled instead.

    Raises:
        NothingToRefund, RefundTooLarge, BillNotFound, KeyReused.
    """

    def unit() -> None:
        ref = money.bill_of(order.public_id).public_id
        if idempotency.claim(by=by, key=key, request_hash=request_hash, ref=ref) is None:
            payments.ask_refund(subject=order.public_id, amount_fen=amount_fen, reason=reason, by=by)

    tx.run(unit)


def refund_late_money(fact: PaidTooLate) -> None:
    """Money that came when the bill took none any more goes back in full."""
    payments.refund_late(payment_id=fact.payment_id, by=Actor.system("late_money"))


def send_refund(fact: RefundAsked) -> None:
    """Ask the gateway to give the money back.

    Raises:
        GatewayUnavailable: tried again later, under the same number.
    """
    send(fact.refund_id)


def send(refund_id: str) -> Applied:
    """Send one refund and book the answer; a no is put on record and told.

    Raises:
        RefundNotFound, GatewayUnavailable.
    """
    refund = money.refund(refund_id)
    account = refund.payment.account
    if account is None or not is_underway(RefundState(refund.state)):
        return Applied.NOTHING_NEW
    gateway, keys = gateways.of(account)
    wish = RefundToSend(
        refund_id=refund_id,
        payment_id=refund.payment.public_id,
        amount_fen=refund.amount_fen,
        paid_fen=refund.payment.amount_fen,
        reason=refund.reason,
        notify_url=gateways.notify_url(account),
    )
    try:
        report = gateway.refund(keys, wish)
    except GatewayRefused as refused:
        reason = str(refused.details.get("reason", ""))
        payments.record_refund_failed(refund_id=refund_id, reason=reason, by=GATEWAY)
        return Applied.REFUND_FAILED
    return payments.apply_refund_report(report, account_id=account.public_id, source="answer", by=GATEWAY)


def ask_about(refund_id: str) -> Applied:
    """Ask how a refund stands and book the answer; one that never arrived is sent again.

    Raises:
        RefundNotFound, GatewayUnavailable, GatewayRefused.
    """
    refund = money.refund(refund_id)
    account = refund.payment.account
    if account is None or not is_underway(RefundState(refund.state)):
        return Applied.NOTHING_NEW
    gateway, keys = gateways.of(account)
    report = gateway.look_up_refund(keys, refund_id, payment_id=refund.payment.public_id)
    if report.outcome is RefundOutcome.UNKNOWN:
        applied = send(refund_id)
    else:
        applied = payments.apply_refund_report(
            report, account_id=account.public_id, source="query", by=GATEWAY
        )
    if applied is Applied.NOTHING_NEW or applied.is_trouble:
        payments.note_refund_asked(refund_id=refund_id)
    return applied


def ask_about_refunds() -> int:
    """Ask about every refund that has been underway for a minute or more; return how many answered."""
    answered = 0
    for refund_id in money.refunds_to_ask(SWEEP):
        try:
            ask_about(refund_id)
            answered += 1
        except DomainError as error:
            log.warning("refund.cannot_ask", refund_id=refund_id, why=str(error))
            payments.note_refund_asked(refund_id=refund_id)
    return answered
