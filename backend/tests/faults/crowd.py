"""Guests, a counter and a kitchen who go on while the shop dies under them, and note what they are told.

Everybody is as stubborn as a phone: a call whose answer did not come is repeated under the same key until it
does, unless its owner gives up, which leaves the wish unknown. What is done follows from a seed; when, from
the machine.
"""

import json
import random
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import requests

from diandan.api.shared import cookies
from diandan.kernel import clock
from tests.faults.shipyard import Shipyard

PATIENCE_S = 25.0
# Whoever works there does not go home because of a clock, for as long as guests wait for an answer in turn.
PATIENCE_AT_WORK_S = 150.0
# 401: a clock that ran ahead has ended the session; it is good again when the clock is.
UNKNOWN = (401, 500, 502, 503, 504)
FATES = (
    ("pay", 45),
    ("pay_and_lose_the_notice", 10),
    ("pay_and_get_money_back", 10),
    ("pay_then_cancel", 10),
    ("cancel_then_pay", 8),
    ("cancel_unpaid", 5),
    ("leave", 8),
    ("leave_the_cashier", 8),
)


class GaveUp(Exception):
    """No answer, and nobody asks any more."""


class Refused(Exception):
    """The shop said no."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__(f"{status} {body}")
        self.status, self.body = status, body


class Log:
    """JSON lines that several threads write; each is on disk before the next thing happens."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.lines: list[dict[str, Any]] = []

    def write(self, **line: Any) -> None:
        """One line."""
        with self._lock:
            self.lines.append({"at": clock.now().timestamp(), **line})
            with self._path.open("a") as file:
                file.write(json.dumps(self.lines[-1], ensure_ascii=False) + "\n")


