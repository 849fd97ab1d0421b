"""Orders at the gateway: placed, paid once, closed. The state of a trade changes here only."""

import hashlib
import json
import re
import secrets
import sqlite3
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from diandan.kernel import clock
from diandan.sandbox import crypto
from diandan.sandbox.store import Store, from_text, to_text
from diandan.sandbox.wechatpay import notices
from diandan.sandbox.wechatpay.errors import ApiError, no_such_order, other_parameters, param_error

BEIJING = "Asia/Shanghai"
KINDS = {"jsapi": "JSAPI", "native": "NATIVE", "h5": "MWEB", "app": "APP"}
# Source: 1.4 of the interface notes: prepay id and code 2 h, browser link 5 min, unpaid order 7 days.
PREPAY_LIFE = timedelta(hours=2)
LINK_LIFE = timedelta(minutes=5)
ORDER_LIFE = timedelta(days=7)
_ORDER_NO = re.compile(r"^[0-9A-Za-z_\-|*]{6,32}$")
STATE_TEXTS = {
    "NOTPAY": "订单未支付",
    "SUCCESS": "支付成功",
    "CLOSED": "订单已关闭",
    "REFUND": "订单发生过退款",
}


def place(store: Store, *, kind: str, merchant: sqlite3.Row, body: dict[str, Any]) -> str:
    """Take an order and return its prepay id; the same order again gives another one.

    Raises:
        ApiError: a field breaks the rules, or the number was used for something else.
    """
    _check(kind, merchant, body, store.now())
    if kind == "jsapi" and _is_stranger(store, appid=body["appid"], openid=body["payer"]["openid"]):
        raise ApiError(400, "PARAM_ERROR", "appid和openid不匹配")
    request_hash = _hash(kind, body)
    expires_at = _instant(body["time_expire"]) if body.get("time_expire") else store.now() + ORDER_LIFE
    with store.changing():
        known = find(store, merchant["mchid"], body["out_trade_no"])
        if known is None:
            store.insert(
                "trades",
                mchid=merchant["mchid"],
                out_trade_no=body["out_trade_no"],
                trade_type=KINDS[kind],
                appid=body["appid"],
                description=body["description"],
                total=body["amount"]["total"],
                currency=body["amount"].get("currency", "CNY"),
                notify_url=body["notify_url"],
                attach=body.get("attach", ""),
                openid=body.get("payer", {}).get("openid") or f"o{crypto.random_text(27)}",
                request_hash=request_hash,
                expires_at=to_text(expires_at),
                state="NOTPAY",
                created_at=to_text(store.now()),
            )
        else:
            _may_enter_again(known, request_hash)
        prepay_id = f"wx{_beijing(store.now()):%d%H%M%S}{secrets.token_hex(13)}"
        life = LINK_LIFE if kind == "h5" else PREPAY_LIFE
        store.insert(
            "prepays",
            prepay_id=prepay_id,
            mchid=merchant["mchid"],
            out_trade_no=body["out_trade_no"],
            link_until=to_text(store.now() + life),
        )
    return prepay_id


def find(store: Store, mchid: str, out_trade_no: str) -> sqlite3.Row | None:
    """Return a trade as it is now; one past its time is closed first."""
    with store.changing():
        store.run(
            "UPDATE trades SET state = 'CLOSED' WHERE mchid = ? AND out_trade_no = ? AND state = 'NOTPAY' "
            "AND expires_at <= ?",
            mchid,
            out_trade_no,
            to_text(store.now()),
        )
        return store.one("SELECT * FROM trades WHERE mchid = ? AND out_trade_no = ?", mchid, out_trade_no)


def find_by_transaction(store: Store, mchid: str, transaction_id: str) -> sqlite3.Row | None:
    """Return the trade with the gateway's own number."""
    return store.one("SELECT * FROM trades WHERE mchid = ? AND transaction_id = ?", mchid, transaction_id)


def pay(store: Store, *, mchid: str, out_trade_no: str) -> sqlite3.Row:
    """Take the guest's money, once, and queue the notice about it.

    Raises:
        ApiError: no such order, closed, or paid before.
    """
    with store.changing():
        trade = find(store, mchid, out_trade_no)
        if trade is None:
            raise no_such_order()
        if trade["state"] == "CLOSED":
            raise ApiError(400, "ORDER_CLOSED", "订单已关闭")
        if trade["state"] != "NOTPAY":
            raise ApiError(400, "ORDER_PAID", "该订单已支付")
        now = store.now()
        transaction_id = f"4200000925{_beijing(now):%Y%m%d}{secrets.randbelow(10**10):010d}"
        store.run(
            "UPDATE trades SET state = 'SUCCESS', paid_at = ?, transaction_id = ? "
            "WHERE mchid = ? AND out_trade_no = ? AND state = 'NOTPAY'",
            to_text(now),
            transaction_id,
            mchid,
            out_trade_no,
        )
        paid = store.one("SELECT * FROM trades WHERE mchid = ? AND out_trade_no = ?", mchid, out_trade_no)
        if paid is None:
            raise no_such_order()
        notices.queue(
            store,
            mchid=mchid,
            out_trade_no=out_trade_no,
            event_type="TRANSACTION.SUCCESS",
            original_type="transaction",
            summary="支付成功",
            url=paid["notify_url"],
            plain=describe(paid),
        )
        return paid


