"""Who gets a ticket for what. "Not yours" reads like "there is none"."""

import pytest

from diandan.infra.live import tickets
from diandan.modules.accounts.roles import Role
from tests.factories.accounts import make_guest, make_guest_with_token, make_staff, sign_in
from tests.factories.ordering import make_order
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db
URL = "/api/live/v1/ticket"


@pytest.fixture
def store(clock):
    return make_store()


def ask(client, *topics):
    return client.post(URL, {"topics": topics}, content_type="application/json")


def as_guest(client):
    guest, token = make_guest_with_token()
    client.cookies["dd_guest"] = token
    return guest


def as_staff(client, store, role):
    staff = make_staff(store.brand, username=role.value, role=role, store=store)
    client.cookies["dd_staff"] = sign_in(staff)
    return staff


def test_a_guest_follows_their_own_order_and_any_menu(client, store, clock):
    guest = as_guest(client)
    order = make_order(store, guest)
    topics = [f"order:{order.public_id}", f"store:{store.public_id}:menu"]

    answer = ask(client, *topics).json()

    ticket = tickets.verify(answer["ticket"])
    assert (ticket.topics, ticket.subject) == (tuple(topics), f"guest:{guest.public_id}")
    assert answer["live_url"] == "ws://testserver:8701/live"
    assert answer["expires_at"] == "2026-03-12T03:30:00Z"


def test_a_mini_program_asks_with_its_token(client, store):
    _, token = make_guest_with_token()

    answer = client.post(
        URL,
        {"topics": [f"store:{store.public_id}:menu"]},
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )

    assert answer.status_code == 200


def test_a_guest_follows_nobody_elses_order(client, store):
    as_guest(client)
    theirs = make_order(store, make_guest())

    for topic in (f"order:{theirs.public_id}", "order:ord_unknown"):
        answer = ask(client, topic)
        assert (answer.status_code, answer.json()["code"]) == (404, "live.topic_not_found")


@pytest.mark.parametrize("about", ["orders", "kitchen", "board"])
def test_a_guest_follows_no_screen_of_the_shop(client, store, about):
    as_guest(client)

    assert ask(client, f"store:{store.public_id}:{about}").status_code == 404


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OWNER, {"orders", "kitchen", "menu", "board"}),
        (Role.MANAGER, {"orders", "kitchen", "menu", "board"}),
        (Role.CASHIER, {"orders", "menu", "board"}),
        (Role.WAITER, {"orders", "menu", "board"}),
        (Role.KITCHEN, {"kitchen", "menu", "board"}),
    ],
)
def test_staff_follow_the_screens_of_their_work(client, store, role, may):
    as_staff(client, store, role)

    for about in ("orders", "kitchen", "menu", "board"):
        status = ask(client, f"store:{store.public_id}:{about}").status_code
        assert status == (200 if about in may else 404), about


def test_staff_follow_no_screen_of_another_store_or_brand(client, store):
    as_staff(client, store, Role.MANAGER)
    next_door = make_store(brand=store.brand)
    elsewhere = make_store(brand=make_brand())

    for other in (next_door, elsewhere):
        assert ask(client, f"store:{other.public_id}:orders").status_code == 404


def test_one_topic_too_many_and_there_is_no_ticket_at_all(client, store):
    as_staff(client, store, Role.KITCHEN)

    answer = ask(client, f"store:{store.public_id}:kitchen", f"store:{store.public_id}:orders")

    assert answer.json()["details"] == {"topic": f"store:{store.public_id}:orders"}


def test_staff_who_order_coffee_on_the_same_phone_follow_both(client, store):
    guest = as_guest(client)
    staff = as_staff(client, store, Role.CASHIER)
    order = make_order(store, guest)

    answer = ask(client, f"order:{order.public_id}", f"store:{store.public_id}:orders")

    assert tickets.verify(answer.json()["ticket"]).subject == f"staff:{staff.public_id}"


@pytest.mark.parametrize(
    "topic", ["order", "order:", "store:x", "store::menu", "table:t", "x", "store:x:secrets", "订单:一"]
)
def test_what_is_no_topic_is_not_found(client, store, topic):
    as_guest(client)

    assert ask(client, topic).status_code == 404


def test_strangers_get_nothing(client, store):
    answer = ask(client, f"store:{store.public_id}:menu")

    assert (answer.status_code, answer.json()["code"]) == (401, "accounts.guest_session_needed")


@pytest.mark.parametrize("topics", [[], [""], ["x" * 81], ["order:x"] * 21])
def test_a_wish_without_sense_is_refused(client, store, topics):
    as_guest(client)

    assert ask(client, *topics).status_code == 422
