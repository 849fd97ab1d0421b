"""Trades and refunds at Alipay. A refund moves at once.

They stand in the sandbox's one book, beside WeChat Pay's; the app's number is the merchant's.
"""

import hashlib
import json
import re
import secrets
import sqlite3
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from diandan.sandbox.alipay import notices
from diandan.sandbox.alipay.errors import refused
from diandan.sandbox.alipay.signing import BEIJING
from diandan.sandbox.store import Store, from_text, to_text

KIND = "ALIPAY"
_ORDER_NO = re.compile(r"^\w{1,64}$", re.ASCII)
_YUAN = re.compile(r"^(\d{1,9})\.(\d{2})$")
_NOT_IN_SUBJECT = set("/=&")
ORDER_LIFE = timedelta(days=15)


def is_theirs(trade: sqlite3.Row) -> bool:
    """Whether a trade of the book is Alipay's."""
    return bool(trade["trade_type"] == KIND)


def create(store: Store, *, merchant: sqlite3.Row, body: dict[str, Any], notify_url: str) -> sqlite3.Row:
    """Make a trade a guest can pay in the app; the same again is the same trade.

    Raises:
        Refusal: a field breaks the rules, or the number was used for something else.
    """
    total = _fen(body.get("total_amount"))
    buyer = str(body.get("buyer_open_id") or body.get("buyer_id") or "")
    url = urlsplit(notify_url)
    subject = body.get("subject")
    is_sound = (
        _ORDER_NO.match(str(body.get("out_trade_no", "")))
        and body.get("product_code") == "JSAPI_PAY"
        and body.get("op_app_id") == merchant["appid"]
        and total > 0
        and isinstance(subject, str)
        and 1 <= len(subject) <= 256
        and not _NOT_IN_SUBJECT & set(subject)
        and url.scheme in ("http", "https")
        and buyer
    )
    if not is_sound:
        raise refused("ACQ.INVALID_PARAMETER")
    if _is_stranger(store, appid=merchant["appid"], buyer=buyer):
        raise refused("ACQ.BUYER_NOT_EXIST")
    request_hash = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    expires_at = _instant(body["time_expire"]) if body.get("time_expire") else store.now() + ORDER_LIFE
    with store.changing():
        known = find(store, merchant["mchid"], body["out_trade_no"])
        if known is not None:
            if known["state"] == "CLOSED":
                raise refused("ACQ.TRADE_HAS_CLOSE")
            if known["state"] != "NOTPAY":
                raise refused("ACQ.TRADE_HAS_SUCCESS")
            if known["request_hash"] != request_hash:
                raise refused("ACQ.CONTEXT_INCONSISTENT")
            return known
        if expires_at <= store.now():
            raise refused("ACQ.INVALID_PARAMETER")
        store.insert(
            "trades",
            mchid=merchant["mchid"],
            out_trade_no=body["out_trade_no"],
            trade_type=KIND,
            appid=merchant["appid"],
            description=subject,
            total=total,
            currency="CNY",
            notify_url=notify_url,
            attach="",
            openid=buyer,
            request_hash=request_hash,
            expires_at=to_text(expires_at),
            state="NOTPAY",
            created_at=to_text(store.now()),
            transaction_id=f"{store.now().astimezone(BEIJING):%Y%m%d}22{secrets.randbelow(10**18):018d}",
        )
        return _must_find(store, merchant["mchid"], body["out_trade_no"])


def find(store: Store, appid: str, out_trade_no: str) -> sqlite3.Row | None:
    """Return a trade as it is now; one past its time is closed first."""
    with store.changing():
        store.run(
            "UPDATE trades SET state = 'CLOSED' WHERE mchid = ? AND out_trade_no = ? AND state = 'NOTPAY' "
            "AND expires_at <= ?",
            appid,
            out_trade_no,
            to_text(store.now()),
        )
        return store.one("SELECT * FROM trades WHERE mchid = ? AND out_trade_no = ?", appid, out_trade_no)


