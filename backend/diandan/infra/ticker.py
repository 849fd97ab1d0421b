"""The ticker: runs functions by the calendar, for what belongs to no single thing.

Everything that belongs to one order or one item is a delayed fact instead. Each timer is leased before it
runs: however many processes tick, one calls it per span, and another when that one is gone. A tick may still
come late or twice, so what it runs looks at the rows and does only what is still to be done.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog
from django.db import close_old_connections, connection

from diandan.infra.leases import taking
from diandan.kernel import clock

log = structlog.get_logger(__name__)

# A lease ends a little before the next call, so that the process that has it takes it again.
LEASED = 0.9
# No timer works so long; one that does hangs.
HANGS_AFTER_S = 1800.0


@dataclass(frozen=True, slots=True)
class Timer:
    """A function and how often it is to be called."""

    every_s: int
    run: Callable[[], object]

    @property
    def name(self) -> str:
        """Where the function lives: ``pay_order.ask_about_pending``."""
        return f"{self.run.__module__.rsplit('.', 1)[-1]}.{self.run.__name__}"


class Ticker:
    """One thread that calls each timer when its time has come."""

    def __init__(self, timers: Sequence[Timer]) -> None:
        self._timers = timers
        self._due = [clock.monotonic() + min(timer.every_s, 10) for timer in timers]
        self._stopping = threading.Event()
        self._looked_at = clock.monotonic()
        self._thread = threading.Thread(target=self._loop, name="diandan-ticker", daemon=True)

    def start(self) -> None:
        """Begin to tick."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what runs and tick no more."""
        self._stopping.set()
        self._thread.join(timeout=10)

    def trouble(self) -> str:
        """Say why it ticks no more; nothing while it does."""
        looked_ago_s = clock.monotonic() - self._looked_at
        is_well = self._thread.is_alive() and looked_ago_s < HANGS_AFTER_S
        return "" if is_well else "the ticker is stuck"

    def absence(self) -> str:
        """Name what it misses beside the database: nothing."""
        return ""

    def _loop(self) -> None:
        while not self._stopping.wait(max(0.05, min(self._due) - clock.monotonic())):
            for index, timer in enumerate(self._timers):
                self._looked_at = clock.monotonic()
                if self._due[index] <= clock.monotonic():
                    self._due[index] = clock.monotonic() + timer.every_s
                    _call(timer)
        connection.close()


def _call(timer: Timer) -> None:
    try:
        if _is_ours(timer):
            timer.run()
    except Exception:
        log.exception("ticker.failed", timer=timer.name)
        close_old_connections()


def _is_ours(timer: Timer) -> bool:
    return taking.take(f"tick:{timer.name}", for_s=timer.every_s * LEASED)
