"""Pulses: who says nothing for a while is dead, by the clock of whoever listens."""

from types import SimpleNamespace

import pytest

from diandan.infra.leases import pulses
from diandan.infra.leases.pulses import DEAD_AFTER_S, Pulses
from diandan.kernel import clock as time

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def span(monkeypatch):
    """Seconds that pass for whoever listens, while the time of day stands."""
    passed = SimpleNamespace(s=0.0)
    monkeypatch.setattr(pulses.clock, "monotonic", lambda: passed.s)
    return passed


def test_who_falls_silent_is_buried_once_by_one(span):
    dead, one, other = (Pulses("relay", name) for name in ("dead", "one", "other"))
    inherited: list[str] = []
    dead.beat()
    assert one.bury(inherited.append) == other.bury(inherited.append) == []

    span.s += DEAD_AFTER_S
    found = one.bury(inherited.append) + other.bury(inherited.append)

    assert found == inherited == ["dead"]
    assert one.bury(inherited.append) == []


def test_who_goes_on_speaking_is_alive_whatever_the_time_of_day(span, clock):
    living, one = Pulses("relay", "living"), Pulses("relay", "one")
    for days in (0, 366, -400, 0, 1):
        clock.advance(days=days)
        living.beat()
        assert one.bury(lambda dead: pytest.fail(dead)) == []
        span.s += DEAD_AFTER_S - 0.1
        assert one.bury(lambda dead: pytest.fail(dead)) == []


def test_who_speaks_again_at_the_last_moment_is_not_buried(span, monkeypatch):
    slow, one = Pulses("relay", "slow"), Pulses("relay", "one")
    slow.beat()
    one.bury(lambda dead: None)
    span.s += DEAD_AFTER_S
    silent = one._silent()
    monkeypatch.setattr(one, "_silent", lambda: silent)

    slow.beat()

    assert silent and one.bury(lambda dead: pytest.fail(dead)) == []


def test_nobody_is_dead_for_one_who_could_not_listen_or_of_another_kind(span):
    dead, one, cook = Pulses("relay", "dead"), Pulses("relay", "one"), Pulses("cook", "one")
    dead.beat()
    for listening in (one, cook):
        listening.bury(lambda dead: pytest.fail(dead))
    span.s += DEAD_AFTER_S
    one.forget()

    assert one.bury(lambda dead: pytest.fail(dead)) == cook.bury(lambda dead: pytest.fail(dead)) == []
    assert time.monotonic() == span.s


def test_who_ends_in_order_leaves_nothing(span):
    one, other = Pulses("relay", "one"), Pulses("relay", "other")
    one.beat()
    other.bury(lambda dead: None)
    one.stop()
    span.s += DEAD_AFTER_S

    assert other.bury(lambda dead: pytest.fail(dead)) == []
