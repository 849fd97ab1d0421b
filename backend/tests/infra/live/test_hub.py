"""The hub over real sockets: welcome, frames, resuming, losses, limits, the end."""

import json
import threading
import urllib.error
import urllib.request

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from diandan.infra.live import tickets
from diandan.infra.live.frames import body_of
from diandan.infra.live.publisher import Publisher
from diandan.infra.live.server import Limits
from diandan.kernel import clock
from diandan.testing.live_client import Closed, LiveClient
from tests.infra.live.conftest import RunningHub, running_hub

pytestmark = pytest.mark.network

ORDER = "order:ord_1"
MENU = "store:sto_1:menu"


def screen(hub: RunningHub, *topics: str, subject: str = "guest:gst_1", **more) -> LiveClient:
    return LiveClient(hub.url, tickets.issue(topics or [ORDER], subject), **more)


def tell(publisher: Publisher, version: int, topic: str = ORDER) -> None:
    publisher.put(topic, body_of(type="order", id="ord_1", version=version, data={"v": version}))
    assert publisher.wait_until_sent()


def versions(client: LiveClient, count: int) -> list[int]:
    return [client.frame()["version"] for _ in range(count)]


def ending(url: str, *messages: str | bytes) -> int:
    """Say something and return the code with which the hub ends the socket."""
    with connect(url, proxy=None) as socket:
        for message in messages:
            socket.send(message)
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=5)
    assert closed.value.rcvd
    return closed.value.rcvd.code


def test_a_screen_is_welcomed_then_told_what_changes(hub, publisher):
    with screen(hub, ORDER, MENU) as phone:
        assert phone.welcome["heartbeat_s"] == 20
        assert {topic: (at["seq"], at["resumed"]) for topic, at in phone.welcome["topics"].items()} == {
            ORDER: (0, False),
            MENU: (0, False),
        }

        tell(publisher, 7)

        assert phone.frame() == {
            "topic": ORDER,
            "epoch": phone.welcome["topics"][ORDER]["epoch"],
            "seq": 1,
            "type": "order",
            "id": "ord_1",
            "version": 7,
            "data": {"v": 7},
        }


def test_a_screen_hears_nothing_of_topics_it_does_not_follow(hub, publisher):
    with screen(hub, MENU) as phone:
        tell(publisher, 1, ORDER)
        tell(publisher, 2, MENU)

        assert phone.frame()["topic"] == MENU


def test_a_screen_that_slept_gets_what_it_missed_and_nothing_twice(hub, publisher):
    with screen(hub) as phone:
        tell(publisher, 1)
        assert versions(phone, 1) == [1]
    for version in (2, 3, 4):
        tell(publisher, version)

    with screen(hub, after=phone.places) as phone:
        assert phone.welcome["topics"][ORDER]["resumed"] is True
        tell(publisher, 5)
        assert versions(phone, 4) == [2, 3, 4, 5]
        assert phone.must_load == set()


def test_a_place_that_is_gone_means_load_again(hub, publisher):
    with screen(hub) as phone:
        pass
    places = {ORDER: {**phone.places[ORDER], "epoch": "older"}}

    with screen(hub, after=places) as phone:
        assert phone.welcome["topics"][ORDER]["resumed"] is False
        assert phone.must_load == {ORDER}


@pytest.mark.parametrize(
    "place", [None, [], "x", {"epoch": 1, "seq": 0}, {"epoch": "x"}, {"epoch": "x", "seq": "1"}]
)
def test_a_garbled_place_means_load_again(hub, place):
    with screen(hub, after={ORDER: place}) as phone:
        assert phone.must_load == {ORDER}


def test_a_hub_that_was_away_costs_a_reload_and_no_more(hub, publisher):
    with screen(hub) as phone:
        tell(publisher, 1)
        phone.frame()
    port = hub.port
    hub.stop()
    publisher.put(ORDER, body_of(type="order", id="ord_1", version=2, data={}))

    with running_hub(port=port) as again, screen(again, after=phone.places) as phone:
        assert phone.must_load == {ORDER}
        assert publisher.wait_until_sent(wait_s=10)
        tell(publisher, 3)
        # What waited in the publisher may arrive before or after the screen joined; 3 came after.
        assert phone.frames_until(lambda frame: frame["version"] == 3)


def test_a_publisher_whose_connection_broke_repeats_what_is_missing_and_only_that(hub, publisher):
    with screen(hub) as phone:
        phone.loaded([ORDER])
        tell(publisher, 1)
        epoch = phone.frame()["epoch"]

        for version in range(2, 30):
            publisher.put(ORDER, body_of(type="order", id="ord_1", version=version, data={}))
            if version % 7 == 0:
                hub.ask(lambda: [c.transport.abort() for c in hub.server.intake.connections()])
        assert publisher.wait_until_sent(wait_s=10)

        frames = [phone.frame() for _ in range(2, 30)]
        assert [frame["version"] for frame in frames] == list(range(2, 30))
        assert {frame["epoch"] for frame in frames} == {epoch}
        assert phone.must_load == set()


