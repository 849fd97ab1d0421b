"""The gate: so many at a time, in order, not for ever."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection

from diandan.infra import tx
from diandan.infra.gate import Gate
from diandan.kernel.errors import Refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def open_gate() -> Iterator:
    """Put up a gate for one test."""
    standing = []

    def put_up(*args, **values) -> Gate:
        gate = Gate(*args, **values)
        gate.start()
        standing.append(gate)
        return gate

    yield put_up
    for gate in standing:
        gate.stop()


class Inside:
    """Units that stay until they are let go, and say how many were inside together."""

    def __init__(self, gate: Gate) -> None:
        self.gate, self.let_go = gate, threading.Event()
        self.now = self.most = 0
        self.order: list[int] = []
        self.lock = threading.Lock()
        self.threads: list[threading.Thread] = []

    def send(self, number: int) -> None:
        """Send one more, and come back when it is inside or waits."""
        before = self.now + len(self.gate._waiting)
        self.threads.append(threading.Thread(target=self._run, args=(number,)))
        self.threads[-1].start()
        while self.now + len(self.gate._waiting) == before:
            pass

    def end(self) -> None:
        """Let all go and see them out."""
        self.let_go.set()
        for thread in self.threads:
            thread.join()

    def _run(self, number: int) -> None:
        try:
            # Not through ``tx.run_here``: SQLite would let only one begin.
            self.gate._enter()
            with self.lock:
                self.order.append(number)
                self.now += 1
                self.most = max(self.most, self.now)
            self.let_go.wait(10)
            with self.lock:
                self.now -= 1
            self.gate._leave()
        finally:
            connection.close()


def test_no_more_are_inside_than_the_gate_is_wide_and_they_enter_in_order(open_gate):
    inside = Inside(open_gate(1))
    for number in range(6):
        inside.send(number)

    inside.end()

    assert (inside.most, inside.order) == (1, [0, 1, 2, 3, 4, 5])


def test_a_gate_of_three_lets_three_in_and_a_wider_one_all(open_gate):
    """With its control: the width is what keeps them out."""
    seen = {}
    for width in (3, 6):
        inside = Inside(open_gate(width))
        for number in range(6):
            inside.send(number)
        seen[width] = inside.now
        inside.end()

    assert seen == {3: 3, 6: 6}


def test_one_too_many_is_refused_at_once(open_gate):
    inside = Inside(open_gate(1, capacity=1))
    inside.send(0)
    inside.send(1)

    with pytest.raises(tx.Busy) as told:
        tx.run(lambda: None)
    inside.end()

    assert told.value.details == {"retry_after_s": 1}


def test_who_waited_long_enough_is_told_so_and_leaves_the_row(open_gate):
    gate = open_gate(1, wait_s=0.05)
    inside = Inside(gate)
    inside.send(0)

    with pytest.raises(tx.Busy):
        tx.run(lambda: None)
    inside.end()

    assert tx.run(lambda: "through") == "through"
    assert (gate._free, len(gate._waiting)) == (1, 0)


def test_a_refusal_inside_gives_its_place_back(open_gate):
    gate = open_gate(1)

    def refused() -> None:
        raise Refused

    for _ in range(3):
        with pytest.raises(Refused):
            tx.run(refused)

    assert gate._free == 1


def test_a_unit_in_a_unit_needs_no_second_place(open_gate):
    open_gate(1, wait_s=0.05)

    assert tx.run(lambda: tx.run(lambda: "joined")) == "joined"
