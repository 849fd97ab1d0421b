"""Both providers listen at "/" and are told apart by the header that names the call; and the back door."""

import time
from typing import Any, Protocol

from diandan.sandbox import faults
from diandan.sandbox.admin import guarded
from diandan.sandbox.sms import accounts, aliyun, phones, tencent
from diandan.sandbox.store import Store
from diandan.sandbox.web import Request, Response, Routes

PLACES = {
    "SendSms": "sms_send",
    "QuerySendDetails": "sms_query",
    "PullSmsSendStatusByPhoneNumber": "sms_query",
}


class Provider(Protocol):
    """One of the two."""

    def answer(self, store: Store, request: Request) -> Response:
        """Answer one call."""

    def busy(self) -> Response:
        """Answer as when too many ask."""


class SmsApi:
    """The calls, and what a test, a rehearsal or the demo may do and see."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mount(self, routes: Routes) -> None:
        """Add the paths."""
        routes.add("POST /", self._answer)
        routes.add("POST /sandbox/sms/accounts", guarded(self._enrol))
        routes.add("GET /sandbox/sms/messages", guarded(self._messages))
        routes.add("GET /sandbox/mails", guarded(self._mails))

    def _answer(self, request: Request) -> Response:
        action = request.header("x-acs-action") or request.header("x-tc-action")
        provider: Provider = aliyun if request.header("x-acs-action") else tencent
        fault = faults.take(self._store, PLACES.get(action, "sms_send"))
        deed = fault.does if fault else ""
        if deed == "error_500":
            return Response.json({}, 500)
        if deed == "busy":
            return provider.busy()
        if deed == "garbage":
            return Response(200, b"<html>")
        answer = provider.answer(self._store, request)
        if fault and deed == "hang_after_commit":
            time.sleep(fault.seconds)
        if deed == "error_500_after_commit":
            return Response.json({}, 500)
        return answer

    def _enrol(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        return accounts.enrol_in(self._store, **body).as_dict()

    def _messages(self, request: Request, _body: dict[str, Any]) -> list[dict[str, Any]]:
        query = request.query
        return phones.sent(self._store, key_id=query.get("key_id", ""), phone=query.get("phone", ""))

    def _mails(self, request: Request, _body: dict[str, Any]) -> list[dict[str, Any]]:
        rows = self._store.all(
            "SELECT * FROM mails WHERE ? IN ('', recipient) ORDER BY id DESC LIMIT 200",
            request.query.get("to", ""),
        )
        return [dict(row) for row in rows]
