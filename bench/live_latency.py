"""How long from a tap at the counter until the guest's phone shows it, while orders keep coming.

A whole installation of its own (web, hub, SQLite on disk), orders placed, paid in cash and accepted over HTTP at a
fixed rate, each with a phone that follows it over a socket. Measured: from sending *accept* until the frame that says
so is on the phone; and from a sold-out tap until an open menu has its frame.
Run: backend/.venv/bin/python bench/live_latency.py --rate 20 --seconds 20
"""

import argparse
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

BACKEND = Path(__file__).resolve().parents[1] / "backend"
sys.path.insert(0, str(BACKEND))

_keys = count(1)


class Api:
    """One keep-alive connection that speaks JSON, as a guest or as staff."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._token = token

    def __call__(self, method: str, path: str, body: object = None) -> Any:
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        headers["Idempotency-Key"] = f"bench-{next(_keys):08}"
        self._connection.request(method, f"/api/{path}", json.dumps(body or {}), headers)
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:300]!r}")
        return json.loads(text)


class Shop:
    """A store with a menu, two stations and a cashier, made through the services."""

    def __init__(self) -> None:
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        from diandan.modules.accounts.roles import Role
        from diandan.modules.kitchen import service as kitchen
        from tests.factories.accounts import make_guest_with_token, make_staff, sign_in
        from tests.factories.catalog import make_menu
        from tests.factories.kitchen import COOK, make_station
        from tests.factories.stores import make_store

        store = make_store(auto_accept=False)
        menu = make_menu(store.brand)
        make_station(store, "吧台")
        bakery = make_station(store, "烘焙")
        kitchen.route(store=store, ref=menu.item("croissant"), station_id=bakery.public_id, by=COOK)
        self.store_id = store.public_id
        self.cart = {
            "mode": "pickup",
            "table_code": None,
            "note": "",
            "people": None,
            "lines": [
                {
                    "client_line_id": "a",
                    "sku_id": menu.sku("latte/large"),
                    "quantity": 1,
                    "modifier_ids": [menu.modifiers["oat"], menu.modifiers["hot"]],
                    "note": "",
                },
                {
                    "client_line_id": "b",
                    "sku_id": menu.sku("croissant"),
                    "quantity": 2,
                    "modifier_ids": [],
                    "note": "",
                },
            ],
        }
        self.ref = menu.sku("espresso")
        self.staff = sign_in(make_staff(store.brand, role=Role.OWNER))
        self.guests = [make_guest_with_token()[1] for _ in range(200)]


def main() -> None:
    """Measure and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=20, help="orders a second")
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        ports = [_free_port() for _ in range(3)]
        os.environ.update(
            DIANDAN_DATA=data,
            DIANDAN_PORT=str(ports[0]),
            DIANDAN_HUB_PORT=str(ports[1]),
            DIANDAN_SANDBOX_PORT=str(ports[2]),
            DIANDAN_LOG_LEVEL="ERROR",
            DIANDAN_THROTTLE="0",
            DJANGO_SETTINGS_MODULE="diandan.settings",
        )
        shop = Shop()
        server = subprocess.Popen(
            [sys.executable, "-m", "diandan", "serve"], cwd=BACKEND, stdout=sys.stderr, stderr=sys.stderr
        )
        try:
            _wait_for(ports[0])
            _wait_for(ports[1])
            print(json.dumps(measure(shop, ports[0], options.rate, options.seconds)))
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def measure(shop: Shop, port: int, rate: float, seconds: float) -> dict[str, object]:
    """Let orders come at a fixed rate, whatever the server does, and time each tap."""
    one_order(shop, port, shop.guests[0])  # the first one warms the server
    taps: list[float] = []
    failures: list[str] = []
    lock = threading.Lock()

    def run(number: int) -> None:
        try:
            took = one_order(shop, port, shop.guests[number % len(shop.guests)])
            with lock:
                taps.append(took)
        except Exception as error:
            with lock:
                failures.append(repr(error)[:200])

    wanted = int(rate * seconds)
    started = time.monotonic()
    with ThreadPoolExecutor(64) as pool:
        for number in range(wanted):
            time.sleep(max(0.0, started + number / rate - time.monotonic()))
            pool.submit(run, number)
            if number % int(rate * 2) == int(rate):
                pool.submit(sold_out_tap, shop, port)
        menus = [sold_out_tap(shop, port) for _ in range(5)]
    wall_s = time.monotonic() - started
    taps.sort()
    return {
        "orders": len(taps),
        "orders_per_s": round(len(taps) / wall_s, 1),
        "failures": failures[:3],
        "tap_to_phone_ms_p50": round(taps[len(taps) // 2] * 1000, 1),
        "tap_to_phone_ms_p99": round(taps[int(len(taps) * 0.99)] * 1000, 1),
        "sold_out_to_menu_ms_worst": round(max(menus) * 1000, 1),
    }


def one_order(shop: Shop, port: int, guest: str) -> float:
    """Place, pay, accept; return the seconds from the tap on *accept* until the phone shows it."""
    phone, desk = Api(port, guest), Api(port, shop.staff)
    quote = phone("POST", f"guest/v1/stores/{shop.store_id}/quote", shop.cart)
    wish = {"store_id": shop.store_id, "cart": shop.cart, "fingerprint": quote["fingerprint"]}
    order_id = phone("POST", "guest/v1/orders", wish)["id"]
    with _follow(phone, f"order:{order_id}") as screen:
        desk("POST", f"merchant/v1/orders/{order_id}/cash", {"received_fen": 100_000})
        _until(screen, order_id, "placed")
        tapped = time.monotonic()
        desk("POST", f"merchant/v1/orders/{order_id}/accept")
        _until(screen, order_id, "accepted")
        return time.monotonic() - tapped


def sold_out_tap(shop: Shop, port: int) -> float:
    """Mark something as sold out and back; return the seconds until an open menu heard of it."""
    phone, desk = Api(port, shop.guests[-1]), Api(port, shop.staff)
    with _follow(phone, f"store:{shop.store_id}:menu") as menu:
        tapped = time.monotonic()
        wish = {"ref_id": shop.ref, "is_sold_out": True, "until": "close"}
        desk("POST", f"merchant/v1/stores/{shop.store_id}/sold-out", wish)
        menu.frames_until(lambda frame: frame["type"] == "sold_out", wait_s=10)
        took = time.monotonic() - tapped
        desk("POST", f"merchant/v1/stores/{shop.store_id}/sold-out", {**wish, "is_sold_out": False})
    return took


def _follow(api: Api, topic: str) -> Any:
    from diandan.testing.live_client import LiveClient

    answer = api("POST", "live/v1/ticket", {"topics": [topic]})
    return LiveClient(answer["live_url"], answer["ticket"])


def _until(screen: Any, order_id: str, state: str) -> None:
    screen.frames_until(lambda frame: frame["id"] == order_id and frame["data"]["state"] == state, wait_s=20)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"nobody listens on {port}")


if __name__ == "__main__":
    main()
