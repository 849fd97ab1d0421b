"""The interface under /v3, as merchants' programs call it."""

import gzip
import json
import sqlite3
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from diandan.sandbox import crypto, faults
from diandan.sandbox.config import SandboxConfig
from diandan.sandbox.store import Store
from diandan.sandbox.web import Request, Response, Routes
from diandan.sandbox.wechatpay import bills, refunds, signing, trades
from diandan.sandbox.wechatpay.courier import Courier
from diandan.sandbox.wechatpay.errors import (
    ApiError,
    frequency_limited,
    no_such_order,
    param_error,
    sign_error,
    system_error,
)


class Api:
    """Checks each request, does what it asks, signs the answer, and misbehaves when told to."""

    def __init__(self, config: SandboxConfig, store: Store, courier: Courier) -> None:
        self._config = config
        self._store = store
        self._courier = courier

    def mount(self, routes: Routes) -> None:
        """Add the paths of the protocol."""
        routes.add("POST /v3/pay/transactions/{kind}", self._on("prepay", self._place))
        routes.add("GET /v3/pay/transactions/out-trade-no/{number}", self._on("query", self._look_up))
        routes.add("GET /v3/pay/transactions/id/{transaction}", self._on("query", self._look_up))
        routes.add("POST /v3/pay/transactions/out-trade-no/{number}/close", self._on("close", self._close))
        routes.add("POST /v3/refund/domestic/refunds", self._on("refund", self._refund))
        routes.add("GET /v3/refund/domestic/refunds/{number}", self._on("refund_query", self._look_up_refund))
        routes.add("GET /v3/bill/tradebill", self._on("bill", self._bill))
        routes.add("GET /v3/billdownload/file", self._on("download", self._download))
        routes.add("GET /v3/certificates", self._on("certificates", self._certificates))

    def _on(self, place: str, work: Callable[..., Response]) -> Callable[..., Response]:
        def answer(request: Request, **parts: str) -> Response:
            try:
                merchant = signing.merchant_of(self._store, request)
            except ApiError as refusal:
                return refusal.response()
            number = parts.get("number") or str(_loose(request.body).get("out_trade_no", ""))
            fault = faults.take(self._store, place, number)
            try:
                response = self._misbehave_around(fault, lambda: work(request, merchant, fault, **parts))
            except ApiError as refusal:
                response = refusal.response()
            if place == "download" and response.status == 200:
                return response  # The bill file is the one answer without a signature.
            return signing.sign_answer(self._store, response, merchant=merchant, request=request, fault=fault)

        return answer

    def _misbehave_around(self, fault: faults.Fault | None, work: Callable[[], Response]) -> Response:
        deed = fault.does if fault else ""
        seconds = fault.seconds if fault else 0
        if deed == "error_500":
            raise system_error()
        if deed == "rate_limit":
            raise frequency_limited()
        if deed == "hang":
            time.sleep(seconds)
        response = work()
        if deed == "hang_after_commit":
            time.sleep(seconds)
        if deed == "error_500_after_commit":
            raise system_error()
        return response

    def _place(
        self, request: Request, merchant: sqlite3.Row, fault: faults.Fault | None, *, kind: str
    ) -> Response:
        if kind not in trades.KINDS:
            raise ApiError(404, "RESOURCE_NOT_EXISTS", "接口不存在")
        body = _json(request)
        prepay_id = trades.place(self._store, kind=kind, merchant=merchant, body=body)
        if fault and fault.does == "pay_before_answer":
            trades.pay(self._store, mchid=merchant["mchid"], out_trade_no=body["out_trade_no"])
            self._courier.deliver_now()
        base = self._cashier_url(request, body)
        if kind == "h5":
            link = f"{base}/cgi-bin/mmpayweb-bin/checkmweb?prepay_id={quote(prepay_id)}&package=2150917749"
            return Response.json({"h5_url": link})
        if kind == "native":
            # The real one is weixin://wxpay/bizpayurl?pr=…; a browser can open this one.
            return Response.json({"code_url": f"{base}/pay/{quote(prepay_id)}"})
        return Response.json({"prepay_id": prepay_id})

    def _cashier_url(self, request: Request, body: dict[str, Any]) -> str:
        """Return where the guest's browser finds the cashier: on the host of the shop's own page.

        A phone in the same network reaches the shop by a name or address under which the sandbox listens too.
        """
        if self._config.public_url:
            return self._config.public_url
        scene = body.get("scene_info") or {}
        site = urlsplit(str((scene.get("h5_info") or {}).get("app_url", "")))
        if site.hostname and not self._config.is_loopback_only:
            name = f"[{site.hostname}]" if ":" in site.hostname else site.hostname
            return f"http://{name}:{self._config.port}"
        return f"http://{request.host}"

    def _look_up(
        self,
        request: Request,
        merchant: sqlite3.Row,
        _fault: faults.Fault | None,
        *,
        number: str = "",
        transaction: str = "",
    ) -> Response:
        _same_merchant(request.query.get("mchid"), merchant)
        trade = (
            trades.find(self._store, merchant["mchid"], number)
            if number
            else trades.find_by_transaction(self._store, merchant["mchid"], transaction)
        )
        if trade is None:
            raise no_such_order()
        return Response.json(trades.describe(trade))

    def _close(
        self, request: Request, merchant: sqlite3.Row, _fault: faults.Fault | None, *, number: str
    ) -> Response:
        _same_merchant(_json(request).get("mchid"), merchant)
        trades.close(self._store, mchid=merchant["mchid"], out_trade_no=number)
        return Response(204)

    def _refund(self, request: Request, merchant: sqlite3.Row, fault: faults.Fault | None) -> Response:
        told = refunds.ask(
            self._store,
            merchant=merchant,
            body=_json(request),
            ends_as="ABNORMAL" if fault and fault.does == "abnormal" else "SUCCESS",
            takes_ms=self._config.refund_takes_ms,
        )
        if fault and fault.does == "notice_before_answer":
            refunds.settle_due(self._store, everything=True)
            self._courier.deliver_now()
        return Response.json(told)

    def _look_up_refund(
        self, _request: Request, merchant: sqlite3.Row, _fault: faults.Fault | None, *, number: str
    ) -> Response:
        return Response.json(refunds.look_up(self._store, mchid=merchant["mchid"], out_refund_no=number))

    def _bill(self, request: Request, merchant: sqlite3.Row, _fault: faults.Fault | None) -> Response:
        tar_type = request.query.get("tar_type", "")
        token, digest = bills.make(
            self._store,
            mchid=merchant["mchid"],
            bill_date=request.query.get("bill_date", ""),
            bill_type=request.query.get("bill_type", "ALL"),
            tar_type=tar_type,
        )
        url = f"http://{request.host}/v3/billdownload/file?token={token}"
        if tar_type == "GZIP":
            url += "&tartype=gzip"
        return Response.json({"hash_type": "SHA1", "hash_value": digest, "download_url": url})

    def _download(self, request: Request, merchant: sqlite3.Row, fault: faults.Fault | None) -> Response:
        content = bills.download(self._store, mchid=merchant["mchid"], token=request.query.get("token", ""))
        if fault and fault.does == "cut_off":
            content = content[: len(content) // 2]
        kind = "application/x-gzip" if content[:2] == gzip.compress(b"")[:2] else "text/plain"
        return Response(200, content, kind)

    def _certificates(
        self, _request: Request, merchant: sqlite3.Row, _fault: faults.Fault | None
    ) -> Response:
        if not self._store.setting("certificate_pem"):
            raise sign_error("no certificate yet")
        nonce, ciphertext = crypto.encrypt(
            merchant["api_v3_key"], self._store.setting("certificate_pem"), associated="certificate"
        )
        made = self._store.now().replace(day=1)
        return Response.json(
            {
                "data": [
                    {
                        "serial_no": self._store.setting("certificate_serial"),
                        "effective_time": trades.rfc3339(made),
                        "expire_time": trades.rfc3339(made.replace(year=made.year + 4)),
                        "encrypt_certificate": {
                            "algorithm": "AEAD_AES_256_GCM",
                            "nonce": nonce,
                            "associated_data": "certificate",
                            "ciphertext": ciphertext,
                        },
                    }
                ]
            }
        )


def _json(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except ValueError:
        raise param_error("/", "not JSON") from None
    if not isinstance(body, dict):
        raise param_error("/", "not an object")
    return body


def _loose(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _same_merchant(mchid: Any, merchant: sqlite3.Row) -> None:
    if mchid != merchant["mchid"]:
        raise param_error("/mchid", "not the merchant who signed", mchid)
