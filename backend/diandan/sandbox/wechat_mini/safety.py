"""The check of texts people write: pass, look at it, or risky. Words decide here, a model there.

The check of pictures stands in ``pictures``.
"""

import sqlite3
from datetime import timedelta
from typing import Any

from diandan.sandbox import crypto
from diandan.sandbox.store import Store, to_text
from diandan.sandbox.wechat_mini.errors import ApiError, bad_data

# Who writes must have been using the mini-program within two hours.
ACTIVE_WITHIN = timedelta(hours=2)
CONTENT_MAX = 2500
SCENES = (1, 2, 3, 4)
NORMAL, ADVERTISING, ABUSE = 100, 10001, 20003
# Enough for tests and rehearsals: what a text must contain to be judged so.
WORDS = {"违禁词": ("risky", ABUSE), "加微信": ("review", ADVERTISING)}


def check(store: Store, app: sqlite3.Row, body: dict[str, Any]) -> dict[str, Any]:
    """Answer ``POST /wxa/msg_sec_check``.

    Raises:
        ApiError: 40003 for a stranger, 61010 for somebody not seen lately.
    """
    if body.get("version") != 2 or body.get("scene") not in SCENES:
        raise bad_data("version, scene")
    content = body.get("content")
    if not isinstance(content, str) or not 1 <= len(content) <= CONTENT_MAX:
        raise bad_data("content")
    must_be_active(store, app, body)
    found = [(word, *verdict) for word, verdict in WORDS.items() if word in content]
    suggest, label = found[0][1:] if found else ("pass", NORMAL)
    return {
        "errcode": 0,
        "errmsg": "ok",
        "result": {"suggest": suggest, "label": label},
        "detail": [
            {"strategy": "keyword", "errcode": 0, "suggest": verdict, "label": kind, "keyword": word}
            for word, verdict, kind in found
        ],
        "trace_id": crypto.random_text(24),
    }


def must_be_active(store: Store, app: sqlite3.Row, body: dict[str, Any]) -> None:
    """Refuse what is not said by a user of the mini-program who was there lately.

    Raises:
        ApiError: 40003 for a stranger, 61010 for somebody not seen lately.
    """
    person = store.one(
        "SELECT * FROM mini_users WHERE openid = ? AND appid = ?", str(body.get("openid", "")), app["appid"]
    )
    if person is None:
        raise ApiError(40003, "invalid openid")
    if person["active_at"] < to_text(store.now() - ACTIVE_WITHIN):
        raise ApiError(61010, "code is expired")
