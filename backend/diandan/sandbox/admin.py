"""What a test, a rehearsal or the demo may order. Loopback only, JSON only, so no web page can do it."""

import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from diandan.sandbox import crypto, faults, merchants
from diandan.sandbox.alipay import trades as alipay
from diandan.sandbox.alipay.errors import Refusal
from diandan.sandbox.store import Store
from diandan.sandbox.web import Request, Response, Routes
from diandan.sandbox.wechatpay import notices, refunds, trades
from diandan.sandbox.wechatpay.courier import Courier
from diandan.sandbox.wechatpay.errors import ApiError, no_such_order

LOOPBACK = ("127.", "::1", "::ffff:127.")


def guarded(work: Callable[[Request, dict[str, Any]], Any]) -> Callable[[Request], Response]:
    """Let this machine's programs alone through, and answer what cannot be done with words."""

    def answer(request: Request) -> Response:
        if not request.remote.startswith(LOOPBACK):
            return Response.json({"code": "FORBIDDEN", "message": "loopback only"}, 403)
        if request.method != "GET" and "json" not in request.header("content-type"):
            return Response.json({"code": "FORBIDDEN", "message": "JSON only"}, 403)
        try:
            return Response.json(work(request, json.loads(request.body or b"{}")))
        except ApiError as refusal:
            return refusal.response()
        except Refusal as refusal:
            return Response.json(refusal.told(), 400)
        except (faults.UnknownFault, KeyError, TypeError, ValueError) as wrong:
            return Response.json({"code": "PARAM_ERROR", "message": str(wrong)}, 400)

    return answer


