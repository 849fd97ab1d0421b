"""Who an Alipay code is: given out for a person, used once by the mini-program's server."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from diandan.sandbox.alipay.errors import Refusal
from diandan.sandbox.store import Store, to_text

CODE_LIFE = timedelta(minutes=5)


def open_id(*, appid: str, persona: str) -> str:
    """Return who a person is in an app: always the same there, another one elsewhere."""
    return f"0{hashlib.sha256(f'alipay|{appid}|{persona}'.encode()).hexdigest()[:40]}"


def give_code(store: Store, *, appid: str, persona: str) -> str:
    """Play ``my.getAuthCode`` for a person.

    Raises:
        KeyError: no such mini-program.
    """
    if store.one("SELECT 1 FROM merchants WHERE mchid = ? AND signs_with = 'alipay'", appid) is None:
        raise KeyError(f"no mini-program {appid}")
    code = secrets.token_hex(16)
    store.insert(
        "alipay_codes",
        code=code,
        appid=appid,
        open_id=open_id(appid=appid, persona=persona),
        ends_at=to_text(store.now() + CODE_LIFE),
    )
    return code


def exchange(store: Store, *, appid: str, fields: dict[str, str]) -> dict[str, Any]:
    """Answer ``alipay.system.oauth.token``. A success carries no code, as the real one does not.

    Raises:
        Refusal: unknown, used, too old, or another app's.
    """
    if fields.get("grant_type") != "authorization_code":
        raise Refusal("40002", "isv.grant-type-invalid", is_fault=True)
    with store.changing():
        used = store.run(
            "UPDATE alipay_codes SET used = 1 WHERE code = ? AND appid = ? AND used = 0 AND ends_at > ?",
            fields.get("code", ""),
            appid,
            to_text(store.now()),
        )
        row = store.one("SELECT open_id FROM alipay_codes WHERE code = ?", fields.get("code", ""))
    if not used or row is None:
        raise Refusal("40002", "isv.code-invalid", is_fault=True)
    return {
        "open_id": row["open_id"],
        "access_token": f"authbseB{secrets.token_hex(12)}",
        "expires_in": "1296000",
        "refresh_token": f"authbseB{secrets.token_hex(12)}",
        "re_expires_in": "2592000",
    }
