"""Alipay's one door, ``gateway.do``, and where its bills lie."""

import json
import sqlite3
import time
from collections.abc import Callable
from typing import Any

from diandan.sandbox import faults
from diandan.sandbox.alipay import bills, people, signing, trades
from diandan.sandbox.alipay.errors import Refusal, busy, refused
from diandan.sandbox.store import Store
from diandan.sandbox.web import Request, Response, Routes
from diandan.sandbox.wechatpay.courier import Courier

# What each method is called where faults are ordered.
PLACES = {
    "alipay.trade.create": "prepay",
    "alipay.trade.query": "query",
    "alipay.trade.close": "close",
    "alipay.trade.refund": "refund",
    "alipay.trade.fastpay.refund.query": "refund_query",
    "alipay.data.dataservice.bill.downloadurl.query": "bill",
    "alipay.system.oauth.token": "code2session",
}


class AlipayApi:
    """Checks each request, does what it asks, signs the answer, and misbehaves when told to."""

    def __init__(self, store: Store, courier: Courier) -> None:
        self._store = store
        self._courier = courier

    def mount(self, routes: Routes) -> None:
        """Add the protocol's door, and where bills lie."""
        routes.add("POST /gateway.do", self._answer)
        routes.add("GET /alipay/bill/{token}", self._bill_file)

    def _answer(self, request: Request) -> Response:
        fields = {**request.query, **request.form()}
        node = f"{fields.get('method', '').replace('.', '_')}_response"
        try:
            merchant = signing.merchant_of(self._store, fields)
        except Refusal as refusal:
            # Whose key to answer with is not known: the real one leaves such an answer unsigned.
            return signing.answer(self._store, "error_response", refusal.told(), has_key=False)
        method = fields["method"]
        body = _content(fields)
        fault = faults.take(self._store, PLACES.get(method, ""), str(body.get("out_trade_no", "")))
        deed = fault.does if fault else ""
        if deed in ("error_500", "hang"):
            time.sleep(fault.seconds if fault else 0)
        if deed == "error_500":
            return Response(500, b"busy", "text/plain")
        try:
            if deed in ("rate_limit", "busy"):
                raise busy()
            told = self._do(method, fields, body, merchant, request)
        except Refusal as refusal:
            name = "error_response" if refusal.is_fault else node
            return signing.answer(self._store, name, refusal.told(), deed=deed)
        if deed == "pay_before_answer":
            trades.pay(self._store, appid=merchant["mchid"], out_trade_no=str(body["out_trade_no"]))
        if deed in ("pay_before_answer", "notice_before_answer"):
            self._courier.deliver_now()
        if deed == "hang_after_commit":
            time.sleep(fault.seconds if fault else 0)
        if deed == "error_500_after_commit":
            return Response(500, b"busy", "text/plain")
        success = {} if method == "alipay.system.oauth.token" else {"code": "10000", "msg": "Success"}
        return signing.answer(self._store, node, success | told, deed=deed)

    def _do(
        self,
        method: str,
        fields: dict[str, str],
        body: dict[str, Any],
        merchant: sqlite3.Row,
        request: Request,
    ) -> dict[str, Any]:
        appid, number = merchant["mchid"], str(body.get("out_trade_no", ""))
        deeds: dict[str, Callable[[], dict[str, Any]]] = {
            "alipay.trade.create": lambda: _made(
                trades.create(
                    self._store, merchant=merchant, body=body, notify_url=fields.get("notify_url", "")
                )
            ),
            "alipay.trade.query": lambda: self._query(appid, number),
            "alipay.trade.close": lambda: trades.close(self._store, appid=appid, out_trade_no=number),
            "alipay.trade.refund": lambda: trades.refund(self._store, merchant=merchant, body=body),
            "alipay.trade.fastpay.refund.query": lambda: trades.look_up_refund(
                self._store, appid=appid, body=body
            ),
            "alipay.data.dataservice.bill.downloadurl.query": lambda: self._bill(appid, body, request),
            "alipay.system.oauth.token": lambda: people.exchange(self._store, appid=appid, fields=fields),
        }
        if method not in deeds:
            raise Refusal("40002", "isv.invalid-method", is_fault=True)
        return deeds[method]()

    def _query(self, appid: str, number: str) -> dict[str, Any]:
        trade = trades.find(self._store, appid, number)
        if trade is None:
            raise refused("ACQ.TRADE_NOT_EXIST")
        return trades.describe(trade)

    def _bill(self, appid: str, body: dict[str, Any], request: Request) -> dict[str, Any]:
        if body.get("bill_type") != "trade":
            raise Refusal("40002", "isv.invalid-arguments")
        token = bills.make(self._store, appid=appid, bill_date=str(body.get("bill_date", "")))
        return {"bill_download_url": f"http://{request.host}/alipay/bill/{token}"}

    def _bill_file(self, _request: Request, *, token: str) -> Response:
        content = bills.download(self._store, token)
        if content is None:
            return Response(404)
        fault = faults.take(self._store, "download")
        if fault and fault.does == "cut_off":
            content = content[: len(content) // 2]
        return Response(200, content, "application/zip")


def _made(trade: sqlite3.Row) -> dict[str, Any]:
    return {"out_trade_no": trade["out_trade_no"], "trade_no": trade["transaction_id"]}


def _content(fields: dict[str, str]) -> dict[str, Any]:
    try:
        body = json.loads(fields.get("biz_content") or "{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        return {}
    return body
