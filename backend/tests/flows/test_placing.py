"""Placing: one unit, the price the guest agreed to, one order per key, and nothing at all on a refusal."""

import threading
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diandan.flows import order_views, quote_cart
from diandan.flows.place_order import place_order
from diandan.flows.quote_cart import Cart
from diandan.infra import outbox, tx
from diandan.infra.idempotency import KeyReused
from diandan.infra.idempotency.models import Claim
from diandan.infra.outbox.models import Message
from diandan.kernel.actor import Actor
from diandan.kernel.errors import DomainError
from diandan.modules.catalog import service as catalog
from diandan.modules.catalog.errors import SoldOut as SoldOutOnMenu
from diandan.modules.inventory.errors import SoldOut as NoPortions
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.errors import EmptyCart, PriceChanged, TableElsewhere, TableNeeded
from diandan.modules.ordering.models import Order, OrderLine
from diandan.modules.payments.models import Bill
from diandan.modules.stores import service as stores
from diandan.modules.stores.errors import ModeNotOffered, StoreClosed, StorePaused, UnknownTableCode
from tests.factories.accounts import make_guest
from tests.factories.catalog import make_menu
from tests.factories.committing import committing
from tests.factories.inventory import figures, make_quota
from tests.factories.stores import make_brand, make_store, make_table

OWNER = Actor.system("test")


class Shop:
    """A store with a menu and a guest in it."""

    def __init__(self) -> None:
        self.brand = make_brand()
        self.store = make_store(brand=self.brand, modes=["pickup", "dine_in"])
        self.menu = make_menu(self.brand)
        self.guest = make_guest()
        self.keys = 0

    def cart(self, *lines, **changes) -> Cart:
        lines = lines or (self.menu.latte(1, "shot"), self.menu.croissant(2))
        return Cart(**{"store_id": self.store.public_id, "mode": "pickup", "lines": tuple(lines), **changes})

    def place(self, cart=None, *, guest=None, key=None, fingerprint=None):
        cart = cart or self.cart()
        self.keys += 1
        return place_order(
            guest=guest or self.guest,
            cart=cart,
            fingerprint=fingerprint or quote_cart.quote(cart).fingerprint,
            key=key or f"key-{self.keys:08d}",
        )


@pytest.fixture
def shop(db, clock) -> Shop:
    return Shop()


def nothing_happened() -> bool:
    return (
        not Order.objects.exists()
        and not Claim.objects.exists()
        and not Bill.objects.exists()
        and not Message.objects.filter(name__startswith="ordering.").exists()
    )


def test_an_order_keeps_what_the_guest_agreed_to(shop):
    placed = shop.place()
    order = orders.order(placed.order_id)
    seen = order_views.guest_order(order)

    assert (seen["number"], seen["state"], seen["mode"]) == ("A001", "awaiting_payment", "pickup")
    assert [(line["name"], line["unit_price_fen"], line["quantity"]) for line in seen["lines"]] == [
        ("拿铁", 2600, 1),
        ("可颂", 1200, 2),
    ]
    assert (seen["items_fen"], seen["fees_fen"], seen["total_fen"], seen["owed_fen"]) == (
        5000,
        200,
        5200,
        5200,
    )
    assert seen["fees"][0]["reason"] == "2 件需要打包"
    assert [m["name_en"] for m in seen["lines"][0]["modifiers"]] == ["whole", "hot", "shot"]
    assert seen["can"] == {"pay": True, "cancel": True, "order_again": False}


def test_the_same_key_gives_the_same_order_even_after_the_store_has_closed(shop):
    cart = shop.cart()
    agreed = quote_cart.quote(cart).fingerprint
    first = shop.place(cart, key="one-key-1", fingerprint=agreed)
    stores.update_store(shop.store, {"hours": {}}, by=OWNER)

    again = shop.place(cart, key="one-key-1", fingerprint=agreed)

    assert (again.order_id, again.is_new) == (first.order_id, False)
    assert Order.objects.count() == 1


def test_the_same_key_for_another_cart_is_a_mistake(shop):
    shop.place(key="one-key-1")

    with pytest.raises(KeyReused):
        shop.place(shop.cart(shop.menu.croissant(1)), key="one-key-1")

    assert Order.objects.count() == 1


def test_a_retry_may_name_its_lines_anew(shop):
    cart = shop.cart()
    first = shop.place(cart, key="one-key-1")
    renamed = replace(
        cart, lines=tuple(replace(line, client_line_id=f"x{n}") for n, line in enumerate(cart.lines))
    )

    assert shop.place(renamed, key="one-key-1").order_id == first.order_id


