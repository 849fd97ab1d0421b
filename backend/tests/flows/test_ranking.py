"""Best sellers are counted from completed orders, once a business day."""

import json

import pytest

from diandan.flows import rank_items
from diandan.modules.catalog import queries as catalog
from tests.factories.accounts import make_guest
from tests.factories.catalog import make_menu
from tests.factories.ordering import a_line, make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

COMPLETED, READY = 5, 4


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


def sell(store, item_id: str, pieces: int, *, steps: int = COMPLETED) -> None:
    line = a_line(item_id=item_id, quantity=pieces, amount_fen=2500 * pieces, net_fen=2500 * pieces)
    money = {"items_fen": 2500 * pieces, "total_fen": 2500 * pieces}
    make_order(store, make_guest(), steps=steps, lines=[line], **money)


def hot(store) -> list[str]:
    body = json.loads(catalog.snapshot(store, "pickup").bytes)
    return [
        item_id
        for category in body["categories"]
        if category["kind"] == "hot"
        for item_id in category["item_ids"]
    ]


def test_completed_orders_of_the_last_thirty_days_count(store, menu, clock):
    sell(store, menu.item("espresso"), 9)
    clock.advance(days=1)
    sell(store, menu.item("latte"), 5)
    sell(store, menu.item("croissant"), 3)
    sell(store, menu.item("croissant"), 4)
    sell(store, menu.item("bagel"), 50, steps=READY)
    clock.advance(days=30)

    assert rank_items.count_anew() == 1
    assert hot(store) == [menu.item("croissant"), menu.item("latte")]


def test_today_counts_tomorrow(store, menu, clock):
    sell(store, menu.item("latte"), 5)

    rank_items.count_anew()
    today = hot(store)
    clock.advance(days=1)
    rank_items.count_anew()

    assert (today, hot(store)) == ([], [menu.item("latte")])


def test_a_store_is_counted_once_a_business_day(store, menu, clock):
    assert [rank_items.count_anew(), rank_items.count_anew()] == [1, 0]

    # 10:30 in Shanghai; the trading day turns at 04:00.
    clock.advance(hours=17)
    assert rank_items.count_anew() == 0
    clock.advance(minutes=30)
    assert rank_items.count_anew() == 1
