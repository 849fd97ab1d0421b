"""What WeChat Pay says, in the words of the payment port."""

from datetime import UTC, datetime
from typing import Any

from diandan.adapters.wechatpay.keys import MerchantKeys
from diandan.adapters.wechatpay.signing import NotTheirs
from diandan.modules.payments.ports import PaymentOutcome, PaymentReport, RefundOutcome, RefundReport

# A trade with a refund was paid; REVOKED and PAYERROR come from counter scans.
TRADE_STATES = {
    "SUCCESS": PaymentOutcome.PAID,
    "REFUND": PaymentOutcome.PAID,
    "NOTPAY": PaymentOutcome.WAITING,
    "USERPAYING": PaymentOutcome.WAITING,
    "CLOSED": PaymentOutcome.CLOSED,
    "REVOKED": PaymentOutcome.CLOSED,
    "PAYERROR": PaymentOutcome.FAILED,
}
REFUND_STATES = {
    "SUCCESS": RefundOutcome.DONE,
    "PROCESSING": RefundOutcome.UNDERWAY,
    "CLOSED": RefundOutcome.FAILED,
    "ABNORMAL": RefundOutcome.FAILED,
}


def payment_report(told: dict[str, Any], *, keys: MerchantKeys, payment_id: str) -> PaymentReport:
    """Read a trade.

    Raises:
        NotTheirs: it is about another merchant, app or order, or in a form we do not know.
    """
    if (told.get("mchid"), told.get("appid")) != (keys.mchid, keys.appid):
        raise NotTheirs("merchant")
    if told.get("out_trade_no") != payment_id:
        raise NotTheirs("order")
    outcome = TRADE_STATES.get(str(told.get("trade_state")))
    if outcome is None:
        raise NotTheirs("trade_state")
    if outcome is not PaymentOutcome.PAID:
        return PaymentReport(payment_id=payment_id, outcome=outcome)
    amount = told["amount"]
    return PaymentReport(
        payment_id=payment_id,
        outcome=outcome,
        amount_fen=_fen(amount["total"]),
        currency=str(amount.get("currency", "CNY")),
        provider_ref=text(told["transaction_id"]),
        paid_at=_instant(told["success_time"]),
    )


def refund_report(told: dict[str, Any], *, refund_id: str) -> RefundReport:
    """Read a refund, as an answer or as a notice names it.

    Raises:
        NotTheirs: it is about another refund, or in a form we do not know.
    """
    if told.get("out_refund_no") != refund_id:
        raise NotTheirs("refund")
    status = str(told.get("status") or told.get("refund_status"))
    outcome = REFUND_STATES.get(status)
    if outcome is None:
        raise NotTheirs("refund_status")
    return RefundReport(
        refund_id=refund_id,
        payment_id=text(told["out_trade_no"]),
        outcome=outcome,
        amount_fen=_fen(told["amount"]["refund"]),
        provider_ref=text(told["refund_id"]),
        done_at=_instant(told["success_time"]) if told.get("success_time") else None,
        reason=status if outcome is RefundOutcome.FAILED else "",
    )


def text(value: Any) -> str:
    """Return a text that is there.

    Raises:
        NotTheirs: it is missing, empty or something else.
    """
    if not isinstance(value, str) or not value:
        raise NotTheirs("text")
    return value


def _fen(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotTheirs("amount")
    return value


def _instant(text: Any) -> datetime:
    return datetime.fromisoformat(str(text)).astimezone(UTC)