class Admin:
    """The sandbox's back door."""

    def __init__(self, store: Store, courier: Courier) -> None:
        self._store = store
        self._courier = courier

    def mount(self, routes: Routes) -> None:
        """Add the paths under /sandbox."""
        routes.add("GET /sandbox/health", lambda _request: Response.json({"is_ready": True}))
        routes.add("POST /sandbox/merchants", guarded(self._enrol))
        routes.add("POST /sandbox/pay", guarded(self._pay))
        routes.add("GET /sandbox/prepay", guarded(self._prepay))
        routes.add("POST /sandbox/jsapi", guarded(self._jsapi))
        routes.add("POST /sandbox/faults", guarded(self._order_fault))
        routes.add("GET /sandbox/faults", guarded(self._faults))
        routes.add("DELETE /sandbox/faults", guarded(self._clear_faults))
        routes.add("POST /sandbox/notices", guarded(self._post_notice))
        routes.add("GET /sandbox/notices", guarded(self._notices))
        routes.add("POST /sandbox/settle", guarded(self._settle))
        routes.add("POST /sandbox/clock", guarded(self._clock))
        routes.add("GET /sandbox/statement", guarded(self._statement))

    def _enrol(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        return merchants.enrol_in(self._store, **body).as_dict()

    def _pay(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        """Pay an order as its guest would, named by our order number or by prepay id."""
        row = self._trade_row(body)
        if alipay.is_theirs(self._trade_row({"out_trade_no": row["out_trade_no"]})):
            paid = alipay.pay(self._store, appid=row["mchid"], out_trade_no=row["out_trade_no"])
            return alipay.describe(paid)
        return trades.describe(trades.pay(self._store, mchid=row["mchid"], out_trade_no=row["out_trade_no"]))

    def _prepay(self, request: Request, _body: dict[str, Any]) -> dict[str, Any]:
        """Say what the payment sheet of a mini-program shows before anybody pays."""
        prepay = self._trade_row({"prepay_id": request.query.get("prepay_id", "")})
        trade = self._trade_row({"out_trade_no": prepay["out_trade_no"]})
        return {"amount_fen": trade["total"], "description": trade["description"]}

    def _jsapi(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        """Play ``wx.requestPayment``: check the merchant's signature over the call, then pay or cancel."""
        prepay_id = str(body["package"]).removeprefix("prepay_id=")
        row = self._trade_row({"prepay_id": prepay_id})
        merchant = self._store.one("SELECT * FROM merchants WHERE mchid = ?", row["mchid"])
        message = f"{body['appId']}\n{body['timeStamp']}\n{body['nonceStr']}\n{body['package']}\n".encode()
        is_theirs = (
            merchant is not None
            and body["appId"] == merchant["appid"]
            and body["signType"] == "RSA"
            and crypto.is_signed(merchant["public_pem"], message, str(body["paySign"]))
        )
        if not is_theirs:
            return {"errMsg": "requestPayment:fail 支付验证签名失败"}
        if body.get("cancel"):
            return {"errMsg": "requestPayment:fail cancel"}
        trades.pay(self._store, mchid=row["mchid"], out_trade_no=row["out_trade_no"])
        return {"errMsg": "requestPayment:ok"}

    def _order_fault(self, _request: Request, body: dict[str, Any]) -> list[dict[str, Any]]:
        faults.order(self._store, **body)
        return faults.waiting(self._store)

    def _faults(self, _request: Request, _body: dict[str, Any]) -> list[dict[str, Any]]:
        return faults.waiting(self._store)

    def _clear_faults(self, _request: Request, _body: dict[str, Any]) -> list[dict[str, Any]]:
        faults.clear(self._store)
        return []

    def _post_notice(self, _request: Request, body: dict[str, Any]) -> list[dict[str, Any]]:
        """Send a notice now: true or in a false form, once or many times at once."""
        notice = self._store.one(
            "SELECT * FROM notices WHERE out_trade_no = ? AND original_type = ? "
            "ORDER BY created_at DESC LIMIT 1",
            body["out_trade_no"],
            body.get("original_type", "transaction"),
        )
        if notice is None:
            raise no_such_order()
        variant, amount, copies = body.get("variant", "plain"), body.get("amount", 0), body.get("copies", 1)
        if variant != "plain" and variant not in faults.NOTICE_FORGERIES:
            raise faults.UnknownFault(variant)
        with ThreadPoolExecutor(copies) as pool:
            sent = [
                pool.submit(self._courier.post, notice, variant=variant, amount=amount) for _ in range(copies)
            ]
            return [one.result() for one in sent]

    def _notices(self, request: Request, _body: dict[str, Any]) -> list[dict[str, Any]]:
        rows = self._store.all(
            "SELECT id, out_trade_no, event_type, attempts, state, last_answer, due_ms FROM notices "
            "WHERE ? IN ('', out_trade_no) ORDER BY created_at",
            request.query.get("out_trade_no", ""),
        )
        return [dict(row) for row in rows]

    def _settle(self, _request: Request, _body: dict[str, Any]) -> dict[str, Any]:
        """Bring every refund to its end and post what is due; return what still waits."""
        refunds.settle_due(self._store, everything=True)
        notices.release_held(self._store)
        return {"waiting": self._courier.deliver_now()}

    def _clock(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        self._store.set_clock_offset(float(body["offset_s"]))
        return {"now": trades.rfc3339(self._store.now())}

    def _statement(self, request: Request, _body: dict[str, Any]) -> dict[str, Any]:
        """Return the sandbox's own books: the truth the tests hold ours against."""
        mchid = request.query.get("mchid", "")
        charges = self._store.all(
            "SELECT mchid, out_trade_no, transaction_id, total AS amount_fen, paid_at FROM trades "
            "WHERE paid_at IS NOT NULL AND ? IN ('', mchid) ORDER BY paid_at",
            mchid,
        )
        given = self._store.all(
            "SELECT mchid, out_trade_no, out_refund_no, refund_id, amount AS amount_fen, status FROM refunds "
            "WHERE ? IN ('', mchid) ORDER BY created_at",
            mchid,
        )
        return {"charges": [dict(row) for row in charges], "refunds": [dict(row) for row in given]}

    def _trade_row(self, body: dict[str, Any]) -> sqlite3.Row:
        row = (
            self._store.one("SELECT * FROM prepays WHERE prepay_id = ?", body["prepay_id"])
            if "prepay_id" in body
            else self._store.one("SELECT * FROM trades WHERE out_trade_no = ?", body["out_trade_no"])
        )
        if row is None:
            raise no_such_order()
        return row
