"""A voyage: a fresh shop, a crowd, deaths on the way, and the checker at the end."""

import json
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from diandan.kernel import clock
from tests.faults.checker.check import broken
from tests.faults.checker.findings import Broken
from tests.faults.checker.sources import gathered
from tests.faults.crowd import Crowd
from tests.faults.shipyard import REST_WITHIN_S, NeverAtRest, Shipyard

# Long, because a busy machine takes its time to get to the counter; as a rule it is a second or two.
DIES_WITHIN_S = 60.0
KILLS_A_VOYAGE = 5
ORDERS_AFTERWARDS = 3
# One death in so many is the gateway's.
GATEWAY_DIES = 0.15


@dataclass
class Outcome:
    """What came of a voyage."""

    orders: int = 0
    charges: int = 0
    deaths: int = 0
    events: int = 0
    reached: bool = True
    slowest_return_s: float = 0.0
    rest_s: float = 0.0
    broken: list[Broken] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is broken and nobody met an error."""
        return not self.broken and not self.errors


class Voyage:
    """One shop from its first order to its last look."""

    def __init__(self, yard: Shipyard, seed: int) -> None:
        self.yard, self.outcome = yard, Outcome()
        self.logs = yard.folder / f"voyage-{seed}"
        shutil.rmtree(self.logs, ignore_errors=True)
        self.logs.mkdir()
        yard.new_shop()
        self.crowd = Crowd(yard, self.logs, seed)

    def note_fault(self, kind: str) -> None:
        """A process has died."""
        self.outcome.deaths += 1
        self.crowd.history.write(op="fault", who=kind, result="ok")

    def back_again(self) -> None:
        """Start the web process once more."""
        started = clock.monotonic()
        self.yard.start_web()
        self.outcome.slowest_return_s = max(self.outcome.slowest_return_s, clock.monotonic() - started)
        self.crowd.history.write(op="recovered", who="web", result="ok")

    def go_on(self) -> None:
        """Let people order a little longer: until some have, however busy the machine is."""
        enough, until = len(self.crowd.orders) + ORDERS_AFTERWARDS, clock.monotonic() + DIES_WITHIN_S
        while len(self.crowd.orders) < enough and clock.monotonic() < until:
            time.sleep(0.02)

    def end(self, within_s: float = REST_WITHIN_S) -> Outcome:
        """Let all come to rest, look at everything, check."""
        self.crowd.let_guests_finish()
        restless = []
        try:
            self.outcome.rest_s = self.yard.come_to_rest(within_s)
            self.crowd.leave()
            # What was done by the last look has its consequences too.
            self.yard.come_to_rest(within_s)
        except NeverAtRest as still:
            restless = [Broken("I9", "the shop", f"never at rest: {still}")]
        statement = self.yard.sandbox.statement(self.yard.made["mchid"])
        (self.logs / "statement.json").write_text(json.dumps(statement))
        found = gathered(
            self.yard.rows(),
            history=self.crowd.history.lines,
            statement=statement,
            kitchen=self.crowd.kitchen.lines,
            now=clock.now().timestamp(),
        )
        self.outcome.orders = len(found.rows["ordering_order"])
        self.outcome.charges = len(found.charges)
        self.outcome.events = len(found.history)
        self.outcome.broken = restless + broken(found)
        self.outcome.errors = self.crowd.errors
        return self.outcome


@contextmanager
def setting_out(yard: Shipyard, seed: int) -> Iterator[Voyage]:
    """A voyage whose processes are gone afterwards, whatever happened."""
    voyage = Voyage(yard, seed)
    try:
        yield voyage
    finally:
        voyage.crowd.closing.set()
        voyage.crowd.gone.set()
        yard.kill_all()
        if voyage.outcome.is_clean:
            shutil.rmtree(voyage.logs, ignore_errors=True)


def random_kills(yard: Shipyard, seed: int, *, kills: int = KILLS_A_VOYAGE) -> Outcome:
    """Kill at moments the seed chooses, again and again, while people order."""
    chance = random.Random(seed)
    with setting_out(yard, seed) as voyage:
        voyage.back_again()
        voyage.crowd.come()
        for _ in range(kills):
            time.sleep(chance.uniform(0.05, 0.9))
            if chance.random() < GATEWAY_DIES:
                yard.kill_gateway()
                voyage.note_fault("gateway")
                time.sleep(chance.uniform(0, 0.3))
                yard.start_gateway()
            else:
                yard.kill_web()
                voyage.note_fault("web")
                time.sleep(chance.uniform(0, 0.2))
                voyage.back_again()
        voyage.go_on()
        return voyage.end()


def die_at(
    yard: Shipyard, point: str, *, seed: int, times: int = 1, within_s: float = REST_WITHIN_S
) -> Outcome:
    """Run until the process dies at a named point, start it again, go on until all is at rest."""
    with setting_out(yard, seed) as voyage:
        yard.start_web(crash_at=f"{point}:{times}")
        voyage.crowd.come()
        until = clock.monotonic() + DIES_WITHIN_S
        while not yard.has_died():
            if clock.monotonic() > until:
                voyage.outcome.reached = False
                yard.kill_web()
            time.sleep(0.01)
        voyage.note_fault(point)
        voyage.back_again()
        voyage.go_on()
        return voyage.end(within_s)


def logs_of(yard: Shipyard, seed: int) -> Path:
    """Where a voyage that was not clean has left its logs."""
    return yard.folder / f"voyage-{seed}"
