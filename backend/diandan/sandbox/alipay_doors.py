"""The stand-ins for what happens inside Alipay's app, and its back door. Loopback only."""

from typing import Any

from diandan.sandbox.admin import guarded
from diandan.sandbox.alipay import merchants, people, trades
from diandan.sandbox.alipay.errors import Refusal
from diandan.sandbox.store import Store
from diandan.sandbox.web import Request, Routes
from diandan.sandbox.wechatpay.errors import no_such_order

# Source: "tradePay": what the app says to the page.
PAID, CANCELLED, FAILED = "9000", "6001", "4000"


class AlipayDoors:
    """What a test, a rehearsal or the demo may order of Alipay."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mount(self, routes: Routes) -> None:
        """Add the paths under /sandbox/alipay."""
        routes.add("POST /sandbox/alipay/merchants", guarded(self._enrol))
        routes.add("POST /sandbox/alipay/auth-code", guarded(self._auth_code))
        routes.add("POST /sandbox/alipay/trade-pay", guarded(self._trade_pay))

    def _enrol(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        return merchants.enrol_in(self._store, **body)

    def _auth_code(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        """Play ``my.getAuthCode``."""
        code = people.give_code(self._store, appid=body["appid"], persona=body["persona"])
        return {"authCode": code}

    def _trade_pay(self, _request: Request, body: dict[str, Any]) -> dict[str, Any]:
        """Play ``my.tradePay``: the guest pays, or turns away."""
        trade = self._store.one(
            "SELECT * FROM trades WHERE transaction_id = ? AND trade_type = ?", body["trade_no"], trades.KIND
        )
        if trade is None:
            raise no_such_order()
        if body.get("cancel"):
            return {"resultCode": CANCELLED}
        try:
            trades.pay(self._store, appid=trade["mchid"], out_trade_no=trade["out_trade_no"])
        except Refusal:
            return {"resultCode": FAILED}
        return {"resultCode": PAID}