def test_a_price_that_moved_is_never_charged_unseen(shop):
    cart = shop.cart()
    agreed = quote_cart.quote(cart).fingerprint
    catalog.set_price(shop.brand, sku_id=shop.menu.sku("croissant"), price_fen=1300, by=OWNER)

    with pytest.raises(PriceChanged) as refusal:
        shop.place(cart, fingerprint=agreed)

    assert refusal.value.details["quote"]["total_fen"] == 5400
    assert nothing_happened()


def test_a_menu_that_moved_elsewhere_does_not_disturb_the_guest(shop):
    cart = shop.cart()
    agreed = quote_cart.quote(cart).fingerprint
    catalog.set_price(shop.brand, sku_id=shop.menu.sku("espresso"), price_fen=1500, by=OWNER)

    placed = shop.place(cart, fingerprint=agreed)

    assert orders.order(placed.order_id).total_fen == 5200


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"lines": ()}, EmptyCart),
        ({"mode": "takeaway"}, ModeNotOffered),
        ({"mode": "dine_in"}, TableNeeded),
        ({"mode": "dine_in", "table_code": "nonsense"}, UnknownTableCode),
    ],
)
def test_a_wish_that_makes_no_sense_changes_nothing(shop, change, refusal):
    cart = replace(shop.cart(), **change)

    with pytest.raises(refusal):
        shop.place(cart, fingerprint="f" * 32 if refusal is EmptyCart else _agreed(cart))

    assert nothing_happened()


def _agreed(cart: Cart) -> str:
    return quote_cart.quote(cart).fingerprint


def test_a_table_of_another_store_is_refused(shop):
    elsewhere = make_table(store=make_store())
    cart = shop.cart(mode="dine_in", table_code=elsewhere.code)

    with pytest.raises(TableElsewhere):
        shop.place(cart)

    assert nothing_happened()


def test_a_dine_in_order_carries_its_table(shop):
    table = make_table(store=shop.store, label="A12")

    order = orders.order(shop.place(shop.cart(mode="dine_in", table_code=table.code)).order_id)

    assert (order.table_label, order.number, order.fees_fen) == ("A12", "B001", 0)


def test_a_foreign_stores_item_is_refused(shop):
    other = make_menu(make_brand())

    with pytest.raises(DomainError) as refusal:
        shop.place(shop.cart(other.croissant()), fingerprint="f" * 32)

    assert refusal.value.code == "catalog.unknown_item"
    assert nothing_happened()


def test_a_closed_and_a_paused_store_take_no_order(shop, clock):
    from datetime import timedelta

    cart, agreed = shop.cart(), _agreed(shop.cart())
    stores.pause_orders(shop.store, until=clock.instant + timedelta(minutes=20), reason="忙", by=OWNER)
    with pytest.raises(StorePaused):
        shop.place(cart, fingerprint=agreed)
    stores.resume_orders(shop.store, by=OWNER)
    stores.update_store(shop.store, {"hours": {}}, by=OWNER)
    with pytest.raises(StoreClosed):
        shop.place(cart, fingerprint=agreed)

    assert nothing_happened()


def test_what_is_sold_out_is_refused_and_leaves_no_trace(shop):
    cart, agreed = shop.cart(), _agreed(shop.cart())
    catalog.mark_sold_out(store=shop.store, ref_id=shop.menu.modifier("shot"), until=None, by=OWNER)

    with pytest.raises(SoldOutOnMenu):
        shop.place(cart, fingerprint=agreed)

    assert nothing_happened()


def test_control_without_the_version_memory_would_sell_what_is_sold_out(shop, monkeypatch):
    cart, agreed = shop.cart(), _agreed(shop.cart())
    catalog.mark_sold_out(store=shop.store, ref_id=shop.menu.modifier("shot"), until=None, by=OWNER)
    monkeypatch.setattr(quote_cart, "still_holds", lambda _: True)

    assert shop.place(cart, fingerprint=agreed).is_new


def test_nobody_is_refused_from_memory(shop):
    cart, agreed = shop.cart(), _agreed(shop.cart())
    shot = shop.menu.modifier("shot")
    catalog.mark_sold_out(store=shop.store, ref_id=shot, until=None, by=OWNER)
    with pytest.raises(SoldOutOnMenu):
        quote_cart.quote(cart)
    catalog.back_on_sale(store=shop.store, ref_id=shot, by=OWNER)

    assert shop.place(cart, fingerprint=agreed).is_new


