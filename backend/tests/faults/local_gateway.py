"""The stand-in gateway inside the test's own process: the same protocol, signatures and books, no sockets.

The adapter's requests are carried to the sandbox's routes by hand and notices are carried to our hook, so
that ten thousand histories of one payment take minutes. Nobody posts by himself: a test says what arrives,
when, how often and in which form.
"""

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import stamina
from django.test import Client
from wechatpayv3 import utils as sdk

from diandan.infra.http import Answer, Unreachable, _Stumbled
from diandan.infra.plugins import load
from diandan.kernel import clock
from diandan.modules.payments.ports import ENTRY_POINTS
from diandan.sandbox import merchants
from diandan.sandbox.config import SandboxConfig
from diandan.sandbox.store import Store
from diandan.sandbox.web import Response, Routes, read_request
from diandan.sandbox.wechatpay import notices, refunds, trades
from diandan.sandbox.wechatpay.api import Api

MEMORY = Path(":memory:")


class _NoCourier:
    """Carries nothing by himself."""

    def deliver_now(self) -> None:
        """Nothing leaves unless a test says so."""


class LocalGateway:
    """The sandbox's books and protocol, and a line to it that can be cut."""

    def __init__(self) -> None:
        config = SandboxConfig(data_file=MEMORY, refund_takes_s=3600)
        self.store = Store(MEMORY)
        merchants.platform_keys(self.store)
        self._routes = Routes()
        Api(config, self.store, _NoCourier()).mount(self._routes)  # type: ignore[arg-type]
        # "down": no call arrives; "deaf": calls arrive and their answers are lost.
        self.line = "up"
        self._browser = Client()

    def enrol(self, name: str = "山丘咖啡") -> dict[str, str]:
        """A fresh merchant's papers."""
        return merchants.enrol_in(self.store, name=name).as_dict()

    def forget(self) -> None:
        """Empty the books; merchants and keys stay."""
        for table in ("trades", "prepays", "refunds", "notices", "faults"):
            self.store.run(f"DELETE FROM {table}")
        self.line = "up"

    def pay(self, mchid: str, payment_id: str) -> str:
        """The guest pays; returns the id of the notice about it."""
        trades.pay(self.store, mchid=mchid, out_trade_no=payment_id)
        return self.notice_ids(payment_id)[-1]

    def trade(self, mchid: str, payment_id: str) -> dict[str, Any] | None:
        """How an order stands at the gateway."""
        row = trades.find(self.store, mchid, payment_id)
        return dict(row) if row else None

    def settle(self) -> None:
        """Refunds underway come to their end."""
        refunds.settle_due(self.store, everything=True)

    def notice_ids(self, payment_id: str = "") -> list[str]:
        """The notices about a payment, or all, oldest first."""
        rows = self.store.all(
            "SELECT id FROM notices WHERE ? IN ('', out_trade_no) ORDER BY rowid", payment_id
        )
        return [row["id"] for row in rows]

    def letter(
        self, notice_id: str, *, variant: str = "plain", amount: int = 0, **plain: Any
    ) -> notices.Letter:
        """A notice as it goes over the wire; ``plain`` changes what is sealed in it."""
        row = self.store.one("SELECT * FROM notices WHERE id = ?", notice_id)
        assert row is not None
        notice: Any = dict(row)
        if plain:
            notice["plain"] = json.dumps({**json.loads(notice["plain"]), **plain}, ensure_ascii=False)
        return notices.write_letter(self.store, notice, variant=variant, amount=amount)

    def post(self, letter: notices.Letter, *, to: str = "") -> int:
        """Carry a letter to our hook, or to another account's; returns the answer's status."""
        path = urlsplit(letter.url).path
        if to:
            path = f"{path.rsplit('/', 1)[0]}/{to}"
        headers = {name: value for name, value in letter.headers.items() if name != "content-type"}
        answer = self._browser.post(path, letter.body, content_type="application/json", headers=headers)
        return answer.status_code

    def statement(self, mchid: str = "") -> dict[str, list[dict[str, Any]]]:
        """The gateway's own books."""
        charges = self.store.all(
            "SELECT mchid, out_trade_no, transaction_id, total AS amount_fen, paid_at FROM trades "
            "WHERE paid_at IS NOT NULL AND ? IN ('', mchid)",
            mchid,
        )
        given = self.store.all(
            "SELECT mchid, out_trade_no, out_refund_no, refund_id, amount AS amount_fen, status FROM refunds "
            "WHERE ? IN ('', mchid)",
            mchid,
        )
        return {"charges": [dict(row) for row in charges], "refunds": [dict(row) for row in given]}

    def carry(
        self,
        method: str,
        url: str,
        *,
        body: bytes | None,
        headers: Mapping[str, str],
        read_timeout_s: float,
        max_bytes: int,
    ) -> Answer:
        """One request of the adapter, and its answer; stands where ``Outgoing`` opens a connection."""
        if self.line == "down":
            raise Unreachable(service="wechatpay", retry_after_s=3)
        parts = urlsplit(url)
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "CONTENT_LENGTH": str(len(body or b"")),
            "CONTENT_TYPE": headers.get("content-type", ""),
            "wsgi.input": io.BytesIO(body or b""),
            "REMOTE_ADDR": "127.0.0.1",
            **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
        }
        request = read_request(environ)
        found = self._routes.find(request.method, request.path)
        response = found[0](request, **found[1]) if found else Response.json({"code": "NONE"}, 404)
        if self.line == "deaf":
            raise Unreachable(service="wechatpay", retry_after_s=3)
        lower = {name.lower(): value for name, value in response.headers.items()}
        answer = Answer(response.status, lower, response.body)
        if answer.status >= 500:
            raise _Stumbled(answer)
        return answer


@contextmanager
def connected(gateway: LocalGateway) -> Iterator[None]:
    """Let the adapter of this process talk to ``gateway`` instead of opening connections."""
    client = load(ENTRY_POINTS, "wechatpay").client
    client.forget_failures()
    client._outgoing._once = gateway.carry
    # The library signs by the machine's clock; here both sides go by ours.
    earlier, sdk.time = sdk.time, SimpleNamespace(time=lambda: clock.now().timestamp())
    # One try, no waiting: a line that is cut stays cut until the test says otherwise.
    stamina.set_active(False)
    try:
        yield
    finally:
        del client._outgoing._once
        sdk.time = earlier
        stamina.set_active(True)
        client.forget_failures()


def forget_failures() -> None:
    """Close the circuit that a cut line has opened."""
    load(ENTRY_POINTS, "wechatpay").client.forget_failures()
