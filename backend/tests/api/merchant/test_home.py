"""The home page over HTTP: saved as a whole by the merchant, read by a store's guests as of today."""

import pytest
from django.test import Client

from diandan.infra.files import StoredPicture
from diandan.kernel import ids
from diandan.kernel.actor import Actor
from diandan.modules.accounts.roles import Role
from diandan.modules.catalog import service as catalog
from diandan.modules.catalog.models import HomePage
from tests.factories.accounts import make_staff, sign_in
from tests.factories.catalog import make_menu
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db

JSON = "application/json"


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def owner(store):
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, username="owner", role=Role.OWNER))
    return client


@pytest.fixture
def save(owner, store):
    def save(version: int, **page):
        return owner.put(
            f"/api/merchant/v1/brands/{store.brand.public_id}/home",
            {"version": version, **page},
            content_type=JSON,
        )

    return save


def home(store) -> dict:
    return Client().get(f"/api/guest/v1/stores/{store.public_id}/home").json()


def picture_of(brand, name: str = "aa/bb") -> str:
    stored = StoredPicture(small=f"{name}-s.webp", large=f"{name}-l.webp")
    return catalog.add_picture(brand, stored, by=Actor.system("test")).public_id


def test_a_brand_without_a_home_page_shows_its_store_alone(store):
    found = home(store)

    assert found["store"]["id"] == store.public_id
    assert (found["greeting"], found["cover"], found["banners"]) == ("", None, [])


def test_what_is_saved_is_what_guests_see(save, store):
    menu, picture = make_menu(store.brand), picture_of(store.brand)
    banner = {
        "title": "拿铁周",
        "title_en": "Latte week",
        "picture_id": picture,
        "target": "item",
        "target_id": menu.item("latte"),
    }

    saved = save(0, greeting="今天也要好好喝咖啡", cover_id=picture, banners=[banner]).json()
    found = home(store)

    assert saved["version"] == 1
    assert saved["banners"][0]["picture"]["id"] == picture
    assert found["greeting"] == "今天也要好好喝咖啡"
    assert found["cover"] == {"id": picture, "small": "/media/aa/bb-s.webp", "large": "/media/aa/bb-l.webp"}
    assert found["banners"] == [
        {
            "title": "拿铁周",
            "title_en": "Latte week",
            "text": "",
            "text_en": "",
            "target": "item",
            "target_id": menu.item("latte"),
            "ends_on": None,
            "picture": found["cover"],
        }
    ]


def test_a_banner_is_shown_on_its_days_in_its_stores(save, store, clock):
    other = make_store(brand=store.brand)
    banners = [
        {"title": "今天起", "starts_on": "2026-03-12", "ends_on": "2026-03-13"},
        {"title": "明天起", "starts_on": "2026-03-13"},
        {"title": "昨天止", "ends_on": "2026-03-11"},
        {"title": "别家店", "store_ids": [other.public_id]},
        {"title": "先不放", "is_on": False},
    ]
    save(0, banners=banners)

    def titles(of) -> list[str]:
        return [banner["title"] for banner in home(of)["banners"]]

    assert titles(store) == ["今天起"]
    assert titles(other) == ["今天起", "别家店"]
    clock.advance(days=1)
    assert titles(store) == ["今天起", "明天起"]
    clock.advance(days=1)
    assert titles(store) == ["明天起"]


def test_everything_that_is_wrong_is_named_and_nothing_is_saved(save, store):
    banners = [
        {"title": " "},
        {"title": "x" * 41, "target": "item"},
        {"title": "倒着", "starts_on": "2026-03-16", "ends_on": "2026-03-15"},
    ]

    answer = save(0, greeting="y" * 81, banners=banners)

    assert answer.status_code == 422
    assert [(p["path"], p["field"], p["reason"]) for p in answer.json()["details"]["problems"]] == [
        ("", "greeting", "too_long"),
        ("banners/0", "title", "empty"),
        ("banners/1", "title", "too_long"),
        ("banners/1", "target_id", "empty"),
        ("banners/2", "ends_on", "unreadable"),
    ]
    assert not HomePage.objects.exists()


@pytest.mark.parametrize("kind", ["cover", "picture", "item", "category", "store"])
def test_what_belongs_to_another_brand_reads_as_unknown(save, kind):
    foreign = make_brand()
    menu = make_menu(foreign)
    page = {
        "cover": lambda: {"cover_id": picture_of(foreign)},
        "picture": lambda: {"banners": [{"title": "图", "picture_id": picture_of(foreign)}]},
        "item": lambda: {"banners": [{"title": "单品", "target": "item", "target_id": menu.item("latte")}]},
        "category": lambda: {
            "banners": [{"title": "分类", "target": "category", "target_id": ids.new_id("cat")}]
        },
        "store": lambda: {"banners": [{"title": "店", "store_ids": [make_store(brand=foreign).public_id]}]},
    }[kind]()

    answer = save(0, **page)

    assert (answer.status_code, answer.json()["code"]) == (
        (422, "catalog.invalid_menu") if kind == "store" else (404, "catalog.not_found")
    )
    assert not HomePage.objects.exists()


def test_who_has_not_read_the_present_page_does_not_overwrite_it(save, store):
    save(0, greeting="第一")

    second_first = save(0, greeting="也是第一")
    current = save(1, greeting="第二")
    stale = save(1, greeting="旧的")

    assert (second_first.status_code, second_first.json()["code"]) == (409, "catalog.stale_home")
    assert current.json()["version"] == 2
    assert stale.json()["details"] == {"version": 2}
    assert home(store)["greeting"] == "第二"


def test_a_home_page_costs_four_queries(save, store, django_assert_num_queries):
    save(0, banners=[{"title": str(n), "picture_id": picture_of(store.brand, f"a{n}/b")} for n in range(6)])

    with django_assert_num_queries(4):
        home(store)
