"""The message centre over HTTP: what is there, what is new, whose it is."""

import pytest
from django.test import Client

from diandan.flows import subscriptions
from diandan.infra import outbox
from diandan.modules.notifications.models import InboxMessage
from tests.factories.accounts import make_guest_with_token
from tests.factories.ordering import make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
URL = "/api/guest/v1/messages"


def a_phone(token: str) -> Client:
    phone = Client()
    phone.cookies["dd_guest"] = token
    return phone


@pytest.fixture
def lin(clock):
    """A guest with a ready order, and their phone."""
    subscriptions.install()
    guest, token = make_guest_with_token()
    order = make_order(make_store(name="西湖店", name_en="West Lake"), guest, steps=4)
    outbox.drain()
    return guest, a_phone(token), order


def test_a_guest_reads_what_is_new_in_both_languages(lin):
    _, phone, order = lin

    shown = phone.get(URL).json()

    newest = shown["items"][0]
    assert [message["kind"] for message in shown["items"]] == ["order_ready", "order_paid"]
    assert shown["next_cursor"] is None
    assert newest == {
        "id": newest["id"],
        "kind": "order_ready",
        "title": f"{order.number} 请取餐",
        "title_en": f"{order.number} is ready",
        "body": "您在西湖店点的拿铁做好了，请到取餐台领取。",
        "body_en": "Your order at West Lake (Latte) is waiting at the counter.",
        "from_name": "西湖店",
        "from_name_en": "West Lake",
        "order_id": order.public_id,
        "told_at": "2026-03-12T02:30:00Z",
        "is_read": False,
    }


def test_reading_one_then_all_counts_down_and_stays(lin):
    _, phone, _ = lin
    newest = phone.get(URL).json()["items"][0]["id"]

    assert phone.get(f"{URL}/unread").json()["unread"] == 2
    assert phone.post(f"{URL}/{newest}/read").json()["unread"] == 1
    assert phone.post(f"{URL}/{newest}/read").json()["unread"] == 1
    assert phone.post(f"{URL}/read", {"up_to": newest}, "application/json").json()["unread"] == 0
    assert [m["is_read"] for m in phone.get(URL).json()["items"]] == [True, True]


def test_what_comes_after_the_last_seen_stays_unread(lin):
    _, phone, _ = lin
    oldest = phone.get(URL).json()["items"][-1]["id"]

    assert phone.post(f"{URL}/read", {"up_to": oldest}, "application/json").json()["unread"] == 1


def test_somebody_elses_message_is_none(lin):
    guest, phone, _ = lin
    stranger = a_phone(make_guest_with_token()[1])
    newest = phone.get(URL).json()["items"][0]["id"]

    for answer in (
        stranger.post(f"{URL}/{newest}/read"),
        stranger.post(f"{URL}/read", {"up_to": newest}, "application/json"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "notifications.message_not_found")
    assert stranger.get(URL).json()["items"] == []
    assert stranger.get(f"{URL}?cursor={newest}").json()["items"] == []
    assert InboxMessage.objects.filter(guest=guest, read_at__isnull=False).count() == 0


def test_kinds_may_be_kept_to_the_message_centre(lin):
    _, phone, order = lin
    store_id = order.store.public_id

    muted = phone.put(f"{URL}/muted", {"kinds": ["order_ready"]}, "application/json")
    wrong = phone.put(f"{URL}/muted", {"kinds": ["staff_alert"]}, "application/json")
    settings = phone.get(f"{URL}/settings?store_id={store_id}").json()

    assert muted.status_code == 200
    assert (wrong.status_code, wrong.json()["code"]) == (404, "notifications.unknown_kind")
    assert [kind["kind"] for kind in settings["kinds"] if kind["is_muted"]] == ["order_ready"]
    assert settings["agreements"] == [
        {"channel": way, "is_offered": False, "address_shown": None, "agreed_at": None, "wants_news": False}
        for way in ("sms", "mail")
    ]