def pay(store: Store, *, appid: str, out_trade_no: str) -> sqlite3.Row:
    """Take the guest's money, once, and queue the notice about it.

    Raises:
        Refusal: no such trade, closed, or paid before.
    """
    with store.changing():
        trade = _must_find(store, appid, out_trade_no)
        if trade["state"] != "NOTPAY":
            raise refused("ACQ.TRADE_HAS_CLOSE" if trade["state"] == "CLOSED" else "ACQ.TRADE_HAS_SUCCESS")
        store.run(
            "UPDATE trades SET state = 'SUCCESS', paid_at = ? WHERE mchid = ? AND out_trade_no = ?",
            to_text(store.now()),
            appid,
            out_trade_no,
        )
        paid = _must_find(store, appid, out_trade_no)
        notices.queue(store, kind=notices.PAYMENT, trade=paid, fields=_notice_of(store, paid))
        return paid


def close(store: Store, *, appid: str, out_trade_no: str) -> dict[str, Any]:
    """Close an unpaid trade.

    Raises:
        Refusal: no such trade, paid, or closed before: the code is the same for both.
    """
    with store.changing():
        trade = _must_find(store, appid, out_trade_no)
        if trade["state"] != "NOTPAY":
            raise refused("ACQ.TRADE_STATUS_ERROR")
        store.run(
            "UPDATE trades SET state = 'CLOSED' WHERE mchid = ? AND out_trade_no = ?", appid, out_trade_no
        )
    return {"out_trade_no": out_trade_no, "trade_no": trade["transaction_id"]}


def describe(trade: sqlite3.Row) -> dict[str, Any]:
    """Return a trade as a query tells it."""
    told = {
        "out_trade_no": trade["out_trade_no"],
        "trade_no": trade["transaction_id"],
        "trade_status": _status(trade),
        "total_amount": yuan(trade["total"]),
        "buyer_open_id": trade["openid"],
        "buyer_logon_id": "138****0000",
    }
    return told | ({"send_pay_date": local(trade["paid_at"])} if trade["paid_at"] else {})


def refund(store: Store, *, merchant: sqlite3.Row, body: dict[str, Any]) -> dict[str, Any]:
    """Give money back, and tell the merchant; the same number again moves nothing more.

    Raises:
        Refusal: unknown or unpaid trade, too much, or a number used for another amount.
    """
    amount, number = _fen(body.get("refund_amount")), str(body.get("out_request_no") or "")
    if amount < 1 or not 1 <= len(number) <= 64:
        raise refused("ACQ.INVALID_PARAMETER")
    with store.changing():
        trade = _must_find(store, merchant["mchid"], str(body.get("out_trade_no", "")))
        known = store.one(
            "SELECT * FROM refunds WHERE mchid = ? AND out_refund_no = ?", merchant["mchid"], number
        )
        if known is not None:
            if known["amount"] != amount or known["out_trade_no"] != trade["out_trade_no"]:
                raise refused("ACQ.DISCORDANT_REPEAT_REQUEST")
            return _refunded(trade, has_moved=False)
        if trade["state"] != "SUCCESS":
            raise refused("ACQ.TRADE_STATUS_ERROR")
        if trade["refunded"] + amount > trade["total"]:
            raise refused("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL")
        store.run(
            "UPDATE trades SET refunded = refunded + ? WHERE mchid = ? AND out_trade_no = ?",
            amount,
            trade["mchid"],
            trade["out_trade_no"],
        )
        now = to_text(store.now())
        store.insert(
            "refunds",
            mchid=merchant["mchid"],
            out_refund_no=number,
            refund_id=f"alipay-{secrets.token_hex(12)}",
            out_trade_no=trade["out_trade_no"],
            amount=amount,
            reason=str(body.get("refund_reason", "")),
            notify_url=trade["notify_url"],
            status="SUCCESS",
            ends_as="SUCCESS",
            due_ms=store.now_ms(),
            created_at=now,
            success_at=now,
        )
        after = _must_find(store, trade["mchid"], trade["out_trade_no"])
        fields = _notice_of(store, after) | {
            "out_biz_no": number,
            "refund_fee": yuan(after["refunded"]),
            "gmt_refund": f"{local(now)}.000",
        }
        notices.queue(store, kind=notices.REFUND, trade=after, fields=fields)
        return _refunded(after, has_moved=True)


