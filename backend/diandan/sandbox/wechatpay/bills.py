"""The gateway's own statement: the trade bill of a day, as the CSV merchants download.

Format: UTF-8, each value led by a backtick, yuan with two decimals. Source: 1.5 of the interface notes.
"""

import gzip
import hashlib
import re
import sqlite3
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from diandan.sandbox import crypto
from diandan.sandbox.store import Store, from_text, to_text
from diandan.sandbox.wechatpay.errors import ApiError, param_error

BEIJING = ZoneInfo("Asia/Shanghai")
# The bill of a day is made from nine the next morning.
READY_AT = time(9, 0)
HEADER = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
    "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
    "手续费,费率,订单金额,申请退款金额,费率备注"
)
SUMMARY = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def make(store: Store, *, mchid: str, bill_date: str, bill_type: str, tar_type: str) -> tuple[str, str]:
    """Make the bill ready for download; return (token, SHA-1 of the unpacked file).

    Raises:
        ApiError: no such day, not made yet, or nothing happened on it.
    """
    day = _day(bill_date)
    now = store.now().astimezone(BEIJING)
    if day >= now.date():
        raise param_error("/bill_date", "a day before today", bill_date)
    if now < datetime.combine(day + timedelta(days=1), READY_AT, tzinfo=BEIJING):
        raise ApiError(400, "STATEMENT_CREATING", "账单生成中，请稍后再试")
    if bill_type not in ("ALL", "SUCCESS", "REFUND"):
        raise param_error("/bill_type", "ALL, SUCCESS or REFUND", bill_type)
    content = text_of(store, mchid=mchid, day=day, bill_type=bill_type)
    if content is None:
        raise ApiError(400, "NO_STATEMENT_EXIST", "账单文件不存在")
    raw = content.encode("utf-8-sig")
    token = crypto.random_text(40)
    store.insert("bills", token=token, mchid=mchid, content=gzip.compress(raw) if tar_type == "GZIP" else raw)
    return token, hashlib.sha1(raw, usedforsecurity=False).hexdigest()


def download(store: Store, *, mchid: str, token: str) -> bytes:
    """Return a bill made before.

    Raises:
        ApiError: the token is not this merchant's.
    """
    row = store.one("SELECT content FROM bills WHERE token = ? AND mchid = ?", token, mchid)
    if row is None:
        raise param_error("/token", "unknown or too old", token)
    return bytes(row["content"])


def text_of(store: Store, *, mchid: str, day: date, bill_type: str) -> str | None:
    """Return the day's bill as CSV text, or nothing when nothing happened."""
    start = datetime.combine(day, time(), tzinfo=BEIJING)
    span = (to_text(start), to_text(start + timedelta(days=1)))
    charges = store.all(
        "SELECT * FROM trades WHERE mchid = ? AND paid_at >= ? AND paid_at < ? ORDER BY paid_at", mchid, *span
    )
    refunds = store.all(
        "SELECT r.*, t.total, t.appid, t.openid, t.trade_type, t.currency, t.description, t.attach, "
        "t.transaction_id FROM refunds r JOIN trades t USING (mchid, out_trade_no) "
        "WHERE r.mchid = ? AND r.created_at >= ? AND r.created_at < ? ORDER BY r.created_at",
        mchid,
        *span,
    )
    rows: list[tuple[str, str]] = []
    if bill_type != "REFUND":
        rows += [(row["paid_at"], _charge(row)) for row in charges]
    if bill_type != "SUCCESS":
        rows += [(row["created_at"], _refund(row)) for row in refunds]
    if not rows:
        return None
    taken = sum(row["total"] for row in charges) if bill_type != "REFUND" else 0
    given = sum(row["amount"] for row in refunds) if bill_type != "SUCCESS" else 0
    total = _line(str(len(rows)), _yuan(taken), _yuan(given), "0.00", "0.00000", _yuan(taken), _yuan(given))
    return "\r\n".join([HEADER, *(line for _, line in sorted(rows)), SUMMARY, total, ""])


def _charge(row: sqlite3.Row) -> str:
    total = _yuan(row["total"])
    paid = [*_head(row, row["paid_at"]), "SUCCESS", "OTHERS", row["currency"], total, "0.00"]
    not_refunded = ["0", "0", "0.00", "0.00", "", ""]
    return _line(
        *paid, *not_refunded, row["description"], row["attach"], "0.00000", "0.60%", total, "0.00", ""
    )


def _refund(row: sqlite3.Row) -> str:
    status = {"SUCCESS": "SUCCESS", "PROCESSING": "PROCESSING"}.get(row["status"], "FAIL")
    amount = _yuan(row["amount"])
    refunded = [*_head(row, row["created_at"]), "REFUND", "OTHERS", row["currency"], "0.00", "0.00"]
    about = [row["refund_id"], row["out_refund_no"], amount, "0.00", "ORIGINAL", status]
    return _line(*refunded, *about, row["description"], row["attach"], "0.00000", "0.60%", "0.00", amount, "")


def _head(row: sqlite3.Row, at: str) -> list[str]:
    return [
        f"{from_text(at).astimezone(BEIJING):%Y-%m-%d %H:%M:%S}",
        row["appid"],
        row["mchid"],
        "0",
        "",
        row["transaction_id"],
        row["out_trade_no"],
        row["openid"],
        row["trade_type"],
    ]


def _line(*values: str) -> str:
    return ",".join("`" + value.replace(",", "\\,") for value in values)


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _day(text: str) -> date:
    if not _DAY.match(text):
        raise param_error("/bill_date", "yyyy-MM-dd", text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise param_error("/bill_date", "yyyy-MM-dd", text) from None
