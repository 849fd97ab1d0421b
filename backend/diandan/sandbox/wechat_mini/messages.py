"""Subscribe messages: a template of this mini-program, a user who agreed, one message for each agreement."""

import json
import re
import sqlite3
from typing import Any

from diandan.sandbox.store import Store, to_text
from diandan.sandbox.wechat_mini import apps
from diandan.sandbox.wechat_mini.errors import ApiError, bad_data, invalid_page

STATES = ("developer", "trial", "formal")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Source: "订阅消息参数值内容限制说明": what each kind of keyword may hold.
KINDS: dict[str, re.Pattern[str]] = {
    "thing": re.compile(r"(?s).{1,20}"),
    "number": re.compile(r"-?\d{1,32}(\.\d{1,32})?"),
    "letter": re.compile(r"[A-Za-z]{1,32}"),
    "symbol": re.compile(r"[^\w\s]{1,5}"),
    "character_string": re.compile(r"[\x20-\x7e]{1,32}"),
    "time": re.compile(r"(\d{4}(年|-|/|\.)\d{1,2}(月|-|/|\.)\d{1,2}日?)?\s*(\d{1,2}:\d{2}(:\d{2})?)?"),
    "date": re.compile(r"\d{4}(年|-|/|\.)\d{1,2}(月|-|/|\.)\d{1,2}日?(\s*\d{1,2}:\d{2}(:\d{2})?)?"),
    "amount": re.compile(r"[^\d\s]{0,3}\d{1,10}(\.\d{1,2})?元?"),
    "phone_number": re.compile(r"[\d+\-() ]{1,17}"),
    "car_number": re.compile(r".{1,8}"),
    "name": re.compile(r"[\u4e00-\u9fff·]{1,10}|[A-Za-z ·.'-]{1,20}"),
    "phrase": re.compile(r"[\u4e00-\u9fff]{1,5}"),
}
_KEYWORD = re.compile(r"([a-z_]+?)(\d+)")


def send(store: Store, app: sqlite3.Row, body: dict[str, Any]) -> dict[str, Any]:
    """Answer ``POST /cgi-bin/message/subscribe/send`` and use up one agreement.

    Raises:
        ApiError: 40003 for a stranger, 40037 for a foreign template, 47003 for data that does not fit it,
            41030 for an unknown page, 43101 when the user did not agree.
    """
    openid, template_id = str(body.get("touser", "")), str(body.get("template_id", ""))
    template = store.one(
        "SELECT * FROM mini_templates WHERE template_id = ? AND appid = ?", template_id, app["appid"]
    )
    if store.one("SELECT 1 FROM mini_users WHERE openid = ? AND appid = ?", openid, app["appid"]) is None:
        raise ApiError(40003, "invalid openid")
    if template is None:
        raise ApiError(40037, "invalid template_id")
    state = str(body.get("miniprogram_state", "formal"))
    if state not in STATES:
        raise bad_data("miniprogram_state")
    page = str(body.get("page", ""))
    if page and not apps.has_page(app, page):
        raise invalid_page()
    data = _checked(body.get("data"), json.loads(template["fields"]))
    with store.changing():
        used = store.run(
            "UPDATE mini_consents SET left = left - 1 WHERE openid = ? AND template_id = ? AND left > 0",
            openid,
            template_id,
        )
        if not used:
            raise ApiError(43101, "user refuse to accept the msg")
        store.insert(
            "mini_messages",
            appid=app["appid"],
            openid=openid,
            template_id=template_id,
            page=page,
            data=json.dumps(data, ensure_ascii=False),
            state=state,
            lang=str(body.get("lang", "zh_CN")),
            sent_at=to_text(store.now()),
        )
    return {"errcode": 0, "errmsg": "ok"}


def sent(store: Store, *, appid: str = "", openid: str = "") -> list[dict[str, Any]]:
    """Return the messages that were sent, oldest first, with the title of their template."""
    rows = store.all(
        "SELECT mini_messages.*, mini_templates.title FROM mini_messages "
        "LEFT JOIN mini_templates USING (template_id) "
        "WHERE ? IN ('', mini_messages.appid) AND ? IN ('', openid) ORDER BY mini_messages.id",
        appid,
        openid,
    )
    return [{**dict(row), "data": json.loads(row["data"])} for row in rows]


def _checked(data: Any, fields: dict[str, str]) -> dict[str, str]:
    if not isinstance(data, dict) or set(data) != set(fields):
        raise bad_data(f"data keys must be {sorted(fields)}")
    values: dict[str, str] = {}
    for keyword, given in data.items():
        value = given.get("value") if isinstance(given, dict) else None
        kind = _KEYWORD.fullmatch(keyword)
        rule = KINDS.get(kind[1]) if kind else None
        if not isinstance(value, str) or rule is None or not value or not rule.fullmatch(value):
            raise bad_data(f"data.{keyword}.value invalid")
        if kind and kind[1] == "character_string" and _CHINESE.search(value):
            raise bad_data(f"data.{keyword}.value invalid")
        values[keyword] = value
    return values