def test_an_overflowing_queue_loses_the_oldest_and_says_so(hub):
    away = Publisher(hub.publish_url, queue_max=3)
    with screen(hub, ORDER, MENU) as phone:
        for version in (1, 2):
            away.put(ORDER, body_of(type="order", id="ord_1", version=version, data={}))
        for version in (3, 4, 5):
            away.put(MENU, body_of(type="menu_changed", id="sto_1", version=version, data={}))
        away.start()
        assert away.wait_until_sent()

        frames = [phone.frame() for _ in range(4)]
        away.stop()

    assert [(frame["topic"], frame["type"], frame["version"]) for frame in frames] == [
        (ORDER, "reload", -1),
        (MENU, "menu_changed", 3),
        (MENU, "menu_changed", 4),
        (MENU, "menu_changed", 5),
    ]
    assert frames[0]["epoch"] != phone.welcome["topics"][ORDER]["epoch"]
    assert (frames[0]["seq"], frames[0]["data"]) == (1, None)


def test_a_publisher_that_vanishes_may_have_taken_frames_with_it(hub, publisher):
    hub.server.intake._grace_s = 0.05
    with screen(hub) as phone:
        tell(publisher, 1)
        phone.frame()
        phone.loaded([ORDER])
        publisher._url = "ws://127.0.0.1:9/publish"  # it will not find back

        hub.ask(lambda: [c.transport.abort() for c in hub.server.intake.connections()])
        with pytest.raises(TimeoutError):
            phone.frame(wait_s=0.3)  # nobody is there to read from yet
        after_it = Publisher(hub.publish_url)
        after_it.start()

        assert phone.frame()["type"] == "reload"
        assert phone.must_load == {ORDER}
        after_it.stop()


def test_a_publisher_that_says_goodbye_worries_nobody(hub):
    hub.server.intake._grace_s = 0.0
    leaving, staying = Publisher(hub.publish_url), Publisher(hub.publish_url)
    leaving.start()
    staying.start()
    with screen(hub) as phone:
        phone.loaded([ORDER])
        tell(leaving, 1)
        leaving.stop()
        tell(staying, 2)
        staying.stop()

        assert versions(phone, 2) == [1, 2]
        assert phone.must_load == set()


def test_a_bad_ticket_is_refused(hub):
    with pytest.raises(Closed) as closed, LiveClient(hub.url, "forged"):
        pass

    assert (closed.value.code, closed.value.reason) == (4401, "bad ticket")


def test_an_expired_ticket_ends_the_socket_at_the_next_heartbeat():
    with running_hub(limits=Limits(heartbeat_s=0.1)) as hub:
        # Two seconds are for the way in on a machine with its hands full, not for the hub to start as well.
        ticket = tickets.issue([ORDER], "guest:gst_1", 2)
        with LiveClient(hub.url, ticket) as phone:
            assert phone.wait_closed().code == 4401


def test_a_fresh_ticket_prolongs_adds_topics_and_takes_away(hub, publisher):
    with screen(hub, ORDER, "order:ord_0") as phone:
        phone.renew(tickets.issue([ORDER, MENU], "guest:gst_1"))
        tell(publisher, 1, ORDER)
        first = phone.frame()
        tell(publisher, 2, "order:ord_0")
        tell(publisher, 3, MENU)
        second = phone.frame()

    assert (first["topic"], first["seq"]) == (ORDER, 1)
    assert (second["topic"], second["seq"]) == (MENU, 1)
    assert phone.must_load == {ORDER, "order:ord_0", MENU}


@pytest.mark.parametrize("ticket", ["forged", "somebody else's"])
def test_a_ticket_of_somebody_else_does_not_prolong(hub, ticket):
    with screen(hub) as phone:
        phone.renew(tickets.issue([ORDER], "guest:gst_2") if ticket != "forged" else ticket)

        assert phone.wait_closed().code == 4401


def test_whose_rights_changed_is_parted_from_and_nobody_else(hub, publisher):
    with screen(hub, subject="staff:stf_1") as gone, screen(hub, subject="staff:stf_2") as stays:
        publisher.put("dismiss:stf_1", body_of(type="dismiss", id="stf_1", version=0, data=None))
        with pytest.raises(Closed) as closed:
            gone.frame()
        tell(publisher, 7)

        assert closed.value.code == 4401
        assert versions(stays, 1) == [7]


def test_no_hello_in_time_is_a_goodbye():
    with running_hub(limits=Limits(hello_s=0.2)) as hub:
        assert ending(hub.url) == 4408


@pytest.mark.parametrize("message", ["", "hello", "[]", '{"hello":1}', '{"pong":1}', b"\xff\x00"])
def test_a_first_message_that_is_no_hello_is_a_goodbye(hub, message):
    assert ending(hub.url, message) == 4408