def look_up_refund(store: Store, *, appid: str, body: dict[str, Any]) -> dict[str, Any]:
    """Return a refund; an unknown one is told of with nothing but success.

    Raises:
        Refusal: no such trade.
    """
    trade = _must_find(store, appid, str(body.get("out_trade_no", "")))
    found = store.one(
        "SELECT * FROM refunds WHERE mchid = ? AND out_refund_no = ? AND out_trade_no = ?",
        appid,
        str(body.get("out_request_no", "")),
        trade["out_trade_no"],
    )
    if found is None:
        return {}
    told = {
        "out_trade_no": trade["out_trade_no"],
        "trade_no": trade["transaction_id"],
        "out_request_no": found["out_refund_no"],
        "refund_amount": yuan(found["amount"]),
        "total_amount": yuan(trade["total"]),
        "refund_status": "REFUND_SUCCESS",
    }
    wants_time = "gmt_refund_pay" in (body.get("query_options") or [])
    return told | ({"gmt_refund_pay": local(found["success_at"])} if wants_time else {})


def yuan(fen: int) -> str:
    """Return an amount as Alipay writes it."""
    return f"{fen // 100}.{fen % 100:02d}"


def local(text: str) -> str:
    """Return a kept instant as Alipay writes it: Beijing's time, without saying so."""
    return f"{from_text(text).astimezone(BEIJING):%Y-%m-%d %H:%M:%S}"


def _refunded(trade: sqlite3.Row, *, has_moved: bool) -> dict[str, Any]:
    return {
        "out_trade_no": trade["out_trade_no"],
        "trade_no": trade["transaction_id"],
        "fund_change": "Y" if has_moved else "N",
        # The sum of all refunds, as at the real one.
        "refund_fee": yuan(trade["refunded"]),
        "buyer_logon_id": "138****0000",
    }


def _notice_of(store: Store, trade: sqlite3.Row) -> dict[str, str]:
    merchant = store.one("SELECT serial_no FROM merchants WHERE mchid = ?", trade["mchid"])
    return {
        "app_id": trade["appid"],
        "seller_id": merchant["serial_no"] if merchant else "",
        "out_trade_no": trade["out_trade_no"],
        "trade_no": trade["transaction_id"],
        "trade_status": _status(trade),
        "total_amount": yuan(trade["total"]),
        "receipt_amount": yuan(trade["total"]),
        "buyer_open_id": trade["openid"],
        "buyer_logon_id": "138****0000",
        "fund_bill_list": f'[{{"amount":"{yuan(trade["total"])}","fundChannel":"ALIPAYACCOUNT"}}]',
        "subject": trade["description"],
        "gmt_create": local(trade["created_at"]),
        "gmt_payment": local(trade["paid_at"]),
    }


def _status(trade: sqlite3.Row) -> str:
    if trade["state"] == "NOTPAY":
        return "WAIT_BUYER_PAY"
    is_closed = trade["state"] == "CLOSED" or trade["refunded"] == trade["total"]
    return "TRADE_CLOSED" if is_closed else "TRADE_SUCCESS"


def _must_find(store: Store, appid: str, out_trade_no: str) -> sqlite3.Row:
    found = find(store, appid, out_trade_no)
    if found is None:
        raise refused("ACQ.TRADE_NOT_EXIST")
    return found


def _is_stranger(store: Store, *, appid: str, buyer: str) -> bool:
    """Whether a buyer never signed in at this app; where nobody has, anyone may pay."""
    if store.one("SELECT 1 FROM alipay_codes WHERE appid = ?", appid) is None:
        return False
    return store.one("SELECT 1 FROM alipay_codes WHERE appid = ? AND open_id = ?", appid, buyer) is None


def _fen(value: Any) -> int:
    found = _YUAN.match(value) if isinstance(value, str) else None
    return int(found[1]) * 100 + int(found[2]) if found else 0


def _instant(text: Any) -> datetime:
    try:
        return datetime.strptime(str(text), "%Y-%m-%d %H:%M:%S").replace(tzinfo=BEIJING)
    except ValueError:
        raise refused("ACQ.INVALID_PARAMETER") from None
