"""The interface of api.weixin.qq.com, as merchants' programs call it."""

import json
import time
from collections.abc import Callable
from typing import Any

from diandan.sandbox import faults
from diandan.sandbox.store import Store
from diandan.sandbox.web import Request, Response, Routes
from diandan.sandbox.wechat_mini import drawing, messages, people, pictures, safety, shipping, tokens
from diandan.sandbox.wechat_mini.errors import ApiError, bad_data, busy, invalid_token, over_quota

Work = Callable[[Any, dict[str, Any]], dict[str, Any]]


class MiniApi:
    """Answers each call, and misbehaves when told to."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mount(self, routes: Routes) -> None:
        """Add the paths of the protocol."""
        store = self._store
        routes.add("GET /sns/jscode2session", self._on("code2session", self._code2session))
        routes.add("POST /cgi-bin/stable_token", self._on("stable_token", self._stable_token))
        routes.add("POST /wxa/getwxacodeunlimit", self._on("wxacode", self._unlimited))
        for place, path, work in (
            ("phone", "/wxa/business/getuserphonenumber", people.phone_number),
            ("subscribe", "/cgi-bin/message/subscribe/send", messages.send),
            ("shipping", "/wxa/sec/order/upload_shipping_info", shipping.upload),
            ("shipping", "/wxa/sec/order/get_order", shipping.get_order),
            ("text_check", "/wxa/msg_sec_check", safety.check),
            ("picture_check", "/wxa/media_check_async", pictures.check),
        ):
            routes.add(
                f"POST {path}", self._on(place, self._with_token(lambda *given, do=work: do(store, *given)))
            )

    def _on(self, place: str, work: Callable[[Request], Response]) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            fault = faults.take(self._store, place)
            deed = fault.does if fault else ""
            if deed == "error_500":
                return Response.json({}, 500)
            if deed == "busy":
                return busy().response()
            if deed == "quota":
                return over_quota().response()
            if deed == "refuse_token":
                return invalid_token().response()
            if deed == "token_lost":
                tokens.forget(self._store, request.query.get("access_token", ""))
            if fault and deed == "hang":
                time.sleep(fault.seconds)
            try:
                response = work(request)
            except ApiError as refusal:
                response = refusal.response()
            if deed == "error_500_after_commit":
                return Response.json({}, 500)
            return Response.html("<html>busy</html>") if deed == "garbage" else response

        return answer

    def _with_token(self, work: Work) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            app = tokens.app_of(self._store, request.query.get("access_token", ""))
            return Response.json(work(app, _json(request)))

        return answer

    def _code2session(self, request: Request) -> Response:
        return Response.json(people.code2session(self._store, request.query))

    def _stable_token(self, request: Request) -> Response:
        return Response.json(tokens.stable_token(self._store, _json(request)))

    def _unlimited(self, request: Request) -> Response:
        app = tokens.app_of(self._store, request.query.get("access_token", ""))
        return Response(200, drawing.unlimited(self._store, app, _json(request)), "image/png")


def _json(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except ValueError:
        raise bad_data("not JSON") from None
    if not isinstance(body, dict):
        raise bad_data("not an object")
    return body
