"""The payment port in terms of WeChat Pay v3.

Our payment id is its ``out_trade_no``, our refund id its ``out_refund_no``.
"""

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from diandan.adapters.wechatpay import bill, signing
from diandan.adapters.wechatpay.client import Client, NotThere
from diandan.adapters.wechatpay.keys import keys_of, read
from diandan.adapters.wechatpay.reports import payment_report, refund_report, text
from diandan.kernel import clock
from diandan.modules.payments.errors import (
    ForgedNotice,
    GatewayRefused,
    GatewayUnavailable,
    NoStatement,
    PayerNeeded,
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

# Source: 1.4 of the interface notes: a browser link lives 5 minutes, a prepay id and a code two hours.
LINK_LIFE = timedelta(minutes=5)
PREPAY_LIFE = timedelta(hours=2)
DESCRIPTION_MAX = 127
REASON_MAX = 80
NOTICE_MAX_BYTES = 64 * 1024


class WechatPay:
    """WeChat Pay for a direct merchant."""

    name = "wechatpay"

    def __init__(self) -> None:
        self.client = Client()

    def check_keys(self, values: Mapping[str, str]) -> None:
        """Refuse keys that cannot sign or read."""
        read(values)

    def payer_app(self, account: AccountKeys) -> str:
        """Payers are named by their openid in the app the account is bound to."""
        return keys_of(account).appid

    def play_papers(self, *, name: str) -> Mapping[str, str]:
        """Enrol at the sandbox, which gives out papers for nothing."""
        return self.client.enrol(name)

    def start(self, account: AccountKeys, payment: PaymentToStart) -> ClientPayload:
        """Place the order at the gateway; the same order again gives a working link again."""
        keys = keys_of(account)
        body: dict[str, Any] = {
            "appid": keys.appid,
            "mchid": keys.mchid,
            "description": payment.description[:DESCRIPTION_MAX],
            "out_trade_no": payment.payment_id,
            "time_expire": payment.expires_at.replace(microsecond=0).isoformat(),
            "notify_url": payment.notify_url,
            "amount": {"total": payment.amount_fen, "currency": "CNY"},
        }
        if payment.channel is Channel.JSAPI:
            if not payment.payer_id:
                raise PayerNeeded
            body["payer"] = {"openid": payment.payer_id}
        elif payment.channel is Channel.H5:
            h5_info = {"type": "Wap"} | ({"app_url": payment.site_url} if payment.site_url else {})
            body["scene_info"] = {
                "payer_client_ip": payment.client_ip or "127.0.0.1",
                "h5_info": h5_info,
            }
        target = f"/v3/pay/transactions/{payment.channel.value}"
        try:
            told = self.client.call(account, "POST", target, body)
        except NotThere as error:
            raise GatewayRefused(reason="not_there") from error
        with _an_answer_that_fits():
            return _payload(account, payment.channel, told)

    def look_up(self, account: AccountKeys, payment_id: str) -> PaymentReport:
        """Ask how an order stands."""
        target = f"/v3/pay/transactions/out-trade-no/{payment_id}?mchid={keys_of(account).mchid}"
        try:
            told = self.client.call(account, "GET", target)
        except NotThere:
            return PaymentReport(payment_id=payment_id, outcome=PaymentOutcome.UNKNOWN)
        with _an_answer_that_fits():
            return payment_report(told, keys=keys_of(account), payment_id=payment_id)

    def close(self, account: AccountKeys, payment_id: str) -> None:
        """Close an order; one that never arrived there cannot be paid either."""
        target = f"/v3/pay/transactions/out-trade-no/{payment_id}/close"
        try:
            self.client.call(account, "POST", target, {"mchid": keys_of(account).mchid})
        except NotThere:
            return

    def read_notice(self, account: AccountKeys, headers: Mapping[str, str], body: bytes) -> SignedNotice:
        """Verify, decrypt and read a notice."""
        lower = {key.lower(): value for key, value in headers.items()}
        try:
            if len(body) > NOTICE_MAX_BYTES:
                raise signing.NotTheirs("too large")
            raw = body.decode()
            signing.must_be_theirs(
                lower, raw, platform_key=lambda serial: self.client.platform_key(account, serial)
            )
            outer = json.loads(raw)
            plain = json.loads(signing.decrypt(keys_of(account), outer["resource"]))
            return self._read(account, outer, plain)
        except signing.NotTheirs as wrong:
            raise ForgedNotice(why=wrong.why) from wrong
        except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as wrong:
            raise ForgedNotice(why="unreadable") from wrong

    def refund(self, account: AccountKeys, refund: RefundToSend) -> RefundReport:
        """Give money back; the same number again moves nothing more."""
        body = {
            "out_trade_no": refund.payment_id,
            "out_refund_no": refund.refund_id,
            "reason": refund.reason[:REASON_MAX] or "refund",
            "notify_url": refund.notify_url,
            "amount": {"refund": refund.amount_fen, "total": refund.paid_fen, "currency": "CNY"},
        }
        try:
            told = self.client.call(account, "POST", "/v3/refund/domestic/refunds", body)
        except NotThere as error:
            raise GatewayRefused(reason="not_there") from error
        with _an_answer_that_fits():
            return refund_report(told, refund_id=refund.refund_id)

    def look_up_refund(self, account: AccountKeys, refund_id: str, *, payment_id: str) -> RefundReport:
        """Ask how a refund stands; its own number is enough here."""
        try:
            told = self.client.call(account, "GET", f"/v3/refund/domestic/refunds/{refund_id}")
        except NotThere:
            return RefundReport(refund_id=refund_id, payment_id="", outcome=RefundOutcome.UNKNOWN)
        with _an_answer_that_fits():
            return refund_report(told, refund_id=refund_id)

    def statement(self, account: AccountKeys, day: date) -> Iterator[StatementRow]:
        """Download the trade bill of a day and return its rows."""
        target = f"/v3/bill/tradebill?bill_date={day.isoformat()}&bill_type=ALL&tar_type=GZIP"
        try:
            told = self.client.call(account, "GET", target)
        except GatewayRefused as refused:
            if refused.details.get("reason") in bill.NOT_THERE_CODES:
                raise NoStatement(day=day.isoformat(), reason=refused.details["reason"]) from refused
            raise
        packed = self.client.download(account, str(told["download_url"]))
        return iter(bill.rows(packed, digest=str(told["hash_value"])))

    def _read(self, account: AccountKeys, outer: dict[str, Any], plain: dict[str, Any]) -> SignedNotice:
        keys = keys_of(account)
        if plain.get("mchid") != keys.mchid:
            raise signing.NotTheirs("merchant")
        event = text(outer["event_type"])
        report: PaymentReport | RefundReport
        if event.startswith("REFUND."):
            report = refund_report(plain, refund_id=str(plain["out_refund_no"]))
        elif event.startswith("TRANSACTION."):
            report = payment_report(plain, keys=keys, payment_id=str(plain["out_trade_no"]))
        else:
            raise signing.NotTheirs("event")
        return SignedNotice(notice_id=text(outer["id"])[:64], event=event[:40], report=report)


@contextmanager
def _an_answer_that_fits() -> Iterator[None]:
    """An answer that is signed and makes no sense tells us nothing: what happened there is unknown."""
    try:
        yield
    except (signing.NotTheirs, KeyError, TypeError, ValueError) as wrong:
        raise GatewayUnavailable(reason="contradicting_answer", retry_after_s=5) from wrong


def _payload(account: AccountKeys, channel: Channel, told: dict[str, Any]) -> ClientPayload:
    now = clock.now()
    if channel is Channel.H5:
        return ClientPayload({"h5_url": told["h5_url"]}, valid_until=now + LINK_LIFE)
    if channel is Channel.NATIVE:
        return ClientPayload({"code_url": told["code_url"]}, valid_until=now + PREPAY_LIFE)
    call = signing.signed_call(
        keys_of(account), prepay_id=str(told["prepay_id"]), nonce=secrets.token_hex(16).upper()
    )
    return ClientPayload({"jsapi": call}, valid_until=now + PREPAY_LIFE)
