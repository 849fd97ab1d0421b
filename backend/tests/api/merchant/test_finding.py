"""The counter finds an order by what a guest can say of it."""

import pytest

from diandan.kernel.actor import Actor
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.roles import Role
from tests.factories.accounts import make_guest, make_staff, sign_in
from tests.factories.ordering import make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(client, clock):
    store = make_store()
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, role=Role.CASHIER))
    return store


def found(client, store, query):
    answer = client.get(f"/api/merchant/v1/stores/{store.public_id}/orders", {"query": query})
    assert answer.status_code == 200
    return [row["id"] for row in answer.json()["items"]]


def test_an_order_is_found_by_how_the_phone_number_ends_that_the_guest_offered(client, store):
    guest, other = make_guest(), make_guest()
    accounts.keep_phone(guest, number="+8613800138000", by=Actor.guest(guest.public_id))
    accounts.keep_phone(other, number="+8613911112222", by=Actor.guest(other.public_id))
    theirs = make_order(store, guest)
    make_order(store, other)

    assert found(client, store, " 8000 ") == [theirs.public_id]
    assert found(client, store, "138000") == found(client, store, "13800138000") == []
    accounts.forget_phone(guest, by=Actor.guest(guest.public_id))
    assert found(client, store, "8000") == []


def test_a_search_asks_a_fixed_number_of_questions(client, store, django_assert_num_queries):
    guest = make_guest()
    accounts.keep_phone(guest, number="+8613800138000", by=Actor.guest(guest.public_id))
    for _ in range(7):
        make_order(store, guest)
    with django_assert_num_queries(13):
        assert len(found(client, store, "8000")) == 7
