"""The number beside the message centre: what frames lead to is what a reload would show."""

import pytest
from django.test import Client

from diandan.flows import inbox_views, subscriptions
from diandan.infra import outbox
from diandan.modules.notifications import service as notifications
from diandan.modules.notifications.events import InboxChanged
from diandan.modules.notifications.service import Telling
from diandan.modules.notifications.states import MessageKind
from tests.factories.accounts import make_guest, make_guest_with_token
from tests.factories.stores import make_store
from tests.live_screens import Screen, live_equals_reload, recorded_frames

pytestmark = pytest.mark.django_db
URL = "/api/guest/v1/messages"
SAID = {"store": "店", "number": "A1", "time": "10:30", "items": "拿铁", "minutes": "5", "money": "¥18"}


class Phone:
    """A guest with a phone in their hand, and a store that tells them things."""

    def __init__(self) -> None:
        self.guest, token = make_guest_with_token()
        self.client = Client()
        self.client.cookies["dd_guest"] = token
        self.store = make_store()

    def told(self, cause: str, guest=None) -> str:
        made = notifications.tell_guest(
            guest or self.guest,
            brand=self.store.brand,
            store=self.store,
            zone=self.store.time_zone,
            telling=Telling(
                kind=MessageKind.ORDER_PAID,
                cause=cause,
                variables={"zh": SAID, "en": SAID},
                good_for=notifications.telling.ALERT_GOOD_FOR,
            ),
        )
        return made.public_id

    def sees(self, *, all_to: str = "", one: str = "") -> None:
        url, body = (f"{URL}/{one}/read", {}) if one else (f"{URL}/read", {"up_to": all_to})
        assert self.client.post(url, body, "application/json").status_code == 200

    def screen(self) -> Screen:
        def load():
            now = self.client.get(f"{URL}/unread").json()
            return {("unread", now["id"]): (now["version"], now)}

        return Screen("messages", (f"guest:{self.guest.public_id}:messages",), load)

    def topic(self) -> str:
        return f"guest:{self.guest.public_id}:messages"

    def may_follow(self, topic: str) -> int:
        body = {"topics": [topic]}
        return self.client.post("/api/live/v1/ticket", body, "application/json").status_code


@pytest.fixture
def phone(clock):
    subscriptions.install()
    return Phone()


def test_told_read_and_all_read_again_are_on_every_open_phone(phone):
    first = phone.told("a")
    outbox.drain()

    with live_equals_reload(phone.screen()) as frames:
        second = phone.told("b")
        outbox.drain()
        phone.sees(one=first)
        outbox.drain()
        phone.told("c")
        outbox.drain()
        phone.sees(all_to=second)

    assert [frame["data"]["unread"] for frame in frames] == [2, 1, 2, 1]
    versions = [frame["version"] for frame in frames]
    assert versions == sorted(set(versions))


def test_a_guest_who_is_found_again_brings_their_messages_along(phone):
    passing = make_guest()
    phone.told("a", guest=passing)
    phone.told("b")
    outbox.drain()

    with live_equals_reload(phone.screen()) as frames:
        notifications.change_guest(of=passing, to=phone.guest)

    assert [frame["data"]["unread"] for frame in frames] == [2]


def test_control_without_the_fact_the_open_phone_shows_an_old_number(phone, monkeypatch):
    monkeypatch.setattr(notifications.telling.outbox, "record", lambda *_, **__: None)

    with pytest.raises(AssertionError, match="are not a reload"), live_equals_reload(phone.screen()):
        phone.told("a")


def test_what_changes_nothing_tells_nothing(phone):
    first = phone.told("a")
    phone.sees(one=first)
    outbox.drain()

    with recorded_frames() as frames:
        phone.sees(one=first)
        phone.sees(all_to=first)
        outbox.drain()

    assert frames == []


def test_nobody_follows_somebody_elses_messages(phone):
    other = Phone()

    assert phone.may_follow(phone.topic()) == 200
    assert phone.may_follow(other.topic()) == 404
    assert phone.may_follow("guest:gst_none:messages") == 404
    assert phone.may_follow(f"guest:{phone.guest.public_id}:orders") == 404


def test_a_forgotten_guest_is_told_nothing(phone):
    with recorded_frames() as frames:
        inbox_views.tell_guest(InboxChanged(guest_id="gst_gone"))

    assert frames == []
