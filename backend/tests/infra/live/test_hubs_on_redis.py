"""Several hubs and publishers around one real Redis: numbers, resuming, every kind of loss."""

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from diandan.infra.live import feed as feeds
from diandan.infra.live import tickets
from diandan.infra.live.frames import DISMISS, body_of
from diandan.infra.live.redis_publisher import RedisPublisher
from diandan.infra.live.rings import redis as keys
from diandan.infra.redis_link import RedisLink
from diandan.testing.live_client import Closed, LiveClient
from tests.infra.live.conftest import RunningHub, running_hub

pytestmark = pytest.mark.network

ORDER = "order:ord_1"
MENU = "store:sto_1:menu"


@contextmanager
def publishing(url: str, **options) -> Iterator[RedisPublisher]:
    publisher = RedisPublisher(url, **options)
    publisher.start()
    try:
        yield publisher
    finally:
        publisher.stop()


@pytest.fixture
def hubs(redis) -> Iterator[tuple[RunningHub, RunningHub]]:
    with running_hub(redis_url=redis.url) as one, running_hub(redis_url=redis.url) as other:
        yield one, other


@pytest.fixture
def publisher(redis) -> Iterator[RedisPublisher]:
    with publishing(redis.url) as connected:
        yield connected


def screen(hub: RunningHub, *topics: str, **more) -> LiveClient:
    return LiveClient(hub.url, tickets.issue(topics or [ORDER], "guest:gst_1"), **more)


def tell(publisher: RedisPublisher, *versions: int, topic: str = ORDER) -> None:
    for version in versions:
        publisher.put(topic, body_of(type="order", id="ord_1", version=version, data={"v": version}))
    assert publisher.wait_until_sent()


def versions(client: LiveClient, count: int) -> list[int]:
    return [client.frame()["version"] for _ in range(count)]


def told_to_reload(client: LiveClient, *, wait_s: float = 5.0) -> bool:
    try:
        frame = client.frame(wait_s=wait_s)
    except TimeoutError:
        return False
    return frame["type"] == "reload" and frame["topic"] in client.must_load


def test_any_process_publishes_and_every_hub_tells_the_same_numbers(redis, hubs, publisher):
    with screen(hubs[0]) as one, screen(hubs[1]) as other, publishing(redis.url) as second:
        one.must_load.clear()
        other.must_load.clear()
        tell(publisher, 1, 2)
        tell(second, 3)
        tell(publisher, 4)

        frames = [one.frame() for _ in range(4)]
        assert [other.frame() for _ in range(4)] == frames
        assert [(frame["seq"], frame["version"]) for frame in frames] == [(1, 1), (2, 2), (3, 3), (4, 4)]
        assert one.must_load == other.must_load == set()


def test_a_screen_that_slept_goes_on_at_another_hub(hubs, publisher):
    with screen(hubs[0]) as phone:
        tell(publisher, 1)
        assert versions(phone, 1) == [1]
    tell(publisher, 2, 3)

    with screen(hubs[1], after=phone.places) as phone:
        assert phone.welcome["topics"][ORDER]["resumed"] is True
        tell(publisher, 4)
        assert versions(phone, 3) == [2, 3, 4]
        assert phone.must_load == set()


def test_a_hub_that_starts_again_costs_nothing(redis, publisher):
    with running_hub(redis_url=redis.url) as before, screen(before) as phone:
        tell(publisher, 1)
        assert versions(phone, 1) == [1]
    tell(publisher, 2)

    with running_hub(redis_url=redis.url) as again, screen(again, after=phone.places) as phone:
        assert phone.welcome["topics"][ORDER]["resumed"] is True
        assert versions(phone, 1) == [2]


def test_a_place_older_than_the_ring_means_load_again(hubs, publisher):
    with screen(hubs[0]) as phone:
        pass
    tell(publisher, *range(1, 300))

    with screen(hubs[1], after=phone.places) as phone:
        assert phone.welcome["topics"][ORDER]["resumed"] is False
        assert phone.must_load == {ORDER}


def test_frames_that_pass_while_a_topic_is_opened_are_neither_lost_nor_doubled(hubs, publisher):
    for turn in range(10):
        topic = f"order:ord_{turn}x"
        with screen(hubs[0], topic):
            publisher.put(topic, body_of(type="order", id="ord_1", version=1, data={}))
            with screen(hubs[1], topic) as late:
                late.must_load.clear()
                start = late.places[topic]["seq"]
                tell(publisher, 2, topic=topic)
                assert versions(late, 2 - start) == [1, 2][start:]
                assert late.must_load == set()


def test_what_nobody_follows_leaves_nothing_in_redis(redis, publisher):
    tell(publisher, 1, 2, 3)

    assert RedisLink(redis.url).client.keys("*ord_1*") == []


def test_a_dismissal_reaches_the_hub_where_the_person_is(hubs, publisher):
    with screen(hubs[1]) as phone:
        publisher.put(f"{DISMISS}:gst_1", body_of(type=DISMISS, id="gst_1", version=0, data=None))

        assert phone.wait_closed().code == 4401


def test_an_emptied_redis_has_every_screen_read_anew_and_then_goes_on(redis, hubs, publisher):
    with screen(hubs[0]) as one, screen(hubs[1]) as other:
        tell(publisher, 1)
        versions(one, 1), versions(other, 1)
        one.must_load.clear(), other.must_load.clear()

        RedisLink(redis.url).client.flushall()

        assert told_to_reload(one)
        assert told_to_reload(other)
        one.must_load.clear(), other.must_load.clear()
        tell(publisher, 2)
        assert versions(one, 1) == versions(other, 1) == [2]
        assert one.must_load == other.must_load == set()
        assert one.places == other.places


