"""Menus, stores and table codes over HTTP: the framework's way and the door before it."""

import gzip
import io
import json
from datetime import timedelta

import pytest

from diandan.api.guest.menu import MenuOut
from diandan.api.guest.menu_door import MenuDoor
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog import service as menus
from diandan.modules.stores import service as stores
from tests.factories.catalog import make_menu
from tests.factories.stores import make_brand, make_store, make_table

pytestmark = pytest.mark.django_db

OWNER = Actor.system("test")


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


def address(store_id: str) -> str:
    return f"/api/guest/v1/stores/{store_id}/menu"


class Knock:
    """What the door before the framework answers; ``passed_on`` when it leaves it to the framework."""

    def __init__(self, path: str, query: str = "mode=pickup", method: str = "GET", **headers: str) -> None:
        self.passed_on = False
        self.status, self.headers = "", {}
        environ = {
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": method,
            "REMOTE_ADDR": "203.0.113.7",
            "wsgi.input": io.BytesIO(),
            **headers,
        }
        self.body = b"".join(MenuDoor(self._framework)(environ, self._start))

    def _framework(self, environ, start_response):
        self.passed_on = True
        return [b""]

    def _start(self, status, headers) -> None:
        self.status, self.headers = status, dict(headers)


def test_the_menu_is_as_described(client, store, menu):
    response = client.get(address(store.public_id), {"mode": "pickup"})

    assert response.status_code == 200
    body = response.json()
    assert MenuOut.model_validate(body).model_dump() == body
    assert body == json.loads(catalog.snapshot(store, "pickup").bytes)


def test_both_ways_say_the_same(client, store, menu):
    slow = client.get(address(store.public_id), {"mode": "pickup"})
    fast = Knock(address(store.public_id))

    assert (fast.status, fast.body) == ("200 OK", slow.content)
    for name in ("ETag", "Cache-Control", "Vary", "Content-Type", "Content-Length"):
        assert fast.headers[name] == slow.headers[name]


