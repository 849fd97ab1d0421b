"""A guest's session over HTTP."""

import pytest
from django.test import Client

from diandan.modules.accounts.models import Guest
from tests.factories.accounts import make_guest_with_token

pytestmark = pytest.mark.django_db
URL = "/api/guest/v1/session"


def begin(browser, **body):
    return browser.post(URL, {"client": "h5", **body}, content_type="application/json")


def test_a_browser_gets_a_cookie_and_no_token(client, clock):
    response = begin(client, language="en")

    guest = Guest.objects.get()
    assert response.json() == {
        "guest": {
            "id": guest.public_id,
            "language": "en",
            "text_size": "normal",
            "scheme": "auto",
            "is_elder": False,
            "reads_aloud": False,
            "is_calm": False,
        },
        "token": None,
        "is_known": False,
        "live_url": "ws://testserver:8701/live",
        "server_time": "2026-03-12T02:30:00Z",
    }
    assert client.cookies["dd_guest"].value


def test_the_same_browser_stays_the_same_guest(client):
    assert begin(client).json()["guest"] == begin(client).json()["guest"]
    assert Guest.objects.count() == 1


def test_a_mini_program_gets_a_token_and_no_cookie(client):
    response = begin(client, client="mp-weixin")
    token = response.json()["token"]

    me = Client().get("/api/guest/v1/me", headers={"Authorization": f"Bearer {token}"})

    assert me.json() == response.json()["guest"]
    assert "dd_guest" not in client.cookies


def test_a_mini_program_that_comes_back_is_the_same_guest(client):
    guest, token = make_guest_with_token()

    again = client.post(
        URL,
        {"client": "mp-weixin"},
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    ).json()

    assert (again["guest"]["id"], again["token"]) == (guest.public_id, token)


def test_preferences_last(client):
    begin(client)

    wish = {"text_size": "x-large", "scheme": "dark", "is_elder": True, "reads_aloud": True, "is_calm": True}
    client.patch("/api/guest/v1/me", wish, content_type="application/json")
    client.patch("/api/guest/v1/me", {"reads_aloud": False}, content_type="application/json")

    kept = client.get("/api/guest/v1/me").json()
    assert {name: kept[name] for name in wish} == {**wish, "reads_aloud": False}


def test_without_a_session_there_is_nothing_to_see(client):
    assert client.get("/api/guest/v1/me").status_code == 401
