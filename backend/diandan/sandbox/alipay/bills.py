"""Alipay's own statement: the zip with GBK tables that merchants download.

Source: 3.5 of the interface notes.
"""

import io
import re
import sqlite3
import zipfile
from datetime import date, datetime, time, timedelta

from diandan.sandbox import crypto
from diandan.sandbox.alipay.errors import Refusal, refused
from diandan.sandbox.alipay.signing import BEIJING
from diandan.sandbox.alipay.trades import local, yuan
from diandan.sandbox.store import Store, to_text

HEADER = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
    "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
    "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注"
)
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


class _GbkName(zipfile.ZipInfo):
    """A name written in GBK's bytes without the mark of UTF-8, as theirs is."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the library's own hook
        return self.filename.encode("gbk"), self.flag_bits


def make(store: Store, *, appid: str, bill_date: str) -> str:
    """Make the bill of a day ready for download; return its token.

    Raises:
        Refusal: no such day, not over yet, or nothing happened on it.
    """
    if not _DAY.match(bill_date):
        raise Refusal("40002", "isv.invalid-arguments")
    day = date.fromisoformat(bill_date)
    start = datetime.combine(day, time(), tzinfo=BEIJING)
    span = (to_text(start), to_text(start + timedelta(days=1)))
    charges = store.all(
        "SELECT * FROM trades WHERE mchid = ? AND paid_at >= ? AND paid_at < ? ORDER BY paid_at", appid, *span
    )
    refunds = store.all(
        "SELECT r.*, t.transaction_id, t.description FROM refunds r "
        "JOIN trades t USING (mchid, out_trade_no) "
        "WHERE r.mchid = ? AND r.success_at >= ? AND r.success_at < ? ORDER BY r.success_at",
        appid,
        *span,
    )
    if day >= store.now().astimezone(BEIJING).date() or not (charges or refunds):
        raise refused("isp.bill_not_exist")
    token = crypto.random_text(40)
    rows = [_line(row, at=row["paid_at"], kind="交易", amount=yuan(row["total"])) for row in charges]
    rows += [
        _line(
            row,
            at=row["success_at"],
            kind="退款",
            amount=f"-{yuan(row['amount'])}",
            number=row["out_refund_no"],
        )
        for row in refunds
    ]
    store.insert("bills", token=token, mchid=appid, content=_packed(appid, day, rows))
    return token


def download(store: Store, token: str) -> bytes | None:
    """Return a bill made before, or nothing."""
    row = store.one("SELECT content FROM bills WHERE token = ?", token)
    return bytes(row["content"]) if row else None


def _packed(appid: str, day: date, rows: list[str]) -> bytes:
    head = [
        "#支付宝业务明细查询",
        f"#账号：[{appid}]",
        f"#起始日期：[{day}]",
        "#----业务明细列表----",
        HEADER,
    ]
    text = "\r\n".join([*head, *rows, "#----业务明细列表结束----", f"#合计：{len(rows)}笔", ""])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_GbkName(f"{appid}_{day:%Y%m%d}_业务明细.csv"), text.encode("gbk"))
        archive.writestr(_GbkName(f"{appid}_{day:%Y%m%d}_业务明细(汇总).csv"), "#汇总\r\n".encode("gbk"))
    return packed.getvalue()


def _line(row: sqlite3.Row, *, at: str, kind: str, amount: str, number: str = "") -> str:
    values = [row["transaction_id"], row["out_trade_no"], kind, row["description"].replace(",", " ")]
    values += [
        local(at),
        local(at),
        "",
        "",
        "",
        "",
        "*顾客",
        amount,
        amount,
        *["0.00"] * 5,
        "",
        "0.00",
        "0.00",
    ]
    return ",".join(f"{value}\t" for value in [*values, number, "0.00", "0.00", ""])
