"""What the gateway tells the merchant's server: queued with the change, encrypted, signed, repeated.

Source for the schedule: 1.3 of the interface notes; 15 repetitions, then the notice is given up.
"""

import json
import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from diandan.kernel import clock
from diandan.sandbox import crypto
from diandan.sandbox.merchants import PUBLIC_KEY
from diandan.sandbox.store import Store, from_text, to_text
from diandan.sandbox.wechatpay import signing

_MINUTE, _HOUR = 60, 3600
WAITS_S: tuple[int, ...] = (
    *(15, 15, 30, 3 * _MINUTE, 10 * _MINUTE, 20 * _MINUTE),
    *([30 * _MINUTE] * 3),
    _HOUR,
    *([3 * _HOUR] * 3),
    *([6 * _HOUR] * 2),
)

WAITING, SENDING, HELD, TAKEN, LOST, GIVEN_UP = "waiting", "sending", "held", "taken", "lost", "given_up"


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice ready to be posted."""

    url: str
    headers: dict[str, str]
    body: bytes


def queue(
    store: Store,
    *,
    mchid: str,
    out_trade_no: str,
    event_type: str,
    original_type: str,
    summary: str,
    url: str,
    plain: dict[str, Any],
) -> str:
    """Write a notice down, due at once; return its id."""
    notice_id = str(uuid.uuid4())
    store.insert(
        "notices",
        id=notice_id,
        mchid=mchid,
        out_trade_no=out_trade_no,
        event_type=event_type,
        original_type=original_type,
        summary=summary,
        url=url,
        plain=json.dumps(plain, ensure_ascii=False, separators=(",", ":")),
        created_at=to_text(store.now()),
        due_ms=store.now_ms(),
        state=WAITING,
    )
    return notice_id


def take_due(store: Store, limit: int) -> list[sqlite3.Row]:
    """Return notices whose time has come, marked as being sent."""
    with store.changing():
        due = store.all(
            "SELECT * FROM notices WHERE state = ? AND due_ms <= ? ORDER BY due_ms LIMIT ?",
            WAITING,
            store.now_ms(),
            limit,
        )
        for row in due:
            store.run("UPDATE notices SET state = ? WHERE id = ?", SENDING, row["id"])
    return due


def answered(
    store: Store,
    notice: sqlite3.Row,
    *,
    status: int,
    time_scale: float,
    is_taken: bool,
    waits_s: Sequence[int] = WAITS_S,
) -> None:
    """Note the merchant's answer: a notice that was not taken waits for its next repetition."""
    attempts = notice["attempts"] + 1
    with store.changing():
        if is_taken:
            state, due_ms = TAKEN, notice["due_ms"]
        elif attempts > len(waits_s):
            state, due_ms = GIVEN_UP, notice["due_ms"]
        else:
            state = WAITING
            due_ms = store.now_ms() + int(waits_s[attempts - 1] * 1000 / time_scale)
        store.run(
            "UPDATE notices SET state = ?, due_ms = ?, attempts = ?, last_answer = ? WHERE id = ?",
            state,
            due_ms,
            attempts,
            str(status),
            notice["id"],
        )


def is_theirs(_notice: sqlite3.Row) -> bool:
    """Whether a queued notice is WeChat Pay's: all are that nobody else claims."""
    return True


def is_taken(answer: dict[str, Any]) -> bool:
    """Whether a merchant's answer ends a notice."""
    return answer["status"] in (200, 204)


def put(store: Store, notice: sqlite3.Row, *, state: str, after_s: float = 0) -> None:
    """Move a notice aside: lost, held back, or waiting for a later time."""
    store.run(
        "UPDATE notices SET state = ?, due_ms = ? WHERE id = ?",
        state,
        store.now_ms() + int(after_s * 1000),
        notice["id"],
    )


def release_held(store: Store) -> None:
    """Let the notices go that were held back to be overtaken."""
    store.run("UPDATE notices SET state = ? WHERE state = ?", WAITING, HELD)


def count(store: Store, state: str) -> int:
    """Return how many notices are in a state."""
    row = store.one("SELECT COUNT(*) AS n FROM notices WHERE state = ?", state)
    return int(row["n"]) if row else 0


def after_a_crash(store: Store) -> None:
    """Whatever was on its way when the process ended goes out again."""
    store.run("UPDATE notices SET state = ? WHERE state = ?", WAITING, SENDING)


def write_letter(store: Store, notice: sqlite3.Row, *, variant: str = "plain", amount: int = 0) -> Letter:
    """Encrypt and sign a notice; ``variant`` names a way in which it is false."""
    merchant = store.one("SELECT * FROM merchants WHERE mchid = ?", notice["mchid"])
    if merchant is None:
        raise LookupError(f"no merchant {notice['mchid']}")
    plain = _altered(json.loads(notice["plain"]), variant, amount)
    sealed = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    key = crypto.random_text(32) if variant == "other_key" else merchant["api_v3_key"]
    nonce, ciphertext = crypto.encrypt(key, sealed, associated=notice["original_type"])
    outer = {
        "id": notice["id"],
        "create_time": clock.local(from_text(notice["created_at"]), "Asia/Shanghai").isoformat(
            "T", "seconds"
        ),
        "resource_type": "encrypt-resource",
        "event_type": notice["event_type"],
        "summary": notice["summary"],
        "resource": {
            "original_type": notice["original_type"],
            "algorithm": "AEAD_AES_256_GCM",
            "ciphertext": ciphertext,
            "associated_data": notice["original_type"],
            "nonce": nonce,
        },
    }
    body = json.dumps(outer, ensure_ascii=False, separators=(",", ":")).encode()
    if variant == "garbage":
        body = b"not json at all"
    headers = signing.signed_headers(
        store, body, with_public_key=merchant["signs_with"] == PUBLIC_KEY, deed=variant
    )
    if variant == "tampered_body":
        body = body.replace(b'"encrypt-resource"', b'"encrypt-resource" ')
    elif variant == "truncated":
        body = body[: len(body) // 2]
    return Letter(notice["url"], {"content-type": "application/json", **headers}, body)


def _altered(plain: dict[str, Any], variant: str, amount: int) -> dict[str, Any]:
    if variant == "wrong_amount":
        figure = "refund" if "out_refund_no" in plain else "total"
        plain["amount"][figure] = amount or plain["amount"][figure] + 1
    elif variant == "wrong_currency":
        plain["amount"]["currency"] = "USD"
    elif variant == "other_merchant":
        plain["mchid"] = "1900009999"
    elif variant == "other_app":
        plain["appid"] = "wx0000000000000000"
    return plain
