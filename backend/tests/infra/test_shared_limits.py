"""Limits that several processes share through Redis, and what they do while it is away."""

import subprocess
import sys
import threading
import time

import pytest

from diandan.infra import redis_link, throttle
from diandan.infra.counts.redis import PREFIX, RedisCounts
from diandan.infra.redis_link import RedisAway, RedisLink
from diandan.infra.throttle import TooFast

pytestmark = pytest.mark.network

# A process of its own that knocks so often and says how often it was let in.
KNOCK = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "diandan.settings"
from diandan.infra import throttle
let_in = 0
for _ in range(int(sys.argv[1])):
    try:
        throttle.hit("door", "one", limit=50, per_s=3600)
        let_in += 1
    except throttle.TooFast:
        pass
print(let_in)
"""


@pytest.fixture
def shared(redis, settings):
    settings.REDIS_URL = redis.url
    throttle._shared.cache_clear()
    yield redis
    throttle._shared.cache_clear()
    redis_link.of.cache_clear()


def knock(*, limit: int = 3, key: str = "one", shut_when_blind: bool = False) -> bool:
    try:
        throttle.hit("door", key, limit=limit, per_s=3600, shut_when_blind=shut_when_blind)
    except TooFast:
        return False
    return True


def knock_from_processes(data, *, redis_url: str, processes: int, times: int) -> list[int]:
    environment = {"DIANDAN_DATA": str(data), "DIANDAN_REDIS_URL": redis_url, "PATH": ""}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", KNOCK, str(times)], env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(processes)
    ]
    return [int(process.communicate(timeout=60)[0]) for process in running]


def test_two_processes_share_one_limit(tmp_path, redis):
    let_in = knock_from_processes(tmp_path, redis_url=redis.url, processes=2, times=60)

    assert sum(let_in) == 50


def test_without_redis_each_process_counts_for_itself(tmp_path):
    # The control of the test above: it is Redis that makes the limit one.
    let_in = knock_from_processes(tmp_path, redis_url="", processes=2, times=60)

    assert let_in == [50, 50]


def test_threads_that_come_together_are_counted_one_by_one(shared):
    let_in: list[bool] = []
    threads = [
        threading.Thread(target=lambda: let_in.extend(knock(limit=100) for _ in range(25))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert let_in.count(True) == 100
    assert let_in.count(False) == 100


def test_an_emptied_redis_forgives_and_breaks_nothing(shared):
    assert [knock() for _ in range(4)] == [True, True, True, False]

    RedisLink(shared.url).client.flushall()

    assert [knock() for _ in range(4)] == [True, True, True, False]


def test_while_redis_is_away_ordering_goes_on_and_this_process_counts(shared):
    assert knock()
    shared.kill()

    assert [knock() for _ in range(4)] == [True, True, True, False]


def test_a_door_with_no_other_wall_stays_shut_while_redis_is_away(shared):
    assert knock(shut_when_blind=True)
    shared.kill()

    with pytest.raises(TooFast) as refusal:
        throttle.hit("door", "one", limit=3, per_s=3600, shut_when_blind=True)
    assert refusal.value.details == {"retry_after_s": throttle.SHUT_S}


def test_counting_goes_on_when_redis_is_back(shared, monkeypatch):
    monkeypatch.setattr(redis_link, "BELIEVED_S", 0.0)
    shared.kill()
    assert knock()
    shared.start()

    assert [knock(limit=2, key="two") for _ in range(3)] == [True, True, False]
    assert len(RedisLink(shared.url).client.keys(f"{PREFIX}*")) == 1


def test_a_redis_that_hangs_costs_one_short_wait_and_not_one_per_request(shared):
    assert knock(limit=1000)
    shared.hang()
    try:
        started = time.monotonic()
        assert all(knock(limit=1000) for _ in range(200))
        took_s = time.monotonic() - started
    finally:
        shared.go_on()

    # Two tries of a quarter of a second; nobody else asked within the second after it.
    assert took_s < 0.9


def test_without_believing_it_away_every_request_would_wait(shared, monkeypatch):
    # The control of the test above.
    monkeypatch.setattr(redis_link, "BELIEVED_S", 0.0)
    assert knock(limit=1000)
    shared.hang()
    try:
        started = time.monotonic()
        assert all(knock(limit=1000) for _ in range(3))
        took_s = time.monotonic() - started
    finally:
        shared.go_on()

    assert took_s > 1.4


def test_keys_name_nobody_and_go_by_themselves(redis):
    link = RedisLink(redis.url)
    RedisCounts(link).over_ms("door", "13800138000", step_ms=1000, span_ms=60_000)

    (name,) = link.client.keys("*")
    assert b"13800138000" not in name
    assert 0 < link.client.pttl(name) <= 2000


def test_whoever_asks_is_told_that_it_is_away(redis):
    link = RedisLink(redis.url)
    redis.kill()

    with pytest.raises(RedisAway):
        RedisCounts(link).over_ms("door", "one", step_ms=1000, span_ms=60_000)
