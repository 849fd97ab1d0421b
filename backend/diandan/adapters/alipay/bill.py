"""The trade bill: a zip with GBK names and GBK tables, read by column name.

Source: 3.5 of the interface notes, taken from public readers of such bills: no page of the vendor's names the
columns. Values end with a tab, amounts are yuan, refunds are negative.
"""

import csv
import io
import re
import zipfile
from datetime import datetime
from zoneinfo import ZoneInfo

from diandan.kernel import money
from diandan.modules.payments.errors import GatewayUnavailable
from diandan.modules.payments.ports import StatementRow

BEIJING = ZoneInfo("Asia/Shanghai")
DETAILS, SUMMARY = "业务明细", "汇总"
FIRST_COLUMN = "支付宝交易号"
REFUND_NO = re.compile(r"退款批次号")


def rows(packed: bytes) -> list[StatementRow]:
    """Return the bill's rows in its order.

    Raises:
        GatewayUnavailable: the file is cut off or in a form we do not know; fetch it again.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed), metadata_encoding="gbk") as archive:
            names = [name for name in archive.namelist() if DETAILS in name and SUMMARY not in name]
            table = archive.read(names[0]).decode("gbk")
        return _rows(table)
    except (zipfile.BadZipFile, LookupError, StopIteration, ValueError, EOFError, OSError) as wrong:
        raise GatewayUnavailable(reason="bill_unreadable", retry_after_s=60) from wrong


def _rows(table: str) -> list[StatementRow]:
    lines = [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(table))]
    at = next(index for index, line in enumerate(lines) if line and line[0] == FIRST_COLUMN)
    found = []
    for line in lines[at + 1 :]:
        if not line or line[0].startswith("#"):
            break
        found.append(_row(dict(zip(lines[at], line, strict=False))))
    return found


def _row(cells: dict[str, str]) -> StatementRow:
    is_refund = cells["业务类型"] == "退款"
    amount_fen = money.parse_yuan(cells["订单金额（元）"])
    return StatementRow(
        at=datetime.fromisoformat(cells["完成时间"]).replace(tzinfo=BEIJING),
        payment_id=cells["商户订单号"],
        provider_ref=cells[FIRST_COLUMN],
        amount_fen=abs(amount_fen) if is_refund else amount_fen,
        refund_id=next(value for name, value in cells.items() if REFUND_NO.match(name)) if is_refund else "",
    )