def test_a_silent_screen_is_dropped_and_an_answering_one_stays():
    limits = Limits(heartbeat_s=0.1, silence_s=1.0)
    with running_hub(limits=limits) as hub:
        with screen(hub) as silent, screen(hub, subject="guest:gst_2") as alive:
            for _ in range(12):
                with pytest.raises(TimeoutError):
                    alive.frame(wait_s=0.15)
            closed = silent.wait_closed(wait_s=1.0)
        assert (closed.code, closed.reason) == (4408, "silent")


def test_a_slow_consumer_is_dropped_and_the_others_are_not_held_up(publisher, hub):
    object.__setattr__(hub.server.limits, "unwritten_bytes", 64 * 1024)
    big = body_of(type="order", id="ord_1", version=1, data={"x": "x" * 200_000})
    hello = json.dumps({"hello": {"ticket": tickets.issue([ORDER], "guest:gst_2")}})
    with (
        connect(hub.url, proxy=None, max_queue=1, compression=None, close_timeout=0.1) as sleepy,
        screen(hub) as phone,
    ):
        sleepy.send(hello)
        sleepy.recv(timeout=5)
        for _ in range(60):
            publisher.put(ORDER, big)
        assert [phone.frame()["seq"] for _ in range(60)] == list(range(1, 61))

        for _ in range(50):
            if hub.ask(lambda: len(hub.hub.followers)) == 1:
                break
            threading.Event().wait(0.1)
        assert hub.ask(lambda: len(hub.hub.followers)) == 1
    assert b'diandan_hub_refused_total{reason="too_slow"} 1.0' in hub.hub.metrics.text()


def test_one_ticket_opens_a_handful_of_sockets_not_any_number():
    with running_hub(limits=Limits(sockets_per_ticket=2)) as hub:
        ticket = tickets.issue([ORDER], "guest:gst_1")
        with LiveClient(hub.url, ticket):
            with LiveClient(hub.url, ticket):
                with pytest.raises(Closed) as closed, LiveClient(hub.url, ticket):
                    pass
                assert closed.value.code == 4429
            until = clock.monotonic() + 5
            while hub.ask(lambda: len(hub.hub.followers)) > 1 and clock.monotonic() < until:
                pass
            with LiveClient(hub.url, ticket):
                pass


def test_one_address_opens_so_many_sockets_and_no_more():
    with running_hub(limits=Limits(sockets_per_ip=1)) as hub, screen(hub):
        with pytest.raises(InvalidStatus) as refused, screen(hub):
            pass
        assert refused.value.response.status_code == 429


def test_a_strangers_page_is_refused(hub):
    with pytest.raises(InvalidStatus) as refused, screen(hub, origin="https://evil.example"):
        pass
    assert refused.value.response.status_code == 403

    with screen(hub, origin="http://127.0.0.1:8700") as phone:
        assert phone.welcome


def test_only_a_signed_program_may_publish(hub):
    page = {"origin": "http://127.0.0.1:8700"}
    with pytest.raises(InvalidStatus) as refused, connect(hub.publish_url, proxy=None, **page):
        pass
    assert refused.value.response.status_code == 404

    for hello in ("nonsense", '{"publisher":{"id":"x","token":"forged"}}', "[]"):
        assert ending(hub.publish_url, hello) == 4401


def test_a_topic_is_forgotten_when_nobody_held_a_place_in_it_for_long(hub, publisher, monkeypatch):
    with screen(hub) as phone:
        assert hub.ask(hub.hub.names) == [ORDER]
        hub.ask(hub.hub.tidy)
        assert hub.ask(hub.hub.names) == [ORDER]
    until = clock.monotonic() + 5
    while hub.ask(lambda: hub.hub.followers) and clock.monotonic() < until:
        pass
    now = clock.monotonic()
    monkeypatch.setattr(clock, "monotonic", lambda: now + 1000)

    hub.ask(hub.hub.tidy)

    assert hub.ask(hub.hub.names) == []
    monkeypatch.undo()
    with screen(hub, after=phone.places) as phone:
        assert phone.must_load == {ORDER}


def test_health_and_figures_are_answered_here(hub):
    base = f"http://127.0.0.1:{hub.port}"
    with urllib.request.urlopen(f"{base}/healthz") as answer:
        assert json.load(answer) == {"status": "ok"}
    with screen(hub), urllib.request.urlopen(f"{base}/metrics") as answer:
        assert b"diandan_hub_followers 1.0" in answer.read()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(
            urllib.request.Request(f"{base}/metrics", headers={"X-Forwarded-For": "203.0.113.9"})
        )


def test_shutdown_says_come_back():
    with running_hub() as hub, screen(hub) as phone:
        hub.stop()

        assert phone.wait_closed().code == 1012
