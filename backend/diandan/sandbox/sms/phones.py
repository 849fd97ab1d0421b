"""What lies in the phones: every text message the sandbox took, when it arrives, and what it says."""

import sqlite3
from datetime import timedelta
from typing import Any

from diandan.sandbox.store import Store, from_text, to_text

# Numbers that end like this belong to nobody: taken, and reported as failed.
DEAD_NUMBER = "0000"
# Networks need a moment.
ARRIVES_AFTER = timedelta(seconds=5)
# Source: "短信发送频率限制": to one number, by one account.
A_MINUTE, AN_HOUR = 3, 30


def take(store: Store, account: sqlite3.Row, *, phone: str, number: str, out_id: str, content: str) -> str:
    """Keep a message and return our number for it."""
    now = store.now()
    store.insert(
        "sms_messages",
        key_id=account["key_id"],
        phone=phone,
        template=number,
        out_id=out_id,
        content=f"【{account['sign_name']}】{content}",
        sent_at=to_text(now),
    )
    row = store.one("SELECT MAX(id) AS id FROM sms_messages")
    assert row is not None
    return f"{now:%Y%m%d%H%M%S}{row['id']:08d}"


def is_too_often(store: Store, account: sqlite3.Row, phone: str) -> bool:
    """Whether this number was sent enough by this account for now."""
    now = store.now()
    for span, most in ((timedelta(minutes=1), A_MINUTE), (timedelta(hours=1), AN_HOUR)):
        row = store.one(
            "SELECT COUNT(*) AS sent FROM sms_messages WHERE key_id = ? AND phone = ? AND sent_at > ?",
            account["key_id"],
            phone,
            to_text(now - span),
        )
        if row is not None and row["sent"] >= most:
            return True
    return False


def sent(store: Store, *, key_id: str = "", phone: str = "") -> list[dict[str, Any]]:
    """Return messages, newest first, each with how it stands by now."""
    rows = store.all(
        "SELECT * FROM sms_messages WHERE ? IN ('', key_id) AND ? IN ('', phone) ORDER BY id DESC LIMIT 500",
        key_id,
        phone,
    )
    return [{**dict(row), "status": status(store, row)} for row in rows]


def status(store: Store, row: sqlite3.Row) -> str:
    """Return waiting, arrived or failed."""
    if store.now() < from_text(row["sent_at"]) + ARRIVES_AFTER:
        return "waiting"
    return "failed" if row["phone"].endswith(DEAD_NUMBER) else "arrived"
