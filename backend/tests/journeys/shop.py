"""A whole shop as processes: web, hub and sandbox on free ports, and people who use its public API."""

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import requests

from diandan.kernel import clock
from tests.factories.sandbox import BACKEND, Sandbox, free_port

# A machine that builds and tests beside us is slow, not wrong.
PATIENCE_S = 40


@dataclass
class Refusal(AssertionError):
    """The API said no."""

    status: int
    body: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.status} {self.body}"


@dataclass
class Person:
    """Somebody with a browser."""

    base: str
    browser: requests.Session = field(default_factory=requests.Session)

    def ask(self, method: str, path: str, body: Any = None, *, key: str | None = None) -> Any:
        """Call the API and return the answer, or raise its refusal."""
        headers = {"Origin": self.base, "Accept-Language": "zh"}
        if key:
            headers["Idempotency-Key"] = key
        answer = self.browser.request(
            method, f"{self.base}/api/{path}", json=body, headers=headers, timeout=20
        )
        if not answer.ok:
            raise Refusal(answer.status_code, answer.json())
        return answer.json() if answer.content else None


@dataclass
class Shop:
    """The running shop and what was made in it."""

    base: str
    hub: str
    sandbox: Sandbox
    made: dict[str, Any]
    folder: Path
    process: subprocess.Popen[bytes]

    def guest(self) -> "Guest":
        """A phone that opens the page."""
        guest = Guest(self.base, shop=self)
        guest.welcome = guest.ask("POST", "guest/v1/session", {"client": "h5"})
        return guest

    def staff(self) -> Person:
        """The owner, signed in."""
        person = Person(self.base)
        wanted = {"username": self.made["username"], "password": self.made["password"]}
        person.ask("POST", "merchant/v1/session", wanted)
        return person


@dataclass
class Guest(Person):
    """A guest of the shop."""

    shop: Shop | None = None
    welcome: dict[str, Any] = field(default_factory=dict)

    def cart(self, *lines: tuple[str, int, tuple[str, ...]], **changes: Any) -> dict[str, Any]:
        """A cart of (sku, quantity, modifiers), by the short names of the test menu."""
        made = self.shop.made
        return {
            "mode": "pickup",
            "table_code": None,
            "note": "",
            "lines": [
                {
                    "client_line_id": f"line-{number}",
                    "sku_id": made["skus"].get(sku, sku),
                    "quantity": quantity,
                    "modifier_ids": [made["modifiers"][name] for name in modifiers],
                }
                for number, (sku, quantity, modifiers) in enumerate(lines)
            ],
            **changes,
        }

    def quote(self, store_id: str, cart: dict[str, Any]) -> dict[str, Any]:
        """What the cart costs."""
        return self.ask("POST", f"guest/v1/stores/{store_id}/quote", cart)

    def place(self, store_id: str, cart: dict[str, Any], *, key: str | None = None) -> dict[str, Any]:
        """Order what was quoted."""
        wanted = {
            "store_id": store_id,
            "cart": cart,
            "fingerprint": self.quote(store_id, cart)["fingerprint"],
        }
        return self.ask("POST", "guest/v1/orders", wanted, key=key or uuid.uuid4().hex)

    def start_paying(self, order_id: str) -> dict[str, Any]:
        """Go to the cashier."""
        wanted = {"means": "wechatpay", "channel": "h5"}
        return self.ask("POST", f"guest/v1/orders/{order_id}/payment", wanted, key=uuid.uuid4().hex)

    def pay(self, order_id: str) -> dict[str, Any]:
        """Go to the cashier and pay there; return the order once the shop knows."""
        self.shop.sandbox.pay(self.start_paying(order_id)["payment_id"])
        return self.wait_for(order_id, lambda order: order["paid_fen"] == order["total_fen"])

    def order(self, order_id: str) -> dict[str, Any]:
        """The order as it is now."""
        return self.ask("GET", f"guest/v1/orders/{order_id}")

    def wait_for(self, order_id: str, wanted: Any) -> dict[str, Any]:
        """Look until the order is as wanted, as the order page does without a socket."""
        return until(lambda: self.order(order_id), wanted)


def until(look: Any, wanted: Any, *, patience_s: float = PATIENCE_S) -> Any:
    """Return what ``look`` gives once it is as wanted; fail with the last look after a while."""
    deadline = clock.monotonic() + patience_s
    while True:
        seen = look()
        if wanted(seen):
            return seen
        assert clock.monotonic() < deadline, f"still: {seen}"
        # As fast as a person taps: who asks without a pause is slowed down as a flood.
        time.sleep(0.05)


@cache
def running() -> Shop:
    """Start the shop once for this test run."""
    folder = tempfile.TemporaryDirectory(prefix="diandan-journey-")
    atexit.register(folder.cleanup)
    return start(Path(folder.name))


def start(folder: Path, made: dict[str, Any] | None = None) -> Shop:
    """Serve from a data folder; an empty one gets the journeys' shop, ``made`` says what another holds."""
    port, hub_port, sandbox_port = free_port(), free_port(), free_port()
    smtp_port = free_port()
    environment = {
        **environment_of(folder),
        "DIANDAN_PORT": str(port),
        "DIANDAN_HUB_PORT": str(hub_port),
        "DIANDAN_SANDBOX_PORT": str(sandbox_port),
        "DIANDAN_SANDBOX_SMTP_PORT": str(smtp_port),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "diandan", "serve", "--with-sandbox", "--migrate"],
        cwd=BACKEND,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    atexit.register(stop, process)
    base = f"http://127.0.0.1:{port}"
    until(
        lambda: process.poll() is not None or _answers(f"{base}/api/guest/v1/stores?brand=x"),
        bool,
        patience_s=90,
    )
    until(lambda: _answers(f"http://127.0.0.1:{sandbox_port}/sandbox/health"), bool, patience_s=90)
    if made is None:
        built = subprocess.run(
            [sys.executable, "-m", "tests.journeys.build"], cwd=BACKEND, env=environment, check=True,
            capture_output=True,
        )  # fmt: skip
        made = json.loads(built.stdout)
    return Shop(
        base=base,
        hub=f"ws://127.0.0.1:{hub_port}/live",
        sandbox=Sandbox(f"http://127.0.0.1:{sandbox_port}", smtp_port),
        made=made,
        folder=folder,
        process=process,
    )


def environment_of(folder: Path) -> dict[str, str]:
    """What a command of ours needs to know to work on a data folder."""
    return {
        **os.environ,
        "DIANDAN_DATA": str(folder),
        "DIANDAN_HOST": "127.0.0.1",
        "DIANDAN_SANDBOX": "1",
        "DIANDAN_SANDBOX_TIME_SCALE": "100",
        "DJANGO_SETTINGS_MODULE": "diandan.settings",
    }


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop the shop and everything it started."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _answers(url: str) -> bool:
    try:
        requests.get(url, timeout=2)
    except requests.RequestException:
        return False
    return True
