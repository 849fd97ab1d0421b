"""The order's door before the framework: the same orders, no refusals of its own, nothing left behind."""

import io
import json
import threading

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.client import ClientHandler

from diandan.api.guest.order_door import PATH, OrderDoor, before
from diandan.flows import broadcast, order_views, subscriptions
from diandan.infra import outbox, tx
from diandan.infra.idempotency.models import Claim
from diandan.infra.writer import Writer
from diandan.kernel.actor import Actor
from diandan.modules.catalog import service as catalog
from diandan.modules.ordering.models import Order
from diandan.modules.payments.models import Bill
from diandan.modules.stores import service as stores
from tests.factories.accounts import make_guest_with_token
from tests.factories.catalog import make_menu
from tests.factories.inventory import figures, make_quota
from tests.factories.stores import make_store
from tests.live_screens import recorded_frames

OWNER = Actor.system("test")


class Shop:
    """A store, a guest, and a cart the guest has seen the price of."""

    def __init__(self, client) -> None:
        self.store = make_store(modes=["pickup", "dine_in"])
        self.menu = make_menu(self.store.brand)
        self.token = make_guest_with_token()[1]
        self.bearer = {"Authorization": f"Bearer {self.token}"}
        line = {
            "client_line_id": "a",
            "sku_id": self.menu.sku("croissant"),
            "quantity": 2,
            "modifier_ids": [],
        }
        cart = {"mode": "pickup", "lines": [line]}
        address = f"/api/guest/v1/stores/{self.store.public_id}/quote"
        quote = client.post(address, cart, content_type="application/json", headers=self.bearer).json()
        self.wish = {
            "store_id": self.store.public_id,
            "cart": cart,
            "fingerprint": quote["fingerprint"],
        }


class Knock:
    """An order put to the door; ``passed_on`` when it left it to the framework, which then answered."""

    def __init__(
        self, shop: Shop, body: bytes | None = None, *, key: str = "a-key-01", **changes: str
    ) -> None:
        self.passed_on = False
        sent = json.dumps(shop.wish).encode() if body is None else body
        environ = {
            "PATH_INFO": PATH,
            "REQUEST_METHOD": "POST",
            "QUERY_STRING": "",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(sent)),
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": "203.0.113.7",
            "wsgi.input": io.BytesIO(sent),
            "wsgi.url_scheme": "http",
            "HTTP_HOST": "testserver",
            "HTTP_COOKIE": f"dd_guest={shop.token}",
            "HTTP_IDEMPOTENCY_KEY": key,
            "HTTP_X_REQUEST_ID": "request-0001",
            **changes,
        }
        answer = OrderDoor(self._framework)(environ, self._start)
        self.body = json.loads(b"".join(answer))

    def _framework(self, environ, start_response):
        self.passed_on = True
        # Django's own handler, which here leaves the test's connection open.
        response = ClientHandler()(environ)
        start_response(f"{response.status_code} {response.reason_phrase}", response.items())
        return [response.content]

    def _start(self, status, headers, *_) -> None:
        self.status, self.headers = int(status[:3]), dict(headers)


@pytest.fixture
def shop(db, clock, client) -> Shop:
    subscriptions.install()
    return Shop(client)


def test_both_ways_say_the_same(shop, client):
    fast = Knock(shop)
    slow = client.post(
        PATH,
        shop.wish,
        content_type="application/json",
        headers={**shop.bearer, "Idempotency-Key": "a-key-02", "X-Request-Id": "request-0001"},
    )

    assert (fast.status, fast.passed_on, slow.status_code) == (201, False, 201)
    assert fast.headers == {**dict(slow.headers), "Content-Length": fast.headers["Content-Length"]}
    seen = [dict(fast.body), slow.json()]
    assert [order.pop("number") for order in seen] == ["A001", "A002"]
    for order in seen:
        assert order.pop("id").startswith("ord_")
        assert order["lines"][0].pop("id").startswith("lin_")
    assert seen[0] == seen[1]


def test_the_order_is_there_whole(shop):
    make_quota(store=shop.store, ref_id=shop.menu.sku("croissant"), portions=3)

    placed = Knock(shop).body

    assert (placed["state"], placed["total_fen"], placed["owed_fen"]) == ("awaiting_payment", 2600, 2600)
    assert Order.objects.get().public_id == placed["id"]
    assert Bill.objects.get().subject == placed["id"]
    assert figures(store=shop.store, ref_id=shop.menu.sku("croissant")) == (1, 2, 0)


def test_only_the_desk_is_told_of_what_the_guest_was_answered(shop, client):
    outbox.drain()
    with recorded_frames() as frames:
        placed = Knock(shop).body
        outbox.drain()

    (told,) = frames
    assert told["topic"] == f"store:{shop.store.public_id}:orders"
    assert (told["type"], told["id"], told["version"]) == ("order", placed["id"], 1)
    assert told["data"] == order_views.desk_order(Order.objects.get(public_id=placed["id"]))


def test_who_had_it_read_is_told_what_the_guest_was_answered(shop, client):
    """Control: without the answer at hand the order is read, and all three screens are told."""
    outbox.drain()
    with recorded_frames() as frames:
        placed = Knock(shop).body
        broadcast._answered.take(placed["id"], (0, 0))
        outbox.drain()

    told = {frame["topic"]: frame["data"] for frame in frames}
    assert told.pop(f"order:{placed['id']}") == placed
    assert told.pop(f"store:{shop.store.public_id}:board") is None
    assert told.pop(f"store:{shop.store.public_id}:orders")["id"] == placed["id"]
    assert told == {}


