"""The page on which a guest pays, in place of WeChat's own: merchant, amount, pay or cancel.

Opened by ``h5_url`` in the browser of the phone and by the address in a native ``code_url``. Plain forms, no
script, Chinese or English by the browser's wish.
"""

import sqlite3
from html import escape
from urllib.parse import quote, urlsplit

from diandan.sandbox.store import Store, from_text
from diandan.sandbox.web import Request, Response, Routes
from diandan.sandbox.wechatpay import trades
from diandan.sandbox.wechatpay.cashier_page import Page, words_for
from diandan.sandbox.wechatpay.errors import ApiError


class Cashier:
    """Shows an order and takes the answer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mount(self, routes: Routes) -> None:
        """Add the two doors and the answer."""
        routes.add("GET /cgi-bin/mmpayweb-bin/checkmweb", self._from_browser)
        routes.add("GET /pay/{prepay_id}", self._show)
        routes.add("POST /pay/{prepay_id}", self._answer)

    def _from_browser(self, request: Request) -> Response:
        return self._show(request, prepay_id=request.query.get("prepay_id", ""))

    def _show(self, request: Request, *, prepay_id: str) -> Response:
        words = words_for(request.header("accept-language"))
        back = _safe(request.query.get("redirect_url", ""))
        found = self._find(prepay_id)
        if found is None:
            return Response.html(Page(words).message("unknown", back=back), 404)
        prepay, trade = found
        if trade["state"] in ("SUCCESS", "REFUND"):
            return Response.html(self._page(words, trade).message("paid", back=back))
        if trade["state"] == "CLOSED":
            return Response.html(self._page(words, trade).message("closed", back=back))
        if from_text(prepay["link_until"]) < self._store.now():
            return Response.html(self._page(words, trade).message("expired", back=back))
        action = f"/pay/{quote(prepay_id)}"
        return Response.html(self._page(words, trade).ask(action=action, back=back))

    def _answer(self, request: Request, *, prepay_id: str) -> Response:
        words = words_for(request.header("accept-language"))
        form = request.form()
        back = _safe(form.get("redirect_url", ""))
        found = self._find(prepay_id)
        if found is None:
            return Response.html(Page(words).message("unknown", back=back), 404)
        prepay, trade = found
        if form.get("answer") != "pay":
            return (
                Response.see(back) if back else Response.html(self._page(words, trade).message("cancelled"))
            )
        if trade["state"] == "NOTPAY" and from_text(prepay["link_until"]) < self._store.now():
            return Response.html(self._page(words, trade).message("expired", back=back))
        try:
            trades.pay(self._store, mchid=trade["mchid"], out_trade_no=trade["out_trade_no"])
        except ApiError as refusal:
            kind = "paid" if refusal.code == "ORDER_PAID" else "closed"
            return Response.html(self._page(words, trade).message(kind, back=back))
        return Response.see(back) if back else Response.html(self._page(words, trade).message("done"))

    def _find(self, prepay_id: str) -> tuple[sqlite3.Row, sqlite3.Row] | None:
        prepay = self._store.one("SELECT * FROM prepays WHERE prepay_id = ?", prepay_id)
        if prepay is None:
            return None
        trade = trades.find(self._store, prepay["mchid"], prepay["out_trade_no"])
        return None if trade is None else (prepay, trade)

    def _page(self, words: dict[str, str], trade: sqlite3.Row) -> Page:
        merchant = self._store.one("SELECT name FROM merchants WHERE mchid = ?", trade["mchid"])
        return Page(
            words,
            merchant=escape(merchant["name"]) if merchant else "",
            what=escape(trade["description"]),
            amount_fen=trade["total"],
            number=escape(trade["out_trade_no"]),
        )


def _safe(url: str) -> str:
    """Return the address to go back to when it is one of the web, else nothing."""
    parts = urlsplit(url)
    return url if parts.scheme in ("http", "https") and parts.hostname else ""