def test_without_looking_for_another_run_an_emptied_redis_would_go_unnoticed(redis, publisher, monkeypatch):
    # The control of the test above: a screen would show what was true before, for ever.
    async def look_away(self) -> None: ...

    monkeypatch.setattr(feeds.Feed, "_look_for_another_run", look_away)
    with running_hub(redis_url=redis.url) as hub, screen(hub) as phone:
        RedisLink(redis.url).client.flushall()
        tell(publisher, 2)

        assert not told_to_reload(phone, wait_s=1.5)


def test_a_redis_that_was_killed_costs_a_reload_and_no_more(redis, hubs, publisher):
    with screen(hubs[0]) as phone:
        tell(publisher, 1)
        versions(phone, 1)
        phone.must_load.clear()
        redis.kill()
        publisher.put(ORDER, body_of(type="order", id="ord_1", version=2, data={}))
        with pytest.raises(Closed) as refused, screen(hubs[1], MENU):
            pass
        assert refused.value.code == 1013

        redis.start()

        # What was said meanwhile came before the reload or is in what is read then; nobody needs it twice.
        phone.frames_until(lambda frame: frame["type"] == "reload")
        assert phone.must_load == {ORDER}
        tell(publisher, 3)
        assert phone.frames_until(lambda frame: frame["version"] == 3)


def test_a_publisher_that_vanishes_has_everything_read_anew(redis, hubs, monkeypatch):
    lost = RedisPublisher(redis.url)
    lost.start()
    with screen(hubs[0]) as one, screen(hubs[1]) as other:
        tell(lost, 1)
        versions(one, 1), versions(other, 1)
        one.must_load.clear(), other.must_load.clear()
        asleep = one.places
        # As if it was killed: no goodbye, and nothing more is heard of it.
        monkeypatch.setattr(lost, "_send", lambda *_: time.sleep(0.1))

        assert told_to_reload(one, wait_s=keys.PRESENT_S + 4)
        assert told_to_reload(other)
    with screen(hubs[1], after=asleep) as phone:
        assert phone.welcome["topics"][ORDER]["resumed"] is True  # it was told already
    lost.stop()


def test_a_publisher_that_says_goodbye_has_nothing_read_anew(redis, hubs):
    with screen(hubs[0]) as phone:
        phone.must_load.clear()
        with publishing(redis.url) as leaving:
            tell(leaving, 1)
        assert versions(phone, 1) == [1]

        assert not told_to_reload(phone, wait_s=keys.PRESENT_S + 2)


def test_a_topic_that_redis_threw_out_is_noticed(redis, publisher, monkeypatch):
    monkeypatch.setattr(feeds, "TOUCH_EVERY", 1)
    with running_hub(redis_url=redis.url) as hub, screen(hub) as phone:
        tell(publisher, 1)
        versions(phone, 1)
        phone.must_load.clear()

        RedisLink(redis.url).client.delete(f"{keys.PREFIX}topic:{ORDER}")

        assert told_to_reload(phone)
        tell(publisher, 2)
        assert versions(phone, 1) == [2]


def test_a_feed_that_ran_away_is_made_up_for_from_the_rings(redis, publisher, monkeypatch):
    may_read = asyncio.Event()
    reading = feeds.Feed._read

    async def read_when_allowed(self) -> None:
        await may_read.wait()
        await reading(self)

    with running_hub(redis_url=redis.url) as hub, screen(hub) as phone:
        tell(publisher, 1)
        versions(phone, 1)
        phone.must_load.clear()
        monkeypatch.setattr(feeds.Feed, "_read", read_when_allowed)
        time.sleep(2 * feeds.WAIT_MS / 1000)
        tell(publisher, 2, 3, 4)
        RedisLink(redis.url).client.xtrim(keys.FEED, maxlen=0, approximate=False)
        tell(publisher, 5)
        hub.loop.call_soon_threadsafe(may_read.set)

        assert versions(phone, 4) == [2, 3, 4, 5]
        assert phone.must_load == set()


def test_what_overflowed_while_redis_was_away_is_read_anew(redis, hubs):
    with publishing(redis.url, queue_max=3) as publisher, screen(hubs[0], ORDER, MENU) as phone:
        tell(publisher, 1)
        versions(phone, 1)
        phone.must_load.clear()
        redis.hang()
        time.sleep(0.05)
        for version in range(2, 12):
            publisher.put(ORDER, body_of(type="order", id="ord_1", version=version, data={}))
        redis.go_on()
        assert publisher.wait_until_sent()

        seen = phone.frames_until(lambda frame: frame["version"] == 11)
        assert phone.must_load == {ORDER}
        assert "reload" in {frame["type"] for frame in seen}


def test_a_frame_is_the_same_text_from_either_ring(hubs, publisher):
    with screen(hubs[0]) as phone:
        tell(publisher, 7)

        assert json.dumps(phone.frame()) == json.dumps(
            {
                "topic": ORDER,
                "epoch": phone.places[ORDER]["epoch"],
                "seq": 1,
                "type": "order",
                "id": "ord_1",
                "version": 7,
                "data": {"v": 7},
            }
        )
