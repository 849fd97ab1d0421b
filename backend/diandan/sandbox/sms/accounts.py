"""Who may send text messages through the sandbox: keys, signatures of senders, approved templates."""

import json
import re
import secrets
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from diandan.sandbox.store import Store

ALIYUN, TENCENT = "aliyun", "tencent"
_PLACE = re.compile(r"\$?\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class SmsPapers:
    """What a shop enters to send text messages; ``templates`` is name → the provider's number for it."""

    provider: str
    key_id: str
    secret: str
    app_id: str
    sign_name: str
    templates: dict[str, str]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def enrol(file: Path, *, provider: str, sign_name: str, templates: dict[str, str]) -> SmsPapers:
    """Make an account in a data file, whether or not a sandbox is running on it."""
    store = Store(file)
    try:
        return enrol_in(store, provider=provider, sign_name=sign_name, templates=templates)
    finally:
        store.close()


def enrol_in(store: Store, *, provider: str, sign_name: str, templates: dict[str, str]) -> SmsPapers:
    """Make an account; ``templates`` is name → text, with ``${name}`` or ``{1}`` for its places."""
    if provider not in (ALIYUN, TENCENT):
        raise ValueError(f"provider {provider}")
    is_aliyun = provider == ALIYUN
    numbers = {
        name: f"SMS_{secrets.randbelow(10**9):09d}" if is_aliyun else f"{secrets.randbelow(10**7):07d}"
        for name in templates
    }
    papers = SmsPapers(
        provider=provider,
        key_id=f"LTAI5t{secrets.token_hex(9)}" if is_aliyun else f"AKID{secrets.token_hex(16)}",
        secret=secrets.token_hex(15),
        app_id="" if is_aliyun else f"14{secrets.randbelow(10**8):08d}",
        sign_name=sign_name,
        templates=numbers,
    )
    texts = {numbers[name]: text for name, text in templates.items()}
    store.insert(
        "sms_accounts",
        key_id=papers.key_id,
        provider=provider,
        secret=papers.secret,
        app_id=papers.app_id,
        sign_name=sign_name,
        templates=json.dumps(texts, ensure_ascii=False),
    )
    return papers


def find(store: Store, *, provider: str, key_id: str) -> sqlite3.Row | None:
    """Return an account by its key, or nothing."""
    return store.one("SELECT * FROM sms_accounts WHERE provider = ? AND key_id = ?", provider, key_id)


def template(account: sqlite3.Row, number: str) -> str | None:
    """Return the text of an approved template, or nothing."""
    text = json.loads(account["templates"]).get(number)
    return None if text is None else str(text)


def places(text: str) -> list[str]:
    """Return the places of a template, in order."""
    return list(dict.fromkeys(_PLACE.findall(text)))


def filled(text: str, values: dict[str, str]) -> str:
    """Return the text a phone shows."""
    return _PLACE.sub(lambda place: values.get(place[1], ""), text)
