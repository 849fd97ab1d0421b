"""Access tokens in the stable mode: the same one until shortly before its end, however often one asks.

Source: "获取稳定版接口调用凭据". Renewed five minutes early, and then old and new are both good for those
five minutes; a forced renewal ends the old one at once, may happen twenty times a day and no sooner than
thirty seconds after another.
"""

import sqlite3
from datetime import timedelta
from typing import Any

from diandan.sandbox import crypto
from diandan.sandbox.store import Store, from_text, to_text
from diandan.sandbox.wechat_mini.errors import ApiError, invalid_token, over_quota

LIFE = timedelta(hours=2)
OVERLAP = timedelta(minutes=5)
FORCED_A_DAY = 20
FORCED_APART = timedelta(seconds=30)
# The real ones are this long, and longer.
LENGTH = 136


def stable_token(store: Store, body: dict[str, Any]) -> dict[str, Any]:
    """Answer a request for the token.

    Raises:
        ApiError: who asks is unknown, or forces too often.
    """
    if body.get("grant_type") != "client_credential":
        raise ApiError(40002, "invalid grant_type")
    app = known_app(store, str(body.get("appid", "")), str(body.get("secret", "")))
    with store.changing():
        token = _forced(store, app) if body.get("force_refresh") is True else _current(store, app)
    left = from_text(token["ends_at"]) - store.now()
    return {"access_token": token["token"], "expires_in": int(left.total_seconds())}


def app_of(store: Store, token: str) -> sqlite3.Row:
    """Return the mini-program a token belongs to.

    Raises:
        ApiError: 41001 without a token, 40001 for an unknown or replaced one, 42001 for one that is over.
    """
    if not token:
        raise ApiError(41001, "access_token missing")
    row = store.one(
        "SELECT mini_apps.*, ends_at FROM mini_apps JOIN mini_tokens USING (appid) "
        "WHERE token = ? AND is_dead = 0",
        token,
    )
    if row is None:
        raise invalid_token()
    if row["ends_at"] <= to_text(store.now()):
        raise ApiError(42001, "access_token expired")
    return row


def forget(store: Store, token: str) -> None:
    """End a token without telling anybody, as happens when another program forces a new one."""
    store.run("UPDATE mini_tokens SET is_dead = 1 WHERE token = ?", token)


def forget_all(store: Store, appid: str) -> None:
    """End every token of a mini-program at once; they stay for the count of today."""
    store.run("UPDATE mini_tokens SET is_dead = 1 WHERE appid = ?", appid)


def known_app(store: Store, appid: str, secret: str) -> sqlite3.Row:
    """Return the mini-program of these papers.

    Raises:
        ApiError: 41002 without an appid, 40013 for an unknown one, 40125 for a wrong secret.
    """
    if not appid:
        raise ApiError(41002, "appid missing")
    app = store.one("SELECT * FROM mini_apps WHERE appid = ?", appid)
    if app is None:
        raise ApiError(40013, "invalid appid")
    if app["secret"] != secret:
        raise ApiError(40125, "invalid appsecret")
    return app


def _current(store: Store, app: sqlite3.Row) -> sqlite3.Row:
    found = store.one(
        "SELECT * FROM mini_tokens WHERE appid = ? AND ends_at > ? AND is_dead = 0 "
        "ORDER BY ends_at DESC LIMIT 1",
        app["appid"],
        to_text(store.now() + OVERLAP),
    )
    return found or _new(store, app, forced=False)


def _forced(store: Store, app: sqlite3.Row) -> sqlite3.Row:
    now = store.now()
    earlier = store.all(
        "SELECT made_at FROM mini_tokens WHERE appid = ? AND forced = 1 AND made_at > ? ORDER BY made_at",
        app["appid"],
        to_text(now - timedelta(days=1)),
    )
    if len(earlier) >= FORCED_A_DAY:
        raise over_quota()
    if earlier and from_text(earlier[-1]["made_at"]) > now - FORCED_APART:
        raise ApiError(45011, "api minute-quota reach limit, must slower")
    forget_all(store, app["appid"])
    return _new(store, app, forced=True)


def _new(store: Store, app: sqlite3.Row, *, forced: bool) -> sqlite3.Row:
    token = crypto.random_text(LENGTH)
    store.insert(
        "mini_tokens",
        token=token,
        appid=app["appid"],
        forced=int(forced),
        made_at=to_text(store.now()),
        ends_at=to_text(store.now() + LIFE),
    )
    row = store.one("SELECT * FROM mini_tokens WHERE token = ?", token)
    assert row is not None
    return row
