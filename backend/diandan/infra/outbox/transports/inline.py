"""The relay on threads of this process: at once after a commit, and by the clock for what is delayed.

Reactions run on the relay's own thread, in batches. Emits have a thread of their own, in order. Errands
have a small pool, and one handler never takes more than half of it, so a slow provider holds up no other.

What a process had in hand that died is the oldest that is due when the next one starts: its first batch is
handed on apart. What has begun before and never ended runs one at a time, lest it takes its like along.
"""

import queue
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import structlog
from django.db import close_old_connections, connection

from diandan.infra.outbox import deliver, handlers, leasing, wake
from diandan.infra.outbox.models import Delivery
from diandan.kernel import clock
from diandan.kernel.fact import Fact

log = structlog.get_logger(__name__)

BATCH = 32
ERRAND_THREADS = 4
POLL_S = 0.5
GATHER_S = 0.003


def drain(*, rounds: int = 100) -> int:
    """Hand on everything that is due, here and now, until nothing is left; return how many steps it took.

    For tests and commands; a server has a ``Relay``.
    """
    steps = 0
    for _ in range(rounds):
        batch = deliver.due_messages(BATCH)
        for handler, fact in deliver.hand_on(batch) if batch else []:
            deliver.emit(handler, fact)
        deliveries = deliver.due_deliveries(BATCH)
        for delivery in deliveries:
            deliver.attempt(delivery)
        if not batch and not deliveries:
            break
        steps += len(batch) + len(deliveries)
    return steps


class Relay:
    """The threads that hand facts on in a server process."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._emits: queue.SimpleQueue[tuple[handlers.Handler, Fact] | None] = queue.SimpleQueue()
        self._main = threading.Thread(target=self._loop, name="diandan-relay", daemon=True)
        self._emitting = threading.Thread(target=self._emit_loop, name="diandan-emits", daemon=True)
        self._pool = ThreadPoolExecutor(ERRAND_THREADS, thread_name_prefix="diandan-errand")
        self._lock = threading.Lock()
        self._running: dict[int, str] = {}
        self._is_first = True
        # The one delivery of those that have begun before which runs now; 0 for none.
        self._suspect = 0

    def start(self) -> None:
        """Begin to hand facts on."""
        self._main.start()
        self._emitting.start()

    def stop(self) -> None:
        """Finish the batch in hand and stop; what is left waits in the outbox."""
        self._stopping.set()
        wake.up()
        self._main.join(timeout=10)
        self._emits.put(None)
        self._emitting.join(timeout=5)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _loop(self) -> None:
        while not self._stopping.is_set():
            try:
                busy = self._turn()
            except Exception:
                log.exception("relay.turn_failed")
                close_old_connections()
                busy = False
                self._stopping.wait(POLL_S)
            if not busy:
                # What a busy moment records is handed on together: a unit for one message costs as much as
                # one for ten.
                self._stopping.wait(GATHER_S)
                wake.wait(POLL_S)
        connection.close()

    def _turn(self) -> bool:
        batch = deliver.due_messages(BATCH)
        if batch:
            for emit in deliver.hand_on(batch, apart=self._is_first):
                self._emits.put(emit)
        self._is_first = False
        for delivery in deliver.due_deliveries(BATCH):
            self._offer(delivery)
        return len(batch) == BATCH

    def _offer(self, delivery: Delivery) -> None:
        with self._lock:
            taken = Counter(self._running.values())[delivery.handler]
            if delivery.pk in self._running or taken >= ERRAND_THREADS // 2:
                return
            if delivery.begun:
                if self._suspect:
                    return
                self._suspect = delivery.pk
            self._running[delivery.pk] = delivery.handler
        self._pool.submit(self._attempt, delivery)

    def _attempt(self, delivery: Delivery) -> None:
        try:
            if _begin(delivery):
                deliver.attempt(delivery)
        except Exception:
            log.exception("relay.attempt_failed")
            close_old_connections()
        finally:
            with self._lock:
                del self._running[delivery.pk]
                if self._suspect == delivery.pk:
                    self._suspect = 0
            wake.up()

    def _emit_loop(self) -> None:
        while (item := self._emits.get()) is not None:
            deliver.emit(*item)
        connection.close()


def _begin(delivery: Delivery) -> bool:
    """Begin, unless the row was done between the relay's look and this thread's turn."""
    if connection.vendor == "sqlite":
        # This process is the only one; after a crash the errand goes on at once, not when a lease ends.
        return deliver.begin(delivery)
    return deliver.begin(delivery, until=clock.now() + leasing.DELIVERY_FOR)
