"""Messages the platform pushes to a merchant's server, signed and sealed. Written from the protocol.

Source: "消息推送": the signature is the SHA-1 of the sorted parts; AES-256-CBC with the key's first half as
its IV, PKCS#7 to 32 bytes around 16 random bytes, the length, the message and the appid. The worked examples
run in the tests.
"""

import base64
import hashlib
import json
import sqlite3
import struct
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from diandan.sandbox import crypto
from diandan.sandbox.store import Store

BLOCK = 32


def signature(*parts: str) -> str:
    """Return the signature of these parts: token, timestamp, nonce, and the sealed text if there is one."""
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()  # noqa: S324 - the protocol says so


def seal(plain: str, *, key: str, appid: str, random: str = "") -> str:
    """Return a message as it travels."""
    message = plain.encode()
    head = (random or crypto.random_text(16)).encode() + struct.pack(">I", len(message))
    text = head + message + appid.encode()
    missing = BLOCK - len(text) % BLOCK
    text += bytes([missing]) * missing
    sealer = _cipher(key).encryptor()
    return base64.b64encode(sealer.update(text) + sealer.finalize()).decode()


def open_sealed(sealed: str, *, key: str) -> tuple[str, str]:
    """Return a message that travelled, and the appid in it."""
    opener = _cipher(key).decryptor()
    text = opener.update(base64.b64decode(sealed)) + opener.finalize()
    text = text[: -text[-1]]
    (length,) = struct.unpack(">I", text[16:20])
    return text[20 : 20 + length].decode(), text[20 + length :].decode()


def pushed(store: Store, app: sqlite3.Row, event: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the query and the body of a push about ``event``."""
    sealed = seal(json.dumps(event, ensure_ascii=False), key=app["push_key"], appid=app["appid"])
    timestamp, nonce = str(int(store.now().timestamp())), crypto.random_text(10)
    query = {
        "signature": signature(app["push_token"], timestamp, nonce),
        "timestamp": timestamp,
        "nonce": nonce,
        "encrypt_type": "aes",
        "msg_signature": signature(app["push_token"], timestamp, nonce, sealed),
    }
    return query, {"ToUserName": f"gh_{app['appid'][2:14]}", "Encrypt": sealed}


def _cipher(key: str) -> Cipher[modes.CBC]:
    raw = base64.b64decode(key + "=")
    return Cipher(algorithms.AES(raw), modes.CBC(raw[:16]))
