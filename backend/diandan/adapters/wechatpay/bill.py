"""The trade bill: unpack, check against its digest, read by column name.

Columns differ by kind of bill, so nothing is read by position. Each value is led by a backtick, commas in
texts are escaped, amounts are yuan with two decimals. Source: 1.5 of the interface notes.
"""

import gzip
import hashlib
import re
import zlib
from datetime import datetime
from zoneinfo import ZoneInfo

from diandan.kernel import money
from diandan.modules.payments.errors import GatewayUnavailable
from diandan.modules.payments.ports import StatementRow

BEIJING = ZoneInfo("Asia/Shanghai")
NOT_THERE_CODES = {"NO_STATEMENT_EXIST", "STATEMENT_CREATING"}
_SUMMARY = "总交易单数"
_UNESCAPED_COMMA = re.compile(r"(?<!\\),")


def rows(packed: bytes, *, digest: str) -> list[StatementRow]:
    """Return the bill's rows in its order.

    Raises:
        GatewayUnavailable: the file is cut off or not the one its digest names; fetch it again.
    """
    raw = _unpack(packed)
    # The documents leave open whether the digest is of the packed or the unpacked file; either proves it.
    if digest not in {_sha1(raw), _sha1(packed)}:
        raise GatewayUnavailable(reason="bill_digest", retry_after_s=60)
    lines = raw.decode("utf-8-sig").splitlines()
    if not lines:
        return []
    names = lines[0].split(",")
    found = []
    for line in lines[1:]:
        if line.startswith(_SUMMARY):
            break
        values = [_clean(value) for value in _UNESCAPED_COMMA.split(line)]
        found.append(_row(dict(zip(names, values, strict=False))))
    return found


def _row(cells: dict[str, str]) -> StatementRow:
    at = datetime.fromisoformat(cells["交易时间"]).replace(tzinfo=BEIJING)
    if cells["交易状态"] == "REFUND":
        return StatementRow(
            at=at,
            payment_id=cells["商户订单号"],
            provider_ref=cells["微信退款单号"],
            amount_fen=money.parse_yuan(cells["申请退款金额"]),
            refund_id=cells["商户退款单号"],
            is_final=cells["退款状态"] == "SUCCESS",
        )
    return StatementRow(
        at=at,
        payment_id=cells["商户订单号"],
        provider_ref=cells["微信订单号"],
        amount_fen=money.parse_yuan(cells["订单金额"]),
    )


def _unpack(packed: bytes) -> bytes:
    if packed[:2] != b"\x1f\x8b":
        return packed
    try:
        return gzip.decompress(packed)
    except (EOFError, OSError, zlib.error) as cut_off:
        raise GatewayUnavailable(reason="bill_cut_off", retry_after_s=60) from cut_off


def _clean(value: str) -> str:
    return value.removeprefix("`").replace("\\,", ",")


def _sha1(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()
