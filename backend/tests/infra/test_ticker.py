"""Timers: one process of several calls each, and another when that one is gone."""

import threading

import pytest

from diandan.infra import ticker as ticking
from diandan.infra.leases import taking
from diandan.infra.ticker import Ticker, Timer

pytestmark = pytest.mark.django_db(transaction=True)


def calls_by_two_processes(clock, monkeypatch) -> list[str]:
    """Let two processes come to one timer every ten seconds, one second apart; return who called it."""
    called: list[str] = []

    def count_cups() -> None:
        called.append(taking.HOLDER)

    timer = Timer(every_s=10, run=count_cups)
    for _ in range(3):
        for process in ("first", "second"):
            monkeypatch.setattr(taking, "HOLDER", process)
            ticking._call(timer)
            clock.advance(seconds=1)
        clock.advance(seconds=8)
    return called


def test_two_processes_call_a_timer_once_per_span(clock, monkeypatch):
    assert calls_by_two_processes(clock, monkeypatch) == ["first"] * 3


def test_control_without_the_lease_both_call_it(clock, monkeypatch):
    monkeypatch.setattr(ticking, "_is_ours", lambda timer: True)

    assert calls_by_two_processes(clock, monkeypatch) == ["first", "second"] * 3


def test_a_lease_is_one_process_s_until_it_ends_and_then_anybody_s(clock, monkeypatch):
    assert taking.take("tick:count", for_s=60) is True
    assert taking.take("tick:count", for_s=60) is False
    assert taking.take("tick:other", for_s=60) is True

    clock.advance(seconds=59)
    monkeypatch.setattr(taking, "HOLDER", "another")
    assert taking.take("tick:count", for_s=60) is False
    clock.advance(seconds=1)
    assert taking.take("tick:count", for_s=60) is True
    assert taking.Lease.objects.get(name="tick:count").holder == "another"


@pytest.mark.parametrize("ahead_s", [300, 86_400, 366 * 86_400])
def test_a_timer_that_a_clock_running_ahead_has_called_is_called_when_the_clock_is_right(clock, ahead_s):
    called: list[int] = []
    timer = Timer(every_s=15, run=lambda: called.append(ahead_s))
    clock.advance(seconds=ahead_s)
    ticking._call(timer)
    clock.advance(seconds=-ahead_s)

    ticking._call(timer)

    assert called == [ahead_s] * 2


def test_of_two_clocks_that_differ_a_little_the_lease_is_still_one_s_alone(clock, monkeypatch):
    clock.advance(seconds=taking.CLOCKS_DIFFER.total_seconds())
    assert taking.take("tick:count", for_s=60) is True
    clock.advance(seconds=-taking.CLOCKS_DIFFER.total_seconds())
    monkeypatch.setattr(taking, "HOLDER", "another")

    assert taking.take("tick:count", for_s=60) is False


def test_of_many_who_come_at_once_one_gets_the_lease():
    got: list[bool] = []
    ready = threading.Barrier(8)

    def come() -> None:
        ready.wait()
        got.append(taking.take("tick:rush", for_s=60))
        ticking.connection.close()

    threads = [threading.Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(got) == [False] * 7 + [True]


def test_a_ticker_goes_on_after_a_timer_that_fails():
    called, again = [], threading.Event()

    def breaks() -> None:
        called.append(1)
        if len(called) == 2:
            again.set()
        raise ZeroDivisionError

    one = Ticker([Timer(every_s=1, run=breaks)])
    one.start()
    came_again = again.wait(20)
    one.stop()

    assert came_again
