"""Timers: one process of several calls each, and another when that one is gone."""

import time
from collections import Counter

import pytest

from diandan.infra import ticker as ticking
from diandan.infra.leases import taking
from diandan.infra.ticker import Ticker, Timer

pytestmark = pytest.mark.django_db(transaction=True)


def calls_of_two_tickers(*, for_s: float) -> int:
    """Let two tickers run side by side over one timer of a second; count its calls."""
    seen: Counter[str] = Counter()

    def count_cups() -> None:
        seen["calls"] += 1

    tickers = [Ticker([Timer(every_s=1, run=count_cups)]) for _ in range(2)]
    for one in tickers:
        one.start()
    time.sleep(for_s)
    for one in tickers:
        one.stop()
    return seen["calls"]


def test_two_tickers_call_a_timer_once_per_span():
    assert calls_of_two_tickers(for_s=3.6) == 3


def test_control_without_the_lease_both_call_it(monkeypatch):
    monkeypatch.setattr(ticking, "_is_ours", lambda timer: True)

    assert calls_of_two_tickers(for_s=3.6) == 6


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


def test_a_timer_that_fails_is_called_again_next_time():
    seen: list[int] = []

    def breaks() -> None:
        seen.append(1)
        raise ZeroDivisionError

    one = Ticker([Timer(every_s=1, run=breaks)])
    one.start()
    time.sleep(2.6)
    one.stop()

    assert len(seen) == 2
