"""The day itself: guests come in the order of the file, crews work, the server is killed when asked for."""

import queue
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import requests

from diandan.kernel import clock
from diandan.rehearsal.cast import Cast, NotOnTheMenu, Receipt
from diandan.rehearsal.crew import Crew
from diandan.rehearsal.day import Day, SoldOrder
from diandan.rehearsal.guests import Cashier, Guest, WrongPrice
from diandan.rehearsal.line import Line, Log, OutOfPatience, Refused
from diandan.rehearsal.lobby import Lobby
from diandan.rehearsal.server import Server

# A killing proves something only while others are being served.
IN_FLIGHT_LEAST = 8
IN_FLIGHT_WITHIN_S = 60.0
# When no number is called for so long, the rest will not come.
STILL_S = 45.0
TICK_S = 0.1
# Seconds of the day a cook needs for a ticket, and for each thing on it.
COOK_S, COOK_EACH_S = 30.0, 25.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How a day is to be replayed."""

    base_url: str
    sandbox_url: str
    brand: str
    username: str
    password: str
    workers: int = 32
    # Seconds of the day per second; nothing means as fast as it goes.
    speed: float | None = None
    kills: int = 0


@dataclass(frozen=True, slots=True)
class Killing:
    """One SIGKILL of the web process."""

    after_orders: int
    in_flight: int
    away_s: float


@dataclass(slots=True)
class Outcome:
    """What happened, as the guests and the crews know it."""

    receipts: list[Receipt] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    killings: list[Killing] = field(default_factory=list)
    log: Log = field(default_factory=Log)
    handed_over: int = 0
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    sockets_lost: int = 0
    reloads: int = 0
    took_s: float = 0.0

    @property
    def paid(self) -> list[Receipt]:
        """The orders whose guests were told that they have paid."""
        return [receipt for receipt in self.receipts if receipt.is_paid]


class Course:
    """One replay of one day."""

    def __init__(self, day: Day, plan: Plan, *, server: Server | None = None) -> None:
        self._day = day
        self._plan = plan
        self._server = server
        self._lock = threading.Lock()
        self._queue: queue.Queue[SoldOrder | None] = queue.Queue()
        self._over = threading.Event()
        self.outcome = Outcome()
        # Guests' calls are counted apart: a killing wants eight of *them* in the air.
        self.staff_log = Log()
        self.crews: list[Crew] = []

    def run(self, tell: Callable[["Course"], None]) -> Outcome:
        """Replay the day; ``tell`` is called again and again meanwhile.

        Raises:
            Refused, OutOfPatience, NotOnTheMenu: before the first guest comes.
        """
        front = Line(self._plan.base_url, Log())
        cast = Cast.find(front, brand=self._plan.brand, day=self._day)
        front.ask(
            "sign in",
            "POST",
            "merchant/v1/session",
            {"username": self._plan.username, "password": self._plan.password},
        )
        self.crews = [self._crew(store_id, front) for store_id in cast.stores.values()]
        for crew in self.crews:
            crew.start()
        began = clock.monotonic()
        with Lobby(self.outcome.log, origin=self._plan.base_url) as lobby:
            run = uuid.uuid4().hex[:12]
            threads = [
                threading.Thread(target=self._guests, args=(self._guest(cast, lobby, run),), daemon=True)
                for _ in range(self._plan.workers)
            ]
            threads += [threading.Thread(target=job, daemon=True) for job in (self._open_doors, self._kill)]
            for thread in threads:
                thread.start()
            while any(thread.is_alive() for thread in threads):
                tell(self)
                time.sleep(TICK_S)
            self._wait_for_the_last(tell)
            self.outcome.sockets_lost += lobby.lost
            self.outcome.errors += [f"a live page: {what}" for what in self.outcome.log.refusals]
        self._over.set()
        self.outcome.took_s = clock.monotonic() - began
        for crew in self.crews:
            crew.stop()
        self._sum_up()
        return self.outcome

    @property
    def handed_over(self) -> int:
        """How many numbers have been handed over so far."""
        return sum(crew.handed_over for crew in self.crews)

    def _guest(self, cast: Cast, lobby: Lobby, run: str) -> Guest:
        cashier = Cashier(self._plan.sandbox_url)
        return Guest(self._plan.base_url, self.outcome.log, cast=cast, cashier=cashier, lobby=lobby, run=run)

    def _crew(self, store_id: str, front: Line) -> Crew:
        return Crew(
            self._plan.base_url,
            self.staff_log,
            store_id=store_id,
            cookies=front.browser.cookies,
            cook_s=self._cook_s,
            on_error=self._note,
        )

    def _cook_s(self, things: int) -> float:
        speed = self._plan.speed
        return (COOK_S + COOK_EACH_S * things) / speed if speed else 0.0

    def _open_doors(self) -> None:
        """Let the guests in, each at their time of the day."""
        first: datetime = self._day.orders[0].at
        began = clock.monotonic()
        for sold in self._day.orders:
            if self._plan.speed:
                at_s = (sold.at - first).total_seconds() / self._plan.speed
                time.sleep(max(0.0, began + at_s - clock.monotonic()))
            self._queue.put(sold)
        for _ in range(self._plan.workers):
            self._queue.put(None)

    def _guests(self, guest: Guest) -> None:
        while (sold := self._queue.get()) is not None:
            try:
                receipt = guest.place(sold)
                with self._lock:
                    self.outcome.receipts.append(receipt)
                guest.pay(receipt)
            except (Refused, OutOfPatience, WrongPrice, NotOnTheMenu, requests.RequestException) as error:
                self._note(error)

    def _kill(self) -> None:
        """Kill the web process when a part of the day is over and enough guests are being served."""
        for number in range(1, self._plan.kills + 1):
            assert self._server
            due = len(self._day.orders) * number // (self._plan.kills + 1)
            while len(self.outcome.receipts) < due:
                if self._over.wait(TICK_S / 10):
                    return
            patience = clock.monotonic() + IN_FLIGHT_WITHIN_S
            while (in_flight := self.outcome.log.in_flight) < IN_FLIGHT_LEAST:
                if clock.monotonic() > patience:
                    break
                time.sleep(0.0005)
            self._server.kill_web()
            began = clock.monotonic()
            after = len(self.outcome.receipts)
            self._server.wait_until_ready()
            self.outcome.killings.append(Killing(after, in_flight, clock.monotonic() - began))

    def _wait_for_the_last(self, tell: Callable[["Course"], None]) -> None:
        last, moved_at = -1, clock.monotonic()
        while self.handed_over < len(self.outcome.paid):
            tell(self)
            if self.handed_over != last:
                last, moved_at = self.handed_over, clock.monotonic()
            if clock.monotonic() - moved_at > STILL_S:
                self._note(OutOfPatience(f"{last} of {len(self.outcome.paid)} numbers were handed over"))
                return
            time.sleep(TICK_S)
        tell(self)

    def _note(self, error: Exception) -> None:
        with self._lock:
            self.outcome.errors.append(f"{type(error).__name__}: {error}")

    def _sum_up(self) -> None:
        outcome = self.outcome
        outcome.handed_over = self.handed_over
        outcome.made = {ticket_id: ticket for crew in self.crews for ticket_id, ticket in crew.made.items()}
        outcome.sockets_lost += sum(crew.lost_sockets for crew in self.crews)
        outcome.reloads = sum(crew.reloads for crew in self.crews)
        outcome.log.frames += self.staff_log.frames
        outcome.log.retries += self.staff_log.retries
        for operation, times_s in self.staff_log.times_s.items():
            outcome.log.times_s[f"staff: {operation}"] += times_s
