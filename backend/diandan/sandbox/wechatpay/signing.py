"""Who sent this request, and is it really theirs; and the signature under every answer.

Source: "签名生成" and "签名验证" of the v3 documents. The bytes checked are the bytes that came.
"""

import re
import sqlite3

from diandan.sandbox import crypto, faults
from diandan.sandbox.merchants import PUBLIC_KEY
from diandan.sandbox.store import Store
from diandan.sandbox.web import Request, Response
from diandan.sandbox.wechatpay.errors import ApiError, sign_error

SCHEME = "WECHATPAY2-SHA256-RSA2048"
# A request older or newer than this is refused, as the real gateway does.
MAX_SKEW_S = 300
_PAIR = re.compile(r'(\w+)="([^"]*)"')


def merchant_of(store: Store, request: Request) -> sqlite3.Row:
    """Return the merchant whose valid signature this request carries.

    Raises:
        ApiError: 401 for a missing, stale or false signature, 400 for missing headers.
    """
    scheme, _, pairs = request.header("authorization").partition(" ")
    if scheme != SCHEME:
        raise sign_error("missing Authorization")
    if not request.header("accept") or not request.header("user-agent"):
        raise ApiError(400, "PARAM_ERROR", "Http头缺少Accept或User-Agent")
    given = dict(_PAIR.findall(pairs))
    if {"mchid", "nonce_str", "timestamp", "serial_no", "signature"} - given.keys():
        raise sign_error("incomplete Authorization")
    merchant = store.one("SELECT * FROM merchants WHERE mchid = ?", given["mchid"])
    if merchant is None:
        raise ApiError(400, "MCH_NOT_EXISTS", "商户号不存在")
    if merchant["serial_no"] != given["serial_no"]:
        raise sign_error("serial_no does not belong to mchid")
    age_s = (
        store.now().timestamp() - int(given["timestamp"]) if given["timestamp"].isdigit() else MAX_SKEW_S + 1
    )
    if abs(age_s) > MAX_SKEW_S:
        raise sign_error("timestamp is too far from the server's")
    message = _request_message(request, given["timestamp"], given["nonce_str"])
    if not crypto.is_signed(merchant["public_pem"], message, given["signature"]):
        raise sign_error(
            "sign not match",
            method=request.method,
            url=request.target,
            sign_message_length=len(message),
            truncated_sign_message=message[:120].decode("utf-8", "replace"),
        )
    return merchant


def sign_answer(
    store: Store, response: Response, *, merchant: sqlite3.Row, request: Request, fault: faults.Fault | None
) -> Response:
    """Put the platform's signature under an answer, or spoil it when told to."""
    deed = fault.does if fault else ""
    if deed == "garbage":
        response.body, response.status = b"<html>busy</html>", 200
    elif deed == "cut_off":
        response.body = response.body[: len(response.body) // 2]
    with_public_key = merchant["signs_with"] == PUBLIC_KEY or request.header(
        "wechatpay-serial"
    ) == store.setting("public_key_id")
    headers = signed_headers(store, response.body, with_public_key=with_public_key, deed=deed)
    response.headers.update(headers)
    response.headers["request-id"] = crypto.random_text(24)
    return response


def signed_headers(store: Store, body: bytes, *, with_public_key: bool, deed: str = "") -> dict[str, str]:
    """Return the headers that sign ``body``; ``deed`` names a way of doing it wrong."""
    timestamp = int(store.now().timestamp()) - (MAX_SKEW_S + 60 if deed == "stale_timestamp" else 0)
    nonce = crypto.random_text(32)
    message = f"{timestamp}\n{nonce}\n".encode() + body + b"\n"
    key = "private_pem" if with_public_key else "certified_private_pem"
    signature = crypto.sign(store.setting("stranger_pem" if deed == "foreign_key" else key), message)
    serial = store.setting("public_key_id" if with_public_key else "certificate_serial")
    if deed == "bad_signature":
        signature = _spoilt(signature)
    elif deed == "signtest":
        signature = f"WECHATPAY/SIGNTEST/{signature}"
    elif deed == "wrong_serial":
        serial = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
    elif deed == "tampered_nonce":
        nonce = crypto.random_text(32)
    headers = {
        "wechatpay-timestamp": str(timestamp),
        "wechatpay-nonce": nonce,
        "wechatpay-serial": serial,
        "wechatpay-signature": signature,
        "wechatpay-signature-type": SCHEME,
    }
    if deed == "no_signature":
        del headers["wechatpay-signature"]
    return headers


def _request_message(request: Request, timestamp: str, nonce: str) -> bytes:
    head = f"{request.method}\n{request.target}\n{timestamp}\n{nonce}\n"
    return head.encode() + request.body + b"\n"


def _spoilt(signature: str) -> str:
    first = "B" if signature[10] == "A" else "A"
    return signature[:10] + first + signature[11:]
