"""A guest with a phone: opens the page, fills a cart, orders, pays, and does not let go before it knows."""

import time
from typing import Any

import requests

from diandan.kernel import clock
from diandan.rehearsal.cast import MODE, Cast, Receipt
from diandan.rehearsal.day import SoldOrder
from diandan.rehearsal.line import Line, Log, OutOfPatience
from diandan.rehearsal.lobby import Lobby

# First the phone only looks; then it lets the shop ask the gateway, as the button "I have paid" does.
LOOK_S = 0.15
ASK_AFTER_S = 3.0
PAID_WITHIN_S = 90.0


class WrongPrice(Exception):
    """The shop asks for another amount than the file says was paid."""


class Cashier:
    """The page where play money is paid: the sandbox gateway's, not the shop's."""

    def __init__(self, sandbox_url: str) -> None:
        self._url = f"{sandbox_url}/sandbox/pay"
        self._browser = requests.Session()
        self._browser.trust_env = False

    def pay(self, payment_id: str) -> None:
        """Pay; a payment that was paid already is paid."""
        answer = self._browser.post(self._url, json={"out_trade_no": payment_id}, timeout=20)
        if not answer.ok and "ORDER_PAID" not in answer.text:
            raise OutOfPatience(f"sandbox: {answer.status_code} {answer.text[:200]}")


class Guest:
    """One phone that plays one guest after another."""

    def __init__(
        self, base_url: str, log: Log, *, cast: Cast, cashier: Cashier, lobby: Lobby, run: str
    ) -> None:
        self._line = Line(base_url, log)
        self._cast = cast
        self._cashier = cashier
        self._lobby = lobby
        self._run = run

    def place(self, sold: SoldOrder) -> Receipt:
        """Order what the file says and return what the shop has told.

        Raises:
            Refused, OutOfPatience, WrongPrice, NotOnTheMenu.
        """
        line, store_id = self._line, self._cast.stores[sold.place]
        line.forget()
        line.ask("open", "POST", "guest/v1/session", {"client": "h5"})
        menu = line.ask("menu", "GET", f"guest/v1/stores/{store_id}/menu?mode={MODE}")
        cart = self._cast.cart(sold, menu)
        quote = line.ask("quote", "POST", f"guest/v1/stores/{store_id}/quote", cart)
        if quote["problems"] or quote["total_fen"] != sold.total_fen:
            raise WrongPrice(
                f"{sold.ref}: {quote['total_fen']} instead of {sold.total_fen} {quote['problems']}"
            )
        wish = {"store_id": store_id, "cart": cart, "fingerprint": quote["fingerprint"]}
        order = line.ask("place", "POST", "guest/v1/orders", wish, key=f"{self._run}-{sold.ref}")
        return Receipt(
            sold,
            store_id,
            order["id"],
            order["number"],
            order["total_fen"],
            cookies=line.browser.cookies.get_dict(),
            placed_at_s=clock.monotonic(),
        )

    def pay(self, receipt: Receipt) -> None:
        """Follow the order, pay it, and wait until the shop says so.

        Raises:
            Refused, OutOfPatience.
        """
        if receipt.total_fen == 0:
            receipt.is_paid, receipt.paid_at_s, receipt.told_paid_at_s = True, *(clock.monotonic(),) * 2
            return
        line, order = self._line, f"guest/v1/orders/{receipt.order_id}"
        leave = line.ask("ticket", "POST", "live/v1/ticket", {"topics": [f"order:{receipt.order_id}"]})
        self._lobby.follow(receipt, live_url=leave["live_url"], ticket=leave["ticket"])
        wish = {"means": "wechatpay", "channel": "h5"}
        key = f"{self._run}-{receipt.sold.ref}-pay"
        payment: Any = line.ask("pay", "POST", f"{order}/payment", wish, key=key)
        receipt.payment_id = payment["payment_id"]
        self._cashier.pay(receipt.payment_id)
        began = receipt.paid_at_s = clock.monotonic()
        while payment["state"] != "paid":
            waited = clock.monotonic() - began
            if waited > PAID_WITHIN_S:
                raise OutOfPatience(f"{receipt.sold.ref} is paid and the shop still says {payment['state']}")
            time.sleep(LOOK_S if waited < ASK_AFTER_S else LOOK_S * 6)
            ask = "?check=true" if waited > ASK_AFTER_S else ""
            payment = line.ask("look", "GET", f"{order}/payment{ask}")
        receipt.is_paid, receipt.told_paid_at_s = True, clock.monotonic()
