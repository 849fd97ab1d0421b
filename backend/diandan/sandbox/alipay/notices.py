"""What Alipay tells a merchant's server: a form, signed, repeated until it hears ``success``.

Source: 3.3 of the interface notes: eight sends in 25 hours, always with the same ``notify_id``.
"""

import json
import secrets
import sqlite3
from typing import Any
from urllib.parse import urlencode

from diandan.sandbox.alipay.signing import BEIJING, notice_signature, platform_keys
from diandan.sandbox.store import Store, from_text, to_text
from diandan.sandbox.wechatpay.notices import WAITING, Letter

PAYMENT, REFUND = "alipay", "alipay_refund"
_MINUTE, _HOUR = 60, 3600
WAITS_S: tuple[int, ...] = (4 * _MINUTE, 10 * _MINUTE, 10 * _MINUTE, _HOUR, 2 * _HOUR, 6 * _HOUR, 15 * _HOUR)


def is_theirs(notice: sqlite3.Row) -> bool:
    """Whether a queued notice is Alipay's."""
    return bool(notice["original_type"] in (PAYMENT, REFUND))


def is_taken(answer: dict[str, Any]) -> bool:
    """Whether a merchant's answer ends a notice: the literal word alone does."""
    return bool(answer["status"] == 200 and answer["body"] == "success")


def queue(store: Store, *, kind: str, trade: sqlite3.Row, fields: dict[str, str]) -> None:
    """Write a notice down, due at once."""
    notice_id = f"{store.now().astimezone(BEIJING):%Y%m%d}{secrets.randbelow(10**26):026d}"
    store.insert(
        "notices",
        id=notice_id,
        mchid=trade["mchid"],
        out_trade_no=trade["out_trade_no"],
        event_type=f"alipay.{fields['trade_status']}",
        original_type=kind,
        summary="",
        url=trade["notify_url"],
        plain=json.dumps(fields, ensure_ascii=False),
        created_at=to_text(store.now()),
        due_ms=store.now_ms(),
        state=WAITING,
    )


def write_letter(store: Store, notice: sqlite3.Row, *, variant: str = "plain", amount: int = 0) -> Letter:
    """Sign a notice; ``variant`` names a way in which it is false."""
    fields = {
        "notify_id": notice["id"],
        "notify_type": "trade_status_sync",
        "notify_time": f"{from_text(notice['created_at']).astimezone(BEIJING):%Y-%m-%d %H:%M:%S}",
        "charset": "utf-8",
        "version": "1.0",
        "sign_type": "RSA2",
        **json.loads(notice["plain"]),
    }
    if variant == "wrong_amount":
        fields["total_amount"] = f"{amount // 100}.{amount % 100:02d}" if amount else "0.01"
    elif variant == "other_merchant":
        fields["seller_id"] = "2088000000000000"
    elif variant == "other_app":
        fields["app_id"] = "2021000000000000"
    key = (
        store.setting("stranger_pem")
        if variant in ("foreign_key", "other_key", "wrong_serial")
        else platform_keys(store)[0]
    )
    signature = notice_signature(key, fields)
    if variant == "bad_signature":
        signature = signature[:10] + ("B" if signature[10] == "A" else "A") + signature[11:]
    elif variant == "tampered_body":
        fields["subject"] = fields.get("subject", "") + "!"
    if variant != "no_signature":
        fields["sign"] = signature
    body = b"not a form at all" if variant == "garbage" else urlencode(fields).encode()
    if variant == "truncated":
        body = body[: len(body) // 2]
    return Letter(notice["url"], {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}, body)