def test_what_was_answered_is_not_taken_for_news_when_it_is_no_longer_true(shop, client):
    with recorded_frames() as frames:
        placed = Knock(shop).body
        client.post(f"{PATH}/{placed['id']}/cancel", {}, content_type="application/json", headers=shop.bearer)
        outbox.drain()

    told = [frame["data"]["state"] for frame in frames if frame["topic"] == f"order:{placed['id']}"]
    assert told == ["cancelled"]


def test_the_same_key_gives_the_same_order(shop):
    first, again = Knock(shop), Knock(shop)

    assert (again.status, again.body) == (201, first.body)
    assert Order.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"HTTP_COOKIE": ""}, 401, "accounts.guest_session_needed"),
        ({"HTTP_COOKIE": "dd_guest=nobody"}, 401, "accounts.guest_session_needed"),
        ({"HTTP_ORIGIN": "https://evil.example"}, 403, "request.foreign_origin"),
        ({"key": "short"}, 422, "request.invalid"),
        ({"body": b"{"}, 400, "request.unreadable"),
        ({"body": b"{}"}, 422, "request.invalid"),
        ({"body": b"x" * 1024 * 1025}, 413, "request.too_large"),
    ],
)
def test_what_is_no_order_is_refused_by_the_operation(shop, changes, status, code):
    refused = Knock(shop, **changes)

    assert (refused.passed_on, refused.status, refused.body["code"]) == (True, status, code)
    assert not Order.objects.exists()


def test_what_the_shop_refuses_leaves_nothing_and_is_told_by_the_operation(shop):
    make_quota(store=shop.store, ref_id=shop.menu.sku("croissant"), portions=1)

    refused = Knock(shop)

    assert (refused.passed_on, refused.status, refused.body["code"]) == (True, 409, "inventory.sold_out")
    assert not Order.objects.exists()
    assert not Claim.objects.exists()


def test_a_price_that_moved_is_not_charged(shop):
    catalog.set_price(shop.store.brand, sku_id=shop.menu.sku("croissant"), price_fen=1300, by=OWNER)

    refused = Knock(shop)

    assert (refused.passed_on, refused.status, refused.body["code"]) == (True, 409, "ordering.price_changed")


def test_a_menu_that_moved_elsewhere_is_placed_by_the_operation(shop):
    catalog.set_price(shop.store.brand, sku_id=shop.menu.sku("espresso"), price_fen=1500, by=OWNER)

    placed = Knock(shop)

    assert (placed.passed_on, placed.status) == (True, 201)
    assert Knock(shop, key="a-key-02").passed_on is False


def test_a_repeat_after_closing_time_still_gets_its_order(shop):
    first = Knock(shop)
    stores.update_store(shop.store, {"hours": {}}, by=OWNER)

    assert Knock(shop).body["id"] == first.body["id"]
    assert Knock(shop, key="a-key-02").body["code"] == "stores.closed"


def test_our_own_mistake_is_told_by_the_operation(shop, monkeypatch):
    def fall(**_):
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("diandan.flows.place_order.place_from_memory", fall)

    assert (Knock(shop).passed_on, Order.objects.count()) == (True, 1)


def test_a_flood_of_one_guest_is_slowed_down(shop, monkeypatch):
    monkeypatch.setattr("diandan.api.shared.auth.GUEST_PER_MINUTE", 3)

    # The quote was a call too.
    assert [Knock(shop, key=f"a-key-0{n}").status for n in range(4)] == [201, 201, 429, 429]


def test_it_stands_only_where_one_thread_writes_for_all(settings):
    settings.REDIS_URL = ""
    assert isinstance(before(WSGIHandler), OrderDoor) is (connection.vendor == "sqlite")
    settings.REDIS_URL = "redis://127.0.0.1:6379/0"
    assert before(WSGIHandler) is WSGIHandler


def test_other_requests_go_on(shop):
    assert Knock(shop, REQUEST_METHOD="PUT").status == 405
    assert Knock(shop, PATH_INFO="/api/guest/v1/order").status == 404


@pytest.fixture
def writer(transactional_db):
    writer = Writer()
    writer.start()
    yield writer
    writer.stop()


@pytest.mark.django_db(transaction=True)
def test_a_refusal_among_orders_that_share_a_commit_costs_them_nothing(writer, client):
    """Held back by a unit that waits, all of them come into one batch."""
    shop = Shop(client)
    croissant = shop.menu.sku("croissant")
    make_quota(store=shop.store, ref_id=croissant, portions=7)
    go, begun = threading.Event(), threading.Event()

    def hold_back() -> None:
        begun.set()
        go.wait(10)

    first = threading.Thread(target=tx.run, args=(hold_back,))
    first.start()
    assert begun.wait(10)
    answers: list[Knock] = []

    def knock(n: int) -> None:
        answers.append(Knock(shop, key=f"a-key-0{n}"))
        connection.close()

    guests = [threading.Thread(target=knock, args=(n,)) for n in range(5)]
    for guest in guests:
        guest.start()
    while writer._jobs.qsize() < len(guests):
        threading.Event().wait(0.005)
    go.set()
    for thread in (first, *guests):
        thread.join(10)

    assert sorted(answer.status for answer in answers) == [201, 201, 201, 409, 409]
    assert [answer.passed_on for answer in answers].count(False) == 3
    assert figures(store=shop.store, ref_id=croissant) == (1, 6, 0)
    assert (Order.objects.count(), Claim.objects.count(), Bill.objects.count()) == (3, 3, 3)
