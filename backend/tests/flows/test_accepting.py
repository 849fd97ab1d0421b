"""Orders that are accepted by themselves, and those that wait for a hand by the store's rules."""

from datetime import UTC, datetime, timedelta

import pytest

from diandan.flows import subscriptions
from diandan.infra import outbox
from diandan.kernel.actor import Actor
from diandan.modules.notifications.models import InboxMessage
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.stores import queries as stores
from diandan.modules.stores import service as settings
from tests.factories.accounts import make_guest
from tests.factories.ordering import make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

LIN, SYSTEM = Actor.staff("stf_lin"), Actor.system("test")
LUNCH_AT_TABLES = {"modes": ["dine_in"], "from": "11:30", "to": "13:30"}
PICKUP_ALWAYS = {"modes": ["pickup"], "from": "00:00", "to": "00:00"}
NOON = datetime(2026, 3, 12, 4, tzinfo=UTC)  # in Shanghai


@pytest.fixture
def guest(clock):
    subscriptions.install()
    clock.move_to(NOON)
    return make_guest()


def paid(store, guest, mode: str):
    """An order that lies before the shop, and everything that follows from it by itself."""
    order = make_order(store, guest, steps=1, mode=mode)
    outbox.drain()
    return orders.order(order.public_id)


def told(guest) -> list[str]:
    return list(InboxMessage.objects.filter(guest=guest).order_by("id").values_list("kind", flat=True))


def test_without_rules_the_switch_alone_decides(guest):
    by_itself, by_hand = make_store(), make_store(auto_accept=False)

    assert paid(by_itself, guest, "pickup").state == "accepted"
    assert paid(by_hand, guest, "pickup").state == "placed"


def test_rules_change_nothing_where_the_switch_is_off(guest):
    store = make_store(auto_accept=False, auto_accept_rules=[PICKUP_ALWAYS])

    assert paid(store, guest, "pickup").state == "placed"


def test_a_mode_outside_the_rules_waits_for_a_hand_and_one_inside_does_not(guest):
    store = make_store(auto_accept_rules=[PICKUP_ALWAYS])

    assert paid(store, guest, "pickup").state == "accepted"
    assert paid(store, guest, "dine_in").state == "placed"


def test_an_order_outside_the_hours_of_its_rule_waits_for_a_hand(guest, clock):
    store = make_store(auto_accept_rules=[LUNCH_AT_TABLES])

    assert paid(store, guest, "dine_in").state == "accepted"
    clock.advance(hours=1, minutes=30)
    assert paid(store, guest, "dine_in").state == "placed"


def test_what_counts_is_when_the_order_came_in_not_when_the_news_of_it_was_heard(guest, clock):
    store = make_store(auto_accept_rules=[LUNCH_AT_TABLES])
    order = make_order(store, guest, steps=1, mode="dine_in")

    clock.advance(hours=2)
    outbox.drain()

    assert orders.order(order.public_id).state == "accepted"


def test_rules_that_were_just_changed_are_the_ones_that_count(guest):
    store = make_store()
    stores.current(store.public_id)

    settings.update_store(store, {"auto_accept_rules": [LUNCH_AT_TABLES]}, by=SYSTEM)

    assert paid(store, guest, "pickup").state == "placed"


def test_only_guests_who_waited_for_a_hand_are_told_that_they_were_accepted(guest, clock):
    store = make_store(auto_accept_rules=[LUNCH_AT_TABLES])
    clock.move_to(NOON - timedelta(hours=1))
    early = paid(store, guest, "dine_in")
    clock.move_to(NOON)
    ordering.accept(early.public_id, by=LIN)
    outbox.drain()
    assert told(guest) == ["order_paid", "order_accepted"]

    paid(store, guest, "dine_in")

    assert told(guest) == ["order_paid", "order_accepted", "order_paid"]
