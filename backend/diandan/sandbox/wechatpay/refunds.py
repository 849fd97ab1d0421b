"""Refunds at the gateway: asked for, processed a moment later, told about."""

import secrets
import sqlite3
from typing import Any

from diandan.sandbox.store import Store, from_text, to_text
from diandan.sandbox.wechatpay import notices, trades
from diandan.sandbox.wechatpay.errors import (
    ApiError,
    no_such_order,
    no_such_refund,
    other_parameters,
    param_error,
)

# Source: 1.4 of the interface notes.
MAX_REFUNDS_OF_A_TRADE = 50


def ask(
    store: Store, *, merchant: sqlite3.Row, body: dict[str, Any], ends_as: str, takes_ms: int
) -> dict[str, Any]:
    """Take a refund; the same number again gives the same refund.

    Raises:
        ApiError: unknown or unpaid order, too much, or a number used for something else.
    """
    mchid, number = merchant["mchid"], body.get("out_refund_no")
    amount = _amount(body)
    if not isinstance(number, str) or not 1 <= len(number) <= 64:
        raise param_error("/out_refund_no", "1 to 64 characters", number)
    with store.changing():
        trade = _trade(store, mchid, body)
        known = _find(store, mchid, number)
        if known is not None:
            if known["amount"] != amount["refund"] or known["out_trade_no"] != trade["out_trade_no"]:
                raise other_parameters()
            return describe(store, known)
        if trade["state"] not in ("SUCCESS", "REFUND"):
            raise ApiError(403, "TRADE_ERROR", "订单状态不允许退款")
        if amount["total"] != trade["total"]:
            raise ApiError(400, "INVALID_REQUEST", "订单金额与原订单金额不一致")
        if trade["refunded"] + amount["refund"] > trade["total"]:
            raise ApiError(400, "INVALID_REQUEST", "申请退款金额大于订单可退金额")
        _must_be_few(store, trade)
        store.run(
            "UPDATE trades SET refunded = refunded + ?, state = 'REFUND' "
            "WHERE mchid = ? AND out_trade_no = ?",
            amount["refund"],
            mchid,
            trade["out_trade_no"],
        )
        store.insert(
            "refunds",
            mchid=mchid,
            out_refund_no=number,
            refund_id=f"5030{secrets.randbelow(10**24):024d}",
            out_trade_no=trade["out_trade_no"],
            amount=amount["refund"],
            reason=str(body.get("reason", "")),
            notify_url=str(body.get("notify_url", "")),
            status="PROCESSING",
            ends_as=ends_as,
            due_ms=store.now_ms() + takes_ms,
            created_at=to_text(store.now()),
        )
        made = _find(store, mchid, number)
        if made is None:
            raise no_such_refund()
        return describe(store, made)


def look_up(store: Store, *, mchid: str, out_refund_no: str) -> dict[str, Any]:
    """Return a refund as it is now.

    Raises:
        ApiError: no such refund.
    """
    settle_due(store)
    refund = _find(store, mchid, out_refund_no)
    if refund is None:
        raise no_such_refund()
    return describe(store, refund)


def settle_due(store: Store, *, everything: bool = False) -> int:
    """Bring refunds whose time has come to their end, and queue the notices; return how many."""
    with store.changing():
        due = store.all(
            "SELECT * FROM refunds WHERE status = 'PROCESSING' AND due_ms <= ?",
            2**62 if everything else store.now_ms(),
        )
        for refund in due:
            store.run(
                "UPDATE refunds SET status = ?, success_at = ? WHERE mchid = ? AND out_refund_no = ?",
                refund["ends_as"],
                to_text(store.now()) if refund["ends_as"] == "SUCCESS" else None,
                refund["mchid"],
                refund["out_refund_no"],
            )
            _tell(store, refund["mchid"], refund["out_refund_no"])
    return len(due)


def describe(store: Store, refund: sqlite3.Row) -> dict[str, Any]:
    """Return a refund as the interface tells it."""
    trade = trades.find(store, refund["mchid"], refund["out_trade_no"])
    if trade is None:
        raise no_such_order()
    told = {
        "refund_id": refund["refund_id"],
        "out_refund_no": refund["out_refund_no"],
        "transaction_id": trade["transaction_id"],
        "out_trade_no": refund["out_trade_no"],
        "channel": "ORIGINAL",
        "user_received_account": "支付用户零钱",
        "create_time": trades.rfc3339(from_text(refund["created_at"])),
        "status": refund["status"],
        "funds_account": "AVAILABLE",
        "amount": {
            "total": trade["total"],
            "refund": refund["amount"],
            "payer_total": trade["total"],
            "payer_refund": refund["amount"],
            "settlement_refund": refund["amount"],
            "settlement_total": trade["total"],
            "discount_refund": 0,
            "currency": trade["currency"],
        },
    }
    if refund["success_at"]:
        told["success_time"] = trades.rfc3339(from_text(refund["success_at"]))
    return told


def _tell(store: Store, mchid: str, out_refund_no: str) -> None:
    refund = _find(store, mchid, out_refund_no)
    if refund is None or not refund["notify_url"]:
        return
    told = describe(store, refund)
    plain = {
        "mchid": mchid,
        "transaction_id": told["transaction_id"],
        "out_trade_no": told["out_trade_no"],
        "refund_id": told["refund_id"],
        "out_refund_no": told["out_refund_no"],
        "refund_status": refund["status"],
        "user_received_account": told["user_received_account"],
        "amount": {key: told["amount"][key] for key in ("total", "refund", "payer_total", "payer_refund")},
    }
    if "success_time" in told:
        plain["success_time"] = told["success_time"]
    notices.queue(
        store,
        mchid=mchid,
        out_trade_no=told["out_trade_no"],
        event_type=f"REFUND.{refund['status']}",
        original_type="refund",
        summary="退款成功" if refund["status"] == "SUCCESS" else "退款异常",
        url=refund["notify_url"],
        plain=plain,
    )


def _amount(body: dict[str, Any]) -> dict[str, int]:
    amount = body.get("amount")
    if not isinstance(amount, dict):
        raise param_error("/amount", "required")
    for name in ("refund", "total"):
        if not isinstance(amount.get(name), int) or amount[name] < 1:
            raise param_error(f"/amount/{name}", "an integer of at least 1", amount.get(name))
    if amount.get("currency") != "CNY":
        raise param_error("/amount/currency", "CNY", amount.get("currency"))
    return amount


def _trade(store: Store, mchid: str, body: dict[str, Any]) -> sqlite3.Row:
    if body.get("transaction_id"):
        trade = trades.find_by_transaction(store, mchid, str(body["transaction_id"]))
    else:
        trade = trades.find(store, mchid, str(body.get("out_trade_no", "")))
    if trade is None:
        raise no_such_order()
    return trade


def _must_be_few(store: Store, trade: sqlite3.Row) -> None:
    row = store.one(
        "SELECT COUNT(*) AS n FROM refunds WHERE mchid = ? AND out_trade_no = ?",
        trade["mchid"],
        trade["out_trade_no"],
    )
    if row is not None and row["n"] >= MAX_REFUNDS_OF_A_TRADE:
        raise ApiError(403, "RULE_LIMIT", "部分退款次数超过限制")


def _find(store: Store, mchid: str, out_refund_no: str) -> sqlite3.Row | None:
    return store.one("SELECT * FROM refunds WHERE mchid = ? AND out_refund_no = ?", mchid, out_refund_no)
