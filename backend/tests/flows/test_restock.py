"""Portions and the menu: gone is sold out, back is on sale, by itself."""

import json

import pytest

from diandan.flows import restock, subscriptions
from diandan.infra import outbox
from diandan.kernel import ids
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog import service as menus
from diandan.modules.catalog.models import SoldOutMark
from diandan.modules.inventory import queries as stock
from diandan.modules.inventory import service as inventory
from diandan.modules.inventory.events import StockOut
from diandan.modules.ordering.events import OrderAccepted
from tests.factories.catalog import make_menu
from tests.factories.inventory import figures, make_hold, make_quota
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

SOMEONE = Actor.system("test")


@pytest.fixture
def store(clock):
    subscriptions.install()
    return make_store()


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


def is_sold_out(store, item_id: str) -> bool:
    body = json.loads(catalog.snapshot(store, "pickup").bytes)
    return next(item["is_sold_out"] for item in body["items"] if item["id"] == item_id)


def test_the_last_portion_sells_the_item_out_until_tomorrow(store, menu, clock):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=2)
    make_hold(store=store, **{sku: 2})

    outbox.drain()

    assert is_sold_out(store, menu.item("croissant"))
    assert is_sold_out(store, menu.item("breakfast"))
    mark = SoldOutMark.objects.get()
    assert (mark.ref_id, mark.cause) == (sku, "stock")
    # 04:00 in Shanghai on the 13th.
    assert mark.back_at.isoformat() == "2026-03-12T20:00:00+00:00"


def test_a_cancelled_order_puts_it_back(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)
    order_id = make_hold(store=store, **{sku: 1})
    outbox.drain()

    inventory.release(order_id)
    outbox.drain()

    assert not is_sold_out(store, menu.item("croissant"))
    assert SoldOutMark.objects.count() == 0


def test_more_portions_put_it_back(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)
    make_hold(store=store, **{sku: 1})
    outbox.drain()

    make_quota(store=store, ref_id=sku, portions=5)
    outbox.drain()

    assert not is_sold_out(store, menu.item("croissant"))


def test_a_new_trading_day_puts_it_back_and_tells_screens(store, menu, clock):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)
    make_hold(store=store, **{sku: 1})
    outbox.drain()
    before = catalog.menu_version(store)

    clock.advance(days=1)
    outbox.drain()

    assert not is_sold_out(store, menu.item("croissant"))
    assert catalog.menu_version(store) == before + 1
    assert SoldOutMark.objects.count() == 0


def test_options_sell_out_too(store, menu):
    oat, whole = menu.modifier("oat"), menu.modifier("whole")
    for ref_id in (oat, whole):
        make_quota(store=store, ref_id=ref_id, portions=1)
        make_hold(store=store, **{ref_id: 1})
    outbox.drain()

    assert is_sold_out(store, menu.item("latte"))
    assert not is_sold_out(store, menu.item("espresso"))


def test_old_news_does_not_hide_what_is_there(store, menu):
    """The fact says gone, the shelf says there: the shelf is right."""
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=3)

    restock.sell_out(StockOut(store_id=store.public_id, ref_id=sku))

    assert not is_sold_out(store, menu.item("croissant"))


def test_news_twice_marks_once(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=0)
    outbox.drain()
    before = catalog.menu_version(store)

    for _ in range(5):
        restock.sell_out(StockOut(store_id=store.public_id, ref_id=sku))

    assert catalog.menu_version(store) == before
    assert SoldOutMark.objects.count() == 1


def test_a_persons_mark_stays_when_stock_returns(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)
    order_id = make_hold(store=store, **{sku: 1})
    outbox.drain()
    menus.mark_sold_out(store=store, ref_id=sku, by=SOMEONE)

    inventory.release(order_id)
    outbox.drain()

    assert is_sold_out(store, menu.item("croissant"))
    assert [mark.cause for mark in SoldOutMark.objects.all()] == ["hand"]


def test_news_of_something_taken_off_the_menu_is_no_trouble(store, menu):
    sku = menu.sku("espresso")
    make_quota(store=store, ref_id=sku, portions=0)
    menus.archive_item(store.brand, menu.item("espresso"), by=SOMEONE)

    outbox.drain()

    assert SoldOutMark.objects.count() == 0


def test_accepting_uses_what_was_held(store, menu):
    sku, order_id = menu.sku("croissant"), ids.new_id("ord")
    make_quota(store=store, ref_id=sku, portions=5)
    make_hold(store=store, order_id=order_id, **{sku: 2})

    fact = OrderAccepted(order_id=order_id, store_id=store.public_id, guest_id="gst_x", version=2)
    for _ in range(2):
        restock.consume(fact)

    assert figures(store=store, ref_id=sku) == (3, 0, 2)
    assert stock.free(store, sku) == 3
