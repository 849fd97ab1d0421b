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
            "undone": 0,
            "refs": [],
        },
        {
            "id": pastry,
            "name": "甜品",
            "name_en": "",
            "is_default": False,
            "target_s": 300,
            "warn_s": 200,
            "undone": 0,
            "refs": [CAKE],
        },
    ]
    (ticket,) = make_tickets(store, a_cake(item_id=CAKE))
    assert ticket.station.public_id == pastry

    call(client, "put", store, f"/routing/{CAKE}", {"station_id": None})
    (ticket,) = make_tickets(store, a_cake(item_id=CAKE))
    assert ticket.station.public_id == bar


def test_stations_are_put_in_a_new_order_all_at_once(client, store):
    bar, grill, pastry = (make_station(store, name).public_id for name in ("吧台", "热厨", "甜品"))

    sorted_anew = call(client, "put", store, "/station-order", {"ids": [pastry, bar, grill]})
    half = call(client, "put", store, "/station-order", {"ids": [grill, bar]})
    foreign = call(client, "put", store, "/station-order", {"ids": ["stn_unknown", bar, grill]})

    assert [station["id"] for station in sorted_anew.json()["items"]] == [pastry, bar, grill]
    assert (half.status_code, foreign.status_code) == (422, 404)
    listed = call(client, "get", store, "/stations").json()["items"]
    assert [station["id"] for station in listed] == [pastry, bar, grill]


def test_a_station_with_open_tickets_stays_and_says_how_many(client, store):
    make_station(store, "吧台")
    pastry = make_station(store, "甜品").public_id
    call(client, "put", store, f"/routing/{CAKE}", {"station_id": pastry})
    make_tickets(store, a_cake(item_id=CAKE))

    refused = call(client, "delete", store, f"/stations/{pastry}")

    assert (refused.status_code, refused.json()["code"]) == (409, "kitchen.station_in_use")
    assert refused.json()["details"] == {"is_default": False, "undone": 1}
    listed = call(client, "get", store, "/stations").json()["items"]
    assert [(station["id"], station["undone"]) for station in listed[1:]] == [(pastry, 1)]


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
