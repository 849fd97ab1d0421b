"""The gateway takes calls and never answers; the shop sells on."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from diandan.kernel import clock
from tests.faults.crowd import Caller, Crowd, GaveUp, Refused
from tests.faults.shipyard import Shipyard

PAYERS = 40
HANGS_S = 20
CALM = "01"


@dataclass
class Hung:
    """What was seen while it hung."""

    placed: int = 0
    failed: int = 0
    placing_s: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    starts_s: list[float] = field(default_factory=list)
    most_calls: int = 0
    paid_after: bool = False


def run(yard: Shipyard, folder: Path, *, orders: int = 30, patience_s: float = 6.0, calls: int = 8) -> Hung:
    """Forty guests go to a cashier that hangs, while one guest after another orders."""
    yard.new_shop()
    with yard.patient():
        yard.start_web()
    crowd = Crowd(yard, folder, 0, guests=0)
    found, over = Hung(), threading.Event()
    guest = Caller(crowd, "guest-0")
    guest.ask("POST", "guest/v1/session", {"client": "h5"})
    payable = [_place(guest, number, 30.0) for number in range(PAYERS)]
    for place in ("prepay", "query", "close"):
        yard.sandbox.misbehave(place, "hang", times=10**4, seconds=HANGS_S)
    watcher = threading.Thread(target=_count_calls, args=(yard, found, over))
    watcher.start()

    def start(order_id: str) -> None:
        payer = Caller(crowd, "payer")
        payer.browser.cookies.update(guest.browser.cookies)
        started = clock.monotonic()
        try:
            wanted = {"means": "wechatpay", "channel": "h5"}
            url = f"{yard.base}/api/guest/v1/orders/{order_id}/payment"
            headers = {"Origin": yard.base, "Idempotency-Key": f"pay-{order_id}"}
            answer = payer.browser.post(url, json=wanted, headers=headers, timeout=HANGS_S * 3)
            found.starts.append(answer.status_code)
        except OSError:
            found.starts.append(0)
        found.starts_s.append(clock.monotonic() - started)

    with ThreadPoolExecutor(PAYERS) as hands:
        paying = [hands.submit(start, order_id) for order_id in payable]
        _wait_until_held(found, calls)
        for number in range(orders):
            started = clock.monotonic()
            try:
                _place(guest, PAYERS + number, patience_s)
                found.placed += 1
            except (GaveUp, Refused):
                found.failed += 1
            found.placing_s.append(clock.monotonic() - started)
        for one in paying:
            one.result()
    over.set()
    watcher.join()
    yard.kill_all()
    return found


def _place(guest: Caller, number: int, patience_s: float) -> str:
    made = guest.crowd.yard.made
    cart = {
        "mode": "pickup",
        "table_code": None,
        "note": f"wish-{number}",
        "lines": [
            {
                "client_line_id": "line-1",
                "sku_id": made["skus"]["espresso"],
                "quantity": 1,
                "modifier_ids": [],
            }
        ],
    }
    timeout = guest.timeout_s
    guest.timeout_s = patience_s
    try:
        quote = guest.ask("POST", f"guest/v1/stores/{made['manual']}/quote", cart, patience_s=0)
        wanted = {"store_id": made["manual"], "cart": cart, "fingerprint": quote["fingerprint"]}
        return guest.ask("POST", "guest/v1/orders", wanted, key=f"place-{number:08d}", patience_s=0)["id"]
    finally:
        guest.timeout_s = timeout


def _wait_until_held(found: Hung, calls: int) -> None:
    """Come back when the gateway holds so many calls; on a busy machine guests arrive slowly."""
    until = clock.monotonic() + HANGS_S / 2
    while found.most_calls < calls and clock.monotonic() < until:
        time.sleep(0.05)


def _count_calls(yard: Shipyard, found: Hung, over: threading.Event) -> None:
    """Count the connections to the gateway by what the system says of them, not by what we say."""
    port = f"{urlsplit(yard.sandbox.url).port:04X}"
    here = socket.inet_aton("127.0.0.1")[::-1].hex().upper()
    while not over.wait(0.05):
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        calls = sum(row[2] == f"{here}:{port}" and row[3] == CALM for row in rows)
        found.most_calls = max(found.most_calls, calls)
