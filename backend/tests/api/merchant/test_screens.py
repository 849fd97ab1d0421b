"""Screens over HTTP: paired from the console, working without anybody signed in, gone when taken away."""

import pytest
from django.test import Client

from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.roles import Role
from tests.factories.accounts import SETUP, make_screen, make_staff, sign_in
from tests.factories.kitchen import make_station
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
JSON = "application/json"
KITCHEN = "/api/kitchen/v1"
CHROME = "Mozilla/5.0 (Linux; Android 14; Tablet) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"


@pytest.fixture
def store():
    return make_store()


@pytest.fixture
def manager(store, client):
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, username="mei", role=Role.MANAGER))
    return client


def url(store, rest=""):
    return f"/api/merchant/v1/stores/{store.public_id}/screens{rest}"


def test_a_screen_is_paired_by_its_digits_and_then_works_by_itself(store, manager, clock):
    station = make_station(store)
    glass = Client(headers={"User-Agent": CHROME})
    asked = glass.post(f"{KITCHEN}/pairings", {"kind": "kitchen"}, JSON).json()
    waiting = glass.post(f"{KITCHEN}/pairings/fetch", {"secret": asked["secret"]}, JSON).json()
    assert (len(asked["code"]), asked["expires_in_s"], waiting) == (6, 600, {"is_paired": False})

    code = f"{asked['code'][:3]} {asked['code'][3:]}"
    wish = {"code": code, "name": "吧台屏", "station_id": station.public_id}
    made = manager.post(url(store), wish, JSON)
    fetched = glass.post(f"{KITCHEN}/pairings/fetch", {"secret": asked["secret"]}, JSON)

    assert made.status_code == 201
    assert (made.json()["device"], made.json()["kind"], made.json()["last_seen_at"]) == (
        "Chrome · Android",
        "kitchen",
        None,
    )
    assert fetched.json() == {"is_paired": True}
    assert glass.cookies["dd_screen"]["httponly"]
    me = glass.get(f"{KITCHEN}/screen").json()
    assert (me["name"], me["station_id"], me["store"]["id"]) == (
        "吧台屏",
        station.public_id,
        store.public_id,
    )
    assert glass.get(f"{KITCHEN}/stores/{store.public_id}/tickets").status_code == 200
    topics = {"topics": [f"store:{store.public_id}:kitchen"]}
    assert glass.post("/api/live/v1/ticket", topics, JSON).status_code == 200
    assert manager.get(url(store)).json()["items"][0]["last_seen_at"] is not None


def test_a_wrong_code_pairs_nothing(store, manager):
    refused = manager.post(url(store), {"code": "123456", "name": ""}, JSON)

    assert (refused.status_code, refused.json()["code"]) == (409, "accounts.wrong_pairing_code")
    assert manager.get(url(store)).json() == {"items": []}


def test_a_station_of_another_store_is_none(store, manager):
    theirs = make_station(make_store(brand=store.brand))
    asked = accounts.ask_to_pair(kind="kitchen", address="192.0.2.7", device="")

    refused = manager.post(url(store), {"code": asked.code, "station_id": theirs.public_id}, JSON)

    assert refused.status_code == 404
    assert accounts.fetch_token(asked.secret) is None


@pytest.mark.parametrize(
    ("kind", "about", "status"),
    [("board", "kitchen", 404), ("board", "board", 200), ("desk", "board", 404), ("kitchen", "orders", 404)],
)
def test_a_screen_follows_what_it_hangs_there_for(store, client, kind, about, status):
    client.cookies["dd_screen"] = make_screen(store, kind).token

    topics = {"topics": [f"store:{store.public_id}:{about}"]}

    assert client.post("/api/live/v1/ticket", topics, JSON).status_code == status


def test_a_screen_that_is_taken_away_has_to_be_paired_anew(store, manager):
    paired = make_screen(store, "board")
    glass = Client()
    glass.cookies["dd_screen"] = paired.token
    assert glass.get(f"{KITCHEN}/stores/{store.public_id}/board").status_code == 200

    manager.delete(url(store, f"/{paired.screen.public_id}"))
    again = manager.delete(url(store, f"/{paired.screen.public_id}"))

    assert again.status_code == 404
    assert glass.get(f"{KITCHEN}/stores/{store.public_id}/board").status_code == 401
    assert glass.get(f"{KITCHEN}/screen").json()["code"] == "accounts.screen_not_paired"


def test_a_paired_desk_is_opened_by_a_personal_code_alone(store):
    zhou = make_staff(store.brand, username="zhou", role=Role.CASHIER, store=store)
    accounts.give_code(zhou, code="2580", by=SETUP)
    tablet = Client()
    tablet.cookies["dd_screen"] = make_screen(store, "desk").token
    base = f"/api/merchant/v1/stores/{store.public_id}"
    people = tablet.get(f"{base}/people").json()["items"]
    desk = f"{base}/orders/desk"
    before = tablet.get(desk).status_code

    me = tablet.post(f"{base}/switch", {"staff_id": zhou.public_id, "code": "2580"}, JSON).json()

    assert (people, before) == ([{"id": zhou.public_id, "name": "Zhou", "role": "cashier"}], 401)
    assert (me["staff"]["id"], me["is_by_code"]) == (zhou.public_id, True)
    assert tablet.get(desk).status_code == 200
    tablet.delete("/api/merchant/v1/session")
    assert (tablet.get(desk).status_code, tablet.get(f"{base}/people").status_code) == (401, 200)


def test_what_a_signed_in_cook_does_at_a_paired_screen_is_theirs(store):
    cook = make_staff(store.brand, username="cook", role=Role.KITCHEN)
    waiter = make_staff(store.brand, username="waiter", role=Role.WAITER)
    for person, status in ((cook, 200), (waiter, 200)):
        glass = Client()
        glass.cookies["dd_screen"] = make_screen(store, "kitchen").token
        glass.cookies["dd_staff"] = sign_in(person)
        assert glass.get(f"{KITCHEN}/stores/{store.public_id}/tickets").status_code == status
