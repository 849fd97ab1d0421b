"""What a code tells: who signed in, and which phone number was offered. Each code tells it once."""

import base64
import hashlib
import json
import secrets
import sqlite3
from typing import Any

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from diandan.sandbox.store import Store, to_text
from diandan.sandbox.wechat_mini import tokens
from diandan.sandbox.wechat_mini.errors import ApiError, invalid_code, used_code

# Source: section 2 of the interface notes: a code is refused when its user is a risk.
RISKY = "risky"


def code2session(store: Store, query: dict[str, str]) -> dict[str, Any]:
    """Answer ``GET /sns/jscode2session``. A success carries no errcode, as the real one mostly does not.

    Raises:
        ApiError.
    """
    app = tokens.known_app(store, query.get("appid", ""), query.get("secret", ""))
    if query.get("grant_type") != "authorization_code":
        raise ApiError(40002, "invalid grant_type")
    row = _use(store, query.get("js_code", ""), kind="login", appid=app["appid"])
    person = store.one("SELECT * FROM mini_users WHERE openid = ?", row["openid"])
    assert person is not None
    if person["persona"] == RISKY:
        raise ApiError(40226, "code blocked")
    told = {
        "session_key": base64.b64encode(session_key(row["code"])).decode(),
        "openid": person["openid"],
    }
    return told | ({"unionid": person["unionid"]} if person["unionid"] else {})


def session_key(code: str) -> bytes:
    """Return the key of the session a code begins: it follows from the code, which nobody can guess."""
    return hashlib.sha256(f"session|{code}".encode()).digest()[:16]


def sealed_phone(store: Store, code: sqlite3.Row) -> dict[str, str]:
    """Return a number as the button of older phones hands it over, sealed with the key of a session.

    Source: "开放数据校验与解密": AES-128-CBC with PKCS#7 and a watermark.
    """
    iv, padder = secrets.token_bytes(16), padding.PKCS7(128).padder()
    plain = json.dumps(_phone_info(store, code), ensure_ascii=False).encode()
    sealer = Cipher(algorithms.AES128(session_key(code["code"])), modes.CBC(iv)).encryptor()
    sealed = sealer.update(padder.update(plain) + padder.finalize()) + sealer.finalize()
    return {"encryptedData": base64.b64encode(sealed).decode(), "iv": base64.b64encode(iv).decode()}


def phone_number(store: Store, app: sqlite3.Row, body: dict[str, Any]) -> dict[str, Any]:
    """Answer ``POST /wxa/business/getuserphonenumber``.

    Raises:
        ApiError.
    """
    row = _use(store, str(body.get("code", "")), kind="phone", appid=app["appid"])
    return {"errcode": 0, "errmsg": "ok", "phone_info": _phone_info(store, row)}


def _phone_info(store: Store, code: sqlite3.Row) -> dict[str, Any]:
    return {
        "phoneNumber": code["phone"],
        "purePhoneNumber": code["phone"],
        "countryCode": "86",
        "watermark": {"timestamp": int(store.now().timestamp()), "appid": code["appid"]},
    }


def _use(store: Store, code: str, *, kind: str, appid: str) -> sqlite3.Row:
    with store.changing():
        row = store.one(
            "SELECT * FROM mini_codes WHERE code = ? AND kind = ? AND appid = ? AND ends_at > ?",
            code,
            kind,
            appid,
            to_text(store.now()),
        )
        if row is None:
            raise invalid_code()
        if row["used"]:
            raise used_code()
        store.run("UPDATE mini_codes SET used = 1 WHERE code = ?", code)
        return row