class Caller:
    """Somebody with a browser who repeats himself."""

    def __init__(self, crowd: "Crowd", who: str) -> None:
        self.crowd, self.who = crowd, who
        self.browser = requests.Session()
        self.browser.trust_env = False
        self.timeout_s = 8.0
        self.patience_s = crowd.patience_s

    def ask(
        self, method: str, path: str, body: Any = None, *, key: str = "", patience_s: float | None = None
    ) -> Any:
        """Call until there is an answer.

        Raises:
            Refused; GaveUp when no answer came in time.
        """
        headers = {"Origin": self.crowd.yard.base, **({"Idempotency-Key": key} if key else {})}
        until = clock.monotonic() + (self.patience_s if patience_s is None else patience_s)
        while True:
            begun_at, status = clock.monotonic(), 0
            try:
                answer = self.browser.request(
                    method,
                    f"{self.crowd.yard.base}/api/{path}",
                    json=body,
                    headers=headers,
                    timeout=self.timeout_s,
                )
                status = answer.status_code
                # An answer that death cut short is none.
                is_whole = len(answer.content) == int(answer.headers.get("Content-Length") or -1)
                if is_whole and answer.status_code not in UNKNOWN:
                    break
            except requests.RequestException:
                pass
            finally:
                self.crowd.calls.append((begun_at, clock.monotonic() - begun_at, status))
            if clock.monotonic() > until or self.crowd.gone.is_set():
                raise GaveUp(path)
            time.sleep(0.03)
        if not answer.ok:
            raise Refused(answer.status_code, answer.json())
        return answer.json() if answer.content else None

    def note(self, op: str, order: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Write down how an order was shown, and return it."""
        names = ("state", "version", "number", "total_fen", "paid_fen", "refunded_fen")
        told = {name: order[name] for name in names if name in order}
        self.crowd.history.write(op=op, who=self.who, result="ok", order_id=order["id"], **told, **more)
        return order

    def try_to(self, op: str, path: str, body: Any, *, order_id: str, key: str = "") -> bool:
        """Do something with an order; a refusal is an answer too."""
        try:
            told = self.ask("POST", path, body, key=key)
        except Refused as refused:
            self.crowd.history.write(
                op=op, who=self.who, result="refused", order_id=order_id, code=refused.body.get("code")
            )
            return False
        except GaveUp:
            self.crowd.history.write(op=op, who=self.who, result="unknown", order_id=order_id)
            return False
        self.note(op, told)
        return True


class Crowd:
    """Everybody, and what they know."""

    def __init__(
        self,
        yard: Shipyard,
        folder: Path,
        seed: int,
        *,
        guests: int = 6,
        fates: Sequence[tuple[str, int]] = FATES,
        hurried: float = 0.1,
        think_s: float = 0.0,
        look_s: float = 0.05,
        patience_s: float = PATIENCE_S,
        at_work_s: float = PATIENCE_AT_WORK_S,
    ) -> None:
        self.yard, self.seed = yard, seed
        self._fates, self._hurried = fates, hurried
        # How long a guest waits before the next order, and how often kitchen and counter look.
        self._think_s, self._look_s = think_s, look_s
        self.patience_s, self._at_work_s = patience_s, at_work_s
        # When a call was begun, how long it took, and its status: 0 for no answer.
        self.calls: list[tuple[float, float, int]] = []
        self.history, self.kitchen = Log(folder / "history.jsonl"), Log(folder / "kitchen.jsonl")
        self.closing, self.gone = threading.Event(), threading.Event()
        self.orders: dict[str, Caller] = {}
        self.wants_money_back: set[str] = set()
        self.errors: list[str] = []
        self._guests = [self._thread(self._be_a_guest, number) for number in range(guests)]
        self._shop = [self._thread(self._be_the_kitchen), self._thread(self._be_the_counter)]

    def come(self) -> None:
        """Begin."""
        for thread in self._guests + self._shop:
            thread.start()

    def let_guests_finish(self) -> None:
        """No new orders; whoever is in the middle of one goes on to its end."""
        self.closing.set()
        for thread in self._guests:
            thread.join(self.patience_s * 3)
            assert not thread.is_alive()

    def leave(self) -> None:
        """The shop is at rest: everybody looks at every order once more and goes."""
        self.gone.set()
        for thread in self._shop:
            thread.join(PATIENCE_S)
        self.gone.clear()
        staff = self._staff()
        for order_id, guest in list(self.orders.items()):
            for reader, path in ((guest, "guest/v1/orders"), (staff, "merchant/v1/orders")):
                try:
                    reader.note("final", reader.ask("GET", f"{path}/{order_id}"))
                except Refused as refused:
                    # Told once and gone: the checker says so.
                    told = {"order_id": order_id, "code": refused.body.get("code")}
                    self.history.write(op="final", who=reader.who, result="refused", **told)

    def _thread(self, work: Any, *given: Any) -> threading.Thread:
        def run() -> None:
            try:
                work(*given)
            except GaveUp:
                return
            except Exception as error:
                self.errors.append(f"{work.__name__}: {error!r}")

        return threading.Thread(target=run, daemon=True)

    # --- guests

    def _be_a_guest(self, number: int) -> None:
        chance = random.Random(f"{self.seed}/{number}")
        guest = Caller(self, f"guest-{number}")
        guest.ask("POST", "guest/v1/session", {"client": "h5"})
        for nth in range(10**6):
            if self.closing.is_set():
                return
            self._order(guest, chance, f"{self.seed:07d}-{number}-{nth:04d}")
            self.closing.wait(self._think_s)

    def _order(self, guest: Caller, chance: random.Random, name: str) -> None:
        fate = chance.choices([fate for fate, _ in self._fates], [weight for _, weight in self._fates])[0]
        patience_s = 0.2 if chance.random() < self._hurried else self.patience_s
        order = self._place(guest, chance, name, patience_s)
        if order is None:
            return
        order_id = order["id"]
        self.orders[order_id] = guest
        if fate == "leave":
            return
        if fate == "cancel_unpaid":
            guest.try_to("cancel", f"guest/v1/orders/{order_id}/cancel", {}, order_id=order_id)
            return
        payment_id = self._start_paying(guest, order_id, f"pay-{name}")
        if payment_id is None:
            return
        if fate == "leave_the_cashier":
            return
        if fate == "cancel_then_pay":
            guest.try_to("cancel", f"guest/v1/orders/{order_id}/cancel", {}, order_id=order_id)
        if fate == "pay_and_lose_the_notice":
            self._gateway("faults", at="notice", does="lose", match=payment_id)
        if not self._gateway("pay", out_trade_no=payment_id):
            return
        self._watch(guest, order_id)
        if fate == "pay_then_cancel":
            guest.try_to("cancel", f"guest/v1/orders/{order_id}/cancel", {}, order_id=order_id)
        if fate == "pay_and_get_money_back":
            self.wants_money_back.add(order_id)

    def _place(
        self, guest: Caller, chance: random.Random, name: str, patience_s: float
    ) -> dict[str, Any] | None:
        made, wish, key = self.yard.made, f"wish-{name}", f"place-{name}"
        store_id = made["automatic" if chance.random() < 0.6 else "manual"]
        croissants = chance.choice((0, 1, 1, 2))
        lines = [("croissant", croissants, ())] if croissants else []
        if not croissants or chance.random() < 0.5:
            lines.append(("latte/large", 1, ("whole", "hot")))
        cart = {
            "mode": "pickup",
            "table_code": None,
            "note": wish,
            "lines": [
                {
                    "client_line_id": f"line-{at}",
                    "sku_id": made["skus"][sku],
                    "quantity": quantity,
                    "modifier_ids": [made["modifiers"][modifier] for modifier in modifiers],
                }
                for at, (sku, quantity, modifiers) in enumerate(lines)
            ],
        }
        told = {"op": "place", "who": guest.who, "wish": wish, "key": key, "store": store_id}
        try:
            quote = guest.ask("POST", f"guest/v1/stores/{store_id}/quote", cart)
        except Refused:
            return None
        wanted = {"store_id": store_id, "cart": cart, "fingerprint": quote["fingerprint"]}
        try:
            order = guest.ask("POST", "guest/v1/orders", wanted, key=key, patience_s=patience_s)
        except GaveUp:
            self.history.write(**told, result="unknown")
            return None
        except Refused as refused:
            details = refused.body.get("details") or {}
            if refused.body.get("code") == "inventory.sold_out":
                told |= {"ref": details["ref_id"], "free": details["free"], "wanted": croissants}
            self.history.write(**told, result="refused", code=refused.body.get("code"))
            return None
        guest.note("place", order, wish=wish, key=key)
        return order

    def _start_paying(self, guest: Caller, order_id: str, key: str) -> str | None:
        wanted = {"means": "wechatpay", "channel": "h5"}
        try:
            return guest.ask("POST", f"guest/v1/orders/{order_id}/payment", wanted, key=key)["payment_id"]
        except (Refused, GaveUp):
            return None

    def _gateway(self, path: str, **body: Any) -> bool:
        """The guest in front of the cashier; a gateway that is away or says no is left."""
        try:
            self.yard.sandbox.ask("POST", path, **body)
        except (AssertionError, OSError, ValueError):
            return False
        return True

    def _watch(self, guest: Caller, order_id: str) -> None:
        """Look at the order's page for a while, as people do."""
        for _ in range(20):
            try:
                order = guest.note("seen", guest.ask("GET", f"guest/v1/orders/{order_id}"))
            except GaveUp:
                return
            if order["state"] != "awaiting_payment":
                return
            time.sleep(0.05)

    # --- the shop

    def _staff(self) -> Caller:
        staff = Caller(self, "staff")
        staff.patience_s = self._at_work_s
        staff.browser.cookies.set(cookies.STAFF, self.yard.made["token"])
        return staff

    def _looks(self) -> Iterator[None]:
        """One look after another: hardly a pause while guests come, calmly while the rest ends."""
        while not self.gone.is_set():
            yield
            self.gone.wait(0.3 if self.closing.is_set() else self._look_s)
        yield

    def _be_the_kitchen(self) -> None:
        """Look at both stores' screens, note each ticket when it first appears, and finish some."""
        cook, chance, known = self._staff(), random.Random(f"{self.seed}/kitchen"), set()
        cook.who = "cook"
        for _ in self._looks():
            for store_id in (self.yard.made["automatic"], self.yard.made["manual"]):
                for ticket in cook.ask("GET", f"kitchen/v1/stores/{store_id}/tickets")["items"]:
                    if ticket["id"] not in known:
                        known.add(ticket["id"])
                        self.kitchen.write(
                            ticket_id=ticket["id"],
                            order_id=ticket["order_id"],
                            station_id=ticket["station"]["id"],
                        )
                    if ticket["state"] in ("queued", "cooking") and chance.random() < 0.3:
                        self._finish(cook, ticket["id"])

    def _finish(self, cook: Caller, ticket_id: str) -> None:
        try:
            cook.ask("POST", f"kitchen/v1/tickets/{ticket_id}/bump", {})
        except Refused:
            return

    def _be_the_counter(self) -> None:
        """Accept or reject what waits, hand over what is ready, give money back to those who want it."""
        staff, chance = self._staff(), random.Random(f"{self.seed}/counter")
        for _ in self._looks():
            for order_id in list(self.orders)[-40:]:
                order = staff.ask("GET", f"merchant/v1/orders/{order_id}")
                if order["state"] == "placed" and order["can"]["accept"] and not self.closing.is_set():
                    name = "accept" if chance.random() < 0.75 else "reject"
                    body = {"reason": "豆子用完了"} if name == "reject" else {}
                    staff.try_to(name, f"merchant/v1/orders/{order_id}/{name}", body, order_id=order_id)
                elif order["state"] == "ready" and chance.random() < 0.5:
                    staff.try_to(
                        "hand_over", f"merchant/v1/orders/{order_id}/hand_over", {}, order_id=order_id
                    )
                if order_id in self.wants_money_back and order["paid_fen"]:
                    self.wants_money_back.discard(order_id)
                    body = {"reason": "凉了", "amount_fen": chance.choice((None, 100))}
                    staff.try_to(
                        "refund", f"merchant/v1/orders/{order_id}/refund", body, order_id=order_id,
                        key=f"back-{order_id}",
                    )  # fmt: skip
