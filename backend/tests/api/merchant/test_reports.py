"""Today so far is the sum of its orders, by the store's own day."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from diandan.infra import tx
from diandan.kernel.actor import Actor
from diandan.modules.accounts.models import Staff
from diandan.modules.accounts.roles import Role
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.models import Order
from diandan.modules.payments import service as payments
from tests.factories.accounts import make_guest, make_staff, sign_in
from tests.factories.ordering import a_line, make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
LIN = Actor.staff("stf_lin")


@pytest.fixture
def store(client, clock):
    store = make_store(day_starts_at=time(4), time_zone="Asia/Shanghai")
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, role=Role.MANAGER))
    return store


@pytest.fixture
def guest(clock):
    return make_guest()


def shanghai(day, hour):
    return datetime(2026, 3, day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def today(client, store):
    return client.get(f"/api/merchant/v1/stores/{store.public_id}/reports/today").json()


def sell(store, guest, *, steps=2, price_fen=2500, **line):
    """An order with its bill, paid in cash when it is paid at all."""
    row = a_line(unit_price_fen=price_fen, amount_fen=price_fen, net_fen=price_fen, **line)
    order = make_order(store, guest, steps=steps, lines=[row], items_fen=price_fen, total_fen=price_fen)

    def unit():
        payments.open_bill(
            subject=order.public_id,
            store=store,
            total_fen=price_fen,
            business_date=order.business_date,
            by=LIN,
        )
        if steps:
            payments.take_cash(subject=order.public_id, received_fen=price_fen, by=LIN)

    tx.run(unit)
    return order


def give_back(order, **some):
    tx.run(lambda: payments.ask_refund(subject=order.public_id, reason="凉了", by=LIN, **some))


def test_an_empty_day_is_all_zeros(client, store):
    nothing = {
        "orders": 0,
        "paid_orders": 0,
        "revenue_fen": 0,
        "refunded_fen": 0,
        "net_fen": 0,
        "average_order_fen": 0,
    }

    assert today(client, store) == {
        "business_date": "2026-03-12",
        **nothing,
        "yesterday_same_time": nothing,
        "by_hour": [],
        "top_items": [],
    }


def test_every_figure_is_a_sum_of_orders(client, store, guest, clock):
    sell(store, guest, steps=0)
    cancelled = sell(store, guest, price_fen=9900)
    ordering.cancel(cancelled.public_id, reason="x", by=LIN)
    sell(store, guest, price_fen=2500)
    clock.advance(hours=1)
    sell(store, guest, price_fen=1201, item_id="itm_tea", item_name="茶", item_name_en="Tea")
    returned = sell(store, guest, price_fen=3000, steps=5)
    give_back(returned)

    report = today(client, store)

    sold = Order.objects.filter(store=store).exclude(state__in=("cancelled", "awaiting_payment"))
    assert report["revenue_fen"] == sum(order.total_fen for order in sold) == 6701
    assert (report["orders"], report["paid_orders"]) == (4, 3)
    assert (report["refunded_fen"], report["net_fen"]) == (3000, 3701)
    assert report["average_order_fen"] == 2234
    assert report["by_hour"] == [
        {"hour": 10, "orders": 1, "revenue_fen": 2500},
        {"hour": 11, "orders": 2, "revenue_fen": 4201},
    ]
    assert [(i["name_en"], i["quantity"], i["revenue_fen"]) for i in report["top_items"]] == [
        ("Latte", 2, 5500),
        ("Tea", 1, 1201),
    ]


def test_the_day_is_the_stores_own(client, store, guest, clock):
    clock.move_to(shanghai(13, 2))
    sell(store, guest, price_fen=1000)
    assert today(client, store)["business_date"] == "2026-03-12"
    assert today(client, store)["revenue_fen"] == 1000

    clock.move_to(shanghai(13, 4))
    client.cookies["dd_staff"] = sign_in(Staff.objects.get())

    assert today(client, store)["business_date"] == "2026-03-13"
    assert today(client, store)["revenue_fen"] == 0


def test_yesterday_counts_up_to_the_same_time(client, store, guest, clock):
    clock.move_to(shanghai(11, 9))
    early = sell(store, guest, price_fen=1000)
    clock.move_to(shanghai(11, 15))
    sell(store, guest, price_fen=7000)
    give_back(early)
    clock.move_to(shanghai(12, 10))

    before = today(client, store)["yesterday_same_time"]
    clock.move_to(shanghai(12, 16))
    after = today(client, store)["yesterday_same_time"]

    assert (before["paid_orders"], before["revenue_fen"], before["refunded_fen"]) == (1, 1000, 0)
    assert (after["paid_orders"], after["revenue_fen"], after["refunded_fen"]) == (2, 8000, 1000)


def test_another_stores_orders_are_not_counted(client, store, guest):
    sell(make_store(brand=store.brand), guest)

    assert today(client, store)["orders"] == 0


def test_a_cashier_reads_no_revenue(client, store):
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, username="kai", role=Role.CASHIER))

    answer = client.get(f"/api/merchant/v1/stores/{store.public_id}/reports/today")

    assert answer.status_code == 403


def test_a_day_is_read_in_a_fixed_number_of_queries(client, store, guest, django_assert_num_queries):
    for _ in range(3):
        sell(store, guest)

    with django_assert_num_queries(12):
        today(client, store)
