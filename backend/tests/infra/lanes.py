"""A lane under test: units that queue behind one that holds the door, so that they share a batch."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from diandan.infra import batches, idempotency, tx
from diandan.infra.gate import Gate
from diandan.kernel.actor import Actor

LIN = Actor.guest("gst_lin")
LANE = ("sto_plane", "A")


@contextmanager
def standing(width: int = 4, **values: Any) -> Iterator[Gate]:
    """A gate before the units of this process."""
    gate = Gate(width, **values)
    gate.start()
    try:
        yield gate
    finally:
        gate.stop()


def claim(key: str) -> str | None:
    return idempotency.claim(by=LIN, key=key, request_hash="h", ref="ord_1")


def claiming(*keys: str) -> list[Callable[[], Any]]:
    return [lambda key=key: claim(key) for key in keys]


class Queue:
    """Callers that come one after the other, while the first one's unit keeps the lane busy."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._threads: list[threading.Thread] = []
        self.open, self._inside = threading.Event(), threading.Event()
        self.outcomes: list[Any] = []

    def hold_the_door(self) -> None:
        def unit() -> None:
            self._inside.set()
            assert self.open.wait(20)

        self._start(unit, LANE)
        assert self._inside.wait(10)

    def send(self, unit: Callable[[], Any], lane: tuple[str, str] = LANE) -> None:
        """Send one more, and come back when it waits."""
        before = self.waiting()
        self._start(unit, lane)
        while self.waiting() == before:
            pass

    def waiting(self) -> int:
        return sum(len(queue) for queue in self._gate._lanes._waiting.values())

    def end(self) -> list[Any]:
        """Open the door; return what each caller was told, the door's holder left out."""
        self.open.set()
        for thread in self._threads:
            thread.join(30)
        assert self._gate._lanes._waiting == {}
        assert not any(thread.is_alive() for thread in self._threads)
        return self.outcomes[1:]

    def _start(self, unit: Callable[[], Any], lane: tuple[str, str]) -> None:
        place = len(self.outcomes)
        self.outcomes.append("nothing")

        def call() -> None:
            try:
                self.outcomes[place] = tx.run(unit, lane=lane)
            except BaseException as error:
                self.outcomes[place] = type(error).__name__
            finally:
                connection.close()

        self._threads.append(threading.Thread(target=call))
        self._threads[-1].start()


def in_one_batch(gate: Gate, units: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run units in one batch, the first one's caller leading it; return what each was told."""
    queue = Queue(gate)
    queue.hold_the_door()
    for unit in units:
        queue.send(unit)
    return queue.end()


def noting_batches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many units each transaction of a lane has."""
    sizes, commit = [], batches.commit

    def noted(jobs: list[batches.Job]) -> None:
        sizes.append(len(jobs))
        commit(jobs)

    monkeypatch.setattr(batches, "commit", noted)
    return sizes


def without_another_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard off: who was in a batch that was given up is told that all is well."""

    def forget(jobs: list[batches.Job], error: BaseException, *, ended: bool) -> None:
        for job in jobs:
            job.is_due = False

    monkeypatch.setattr(batches, "_give_up", forget)
