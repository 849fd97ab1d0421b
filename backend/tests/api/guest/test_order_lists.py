"""My orders over HTTP: filtered, paged, added up by month."""

import pytest

from tests.factories.accounts import make_guest_with_token
from tests.factories.ordering import make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

ORDERS = "/api/guest/v1/orders"
COMPLETED = 5


@pytest.fixture
def guest(clock, client):
    found, token = make_guest_with_token()
    client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return found


def test_filters_hold_page_after_page(client, guest):
    store, other = make_store(), make_store()
    wanted = [make_order(store, guest).public_id for _ in range(22)]
    make_order(other, guest)

    first = client.get(ORDERS, {"store_id": store.public_id, "month": "2026-03", "mode": "pickup"}).json()
    rest = client.get(ORDERS, {"store_id": store.public_id, "cursor": first["next_cursor"]}).json()

    assert len(first["items"]) == 20
    assert [row["id"] for row in (*first["items"], *rest["items"])] == wanted[::-1]
    assert client.get(ORDERS, {"month": "2026-04"}).json()["items"] == []
    assert client.get(ORDERS, {"day": "2026-03-11"}).json()["items"] == []
    assert client.get(ORDERS, {"day": "2026-03-12", "store_id": store.public_id}).json() == first
    assert client.get(ORDERS, {"shown": "done"}).json()["items"] == []
    found = client.get(ORDERS, {"shown": "active", "text": " 拿铁 ", "store_id": other.public_id}).json()[
        "items"
    ]
    assert [row["store"]["id"] for row in found] == [other.public_id]


@pytest.mark.parametrize(
    "wrong",
    [
        {"month": "2026-13"},
        {"month": "march"},
        {"day": "2026-02-30"},
        {"mode": "by_balloon"},
        {"shown": "lost"},
    ],
)
def test_a_filter_that_means_nothing_is_refused(client, guest, wrong):
    assert client.get(ORDERS, wrong).status_code == 422


def test_months_are_the_guests_own(client, guest):
    store = make_store()
    make_order(store, guest, steps=COMPLETED)
    make_order(store, make_guest_with_token()[0], steps=COMPLETED)

    assert client.get("/api/guest/v1/order-months").json() == {
        "months": [{"month": "2026-03", "orders": 1, "spent_fen": 2500, "days": ["2026-03-12"]}],
        "stores": [{"id": store.public_id, "name": store.name, "name_en": store.name_en}],
        "modes": ["pickup"],
    }