def close(store: Store, *, mchid: str, out_trade_no: str) -> None:
    """Close an unpaid order; closing it again is fine.

    Raises:
        ApiError: no such order, or it is paid.
    """
    with store.changing():
        trade = find(store, mchid, out_trade_no)
        if trade is None:
            raise no_such_order()
        if trade["state"] in ("SUCCESS", "REFUND"):
            raise ApiError(400, "ORDER_PAID", "该订单已支付")
        store.run(
            "UPDATE trades SET state = 'CLOSED' WHERE mchid = ? AND out_trade_no = ?", mchid, out_trade_no
        )


def describe(trade: sqlite3.Row) -> dict[str, Any]:
    """Return a trade as queries and notices tell it."""
    told: dict[str, Any] = {
        "appid": trade["appid"],
        "mchid": trade["mchid"],
        "out_trade_no": trade["out_trade_no"],
        "trade_state": trade["state"],
        "trade_state_desc": STATE_TEXTS[trade["state"]],
        "attach": trade["attach"],
        "amount": {"total": trade["total"], "currency": trade["currency"]},
    }
    if trade["transaction_id"]:
        told |= {
            "transaction_id": trade["transaction_id"],
            "trade_type": trade["trade_type"],
            "bank_type": "OTHERS",
            "success_time": rfc3339(from_text(trade["paid_at"])),
            "payer": {"openid": trade["openid"]},
        }
        told["amount"] |= {"payer_total": trade["total"], "payer_currency": trade["currency"]}
    return told


def rfc3339(instant: datetime) -> str:
    """Return an instant the way the gateway writes it: Beijing time with its offset."""
    return _beijing(instant).replace(microsecond=0).isoformat()


def _may_enter_again(known: sqlite3.Row, request_hash: str) -> None:
    if known["state"] == "CLOSED":
        raise ApiError(400, "ORDER_CLOSED", "订单已关闭")
    if known["state"] != "NOTPAY":
        raise ApiError(400, "ORDER_PAID", "该订单已支付")
    if known["request_hash"] != request_hash:
        raise other_parameters()


def _check(kind: str, merchant: sqlite3.Row, body: dict[str, Any], now: datetime) -> None:
    if body.get("mchid") != merchant["mchid"] or body.get("appid") != merchant["appid"]:
        raise ApiError(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配，请检查后再试")
    if not isinstance(body.get("out_trade_no"), str) or not _ORDER_NO.match(body["out_trade_no"]):
        raise param_error("/out_trade_no", "6 to 32 of digits, letters, _-|*", body.get("out_trade_no"))
    description = body.get("description")
    if not isinstance(description, str) or not 1 <= len(description) <= 127:
        raise param_error("/description", "1 to 127 characters")
    amount = body.get("amount")
    total = amount.get("total") if isinstance(amount, dict) else None
    if not isinstance(total, int) or isinstance(total, bool) or total < 1:
        raise param_error("/amount/total", "an integer of at least 1", total)
    if amount is not None and amount.get("currency", "CNY") != "CNY":
        raise param_error("/amount/currency", "CNY", amount.get("currency"))
    url = urlsplit(str(body.get("notify_url", "")))
    if url.scheme not in ("http", "https") or not url.hostname or url.query:
        raise param_error("/notify_url", "an address without query string", body.get("notify_url"))
    if kind == "jsapi" and not (body.get("payer") or {}).get("openid"):
        raise param_error("/payer/openid", "required")
    if kind == "h5":
        scene = body.get("scene_info") or {}
        if not scene.get("payer_client_ip") or not (scene.get("h5_info") or {}).get("type"):
            raise param_error("/scene_info", "payer_client_ip and h5_info.type are required")
    if body.get("time_expire") and _instant(body["time_expire"]) <= now:
        raise param_error("/time_expire", "must be in the future", body["time_expire"])


def _is_stranger(store: Store, *, appid: str, openid: str) -> bool:
    """Whether an openid is not one of this mini-program's users; nobody is where no such app is enrolled."""
    if store.one("SELECT 1 FROM mini_apps WHERE appid = ?", appid) is None:
        return False
    return store.one("SELECT 1 FROM mini_users WHERE openid = ? AND appid = ?", openid, appid) is None


def _hash(kind: str, body: dict[str, Any]) -> str:
    # The payer's address may differ from try to try; everything else is the order.
    stable = {key: value for key, value in body.items() if key != "scene_info"}
    return hashlib.sha256(json.dumps([kind, stable], sort_keys=True).encode()).hexdigest()


def _instant(text: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(str(text))
    except ValueError:
        raise param_error("/time_expire", "an instant after RFC 3339", text) from None
    if instant.tzinfo is None:
        raise param_error("/time_expire", "an instant with its offset", text)
    return instant


def _beijing(instant: datetime) -> datetime:
    return clock.local(instant, BEIJING)
