"""A guest's orders over time: totals per month, and lists by mode, store, month and day."""

from datetime import date, time

import pytest

from diandan.flows import order_history
from diandan.kernel.actor import Actor
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.payments import service as payments
from tests.factories.accounts import make_guest
from tests.factories.ordering import a_line, make_order
from tests.factories.payments import make_bill
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

TEST = Actor.system("test")
SETTLED, COMPLETED = 1, 5


@pytest.fixture
def store(clock):
    return make_store()


def ids_of(guest, **wanted) -> list[str]:
    return [row.public_id for row in orders.of_guest(guest.pk, before=None, limit=20, **wanted)]


def test_months_add_up_what_was_paid_for_and_kept(store, clock):
    guest = make_guest()
    make_order(store, guest, steps=COMPLETED)
    clock.advance(days=31)
    make_order(store, guest, steps=SETTLED)
    make_order(store, guest, steps=COMPLETED)
    make_order(store, guest)
    cancelled = make_order(store, guest, steps=SETTLED)
    ordering.cancel(cancelled.public_id, reason="", by=TEST)
    make_order(store, make_guest(), steps=COMPLETED)

    assert order_history.months_of(guest.pk)["months"] == [
        {"month": "2026-04", "orders": 2, "spent_fen": 5000, "days": ["2026-04-12"]},
        {"month": "2026-03", "orders": 1, "spent_fen": 2500, "days": ["2026-03-12"]},
    ]


def test_money_that_went_back_is_taken_off(store, clock):
    guest = make_guest()
    order = make_order(store, guest, steps=COMPLETED)
    make_bill(store=store, subject=order.public_id, total_fen=2500)
    payments.take_cash(subject=order.public_id, received_fen=2500, by=TEST)

    payments.ask_refund(subject=order.public_id, amount_fen=700, reason="", by=TEST)

    assert order_history.months_of(guest.pk)["months"] == [
        {"month": "2026-03", "orders": 1, "spent_fen": 1800, "days": ["2026-03-12"]}
    ]


def test_a_trading_day_after_midnight_belongs_to_the_evening_before(store, clock):
    guest = make_guest()
    # From the 12th, 10:30, to the first of April, 02:30 in Shanghai.
    clock.advance(days=19, hours=16)
    make_order(store, guest, steps=COMPLETED)

    assert [row["month"] for row in order_history.months_of(guest.pk)["months"]] == ["2026-03"]
    assert len(ids_of(guest, month=date(2026, 3, 1))) == 1
    assert ids_of(guest, month=date(2026, 4, 1)) == []
    assert len(ids_of(guest, day=date(2026, 3, 31))) == 1
    assert ids_of(guest, day=date(2026, 4, 1)) == []


def test_a_day_is_the_one_of_the_store_that_made_the_order(clock):
    guest = make_guest()
    shanghai = make_store()
    urumqi = make_store(brand=shanghai.brand, time_zone="Asia/Urumqi")
    early = make_store(brand=shanghai.brand, day_starts_at=time(0))
    stores = (shanghai, urumqi, early)
    # From the 12th, 10:30, to the 13th, 03:30 in Shanghai; where days start at midnight it is the 13th.
    clock.advance(hours=17)
    shanghai_late, urumqi_late, early_late = [make_order(store, guest).public_id for store in stores]
    # 05:30 in Shanghai is 03:30 in Urumqi.
    clock.advance(hours=2)
    shanghai_next, urumqi_next, early_next = [make_order(store, guest).public_id for store in stores]

    assert ids_of(guest, day=date(2026, 3, 12)) == [urumqi_next, urumqi_late, shanghai_late]
    assert ids_of(guest, day=date(2026, 3, 13)) == [early_next, shanghai_next, early_late]


