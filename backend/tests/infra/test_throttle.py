"""Floods are refused exactly at the limit, and let in again exactly when promised."""

import pytest

from diandan.infra import throttle
from diandan.infra.throttle import TooFast


def hit(key="one", scope="door"):
    throttle.hit(scope, key, limit=3, per_s=60)


def refused(**where):
    try:
        hit(**where)
    except TooFast as too_fast:
        return too_fast.details["retry_after_s"]
    return None


def test_a_burst_up_to_the_limit_passes_and_no_more(clock):
    assert [refused() for _ in range(4)] == [None, None, None, 20]


def test_coming_back_when_told_works_and_a_second_earlier_does_not(clock):
    for _ in range(3):
        hit()

    clock.advance(seconds=19)
    assert refused() == 1
    clock.advance(seconds=1)
    assert refused() is None
    assert refused() == 20


def test_a_refused_call_costs_nothing(clock):
    for _ in range(3):
        hit()
    for _ in range(50):
        assert refused() == 20

    clock.advance(seconds=20)
    assert refused() is None


def test_keys_and_scopes_do_not_share_a_limit(clock):
    for _ in range(3):
        hit()

    assert refused(key="two") is None
    assert refused(scope="other door") is None


def test_after_the_span_everything_is_forgiven(clock):
    for _ in range(3):
        hit()

    clock.advance(seconds=60)
    assert [refused() for _ in range(3)] == [None, None, None]


def test_a_clock_set_back_locks_nobody_out_for_longer_than_a_span(clock):
    for _ in range(3):
        hit()

    clock.advance(days=-1)
    assert refused() == 20
    clock.advance(seconds=60)
    assert refused() is None


def test_memory_is_bounded(clock, monkeypatch):
    monkeypatch.setattr(throttle, "ROOM", 10)
    for number in range(100):
        hit(key=f"key {number}")

    assert len(throttle._full_until_ms) == 10
    clock.advance(seconds=60)
    hit(key="after a pause")
    assert list(throttle._full_until_ms) == [("door", "after a pause")]


def test_it_can_be_switched_off_for_load_tests(clock, settings):
    settings.THROTTLE = False

    assert [refused() for _ in range(10)] == [None] * 10


def test_the_refusal_is_a_domain_error_with_seconds(clock):
    for _ in range(3):
        hit()

    with pytest.raises(TooFast) as refusal:
        hit()
    assert refusal.value.details == {"retry_after_s": 20}
