"""A hundred portions and many more people who want one, all at the same moment, through HTTP."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diandan.kernel import clock
from tests.faults.checker.check import broken
from tests.faults.checker.findings import Broken
from tests.faults.checker.sources import gathered
from tests.faults.crowd import Caller, Crowd, GaveUp, Refused
from tests.faults.shipyard import Shipyard

SOLD_OUT = ("inventory.sold_out", "catalog.sold_out")
HANDS = 48


@dataclass
class Stampede:
    """What came of it."""

    clients: int
    sold: int = 0
    refused: int = 0
    others: list[str] = field(default_factory=list)
    answers_s: list[float] = field(default_factory=list)
    took_s: float = 0.0
    broken: list[Broken] = field(default_factory=list)

    def at(self, share: float) -> float:
        """The answer time below which a share of all answers lies."""
        return sorted(self.answers_s)[min(len(self.answers_s) - 1, int(len(self.answers_s) * share))]


def run(yard: Shipyard, folder: Path, clients: int, *, portions_asked: int = 1) -> Stampede:
    """Let so many clients want a croissant at once; each has a session of its own."""
    yard.new_shop()
    with yard.patient():
        yard.start_web()
    crowd = Crowd(yard, folder, 0, guests=0)
    made = yard.made
    cart = {
        "mode": "pickup",
        "table_code": None,
        "note": "",
        "lines": [
            {
                "client_line_id": "line-1",
                "sku_id": made["skus"]["croissant"],
                "quantity": portions_asked,
                "modifier_ids": [],
            }
        ],
    }
    found = Stampede(clients)
    lock, gate = threading.Lock(), threading.Event()

    def arrive(number: int) -> Caller:
        guest = Caller(crowd, f"guest-{number}")
        guest.ask("POST", "guest/v1/session", {"client": "h5"})
        return guest

    def want(guest: Caller) -> None:
        gate.wait()
        started = clock.monotonic()
        wish, key = f"wish-{guest.who}", f"place-{guest.who}"
        wanted = {**body, "cart": {**cart, "note": wish}}
        told: dict[str, Any] = {"op": "place", "who": guest.who, "wish": wish, "key": key}
        code = ""
        try:
            order = guest.ask("POST", "guest/v1/orders", wanted, key=key)
            guest.note("place", order, wish=wish, key=key)
        except Refused as refused:
            code = str(refused.body.get("code"))
            crowd.history.write(
                **told, result="refused", code=code, **_how(refused, portions_asked), store=made["manual"]
            )
        except GaveUp:
            code = "gave up"
            crowd.history.write(**told, result="unknown")
        with lock:
            found.answers_s.append(clock.monotonic() - started)
            found.sold += not code
            found.refused += code in SOLD_OUT
            if code and code not in SOLD_OUT:
                found.others.append(code)

    with ThreadPoolExecutor(HANDS) as hands:
        guests = list(hands.map(arrive, range(clients)))
        quote = guests[0].ask("POST", f"guest/v1/stores/{made['manual']}/quote", cart)
        body = {"store_id": made["manual"], "fingerprint": quote["fingerprint"]}
        waiting = [hands.submit(want, guest) for guest in guests]
        time.sleep(0.2)
        started = clock.monotonic()
        gate.set()
        for one in waiting:
            one.result()
    found.took_s = clock.monotonic() - started
    rows = yard.rows()
    found.broken = [
        one
        for one in broken(
            gathered(rows, history=crowd.history.lines, statement=None, kitchen=None, now=0), at_rest=True
        )
        if one.invariant != "I9"
    ]
    yard.kill_all()
    return found


def _how(refused: Refused, wanted: int) -> dict[str, Any]:
    details = refused.body.get("details") or {}
    if refused.body.get("code") != "inventory.sold_out":
        return {}
    return {"ref": details["ref_id"], "free": details["free"], "wanted": wanted}
