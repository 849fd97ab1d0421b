"""What a code tells: who signed in, and which phone number was offered. Each code tells it once."""

import base64
import secrets
import sqlite3
from typing import Any

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
        "session_key": base64.b64encode(secrets.token_bytes(16)).decode(),
        "openid": person["openid"],
    }
    return told | ({"unionid": person["unionid"]} if person["unionid"] else {})


def phone_number(store: Store, app: sqlite3.Row, body: dict[str, Any]) -> dict[str, Any]:
    """Answer ``POST /wxa/business/getuserphonenumber``.

    Raises:
        ApiError.
    """
    row = _use(store, str(body.get("code", "")), kind="phone", appid=app["appid"])
    return {
        "errcode": 0,
        "errmsg": "ok",
        "phone_info": {
            "phoneNumber": row["phone"],
            "purePhoneNumber": row["phone"],
            "countryCode": "86",
            "watermark": {"timestamp": int(store.now().timestamp()), "appid": app["appid"]},
        },
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
