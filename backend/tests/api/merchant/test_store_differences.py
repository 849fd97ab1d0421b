"""Head office sees which stores sell otherwise than the brand, and has them follow again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diandan.modules.accounts.roles import Role
from diandan.modules.catalog import service
from tests.factories.accounts import make_staff, sign_in
from tests.factories.catalog import OWNER, make_category, make_item, make_menu
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db

JSON = "application/json"


@pytest.fixture
def brand(clock):
    return make_brand()


@pytest.fixture
def stores(brand):
    return [make_store(brand=brand, name=name) for name in ("一号店", "二号店", "三号店")]


@pytest.fixture
def menu(brand):
    return make_menu(brand)


@pytest.fixture
def office(brand):
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(brand, username="office", role=Role.OWNER))
    return client


def differing(client, brand) -> dict:
    return client.get(f"/api/merchant/v1/brands/{brand.public_id}/store-differences").json()


def facts(item: dict) -> list[tuple]:
    return [
        (one["store_id"], one["kind"], one["sku_name"], one["brand_price_fen"], one["price_fen"])
        for one in item["differences"]
    ]


def test_each_store_that_differs_is_named_with_what_it_does(office, brand, stores, menu):
    first, second, third = stores
    large = menu.sku("latte/large")
    service.set_override(third, menu.item("latte"), sku_prices={large: 3500}, by=OWNER)
    service.set_override(first, menu.item("latte"), sku_prices={large: 3300}, by=OWNER)
    service.set_override(second, menu.item("croissant"), is_available=False, by=OWNER)
    service.mark_sold_out(store=first, ref_id=menu.item("croissant"), until=None, by=OWNER)

    told = differing(office, brand)

    assert [one["id"] for one in told["stores"]] == [store.public_id for store in stores]
    assert [item["name"] for item in told["items"]] == ["拿铁", "可颂"]
    latte, croissant = told["items"]
    brand_price = next(one["brand_price_fen"] for one in latte["differences"])
    assert facts(latte) == [
        (first.public_id, "price", "大杯", brand_price, 3300),
        (third.public_id, "price", "大杯", brand_price, 3500),
    ]
    assert facts(croissant) == [
        (first.public_id, "sold_out", "", None, None),
        (second.public_id, "not_sold", "", None, None),
    ]


def test_a_store_that_follows_again_moves_with_the_brand(office, brand, stores, menu):
    store, sku = stores[0], menu.sku("latte/large")
    service.set_override(store, menu.item("latte"), sku_prices={sku: 3300}, by=OWNER)
    url = f"/api/merchant/v1/stores/{store.public_id}/items/{menu.item('latte')}/override"

    office.put(url, {"sku_prices": {sku: None}}, content_type=JSON)

    assert differing(office, brand)["items"] == []
    service.set_price(brand, sku, price_fen=4100, by=OWNER)
    shown = office.get(f"/api/merchant/v1/stores/{store.public_id}/catalog").json()
    prices = {s["id"]: (s["price_fen"], s["store_price_fen"]) for i in shown["items"] for s in i["skus"]}
    assert prices[sku] == (4100, None)


def test_what_is_over_or_gone_is_no_difference(office, brand, stores, menu, clock):
    back = clock.instant + timedelta(hours=1)
    service.mark_sold_out(store=stores[0], ref_id=menu.sku("latte/large"), until=back, by=OWNER)
    cake = make_item(menu, "cake", category=make_category(brand, "甜点"), price_fen=900)
    service.set_override(stores[1], cake.public_id, is_available=False, by=OWNER)
    assert [item["name"] for item in differing(office, brand)["items"]] == ["拿铁", "cake"]

    clock.advance(hours=1)
    service.archive_item(brand, cake.public_id, by=OWNER)

    assert differing(office, brand)["items"] == []


def test_more_stores_and_more_differences_cost_no_more_queries(office, brand, stores, menu):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            differing(office, brand)
        return len(queries)

    def differ(store) -> None:
        for sku_id in menu.skus.values():
            service.mark_sold_out(store=store, ref_id=sku_id, until=None, by=OWNER)
        for name in ("latte", "croissant"):
            service.set_override(store, menu.item(name), is_available=False, by=OWNER)
        prices = {menu.sku("latte/large"): 3300}
        service.set_override(store, menu.item("latte"), sku_prices=prices, by=OWNER)

    differ(stores[0])
    before = cost()
    for store in (*stores[1:], *(make_store(brand=brand) for _ in range(5))):
        differ(store)

    assert cost() == before


def test_other_brands_stores_stay_out_of_it(office, brand, stores, menu):
    other = make_store()
    service.set_override(other, make_menu(other.brand).item("latte"), is_available=False, by=OWNER)

    assert differing(office, brand)["items"] == []
    assert office.get(f"/api/merchant/v1/brands/{other.brand.public_id}/store-differences").status_code == 404