def test_days_are_all_those_with_an_order_in_the_wanted_place(store, clock):
    guest, other_store = make_guest(), make_store(brand=store.brand)
    make_order(store, guest, steps=COMPLETED)
    make_order(store, guest, steps=COMPLETED)
    clock.advance(days=1)
    cancelled = make_order(store, guest, steps=SETTLED)
    ordering.cancel(cancelled.public_id, reason="", by=TEST)
    clock.advance(days=1)
    make_order(other_store, guest, mode="takeaway", steps=COMPLETED)
    make_order(store, make_guest(), steps=COMPLETED)

    def days(**wanted: str) -> list[list[str]]:
        return [row["days"] for row in order_history.months_of(guest.pk, **wanted)["months"]]

    assert days() == [["2026-03-12", "2026-03-13", "2026-03-14"]]
    assert days(store_id=store.public_id) == [["2026-03-12", "2026-03-13"]]
    assert days(mode="takeaway") == [["2026-03-14"]]
    assert ids_of(guest, day=date(2026, 3, 13)) == [cancelled.public_id]
    assert ids_of(guest, day=date(2026, 3, 13), month=date(2026, 4, 1)) == []


def test_lists_hold_exactly_what_was_asked_for(store, clock):
    guest, other_store = make_guest(), make_store(brand=store.brand)
    first = make_order(store, guest).public_id
    second = make_order(other_store, guest, mode="takeaway").public_id
    clock.advance(days=31)
    third = make_order(store, guest, mode="takeaway").public_id

    assert ids_of(guest) == [third, second, first]
    assert ids_of(guest, mode="takeaway") == [third, second]
    assert ids_of(guest, store_id=store.public_id) == [third, first]
    assert ids_of(guest, month=date(2026, 3, 1)) == [second, first]
    assert ids_of(guest, mode="takeaway", store_id=store.public_id, month=date(2026, 3, 1)) == []


def test_lists_tell_the_open_the_ended_and_the_refunded_apart(store, clock):
    guest = make_guest()
    ready = make_order(store, guest, steps=4).public_id
    done = make_order(store, guest, steps=COMPLETED).public_id
    refunded = make_order(store, guest, steps=COMPLETED).public_id
    make_bill(store=store, subject=refunded, total_fen=2500)
    payments.take_cash(subject=refunded, received_fen=2500, by=TEST)
    payments.ask_refund(subject=refunded, amount_fen=700, reason="", by=TEST)
    others = make_order(store, make_guest(), steps=COMPLETED).public_id
    make_bill(store=store, subject=others, total_fen=2500)
    payments.take_cash(subject=others, received_fen=2500, by=TEST)
    payments.ask_refund(subject=others, amount_fen=700, reason="", by=TEST)

    def shown(which: str | None) -> list[str]:
        found = order_history.orders_of(guest.pk, shown=which, before=None, limit=20)
        return [order.public_id for order in found]

    assert shown(None) == [refunded, done, ready]
    assert (shown("active"), shown("done"), shown("refunded")) == ([ready], [refunded, done], [refunded])


def test_an_order_is_found_by_number_dish_and_store(store, clock):
    guest, other_store = make_guest(), make_store(brand=store.brand)
    tea = make_order(other_store, guest, lines=[a_line(item_name="茉莉奶绿", item_name_en="Jasmine")] * 2)
    latte = make_order(store, guest).public_id

    assert ids_of(guest, text="奶绿") == ids_of(guest, text="jasm") == [tea.public_id]
    assert ids_of(guest, text=tea.number.lower(), store_id=other_store.public_id) == [tea.public_id]
    assert ids_of(guest, text=store.name, store_id=store.public_id) == [latte]
    assert ids_of(guest, text="100%") == []


def test_places_and_modes_are_those_of_all_orders(store, clock):
    guest, other_store = make_guest(), make_store(brand=store.brand)
    make_order(store, guest)
    make_order(store, guest)
    make_order(other_store, guest, mode="takeaway")

    found = order_history.months_of(guest.pk, mode="pickup")

    assert [place["id"] for place in found["stores"]] == [store.public_id, other_store.public_id]
    assert found["modes"] == ["pickup", "takeaway"]
