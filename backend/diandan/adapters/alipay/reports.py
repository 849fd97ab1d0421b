"""What Alipay says, in the words of the payment port."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from diandan.adapters.alipay.signing import NotTheirs
from diandan.kernel import money
from diandan.modules.payments.ports import PaymentOutcome, PaymentReport, RefundOutcome, RefundReport

BEIJING = ZoneInfo("Asia/Shanghai")
STATES = {
    "WAIT_BUYER_PAY": PaymentOutcome.WAITING,
    "TRADE_SUCCESS": PaymentOutcome.PAID,
    "TRADE_FINISHED": PaymentOutcome.PAID,
    "TRADE_CLOSED": PaymentOutcome.CLOSED,
}
# A closed trade with one of these was paid, and all of it went back.
PAID_AT = ("send_pay_date", "gmt_payment")
_YUAN = re.compile(r"\d{1,9}(\.\d{1,2})?")


def payment_report(told: Mapping[str, Any], *, payment_id: str) -> PaymentReport:
    """Read a trade, as an answer or as a notice tells it.

    Raises:
        NotTheirs: it is about another order, or in a form we do not know.
    """
    if told.get("out_trade_no") != payment_id:
        raise NotTheirs("order")
    outcome = STATES.get(str(told.get("trade_status")))
    if outcome is None:
        raise NotTheirs("trade_status")
    paid_at = next((told[name] for name in PAID_AT if told.get(name)), None)
    if outcome is PaymentOutcome.CLOSED and paid_at:
        outcome = PaymentOutcome.PAID
    if outcome is not PaymentOutcome.PAID:
        return PaymentReport(payment_id=payment_id, outcome=outcome)
    return PaymentReport(
        payment_id=payment_id,
        outcome=outcome,
        amount_fen=fen(told["total_amount"]),
        provider_ref=text(told["trade_no"]),
        paid_at=instant(text(paid_at)),
    )


def refund_report(told: Mapping[str, Any], *, refund_id: str, payment_id: str) -> RefundReport:
    """Read the answer about a refund. One it tells nothing of is unknown: it may be asked for again.

    A refund has no number of its own at Alipay; its reference is the trade's.

    Raises:
        NotTheirs: it is about another refund, or in a form we do not know.
    """
    if not told.get("refund_amount"):
        return RefundReport(refund_id=refund_id, payment_id="", outcome=RefundOutcome.UNKNOWN)
    if (told.get("out_request_no"), told.get("out_trade_no")) != (refund_id, payment_id):
        raise NotTheirs("refund")
    is_done = told.get("refund_status", "REFUND_SUCCESS") == "REFUND_SUCCESS"
    return RefundReport(
        refund_id=refund_id,
        payment_id=payment_id,
        outcome=RefundOutcome.DONE if is_done else RefundOutcome.UNDERWAY,
        amount_fen=fen(told["refund_amount"]),
        provider_ref=text(told["trade_no"]),
        done_at=instant(told["gmt_refund_pay"]) if told.get("gmt_refund_pay") else None,
    )


def text(value: Any) -> str:
    """Return a text that is there.

    Raises:
        NotTheirs: it is missing, empty or something else.
    """
    if not isinstance(value, str) or not value:
        raise NotTheirs("text")
    return value


def fen(value: Any) -> int:
    """Return yuan as Alipay writes them, as fen.

    Raises:
        NotTheirs: not an amount, or finer than a fen.
    """
    if not isinstance(value, str) or not _YUAN.fullmatch(value) or not value.isascii():
        raise NotTheirs("amount")
    return money.parse_yuan(value)


def instant(value: str) -> datetime:
    """Return a time of theirs, which is Beijing's and does not say so.

    Raises:
        ValueError: not a time.
    """
    return datetime.fromisoformat(value).replace(microsecond=0, tzinfo=BEIJING).astimezone(UTC)
