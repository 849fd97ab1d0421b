"""The sandbox gateway as a process of its own, started once per test run, and a handle on its back door."""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from functools import cache
from pathlib import Path
from typing import Any

from diandan.infra.plugins import load
from diandan.kernel import clock
from diandan.modules.payments.ports import ENTRY_POINTS, AccountKeys

TIME_SCALE = 200
BACKEND = Path(__file__).resolve().parents[2]


class Sandbox:
    """What tests ask of the sandbox besides its protocol."""

    def __init__(self, url: str, smtp_port: int) -> None:
        self.url = url
        self.smtp_port = smtp_port

    def ask(self, method: str, path: str, **body: Any) -> Any:
        """Call the back door; a refusal is an AssertionError with its body."""
        request = urllib.request.Request(
            f"{self.url}/sandbox/{path}",
            method=method,
            data=None if method == "GET" else json.dumps(body).encode(),
            headers={"content-type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            raise AssertionError(f"{path}: {refusal.status} {refusal.read().decode()}") from None

    def enrol(self, name: str = "山丘咖啡", **wanted: Any) -> dict[str, str]:
        """A fresh merchant's papers."""
        return self.ask("POST", "merchants", name=name, **wanted)

    def pay(self, payment_id: str) -> dict[str, Any]:
        """The guest pays."""
        return self.ask("POST", "pay", out_trade_no=payment_id)

    def misbehave(self, at: str, does: str, **details: Any) -> None:
        """Something goes wrong the next time."""
        self.ask("POST", "faults", at=at, does=does, **details)

    def behave(self) -> None:
        """Nothing goes wrong any more."""
        self.ask("DELETE", "faults")
        self.ask("POST", "clock", offset_s=0)

    def tell(self, payment_id: str, **how: Any) -> list[int]:
        """Send the notice about a payment now, true or forged; return the answers' statuses."""
        return [answer["status"] for answer in self.ask("POST", "notices", out_trade_no=payment_id, **how)]

    def notices(self, payment_id: str) -> list[dict[str, Any]]:
        """The notices about a payment, as the sandbox keeps them."""
        return self.ask("GET", f"notices?out_trade_no={payment_id}")

    def settle(self) -> None:
        """Refunds end, and what is due is posted."""
        self.ask("POST", "settle")

    def statement(self, mchid: str) -> dict[str, list[dict[str, Any]]]:
        """The sandbox's own books."""
        return self.ask("GET", f"statement?mchid={mchid}")

    def wait_until_told(self, payment_id: str) -> list[dict[str, Any]]:
        """Return the notices about a payment once none of them is on its way."""
        deadline = clock.monotonic() + 10
        while clock.monotonic() < deadline:
            found = self.notices(payment_id)
            if found and all(notice["state"] not in ("waiting", "sending", "held") for notice in found):
                return found
            self.ask("POST", "settle")
        raise AssertionError(f"still waiting: {self.notices(payment_id)}")


@cache
def running() -> Sandbox:
    """Start the sandbox once for this test run."""
    folder = tempfile.TemporaryDirectory(prefix="diandan-sandbox-")
    atexit.register(folder.cleanup)
    port, smtp_port = free_port(), free_port()
    command = [sys.executable, "-m", "diandan", "sandbox", "--port", str(port)]
    command += ["--data", str(Path(folder.name) / "sandbox.sqlite3"), "--time-scale", str(TIME_SCALE)]
    command += ["--smtp-port", str(smtp_port)]
    # Refunds end when a test says so.
    command += ["--refund-takes", "3600"]
    process = subprocess.Popen(command, cwd=BACKEND, env=dict(os.environ), stderr=subprocess.DEVNULL)
    atexit.register(process.wait, 10)
    atexit.register(process.terminate)
    sandbox = Sandbox(f"http://127.0.0.1:{port}", smtp_port)
    deadline = clock.monotonic() + 30
    while clock.monotonic() < deadline:
        try:
            sandbox.ask("GET", "health")
        except (urllib.error.URLError, ConnectionError):
            if process.poll() is not None:
                break
        else:
            return sandbox
    raise RuntimeError("the sandbox did not start")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@cache
def papers(number: int = 0) -> dict[str, str]:
    """A merchant's papers, made once per run; another number is another merchant."""
    return running().enrol(f"商户 {number}")


@cache
def alipay_papers(number: int = 0) -> dict[str, str]:
    """The same for a merchant at Alipay."""
    return running().ask("POST", "alipay/merchants", name=f"商户 {number}")


def alipay_keys(given: dict[str, str] | None = None) -> AccountKeys:
    """An account at Alipay as an adapter sees it."""
    values = given or alipay_papers()
    return AccountKeys(account_id=f"gwa_{values['appid']}", provider="alipay", is_sandbox=True, values=values)


def account_keys(given: dict[str, str] | None = None) -> AccountKeys:
    """An account as an adapter sees it."""
    values = given or papers()
    return AccountKeys(
        account_id=f"gwa_{values['mchid']}", provider="wechatpay", is_sandbox=True, values=values
    )


def forget_failures() -> None:
    """Close the circuit that an earlier test's faults have opened."""
    for provider in ("wechatpay", "alipay"):
        load(ENTRY_POINTS, provider).client.forget_failures()
