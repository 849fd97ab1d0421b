"""Floods are refused exactly at the limit, and let in again exactly when promised."""

from collections.abc import Iterator

import pytest

from diandan.infra import throttle
from diandan.infra.counts import memory
from diandan.infra.counts.redis import RedisCounts
from diandan.infra.redis_link import RedisLink
from diandan.infra.throttle import TooFast
from diandan.kernel import clock as kernel_clock
from tests.factories.servers import redis_server

pytestmark = pytest.mark.network


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory) -> Iterator[str]:
    with redis_server(tmp_path_factory.mktemp("redis")) as server:
        yield server.url


@pytest.fixture(params=["memory", "redis"], autouse=True)
def counts(request, settings, monkeypatch):
    """The same rules, wherever the instants are kept."""
    settings.REDIS_URL = ""
    if request.param == "redis":
        url = request.getfixturevalue("redis_url")
        settings.REDIS_URL = url
        shared = RedisCounts(RedisLink(url), now_ms=kernel_clock.epoch_ms)
        shared.forget()
        monkeypatch.setattr(throttle, "_shared", lambda _: shared)
    return request.param


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
    monkeypatch.setattr(memory, "ROOM", 10)
    counts = memory.MemoryCounts()
    for number in range(100):
        counts.over_ms("door", f"key {number}", step_ms=20_000, span_ms=60_000)

    assert len(counts) == 10
    clock.advance(seconds=60)
    counts.over_ms("door", "after a pause", step_ms=20_000, span_ms=60_000)
    assert len(counts) == 1


def test_it_can_be_switched_off_for_load_tests(clock, settings):
    settings.THROTTLE = False

    assert [refused() for _ in range(10)] == [None] * 10


def test_the_refusal_is_a_domain_error_with_seconds(clock):
    for _ in range(3):
        hit()

    with pytest.raises(TooFast) as refusal:
        hit()
    assert refusal.value.details == {"retry_after_s": 20}
