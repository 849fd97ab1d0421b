"""The payment port in terms of Alipay's open gateway, for guests inside the Alipay app.

Our payment id is its ``out_trade_no``, our refund id its ``out_request_no``. Only payments inside the app are
spoken: a code or a link makes no trade before the guest opens it, so closing one could not be relied on.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from diandan.adapters.alipay import bill, signing
from diandan.adapters.alipay.client import BEIJING, NO_BILL, Client, Refusal, Silence, Unsafe
from diandan.adapters.alipay.keys import MerchantKeys, public_key, read
from diandan.adapters.alipay.reports import payment_report, refund_report, text
from diandan.kernel import clock, money
from diandan.modules.payments.errors import (
    AlreadyPaidAtGateway,
    ForgedNotice,
    GatewayRefused,
    GatewayUnavailable,
    InvalidAccountKeys,
    NoStatement,
    NumberUsedOtherwise,
    PayerNeeded,
    PlayMoneyMixed,
)
from diandan.modules.payments.ports import (
    AccountKeys,
    Channel,
    ClientPayload,
    PaymentOutcome,
    PaymentReport,
    PaymentToStart,
    RefundOutcome,
    RefundReport,
    RefundToSend,
    SignedNotice,
    StatementRow,
)

SUBJECT_MAX = 128
REASON_MAX = 80
NOTICE_MAX_BYTES = 64 * 1024
NOTICE_ID_MAX = 64
USER_NO = re.compile(r"2088[0-9]{12}")
EVENT = "trade_status_sync"
# Source: "订单标题": none of these in a subject.
_NOT_IN_SUBJECT = str.maketrans("/=&", "   ")
# What a notice says of the payer is nobody's business later.
_PAYER_FIELDS = ("buyer_", "fund_bill_list", "voucher_detail_list", "sign")

# Source: 3.2 of the interface notes.
NOT_THERE = "ACQ.TRADE_NOT_EXIST"
PAID_CODES = {"ACQ.TRADE_HAS_SUCCESS", "ACQ.TRADE_HAS_FINISHED"}
USED_CODES = {"ACQ.TRADE_HAS_CLOSE", "ACQ.CONTEXT_INCONSISTENT"}
# A trade that cannot be closed is paid or closed already; the code does not say which.
NOT_CLOSABLE = {"ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID", "ACQ.REASON_ILLEGAL_STATUS"}


class _NotThere(Exception):
    """The gateway does not know the number."""


class Alipay:
    """Alipay for a merchant with a mini-program of its own."""

    name = "alipay"

    def __init__(self) -> None:
        self.client = Client()

    def check_keys(self, values: Mapping[str, str]) -> None:
        """Refuse keys that cannot sign or check."""
        read(values, refusal=InvalidAccountKeys)

    def payer_app(self, account: AccountKeys) -> str:
        """Payers are named as the mini-program of the account knows them."""
        return _keys(account).appid

    def play_papers(self, *, name: str) -> Mapping[str, str]:
        """Enrol at the sandbox, which gives out papers for nothing."""
        with _in_our_words():
            return self.client.enrol(name)

    def start(self, account: AccountKeys, payment: PaymentToStart) -> ClientPayload:
        """Make the trade; the same again is the same trade."""
        if payment.channel is not Channel.JSAPI:
            raise GatewayRefused(reason="channel")
        if not payment.payer_id:
            raise PayerNeeded
        wish = {
            "out_trade_no": payment.payment_id,
            "total_amount": money.format_yuan(payment.amount_fen),
            "subject": payment.description.translate(_NOT_IN_SUBJECT)[:SUBJECT_MAX],
            "product_code": "JSAPI_PAY",
            "op_app_id": _keys(account).appid,
            "time_expire": f"{clock.local(payment.expires_at, BEIJING):%Y-%m-%d %H:%M:%S}",
            _buyer_field(payment.payer_id): payment.payer_id,
        }
        try:
            told = self._call(account, "alipay.trade.create", wish, extra={"notify_url": payment.notify_url})
        except _NotThere as error:
            raise GatewayRefused(reason=NOT_THERE) from error
        with _in_our_words():
            if told.get("out_trade_no") != payment.payment_id:
                raise signing.NotTheirs("order")
            return ClientPayload({"trade_no": text(told["trade_no"])}, valid_until=payment.expires_at)

    def look_up(self, account: AccountKeys, payment_id: str) -> PaymentReport:
        """Ask how a trade stands."""
        try:
            told = self._call(account, "alipay.trade.query", {"out_trade_no": payment_id})
        except _NotThere:
            return PaymentReport(payment_id=payment_id, outcome=PaymentOutcome.UNKNOWN)
        with _in_our_words():
            return payment_report(told, payment_id=payment_id)

    def close(self, account: AccountKeys, payment_id: str) -> None:
        """Close a trade; where that is not possible, find out what it is instead."""
        try:
            self._call(account, "alipay.trade.close", {"out_trade_no": payment_id})
        except _NotThere:
            return
        except GatewayRefused as refused:
            if refused.details.get("reason") not in NOT_CLOSABLE | USED_CODES:
                raise
            outcome = self.look_up(account, payment_id).outcome
            if outcome is PaymentOutcome.PAID:
                raise AlreadyPaidAtGateway(reason=refused.details["reason"]) from refused
            if outcome is not PaymentOutcome.CLOSED:
                raise

    def read_notice(self, account: AccountKeys, headers: Mapping[str, str], body: bytes) -> SignedNotice:
        """Verify and read a notice. One about a refund tells the sum of all: that refund is asked for."""
        keys = _keys(account)
        try:
            if len(body) > NOTICE_MAX_BYTES:
                raise signing.NotTheirs("too large")
            fields = signing.notice_fields(body, public_key(keys.public_text))
            _must_be_ours(fields, keys)
            payment_id, notice_id = (
                text(fields.get("out_trade_no")),
                _notice_id(text(fields.get("notify_id"))),
            )
            refund_id = fields.get("out_biz_no", "") if fields.get("refund_fee") else ""
            report: PaymentReport | RefundReport
            if refund_id:
                report = self.look_up_refund(account, refund_id, payment_id=payment_id)
            else:
                report = payment_report(fields, payment_id=payment_id)
        except signing.NotTheirs as wrong:
            raise ForgedNotice(why=wrong.why) from wrong
        except (ValueError, KeyError) as wrong:
            raise ForgedNotice(why="unreadable") from wrong
        if report.outcome is RefundOutcome.UNKNOWN:
            raise GatewayUnavailable(reason="not_there_yet", retry_after_s=5)
        kept = {name: value for name, value in fields.items() if not name.startswith(_PAYER_FIELDS)}
        return SignedNotice(notice_id, fields["trade_status"][:40], report, kept=urlencode(kept).encode())

    def refund(self, account: AccountKeys, refund: RefundToSend) -> RefundReport:
        """Give money back; the same number again moves nothing more.

        Whether it moved is told; where it did not (again, or not yet), the refund is asked about later.
        """
        wish = {
            "out_trade_no": refund.payment_id,
            "out_request_no": refund.refund_id,
            "refund_amount": money.format_yuan(refund.amount_fen),
            "refund_reason": refund.reason[:REASON_MAX] or "refund",
        }
        try:
            told = self._call(account, "alipay.trade.refund", wish)
        except _NotThere as error:
            raise GatewayRefused(reason=NOT_THERE) from error
        with _in_our_words():
            if told.get("out_trade_no") != refund.payment_id:
                raise signing.NotTheirs("order")
            has_moved = told.get("fund_change") == "Y"
            return RefundReport(
                refund_id=refund.refund_id,
                payment_id=refund.payment_id,
                outcome=RefundOutcome.DONE if has_moved else RefundOutcome.UNDERWAY,
                amount_fen=refund.amount_fen,
                provider_ref=text(told["trade_no"]),
            )

    def look_up_refund(self, account: AccountKeys, refund_id: str, *, payment_id: str) -> RefundReport:
        """Ask how a refund stands."""
        wish = {"out_trade_no": payment_id, "out_request_no": refund_id, "query_options": ["gmt_refund_pay"]}
        try:
            told = self._call(account, "alipay.trade.fastpay.refund.query", wish)
        except _NotThere:
            return RefundReport(refund_id=refund_id, payment_id="", outcome=RefundOutcome.UNKNOWN)
        with _in_our_words():
            return refund_report(told, refund_id=refund_id, payment_id=payment_id)

    def statement(self, account: AccountKeys, day: date) -> Iterator[StatementRow]:
        """Download the trade bill of a day and return its rows."""
        wish = {"bill_type": "trade", "bill_date": day.isoformat()}
        try:
            told = self._call(account, "alipay.data.dataservice.bill.downloadurl.query", wish)
        except GatewayRefused as refused:
            if refused.details.get("reason") == NO_BILL:
                raise NoStatement(day=day.isoformat(), reason=NO_BILL) from refused
            raise
        except _NotThere as error:
            raise GatewayRefused(reason=NOT_THERE) from error
        with _in_our_words():
            url = text(told["bill_download_url"])
            return iter(bill.rows(self.client.download(url, is_sandbox=account.is_sandbox)))

    def _call(
        self,
        account: AccountKeys,
        method: str,
        wish: Mapping[str, Any],
        *,
        extra: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        if account.is_sandbox != settings.SANDBOX:
            raise PlayMoneyMixed(is_sandbox=account.is_sandbox)
        with _in_our_words():
            return self.client.call(
                _keys(account), method, is_sandbox=account.is_sandbox, content=wish, extra=extra
            )


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Say in the port's words what went wrong; an answer that makes no sense tells nothing."""
    try:
        yield
    except Unsafe as unsafe:
        raise PlayMoneyMixed(is_sandbox=False) from unsafe
    except Silence as silent:
        raise GatewayUnavailable(reason=silent.reason, retry_after_s=silent.retry_after_s) from silent
    except Refusal as refusal:
        raise _kind_of(refusal.reason) from refusal
    except (signing.NotTheirs, KeyError, TypeError, ValueError) as wrong:
        raise GatewayUnavailable(reason="contradicting_answer", retry_after_s=5) from wrong


def _kind_of(reason: str) -> Exception:
    if reason == NOT_THERE:
        return _NotThere(reason)
    if reason in PAID_CODES:
        return AlreadyPaidAtGateway(reason=reason)
    if reason in USED_CODES:
        return NumberUsedOtherwise(reason=reason)
    return GatewayRefused(reason=reason)


def _keys(account: AccountKeys) -> MerchantKeys:
    return read(account.values, refusal=InvalidAccountKeys)


def _buyer_field(payer_id: str) -> str:
    """Older users are known by 16 digits that begin with 2088, newer ones by an open id of the app."""
    return "buyer_id" if USER_NO.fullmatch(payer_id) else "buyer_open_id"


def _must_be_ours(fields: Mapping[str, str], keys: MerchantKeys) -> None:
    is_seller = not keys.seller_id or fields.get("seller_id") == keys.seller_id
    if fields.get("app_id") != keys.appid or not is_seller:
        raise signing.NotTheirs("merchant")
    if fields.get("notify_type") != EVENT:
        raise signing.NotTheirs("event")


def _notice_id(given: str) -> str:
    return given if len(given) <= NOTICE_ID_MAX else hashlib.sha256(given.encode()).hexdigest()
