"""Favourites over HTTP: kept per guest, the latest first, never lost when the shop takes an item away."""

import pytest
from django.test import Client

from diandan.flows import guest_data
from diandan.kernel import ids
from diandan.kernel.actor import Actor
from diandan.modules.accounts import favouring, service
from diandan.modules.accounts import queries as accounts
from diandan.modules.accounts.errors import TooManyFavourites
from diandan.modules.accounts.models import Favourite
from diandan.modules.catalog import service as menus
from tests.factories.accounts import make_guest_with_token
from tests.factories.catalog import make_menu
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db
F = "/api/guest/v1/favourites"
OWNER = Actor.system("test")


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


@pytest.fixture
def known(store):
    return make_guest_with_token()


@pytest.fixture
def phone(known):
    return phone_of(known[1])


def phone_of(token):
    client = Client()
    client.cookies["dd_guest"] = token
    return client


def listed(phone, store, **query):
    answer = phone.get(F, {"store_id": store.public_id, **query})
    assert answer.status_code == 200, answer.json()
    return [(item["name"], item["is_on_menu"]) for item in answer.json()["items"]]


def test_a_mark_is_kept_once_and_shown_to_nobody_else(phone, store, menu, clock):
    for name in ("latte", "croissant", "latte"):
        assert phone.put(f"{F}/{menu.item(name)}").status_code == 200
        clock.advance(seconds=1)

    (latest, first) = phone.get(F, {"store_id": store.public_id}).json()["items"]
    assert latest["name"] == "可颂"
    assert first == {
        "id": menu.item("latte"), "name": "拿铁", "name_en": "Latte", "picture": None, "is_on_menu": True,
    }  # fmt: skip
    assert listed(phone_of(make_guest_with_token()[1]), store) == []

    assert phone.delete(f"{F}/{menu.item('croissant')}").status_code == 200
    assert phone.delete(f"{F}/{menu.item('croissant')}").status_code == 200
    assert listed(phone, store) == [("拿铁", True)]


def test_what_the_shop_takes_away_stays_and_says_so(phone, store, menu, clock):
    for name in ("latte", "croissant", "espresso"):
        phone.put(f"{F}/{menu.item(name)}")
        clock.advance(seconds=1)

    menus.put_on_shelf(store.brand, menu.item("latte"), is_on_shelf=False, by=OWNER)
    menus.archive_item(store.brand, menu.item("espresso"), by=OWNER)
    assert [is_on_menu for _, is_on_menu in listed(phone, store)] == [False, True, False]

    menus.put_on_shelf(store.brand, menu.item("latte"), is_on_shelf=True, by=OWNER)
    assert [is_on_menu for _, is_on_menu in listed(phone, store)] == [False, True, True]


def test_another_brand_has_its_own(phone, store, menu):
    other = make_store(brand=make_brand("稻田面馆"))
    phone.put(f"{F}/{menu.item('latte')}")
    phone.put(f"{F}/{make_menu(other.brand).item('croissant')}")

    assert listed(phone, store) == [("拿铁", True)]
    assert listed(phone, other) == [("可颂", True)]


def test_only_what_there_is_can_be_marked(phone, store, menu):
    menus.archive_item(store.brand, menu.item("espresso"), by=OWNER)

    for item_id in (ids.new_id("itm"), menu.item("espresso")):
        answer = phone.put(f"{F}/{item_id}")
        assert (answer.status_code, answer.json()["code"]) == (404, "catalog.not_found")
    assert phone.get(F, {"store_id": ids.new_id("sto")}).status_code == 404
    assert Favourite.objects.count() == 0


def test_the_list_has_an_end_and_what_is_in_it_may_be_marked_again(phone, known, store, menu, monkeypatch):
    monkeypatch.setattr(favouring, "FAVOURITES_MAX", 2)
    phone.put(f"{F}/{menu.item('latte')}")
    phone.put(f"{F}/{menu.item('croissant')}")

    answer = phone.put(f"{F}/{menu.item('espresso')}")
    assert (answer.status_code, answer.json()["code"]) == (409, "accounts.too_many_favourites")
    assert answer.json()["details"] == {"most": 2}
    assert phone.put(f"{F}/{menu.item('latte')}").status_code == 200
    with pytest.raises(TooManyFavourites):
        service.add_favourite(known[0], item_id=menu.item("espresso"))
    assert len(accounts.favourite_items(known[0])) == 2


def test_they_are_taken_along_and_end_with_the_guest(phone, known, store, menu):
    phone.put(f"{F}/{menu.item('latte')}")

    held = {line["code"]: line["rows"] for line in phone.get("/api/guest/v1/me/data/file").json()["held"]}
    assert [row["item_ref"] for row in held["accounts.favourite"]] == [menu.item("latte")]
    assert "accounts.favourite" in {holding.code for holding in guest_data.register()}

    answer = phone.post("/api/guest/v1/me/erase", '{"confirm": true}', content_type="application/json")
    assert answer.status_code == 204
    assert Favourite.objects.count() == 0
