"""Mini-programs at the platform: their papers, and who their users are.

A *persona* is a person at this platform. One persona has one openid in each mini-program, always the same,
and one unionid for all mini-programs bound to the same open platform account.
"""

import base64
import hashlib
import json
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from diandan.sandbox import crypto
from diandan.sandbox.store import Store, to_text
from diandan.sandbox.wechat_mini import push

# Source: section 2 of the interface notes: a code is good once, for five minutes.
CODE_LIFE = timedelta(minutes=5)
KINDS = ("login", "phone")


@dataclass(frozen=True, slots=True)
class AppPapers:
    """Everything a merchant enters into the till about its mini-program."""

    app_id: str
    secret: str
    name: str
    push_token: str
    push_key: str

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def enrol(file: Path, *, name: str, app_id: str = "", **wanted: Any) -> AppPapers:
    """Make a mini-program in a data file, whether or not a sandbox is running on it."""
    store = Store(file)
    try:
        return enrol_in(store, name=name, app_id=app_id, **wanted)
    finally:
        store.close()


def enrol_in(
    store: Store,
    *,
    name: str,
    app_id: str = "",
    open_platform: str = "",
    pages: Sequence[str] = (),
    may_ship: bool = True,
    push_path: str = "",
) -> AppPapers:
    """Make a mini-program, or give a known one new papers.

    ``pages`` are those of its published version; with none named, every page is taken to be there.
    ``may_ship`` says whether it is authorised for shipping information, ``push_path`` where the merchant's
    server hears news, wherever that server is.
    """
    papers = AppPapers(
        app_id=app_id or f"wx{secrets.token_hex(8)}",
        secret=secrets.token_hex(16),
        name=name,
        push_token=crypto.random_text(16),
        push_key=crypto.random_text(43),
    )
    with store.changing():
        store.run("DELETE FROM mini_apps WHERE appid = ?", papers.app_id)
        store.insert(
            "mini_apps",
            appid=papers.app_id,
            secret=papers.secret,
            name=name,
            open_platform=open_platform,
            pages=json.dumps(list(pages)),
            may_ship=int(may_ship),
            push_token=papers.push_token,
            push_key=papers.push_key,
        )
    if push_path:
        push.set_url(store, papers.app_id, push_path.format(app_id=papers.app_id))
    return papers


def find(store: Store, appid: str) -> sqlite3.Row:
    """Return a mini-program.

    Raises:
        KeyError: nobody enrolled it.
    """
    row = store.one("SELECT * FROM mini_apps WHERE appid = ?", appid)
    if row is None:
        raise KeyError(f"no mini-program {appid}")
    return row


def has_page(app: sqlite3.Row, page: str) -> bool:
    """Whether a page, named without leading slash, is in the published version."""
    pages: list[str] = json.loads(app["pages"])
    return not page.startswith("/") and (not pages or page.partition("?")[0] in pages)


def user(store: Store, *, appid: str, persona: str) -> sqlite3.Row:
    """Return a persona as a user of a mini-program, who has just been using it."""
    app = find(store, appid)
    openid = _opaque(f"{appid}|{persona}")
    unionid = _opaque(f"{app['open_platform']}|{persona}") if app["open_platform"] else ""
    with store.changing():
        store.run(
            "INSERT INTO mini_users (openid, appid, persona, unionid, active_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (openid) DO UPDATE SET active_at = excluded.active_at, unionid = excluded.unionid",
            openid,
            appid,
            persona,
            unionid,
            to_text(store.now()),
        )
        row = store.one("SELECT * FROM mini_users WHERE openid = ?", openid)
    assert row is not None
    return row


def issue_code(
    store: Store, *, appid: str, persona: str, kind: str = "login", phone: str = ""
) -> sqlite3.Row:
    """Play ``wx.login`` or the phone number button: return a fresh code of a persona.

    Raises:
        ValueError: no such kind.
    """
    if kind not in KINDS:
        raise ValueError(f"no codes of kind {kind}")
    code = f"0{crypto.random_text(31)}"
    known = user(store, appid=appid, persona=persona)
    with store.changing():
        store.insert(
            "mini_codes",
            code=code,
            kind=kind,
            appid=appid,
            openid=known["openid"],
            phone=phone or _phone_of(persona),
            ends_at=to_text(store.now() + CODE_LIFE),
        )
        row = store.one("SELECT * FROM mini_codes WHERE code = ?", code)
    assert row is not None
    return row


def add_template(
    store: Store, *, appid: str, title: str, fields: Mapping[str, str], template_id: str = ""
) -> str:
    """Give a mini-program a message template: its keywords (``thing1``) and what each is called."""
    find(store, appid)
    template_id = template_id or crypto.random_text(43)
    with store.changing():
        store.run("DELETE FROM mini_templates WHERE template_id = ?", template_id)
        store.insert(
            "mini_templates",
            template_id=template_id,
            appid=appid,
            title=title,
            fields=json.dumps(dict(fields), ensure_ascii=False),
        )
    return template_id


def consent(store: Store, *, openid: str, template_id: str, times: int = 1) -> int:
    """Play ``wx.requestSubscribeMessage`` answered with yes; return how many messages may now be sent."""
    with store.changing():
        store.run(
            "INSERT INTO mini_consents (openid, template_id, left) VALUES (?, ?, ?) "
            "ON CONFLICT (openid, template_id) DO UPDATE SET left = left + excluded.left",
            openid,
            template_id,
            times,
        )
        row = store.one(
            "SELECT left FROM mini_consents WHERE openid = ? AND template_id = ?", openid, template_id
        )
    assert row is not None
    return int(row["left"])


def _opaque(text: str) -> str:
    digest = hashlib.sha256(f"sandbox|{text}".encode()).digest()
    return f"o{base64.urlsafe_b64encode(digest).decode()[:27]}"


def _phone_of(persona: str) -> str:
    """A number no network hands out: 170 0000 and four digits."""
    return f"1700000{int(hashlib.sha256(persona.encode()).hexdigest(), 16) % 10_000:04d}"
