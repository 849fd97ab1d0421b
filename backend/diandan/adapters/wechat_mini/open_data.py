"""What WeChat seals for a mini-program with the session key: AES-128-CBC, PKCS#7, a watermark of the app.

Source: "开放数据校验与解密". The session key comes with a sign-in and goes with it; nothing here keeps one.
"""

import base64
import binascii
import json
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from diandan.modules.accounts.errors import CodeRefused


def opened(sealed: str, *, session_key: str, iv: str, app_id: str) -> dict[str, Any]:
    """Return what was sealed for this app.

    Raises:
        CodeRefused: sealed with another key, for another app, or altered.
    """
    try:
        key, start = base64.b64decode(session_key, validate=True), base64.b64decode(iv, validate=True)
        opener = Cipher(algorithms.AES128(key), modes.CBC(start)).decryptor()
        padded = opener.update(base64.b64decode(sealed, validate=True)) + opener.finalize()
        unpadder = PKCS7(128).unpadder()
        told = json.loads(unpadder.update(padded) + unpadder.finalize())
        is_ours = told["watermark"]["appid"] == app_id
    except (binascii.Error, UnicodeDecodeError, ValueError, KeyError, TypeError) as wrong:
        raise CodeRefused(reason="unreadable") from wrong
    if not is_ours:
        raise CodeRefused(reason="another_app")
    return dict(told)
