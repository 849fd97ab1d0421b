"""What WeChat pushes to us: proven by its signature, opened with the app's key.

Source: "消息推送" and section 2 of the interface notes. The plain signature covers the token, the time and a
nonce, not the body; the signature of sealed news covers the body, too. An app with a key therefore takes
sealed news only. Old news is not believed, so a signature that leaked is soon worthless.
"""

import base64
import hashlib
import json
import struct
from collections.abc import Mapping
from datetime import timedelta
from hmac import compare_digest
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from diandan.kernel import clock
from diandan.modules.accounts.errors import ForgedNews
from diandan.modules.accounts.ports import AppKeys, PictureVerdict, Verdict

# WeChat says the same again for some seconds; clocks differ by some minutes.
FRESH = timedelta(minutes=10)
BLOCK = 32
HEAD = 20
PICTURE_CHECKED = "wxa_media_check"


class WechatNews:
    """News of a mini-program, in JSON, plain or sealed."""

    def greet(self, app: AppKeys, query: Mapping[str, str]) -> str:
        """Return the echo WeChat wants to hear when the address is entered in its console."""
        echo = query.get("echostr", "")
        if "msg_signature" in query:
            _must_be_signed(app, query, "msg_signature", echo)
            return _opened(app, echo)
        _must_be_signed(app, query, "signature")
        return echo

    def read(self, app: AppKeys, query: Mapping[str, str], body: bytes) -> PictureVerdict | None:
        """Return what WeChat thinks of a picture; it says so within half an hour."""
        if app.values.get("push_key"):
            sealed = str(_object(body).get("Encrypt", ""))
            _must_be_signed(app, query, "msg_signature", sealed)
            told = _object(_opened(app, sealed).encode())
        else:
            _must_be_signed(app, query, "signature")
            told = _object(body)
        _must_be_fresh(query)
        if told.get("Event") != PICTURE_CHECKED:
            return None
        if told.get("appid") != app.app_id:
            raise ForgedNews(reason="another_app")
        trace_id = told.get("trace_id")
        if not isinstance(trace_id, str) or not trace_id:
            raise ForgedNews(reason="unreadable")
        return PictureVerdict(trace_id=trace_id, verdict=_verdict(told))


def _verdict(told: Mapping[str, Any]) -> Verdict:
    """What could not be looked at, or is told in words we do not know, is for a person to see."""
    result = told.get("result")
    if told.get("errcode") or not isinstance(result, dict):
        return Verdict.REVIEW
    try:
        return Verdict(str(result.get("suggest")))
    except ValueError:
        return Verdict.REVIEW


def _must_be_signed(app: AppKeys, query: Mapping[str, str], name: str, *parts: str) -> None:
    token = app.values.get("push_token", "")
    if not token:
        raise ForgedNews(reason="no_token")
    signed = sorted([token, query.get("timestamp", ""), query.get("nonce", ""), *parts])
    expected = hashlib.sha1("".join(signed).encode()).hexdigest()  # noqa: S324 - the protocol says so
    if not compare_digest(expected.encode(), query.get(name, "").encode()):
        raise ForgedNews(reason="bad_signature")


def _must_be_fresh(query: Mapping[str, str]) -> None:
    """Raise for news of another time; only after the signature, which covers it."""
    said = query.get("timestamp", "")
    now = int(clock.now().timestamp())
    if not said.isdecimal() or abs(now - int(said[:12])) > FRESH.total_seconds():
        raise ForgedNews(reason="stale")


def _opened(app: AppKeys, sealed: str) -> str:
    """Return sealed news: 16 random bytes, a length, the text and the app id, padded to 32 bytes."""
    try:
        key = base64.b64decode(f"{app.values['push_key']}=", validate=True)
        opener = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
        raw = opener.update(base64.b64decode(sealed, validate=True)) + opener.finalize()
        padding = raw[-1]
        if not 1 <= padding <= BLOCK or raw[-padding:] != bytes([padding]) * padding:
            raise ForgedNews(reason="unreadable")
        (length,) = struct.unpack(">I", raw[HEAD - 4 : HEAD])
        text, app_id = raw[HEAD : HEAD + length], raw[HEAD + length : -padding]
        opened, meant_for = text.decode(), app_id.decode()
    except (KeyError, IndexError, ValueError, struct.error) as wrong:
        raise ForgedNews(reason="unreadable") from wrong
    if meant_for != app.app_id:
        raise ForgedNews(reason="another_app")
    return opened


def _object(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except ValueError:
        raise ForgedNews(reason="unreadable") from None
    if not isinstance(told, dict):
        raise ForgedNews(reason="unreadable")
    return told
