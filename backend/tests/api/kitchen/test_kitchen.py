"""The kitchen's screen and the calling screen over HTTP."""

import pytest

from diandan.modules.accounts.roles import Role
from diandan.modules.kitchen import service as kitchen
from diandan.modules.kitchen.models import Ticket, TicketItem
from tests.factories.accounts import make_guest, make_staff, sign_in
from tests.factories.kitchen import COOK, a_cake, a_line, make_station, make_tickets
from tests.factories.ordering import make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
API = "/api/kitchen/v1"


@pytest.fixture
def store(client, clock):
    store = make_store()
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, role=Role.KITCHEN, store=store))
    return store


def post(client, path, body=None):
    return client.post(f"{API}{path}", body or {}, content_type="application/json")


def test_the_screen_lists_stations_and_what_waits(client, store):
    bar = make_station(store, target_s=240)
    make_tickets(store)

    assert client.get(f"{API}/stores/{store.public_id}/stations").json() == {
        "items": [
            {
                "id": bar.public_id,
                "name": "吧台",
                "name_en": "Bar",
                "is_default": True,
                "target_s": 240,
                "queued": 1,
            }
        ]
    }


def test_one_stations_tickets_are_its_own(client, store):
    make_station(store, "吧台")
    pastry = make_station(store, "甜品")
    kitchen.route(store=store, ref="cat_cake", station_id=pastry.public_id, by=COOK)
    make_tickets(store, a_line(), a_cake())

    everything = client.get(f"{API}/stores/{store.public_id}/tickets").json()
    only = client.get(f"{API}/stores/{store.public_id}/tickets", {"station": pastry.public_id}).json()

    assert [t["station"]["name"] for t in everything["items"]] == ["吧台", "甜品"]
    assert [t["items"][0]["name"] for t in only["items"]] == ["芝士蛋糕"]
    assert only["server_time"] == "2026-03-12T02:30:00Z"


def test_a_ticket_goes_its_way(client, store):
    (ticket,) = make_tickets(store)
    way = {"start": "cooking", "bump": "done", "recall": "cooking", "serve": "served"}

    for version, step in enumerate(("start", "bump", "recall", "bump", "serve"), start=1):
        answer = post(client, f"/tickets/{ticket.public_id}/{step}", {"version": version})
        assert (answer.status_code, answer.json()["state"]) == (200, way[step])

    assert client.get(f"{API}/stores/{store.public_id}/tickets").json()["items"] == []


def test_the_last_thing_finishes_the_ticket(client, store):
    make_tickets(store, a_line(), a_cake())
    latte, cake = TicketItem.objects.order_by("id").values_list("public_id", flat=True)

    assert post(client, f"/ticket-items/{latte}/bump").json()["state"] == "cooking"
    assert post(client, f"/ticket-items/{cake}/bump").json()["state"] == "done"


def test_a_waiter_serves_what_is_ready_line_by_line(client, store):
    order = make_order(store, make_guest(), steps=3, mode="dine_in")
    (ticket,) = make_tickets(store, a_line(), a_cake(), order_id=order.public_id)
    latte, cake = TicketItem.objects.order_by("id").values_list("public_id", flat=True)
    kitchen.bump_item(latte, by=COOK)
    waiter = make_staff(store.brand, username="wei", role=Role.WAITER, store=store)
    client.cookies["dd_staff"] = sign_in(waiter)

    early = post(client, f"/ticket-items/{cake}/serve")
    assert (early.status_code, early.json()["code"]) == (409, "kitchen.illegal_step")
    for _tap in range(2):
        first = post(client, f"/ticket-items/{latte}/serve").json()
        assert (first["state"], [item["state"] for item in first["items"]]) == (
            "cooking",
            ["served", "queued"],
        )
    (seen,) = client.get(f"/api/merchant/v1/orders/{order.public_id}").json()["tickets"]
    assert seen["items"] == first["items"]
    kitchen.bump(ticket.public_id, by=COOK)
    last = post(client, f"/ticket-items/{cake}/serve")
    assert (last.status_code, last.json()["state"]) == (200, "served")


