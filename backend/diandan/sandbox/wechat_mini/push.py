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
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import requests
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from diandan.sandbox import crypto, faults
from diandan.sandbox.store import Store

BLOCK = 32
# The real one answers within half an hour, waits five seconds and tries three times more.
SOON_S = 0.1
TIMEOUT_S = 5
TRIES = 4


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


def pushed(
    store: Store, app: sqlite3.Row, event: dict[str, Any], *, is_plain: bool = False
) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the query and the body of a push about ``event``; plain, the body is not signed."""
    if is_plain:
        return _signed(store, app), {"ToUserName": f"gh_{app['appid'][2:14]}", **event}
    sealed = seal(json.dumps(event, ensure_ascii=False), key=app["push_key"], appid=app["appid"])
    query = _signed(store, app)
    query["encrypt_type"] = "aes"
    query["msg_signature"] = signature(app["push_token"], query["timestamp"], query["nonce"], sealed)
    return query, {"ToUserName": f"gh_{app['appid'][2:14]}", "Encrypt": sealed}


def greets(store: Store, app: sqlite3.Row, url: str) -> bool:
    """Whether a merchant's server says back what it is told, as it must when its address is entered."""
    echo = crypto.random_text(19)
    query = {**_signed(store, app), "echostr": echo}
    try:
        answer = requests.get(f"{url}?{urlencode(query)}", timeout=TIMEOUT_S)
    except requests.RequestException:
        return False
    return answer.status_code == 200 and answer.text == echo


def set_url(store: Store, appid: str, url: str, *, is_plain: bool = False) -> None:
    """Remember where a mini-program's server hears news, and whether they travel plain."""
    with store.changing():
        store.run("DELETE FROM mini_push_urls WHERE appid = ?", appid)
        store.insert("mini_push_urls", appid=appid, url=f"{'plain' if is_plain else 'sealed'} {url}")


def send(store: Store, app: sqlite3.Row, find_out: Callable[[], dict[str, Any]], *, origin: str) -> None:
    """Find something out in a while, and push it to the mini-program's server; again when it is not taken.

    An address without a server is one at ``origin``: the demo does not know its port when it is made.
    """
    row = store.one("SELECT url FROM mini_push_urls WHERE appid = ?", app["appid"])
    fault = faults.take(store, faults.PUSH_PLACE)
    deed = fault.does if fault else ""
    if row is None or deed == "lose":
        return
    how, _, url = row["url"].partition(" ")
    url = f"{origin}{url}" if url.startswith("/") else url

    def carry() -> None:
        time.sleep(SOON_S)
        whole = {"CreateTime": int(store.now().timestamp()), "MsgType": "event", **find_out()}
        left = TRIES + (deed == "repeat")
        while left:
            left -= 1
            query, body = pushed(store, app, whole, is_plain=how == "plain")
            try:
                answer = requests.post(f"{url}?{urlencode(query)}", json=body, timeout=TIMEOUT_S)
                is_taken = answer.status_code == 200 and answer.text in ("success", "")
            except requests.RequestException:
                is_taken = False
            if is_taken and not (deed == "repeat" and left >= TRIES):
                return
            time.sleep(SOON_S)

    threading.Thread(target=carry, name="mini-push", daemon=True).start()


def _signed(store: Store, app: sqlite3.Row) -> dict[str, str]:
    timestamp, nonce = str(int(store.now().timestamp())), crypto.random_text(10)
    return {
        "signature": signature(app["push_token"], timestamp, nonce),
        "timestamp": timestamp,
        "nonce": nonce,
    }


def _cipher(key: str) -> Cipher[modes.CBC]:
    raw = base64.b64decode(key + "=")
    return Cipher(algorithms.AES(raw), modes.CBC(raw[:16]))
