"""What a test, a rehearsal or the demo may do in the place of people: enrol, sign in, agree, and look.

Behind the same guard as the rest of the back door: loopback and JSON only.
"""

from typing import Any
from urllib.parse import urlencode

import requests

from diandan.sandbox.admin import guarded
from diandan.sandbox.store import Store
from diandan.sandbox.web import Request, Routes
from diandan.sandbox.wechat_mini import apps, messages, people, push, shipping, tokens

PUSH_TIMEOUT_S = 5


class MiniDoors:
    """The back door of the mini-program server."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mount(self, routes: Routes) -> None:
        """Add the paths under /sandbox/mini."""
        routes.add("POST /sandbox/mini/apps", guarded(self._enrol))
        routes.add("POST /sandbox/mini/codes", guarded(self._issue_code))
        routes.add("POST /sandbox/mini/templates", guarded(self._add_template))
        routes.add("POST /sandbox/mini/consents", guarded(self._consent))
        routes.add("POST /sandbox/mini/rights", guarded(self._set_rights))
        routes.add("POST /sandbox/mini/forget-token", guarded(self._forget_token))
        routes.add("POST /sandbox/mini/push", guarded(self._push))
        routes.add("POST /sandbox/mini/push-url", guarded(self._set_push_url))
        routes.add("GET /sandbox/mini/messages", guarded(self._messages))
        routes.add("GET /sandbox/mini/shipments", guarded(self._shipments))
        routes.add("GET /sandbox/mini/drawn", guarded(self._drawn))
        routes.add("GET /sandbox/mini/tokens", guarded(self._tokens))

    def _enrol(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        return apps.enrol_in(self._store, **body).as_dict()

    def _issue_code(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        """Play ``wx.login`` or the phone number button for a persona."""
        row = apps.issue_code(self._store, **body)
        told = {"code": row["code"], "openid": row["openid"], "phone": row["phone"]}
        return told | (people.sealed_phone(self._store, row) if row["kind"] == "login" else {})

    def _add_template(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        return {"template_id": apps.add_template(self._store, **body)}

    def _consent(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        """Play ``wx.requestSubscribeMessage``, answered with yes by an openid or by a persona."""
        given = dict(body)
        if "persona" in given:
            known = apps.user(self._store, appid=given.pop("appid"), persona=given.pop("persona"))
            given["openid"] = known["openid"]
        return {"left": apps.consent(self._store, **given)}

    def _set_rights(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        apps.find(self._store, body["appid"])
        self._store.run(
            "UPDATE mini_apps SET may_ship = ? WHERE appid = ?", int(bool(body["may_ship"])), body["appid"]
        )
        return {"may_ship": bool(body["may_ship"])}

    def _forget_token(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        """End every token of a mini-program at once, as somebody else's forced renewal does."""
        tokens.forget_all(self._store, body["appid"])
        return {}

    def _push(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        """Push an event to a merchant's server and return how it answered."""
        app = apps.find(self._store, body["appid"])
        query, sealed = push.pushed(self._store, app, body["event"], is_plain=body.get("is_plain", False))
        query |= body.get("spoilt", {})
        answer = requests.post(f"{body['url']}?{urlencode(query)}", json=sealed, timeout=PUSH_TIMEOUT_S)
        return {"status": answer.status_code, "text": answer.text[:200]}

    def _set_push_url(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        """Enter the address of a merchant's server, as in the platform's console: it is tried first."""
        app = apps.find(self._store, body["appid"])
        is_good = push.greets(self._store, app, body["url"])
        if is_good:
            push.set_url(self._store, app["appid"], body["url"], is_plain=body.get("is_plain", False))
        return {"is_good": is_good}

    def _messages(self, request: Request, _body: dict[str, Any]) -> list[dict[str, Any]]:
        query = request.query
        return messages.sent(self._store, appid=query.get("appid", ""), openid=query.get("openid", ""))

    def _shipments(self, request: Request, _body: dict[str, Any]) -> list[dict[str, Any]]:
        return shipping.uploaded(self._store, request.query.get("out_trade_no", ""))

    def _drawn(self, _request: Request, _body: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the page codes that were drawn: only the real scanner reads the real ones."""
        rows = self._store.all("SELECT appid, scene, page, env_version FROM mini_drawn ORDER BY id")
        return [dict(row) for row in rows]

    def _tokens(self, request: Request, _body: dict[str, Any]) -> list[dict[str, Any]]:
        """Return how many tokens a mini-program was given, to count what a shop asks for."""
        rows = self._store.all(
            "SELECT forced, made_at, ends_at FROM mini_tokens WHERE appid = ? ORDER BY made_at",
            request.query.get("appid", ""),
        )
        return [dict(row) for row in rows]