def test_who_only_cooks_serves_no_line(client, store):
    (ticket,) = make_tickets(store)
    kitchen.bump(ticket.public_id, by=COOK)

    assert post(client, f"/ticket-items/{TicketItem.objects.get().public_id}/serve").status_code == 403
    assert Ticket.objects.get().state == "done"


def test_a_step_out_of_turn_and_an_old_screen_are_refused(client, store):
    (ticket,) = make_tickets(store)
    kitchen.start(ticket.public_id, by=COOK)

    out_of_turn = post(client, f"/tickets/{ticket.public_id}/serve")
    too_old = post(client, f"/tickets/{ticket.public_id}/bump", {"version": 1})

    assert (out_of_turn.status_code, out_of_turn.json()["code"]) == (409, "kitchen.illegal_step")
    assert (too_old.status_code, too_old.json()["code"]) == (409, "kitchen.stale_ticket")
    assert Ticket.objects.get().state == "cooking"


def test_another_kitchens_ticket_is_not_found(client, store):
    elsewhere = make_store()
    (ticket,) = make_tickets(elsewhere)
    item = TicketItem.objects.get()

    for path in (
        f"/tickets/{ticket.public_id}/bump",
        f"/ticket-items/{item.public_id}/bump",
        f"/ticket-items/{item.public_id}/serve",
        "/tickets/x/bump",
    ):
        answer = post(client, path)
        assert (answer.status_code, answer.json()["code"]) == (404, "kitchen.ticket_not_found")
    assert client.get(f"{API}/stores/{elsewhere.public_id}/tickets").status_code == 404
    assert Ticket.objects.get().state == "queued"


def test_a_cashier_bumps_nothing(client, store):
    (ticket,) = make_tickets(store)
    cashier = make_staff(store.brand, username="kai", role=Role.CASHIER, store=store)
    client.cookies["dd_staff"] = sign_in(cashier)

    assert post(client, f"/tickets/{ticket.public_id}/bump").status_code == 403
    assert Ticket.objects.get().state == "queued"


def test_the_calling_screen_shows_what_is_made_and_what_is_ready(client, store, clock):
    guest = make_guest()
    made = make_order(store, guest, steps=3)
    clock.advance(seconds=60)
    ready = make_order(store, guest, steps=4)
    for steps in (0, 1, 5):
        make_order(store, guest, steps=steps)

    board = client.get(f"{API}/stores/{store.public_id}/board").json()

    entry = {"ready_at": None, "called_at": None, "state": "preparing"}
    at = "2026-03-12T02:31:00Z"
    assert board == {
        "preparing": [
            {"order_id": made.public_id, "number": made.number, "version": 4, **entry},
        ],
        "ready": [
            {
                "order_id": ready.public_id,
                "number": ready.number,
                "state": "ready",
                "version": 5,
                "ready_at": at,
                "called_at": at,
            }
        ],
    }


def test_a_ready_number_is_called_again_and_no_other(client, store, clock):
    guest = make_guest()
    made, ready = make_order(store, guest, steps=3), make_order(store, guest, steps=4)
    clock.advance(seconds=90)

    called = post(client, f"/orders/{ready.public_id}/call")
    refused = post(client, f"/orders/{made.public_id}/call")

    assert called.json()["called_at"] == "2026-03-12T02:31:30Z"
    assert called.json()["version"] == 6
    assert (refused.status_code, refused.json()["code"]) == (409, "ordering.illegal_move")
    made.refresh_from_db()
    assert (made.called_at, made.version) == (None, 4)


def test_a_call_in_another_store_is_not_found(client, store):
    theirs = make_order(make_store(), make_guest(), steps=4)

    assert post(client, f"/orders/{theirs.public_id}/call").status_code == 404
    theirs.refresh_from_db()
    assert theirs.called_at is None
