"""Setting up the kitchen over HTTP."""

import pytest

from diandan.modules.accounts.roles import Role
from diandan.modules.kitchen.models import Routing, Station
from tests.factories.accounts import make_staff, sign_in
from tests.factories.kitchen import a_cake, make_station, make_tickets
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
CAKE = "itm_01M83WSHY4FV2T9AY8TD9NQ0Y0"


@pytest.fixture
def store(client, clock):
    store = make_store()
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, role=Role.MANAGER))
    return store


def call(client, method, store, path, body=None):
    url = f"/api/merchant/v1/stores/{store.public_id}{path}"
    return getattr(client, method)(url, body or {}, content_type="application/json")


def test_a_kitchen_is_set_up_and_orders_follow(client, store):
    call(client, "post", store, "/stations", {"name": "吧台", "name_en": "Bar", "target_s": 180})
    answer = call(client, "post", store, "/stations", {"name": "甜品"})
    assert answer.status_code == 201
    bar, pastry = (station["id"] for station in answer.json()["items"])

    routed = call(client, "put", store, f"/routing/{CAKE}", {"station_id": pastry})

    assert routed.json()["items"] == [
        {
            "id": bar,
            "name": "吧台",
            "name_en": "Bar",
            "is_default": True,
            "target_s": 180,
            "warn_s": 120,
            "refs": [],
        },
        {
            "id": pastry,
            "name": "甜品",
            "name_en": "",
            "is_default": False,
            "target_s": 300,
            "warn_s": 200,
            "refs": [CAKE],
        },
    ]
    (ticket,) = make_tickets(store, a_cake(item_id=CAKE))
    assert ticket.station.public_id == pastry

    call(client, "put", store, f"/routing/{CAKE}", {"station_id": None})
    (ticket,) = make_tickets(store, a_cake(item_id=CAKE))
    assert ticket.station.public_id == bar


def test_a_station_is_changed_and_taken_away(client, store):
    bar, spare = make_station(store, "吧台"), make_station(store, "备用")

    changed = call(
        client,
        "patch",
        store,
        f"/stations/{spare.public_id}",
        {"is_default": True, "target_s": 60, "warn_s": 20},
    )
    removed = call(client, "delete", store, f"/stations/{bar.public_id}")

    assert [(s["name"], s["is_default"], s["target_s"], s["warn_s"]) for s in changed.json()["items"]] == [
        ("吧台", False, 300, 200),
        ("备用", True, 60, 20),
    ]
    assert removed.status_code == 200
    assert list(Station.objects.values_list("name", flat=True)) == ["备用"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("post", "/stations", {"name": "吧台"}, 409, "kitchen.station_name_taken"),
        ("post", "/stations", {"name": "  "}, 422, "kitchen.invalid_station"),
        ("post", "/stations", {"name": "新", "target_s": 0}, 422, "request.invalid"),
        ("patch", "/stations/stn_unknown", {"name": "新"}, 404, "kitchen.station_not_found"),
        ("delete", "/stations/stn_unknown", {}, 404, "kitchen.station_not_found"),
        ("put", f"/routing/{CAKE}", {"station_id": "stn_unknown"}, 404, "kitchen.station_not_found"),
        ("put", "/routing/ord_1", {"station_id": None}, 422, "kernel.invalid_id"),
    ],
)
def test_what_makes_no_sense_changes_nothing(client, store, method, path, body, status, code):
    make_station(store, "吧台")

    answer = call(client, method, store, path, body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert Station.objects.count() == 1
    assert Routing.objects.count() == 0
