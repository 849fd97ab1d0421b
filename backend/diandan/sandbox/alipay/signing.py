"""Who sent this request, and the signatures under answers and notices. Written from the protocol.

Source: 3.1 and 3.3 of the interface notes; the published vector runs in the tests.
"""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from diandan.sandbox import crypto
from diandan.sandbox.alipay.errors import Refusal
from diandan.sandbox.store import Store
from diandan.sandbox.web import Response

BEIJING = ZoneInfo("Asia/Shanghai")
PUBLIC = ("app_id", "method", "format", "charset", "sign_type", "sign", "timestamp", "version")
MAX_SKEW = timedelta(minutes=15)


def platform_keys(store: Store) -> tuple[str, str]:
    """Return the platform's own key pair, made when the data file is new."""
    with store.changing():
        if not store.setting("alipay_private_pem"):
            keys = crypto.new_key_pair()
            store.remember("alipay_private_pem", keys.private_pem)
            store.remember("alipay_public_pem", keys.public_pem)
        return store.setting("alipay_private_pem"), store.setting("alipay_public_pem")


def merchant_of(store: Store, fields: Mapping[str, str]) -> sqlite3.Row:
    """Return the merchant whose valid signature this request carries.

    Raises:
        Refusal: as a fault of the gateway itself.
    """
    for name in PUBLIC:
        if not fields.get(name):
            raise Refusal("40001", f"isv.missing-{name.replace('_', '-')}", is_fault=True)
    merchant = store.one(
        "SELECT * FROM merchants WHERE mchid = ? AND signs_with = 'alipay'", fields["app_id"]
    )
    if merchant is None:
        raise Refusal("40002", "isv.invalid-app-id", is_fault=True)
    if fields["sign_type"] != "RSA2":
        raise Refusal("40002", "isv.invalid-signature-type", is_fault=True)
    text = "&".join(
        f"{name}={fields[name]}" for name in sorted(fields) if name != "sign" and fields[name] != ""
    )
    if not crypto.is_signed(merchant["public_pem"], text.encode(), fields["sign"]):
        raise Refusal("40002", "isv.invalid-signature", is_fault=True)
    try:
        sent_at = datetime.strptime(fields["timestamp"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=BEIJING)
    except ValueError:
        raise Refusal("40002", "isv.invalid-timestamp", is_fault=True) from None
    if abs(store.now() - sent_at) > MAX_SKEW:
        raise Refusal("40002", "isv.invalid-timestamp", is_fault=True)
    return merchant


def answer(
    store: Store, node: str, told: dict[str, Any], *, deed: str = "", has_key: bool = True
) -> Response:
    """Write an answer and sign the very characters of its node, or do it wrong when told to."""
    raw = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    private, _ = platform_keys(store)
    signature = crypto.sign(
        store.setting("stranger_pem") if deed == "wrong_serial" else private, raw.encode()
    )
    if deed == "bad_signature":
        raw = raw.replace("{", "{ ", 1)
    body = f'{{"{node}":{raw},"sign":"{signature}"}}'
    if deed == "no_signature" or not has_key:
        body = f'{{"{node}":{raw}}}'
    elif deed == "garbage":
        body = "<html>busy</html>"
    elif deed == "cut_off":
        body = body[: len(body) // 2]
    return Response(200, body.encode(), "text/html;charset=utf-8")


def notice_signature(private_pem: str, fields: Mapping[str, str]) -> str:
    """Return the signature under a notice: everything but ``sign`` and ``sign_type``, sorted."""
    text = "&".join(f"{name}={fields[name]}" for name in sorted(fields) if name not in ("sign", "sign_type"))
    return crypto.sign(private_pem, text.encode())