def test_a_phone_that_has_the_menu_gets_no_second_copy(client, store, menu):
    tag = client.get(address(store.public_id), {"mode": "pickup"}).headers["ETag"]

    slow = client.get(address(store.public_id), {"mode": "pickup"}, headers={"If-None-Match": tag})
    fast = Knock(address(store.public_id), HTTP_IF_NONE_MATCH=tag)
    assert (slow.status_code, slow.content) == (304, b"")
    assert (fast.status, fast.body, fast.headers["ETag"]) == ("304 Not Modified", b"", tag)

    menus.mark_sold_out(store=store, ref_id=menu.sku("espresso"), by=OWNER)
    again = client.get(address(store.public_id), {"mode": "pickup"}, headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert again.headers["ETag"] != tag


def test_a_browser_that_can_gets_it_compressed(client, store, menu):
    slow = client.get(address(store.public_id), {"mode": "pickup"}, headers={"Accept-Encoding": "br, gzip"})
    fast = Knock(address(store.public_id), HTTP_ACCEPT_ENCODING="br, gzip")

    assert slow.headers["Content-Encoding"] == fast.headers["Content-Encoding"] == "gzip"
    assert (
        gzip.decompress(fast.body) == gzip.decompress(slow.content) == catalog.snapshot(store, "pickup").bytes
    )


def test_a_ready_menu_costs_one_query(client, store, menu, django_assert_num_queries):
    catalog.snapshot(store, "pickup")

    with django_assert_num_queries(1):
        assert Knock(address(store.public_id)).status == "200 OK"
    with django_assert_num_queries(1):
        assert client.get(address(store.public_id), {"mode": "pickup"}).status_code == 200


def test_the_door_never_serves_an_old_menu(store, menu):
    catalog.snapshot(store, "pickup")
    assert not Knock(address(store.public_id)).passed_on

    menus.mark_sold_out(store=store, ref_id=menu.sku("espresso"), by=OWNER)

    assert Knock(address(store.public_id)).passed_on


def test_the_door_never_serves_a_menu_past_its_minute(store, menu, clock):
    until = clock.instant + timedelta(minutes=5)
    menus.mark_sold_out(store=store, ref_id=menu.sku("espresso"), until=until, by=OWNER)
    catalog.snapshot(store, "pickup")
    assert not Knock(address(store.public_id)).passed_on

    clock.move_to(until)

    assert Knock(address(store.public_id)).passed_on


@pytest.mark.parametrize(
    ("query", "method"),
    [("", "GET"), ("mode=pickup&x=1", "GET"), ("lang=en", "GET"), ("mode=pickup", "POST")],
)
def test_whatever_is_unusual_goes_to_the_framework(store, menu, query, method):
    catalog.snapshot(store, "pickup")

    assert Knock(address(store.public_id), query, method).passed_on
    assert Knock("/api/guest/v1/stores/sto_nobody/menu").passed_on
    assert Knock("/api/guest/v1/stores").passed_on


def test_a_flood_is_handed_on_to_be_refused(store, menu, monkeypatch):
    from diandan.api.shared import auth

    monkeypatch.setattr(auth, "ADDRESS_PER_MINUTE", 2)
    catalog.snapshot(store, "pickup")

    knocks = [Knock(address(store.public_id), REMOTE_ADDR="203.0.113.99").passed_on for _ in range(4)]

    assert knocks == [False, False, True, True]


def test_a_store_or_mode_nobody_has_is_told_in_words(client, store):
    unknown = client.get(address("sto_nobody"), {"mode": "pickup"}, headers={"Accept-Language": "en"})
    strange = client.get(address(store.public_id), {"mode": "teleport"})
    stores.update_store(store, {"modes": ["pickup"]}, by=OWNER)
    not_offered = client.get(address(store.public_id), {"mode": "dine_in"})

    assert (unknown.status_code, unknown.json()["code"]) == (404, "stores.store_not_found")
    assert unknown.json()["message"] == "There is no such store."
    assert (strange.status_code, strange.json()["code"]) == (422, "request.invalid")
    assert (not_offered.status_code, not_offered.json()["code"]) == (409, "stores.mode_not_offered")


def test_stores_of_a_brand_and_no_others(client, clock):
    brand = make_brand(slug="hillside")
    first, second = make_store(brand=brand), make_store(brand=brand)
    make_store()

    items = client.get("/api/guest/v1/stores", {"brand": "hillside"}).json()["items"]

    assert [card["id"] for card in items] == [first.public_id, second.public_id]
    assert (items[0]["is_open"], items[0]["open_state"], items[0]["brand"]["slug"]) == (
        True,
        "open",
        "hillside",
    )
    assert client.get("/api/guest/v1/stores", {"brand": "nobody"}).json()["code"] == "stores.brand_not_found"


def test_a_card_says_when_a_paused_store_is_back(client, store, clock):
    stores.pause_orders(store, until=clock.instant + timedelta(minutes=10), reason="忙", by=OWNER)

    card = client.get(f"/api/guest/v1/stores/{store.public_id}").json()

    assert (card["is_open"], card["open_state"], card["reopens_at"]) == (
        False,
        "paused",
        "2026-03-12T02:40:00Z",
    )


def test_a_scanned_code_leads_to_its_table(client, store):
    table = make_table(store=store, label="A1")

    entry = client.get("/api/guest/v1/entry", {"code": table.code}).json()

    assert (entry["store"]["id"], entry["mode"]) == (store.public_id, "dine_in")
    assert (entry["table"]["id"], entry["table"]["label"]) == (table.public_id, "A1")


def test_a_replaced_or_invented_code_is_refused_in_words(client, store):
    table = make_table(store=store)
    stores.reissue_table_code(table, by=OWNER)

    for code in (table.code, "nonsense"):
        response = client.get("/api/guest/v1/entry", {"code": code})
        assert (response.status_code, response.json()["code"]) == (404, "stores.unknown_table_code")
    assert client.get("/api/guest/v1/entry").json()["code"] == "request.invalid"