def test_the_last_portions_are_held_and_one_too_many_leaves_no_trace(shop):
    croissant = shop.menu.sku("croissant")
    make_quota(store=shop.store, ref_id=croissant, portions=3)
    shop.place()
    assert figures(store=shop.store, ref_id=croissant) == (1, 2, 0)
    before = (Order.objects.count(), Claim.objects.count(), Message.objects.count())

    with pytest.raises(NoPortions):
        shop.place()

    assert (Order.objects.count(), Claim.objects.count(), Message.objects.count()) == before
    assert figures(store=shop.store, ref_id=croissant) == (1, 2, 0)


def test_placing_costs_a_counted_number_of_queries(shop, django_assert_num_queries):
    cart = shop.cart()
    agreed = _agreed(cart)

    with django_assert_num_queries(PLACING_QUERIES, exact=True):
        shop.place(cart, fingerprint=agreed)


# savepoint, key, store, version, quotas, number (4 the first time, 3 on a server), order, lines, move,
# facts, bill, release
PLACING_QUERIES = 15 if connection.vendor == "sqlite" else 14


@pytest.fixture
def writer(transactional_db):
    with committing():
        yield


def at_once(works):
    outcomes = [None] * len(works)
    start = threading.Barrier(len(works))

    def one(index, work):
        start.wait()
        try:
            outcomes[index] = work()
        except DomainError as refusal:
            outcomes[index] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_two_hundred_parallel_orders_each_cost_their_lines_and_take_their_stock(writer):
    """A peer skipped the price sum when a lock was busy, and sold for nothing."""
    shop = Shop()
    croissant = shop.menu.sku("croissant")
    make_quota(store=shop.store, ref_id=croissant, portions=1000)
    cart = shop.cart()
    agreed = _agreed(cart)

    def ten_orders(n: int):
        return lambda: [
            place_order(guest=shop.guest, cart=cart, fingerprint=agreed, key=f"key-{n:02d}-{i:02d}")
            for i in range(10)
        ]

    outcomes = at_once([ten_orders(n) for n in range(20)])

    assert all(isinstance(done, list) for done in outcomes)
    assert Order.objects.count() == 200
    assert set(Order.objects.values_list("total_fen", flat=True)) == {5200}
    assert OrderLine.objects.count() == 400
    assert figures(store=shop.store, ref_id=croissant) == (600, 400, 0)


@pytest.mark.django_db(transaction=True)
def test_eight_taps_with_one_key_make_one_order(writer):
    shop = Shop()
    cart = shop.cart()
    agreed = _agreed(cart)

    outcomes = at_once(
        [
            lambda: place_order(guest=shop.guest, cart=cart, fingerprint=agreed, key="one-key-1")
            for _ in range(8)
        ]
    )

    assert len({done.order_id for done in outcomes}) == 1
    assert [done.is_new for done in outcomes].count(True) == 1
    assert Order.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_control_with_a_key_each_eight_taps_make_eight_orders(writer):
    """The guard's control: without a common key the phone's repeats are orders."""
    shop = Shop()
    cart = shop.cart()
    agreed = _agreed(cart)

    at_once(
        [
            lambda n=n: place_order(guest=shop.guest, cart=cart, fingerprint=agreed, key=f"a-key-{n:04d}")
            for n in range(8)
        ]
    )

    assert Order.objects.count() == 8


def test_an_unpaid_order_closes_after_fifteen_minutes_is_recorded(shop, clock):
    placed = shop.place()
    deadline = Message.objects.get(name="ordering.payment_deadline")

    assert (deadline.available_at - clock.instant).total_seconds() == 15 * 60
    assert placed.order_id in deadline.body
    assert outbox.drain() >= 0


def test_what_an_order_leaves_for_the_commit_it_does_not_read(shop, monkeypatch):
    """Asked of every unit with a lane (``tx.by_commit``); by a law of the house this is the only one."""
    late: tx.Late = []
    statements: list[str] = []
    run = tx.run

    def in_a_lane(unit, *, lane=None):
        if lane is None:
            return run(unit)
        with CaptureQueriesContext(connection) as seen:
            result, _ = tx.open_and_call(unit, late)
        statements.extend(query["sql"] for query in seen)
        return result

    monkeypatch.setattr(tx, "run", in_a_lane)
    placed = shop.place()

    tables = {insert._model._meta.db_table for insert, _ in late}
    assert tables == {"ordering_orderline", "ordering_ordermove", "outbox_message"}
    assert [sql for sql in statements for table in tables if table in sql] == []
    for insert, rows in late:
        insert.run(rows)
    assert len(orders.order(placed.order_id).lines.all()) == 2
