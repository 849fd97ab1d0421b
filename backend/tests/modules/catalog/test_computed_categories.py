"""What a menu says of itself: best sellers, newcomers, and what was looked for in vain."""

import json
from datetime import date, timedelta

import pytest

from diandan.kernel.actor import Actor
from diandan.kernel.clock import FrozenClock
from diandan.modules.catalog import computing, queries, service
from diandan.modules.catalog.models import SearchMiss
from diandan.modules.catalog.service import search_misses
from tests.factories.catalog import Menu, make_category, make_item, make_menu
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

OWNER = Actor.system("test")
TODAY = date(2026, 3, 12)


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


def read(store) -> dict:
    return json.loads(queries.snapshot(store, "pickup").bytes)


def gathered(store, kind: str) -> list[str]:
    return [
        i for category in read(store)["categories"] if category["kind"] == kind for i in category["item_ids"]
    ]


def rank(store, menu: Menu, **pieces: int) -> bool:
    counted = {menu.item(name): count for name, count in pieces.items()}
    return service.rank_items(store, pieces=counted, business_date=TODAY)


def test_best_sellers_stand_first_and_wear_the_badge(store, menu):
    rank(store, menu, croissant=12, latte=30, espresso=2)

    body = read(store)
    assert gathered(store, "hot") == [menu.item("latte"), menu.item("croissant")]
    ranks = {item["id"]: item["rank"] for item in body["items"]}
    assert [ranks[menu.item(name)] for name in ("latte", "croissant", "espresso", "bagel")] == [1, 2, 3, None]
    badges = {item["id"]: item["badges"] for item in body["items"]}
    assert (badges[menu.item("latte")], badges[menu.item("espresso")]) == (["signature", "hot"], [])


def test_what_a_merchant_marks_follows_what_sells(store, menu):
    category = make_category(store.brand, "季节")
    make_item(menu, "plum", category=category, price_fen=2600, badges=("hot",))
    rank(store, menu, croissant=12)

    assert gathered(store, "hot") == [menu.item("croissant"), menu.item("plum")]


def test_what_is_off_the_shelf_sells_no_better_than_anything_else(store, menu):
    rank(store, menu, croissant=12, latte=30)
    service.set_override(store, menu.item("latte"), is_available=False, by=OWNER)

    assert gathered(store, "hot") == [menu.item("croissant")]
    assert next(i["rank"] for i in read(store)["items"] if i["id"] == menu.item("croissant")) == 1


def test_another_stores_sales_are_another_stores(store, menu):
    sister = make_store(brand=store.brand)
    rank(store, menu, latte=30)

    assert gathered(sister, "hot") == []


def test_the_same_ranking_again_grows_no_version(store, menu):
    assert rank(store, menu, latte=30)
    before = queries.menu_version(store)

    assert not rank(store, menu, latte=30)
    assert service.rank_items(store, pieces={menu.item("latte"): 31}, business_date=TODAY)
    assert queries.menu_version(store) == before + 1


def test_an_item_is_new_for_two_weeks_by_itself(store, menu, clock: FrozenClock):
    clock.advance(days=20)
    make_item(menu, "plum", category=make_category(store.brand, "季节"), price_fen=2600)
    first_day = gathered(store, "new")

    clock.advance(days=13)
    last_day = gathered(store, "new")
    clock.advance(days=1)

    assert first_day == last_day == [menu.item("plum")]
    assert gathered(store, "new") == []


def test_a_menu_that_is_being_set_up_is_no_news(store, menu):
    assert gathered(store, "new") == []


def test_age_says_nothing_where_nobody_knows_it():
    begins = lambda day: day  # noqa: E731 - the instant does not matter here
    made_on = [("a", None), ("b", TODAY), ("c", None), ("d", None)]

    assert computing.new(made_on, TODAY, begins) == (frozenset("b"), TODAY + timedelta(days=14))
    assert computing.new([("a", None)], TODAY, begins) == (frozenset(), None)


def test_searches_in_vain_are_counted_by_day(store):
    for text in ("抹茶", " 抹茶 ", "Matcha"):
        assert service.note_search_miss(store, text, business_date=TODAY)
    assert service.note_search_miss(store, "抹茶", business_date=TODAY - timedelta(days=1))

    assert queries.search_misses(store, since=TODAY - timedelta(days=29)) == [
        {"text": "抹茶", "total": 3, "last_on": TODAY},
        {"text": "matcha", "total": 1, "last_on": TODAY},
    ]
    assert queries.search_misses(make_store(brand=store.brand), since=TODAY) == []


@pytest.mark.parametrize("text", ["13800138000", "a@b.cn", "  ", "x" * 41, "https://a.cn"])
def test_what_may_be_a_persons_is_not_kept(store, text):
    assert not service.note_search_miss(store, text, business_date=TODAY)
    assert SearchMiss.objects.count() == 0


def test_a_day_keeps_only_so_many_texts(store, monkeypatch):
    monkeypatch.setattr(search_misses, "MOST_A_DAY", 2)
    kept = [service.note_search_miss(store, text, business_date=TODAY) for text in ("a", "b", "c", "a")]

    assert kept == [True, True, False, True]
    assert [row["text"] for row in queries.search_misses(store, since=TODAY)] == ["a", "b"]


def test_old_misses_are_forgotten(store):
    service.note_search_miss(store, "a", business_date=TODAY - timedelta(days=1))
    service.note_search_miss(store, "b", business_date=TODAY)

    assert service.forget_search_misses(before=TODAY) == 1
    assert [row["text"] for row in queries.search_misses(store, since=date.min)] == ["b"]
