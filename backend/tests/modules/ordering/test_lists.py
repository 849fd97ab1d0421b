"""Lists of orders, page after page."""

import pytest

from diandan.kernel import ids
from diandan.modules.ordering import queries as orders
from tests.factories.accounts import make_guest
from tests.factories.ordering import make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db


def committed_in_another_order(store, guest, count):
    """Orders whose ids were drawn in one order and whose rows were written in another, as under load."""
    drawn = [ids.new_id("ord") for _ in range(count)]
    for order_id in [*drawn[1::2], *drawn[::2]]:
        make_order(store, guest, order_id=order_id)
    return set(drawn)


def pages(read, size=3):
    """Read page after page as the API does."""
    found, before = [], None
    while rows := read(before, size):
        found += [row.public_id for row in rows]
        before = rows[-1].public_id
    return found


def test_every_order_of_a_store_is_on_exactly_one_page(clock):
    store = make_store()
    made = committed_in_another_order(store, make_guest(), 10)

    found = pages(lambda before, size: orders.search(store.pk, before=before, limit=size))

    assert sorted(found) == sorted(made)


def test_every_order_of_a_guest_is_on_exactly_one_page(clock):
    guest = make_guest()
    made = committed_in_another_order(make_store(), guest, 10)

    found = pages(lambda before, size: orders.of_guest(guest.pk, before=before, limit=size))

    assert sorted(found) == sorted(made)


def test_a_page_after_another_stores_order_is_empty(clock):
    store, other = make_store(), make_store()
    make_order(store, make_guest())
    theirs = make_order(other, make_guest())

    assert orders.search(store.pk, before=theirs.public_id) == []
