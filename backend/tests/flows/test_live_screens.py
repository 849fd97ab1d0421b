"""Every screen, through an order's whole life: what frames lead to is what a reload would show."""

from collections.abc import Callable
from itertools import count

import pytest
from django.test import Client

from diandan.flows import subscriptions
from diandan.infra import outbox
from diandan.kernel.actor import Actor
from diandan.modules.accounts.roles import Role
from diandan.modules.catalog import service as catalog
from diandan.modules.kitchen import queries as tickets
from diandan.modules.kitchen import service as kitchen
from diandan.modules.ordering import queries as orders
from diandan.modules.stores import service as stores
from tests import live_screens
from tests.factories.accounts import make_guest_with_token, make_staff, sign_in
from tests.factories.catalog import make_menu
from tests.factories.kitchen import COOK, make_station
from tests.factories.stores import make_store
from tests.live_screens import Screen, live_equals_reload

LIN = Actor.staff("stf_lin")

_keys = count(1)


class Shop:
    """A café with a guest's phone, a counter and a kitchen, all over HTTP."""

    def __init__(self, *, auto_accept: bool = False) -> None:
        self.store = make_store(auto_accept=auto_accept)
        self.menu = make_menu(self.store.brand)
        self.phone, self.counter = Client(), Client()
        guest, token = make_guest_with_token()
        self.guest = guest
        self.phone.cookies["dd_guest"] = token
        self.counter.cookies["dd_staff"] = sign_in(make_staff(self.store.brand, role=Role.OWNER))
        make_station(self.store, "吧台")
        bakery = make_station(self.store, "烘焙")
        croissant = self.menu.item("croissant")
        kitchen.route(store=self.store, ref=croissant, station_id=bakery.public_id, by=COOK)
        outbox.drain()

    def order(self, *lines: dict) -> str:
        """A latte with oat milk and two croissants, unless something else is wanted."""
        cart = {"mode": "pickup", "table_code": None, "lines": lines or self.lines(), "note": "少冰"}
        cart["people"] = None
        store_id = self.store.public_id
        quote = self.post(self.phone, f"guest/v1/stores/{store_id}/quote", cart)
        wish = {"store_id": store_id, "cart": cart, "fingerprint": quote["fingerprint"]}
        return self.post(self.phone, "guest/v1/orders", wish)["id"]

    def lines(self) -> list[dict]:
        """What this café's guest always takes."""
        oat, hot = self.menu.modifiers["oat"], self.menu.modifiers["hot"]
        return [
            self.line("latte/large", modifier_ids=[oat, hot], note="要拉花"),
            self.line("croissant", quantity=2),
            self.line("breakfast"),
        ]

    def line(self, sku: str, **more) -> dict:
        """A line of a cart."""
        name = f"line-{next(_keys)}"
        wanted = {"client_line_id": name, "sku_id": self.menu.sku(sku), "quantity": 1}
        return {**wanted, "modifier_ids": [], "note": "", **more}

    def paid(self) -> str:
        """An order that is paid, and heard of everywhere."""
        order_id = self.order()
        self.pay(order_id)
        outbox.drain()
        return order_id

    def pay(self, order_id: str) -> None:
        """Cash, a little more than needed."""
        self.desk(order_id, "cash", {"received_fen": 100_000})

    def desk(self, order_id: str, move: str, body: dict | None = None) -> dict:
        """Something done at the counter."""
        return self.post(self.counter, f"merchant/v1/orders/{order_id}/{move}", body or {})

    def work(self, move: str, order_id: str) -> None:
        """The same done to every ticket of an order."""
        for ticket in tickets.tickets_of(order_id):
            self.post(self.counter, f"kitchen/v1/tickets/{ticket.public_id}/{move}", {})

    def post(self, client: Client, path: str, body: dict) -> dict:
        """POST, and expect it to be taken."""
        key = {"Idempotency-Key": f"key-{next(_keys):08}"}
        answer = client.post(f"/api/{path}", body, content_type="application/json", headers=key)
        assert answer.status_code in (200, 201), answer.content
        return answer.json()

    def screens(self, order_id: str | None = None) -> list[Screen]:
        """Every screen that shows orders."""
        store_id = self.store.public_id
        found = [
            live_screens.desk(self.counter, store_id),
            live_screens.kitchen(self.counter, store_id),
            live_screens.board(self.counter, store_id),
        ]
        return [live_screens.order_page(self.phone, order_id), *found] if order_id else found


@pytest.fixture
def shop(db, clock):
    subscriptions.install()
    return Shop()


def accepted(shop: Shop) -> str:
    order_id = shop.paid()
    shop.desk(order_id, "accept")
    outbox.drain()
    return order_id


def cooking(shop: Shop) -> str:
    order_id = accepted(shop)
    shop.work("start", order_id)
    outbox.drain()
    return order_id


def ready(shop: Shop) -> str:
    order_id = cooking(shop)
    shop.work("bump", order_id)
    outbox.drain()
    return order_id


def handed_over(shop: Shop) -> str:
    order_id = ready(shop)
    shop.desk(order_id, "hand_over")
    outbox.drain()
    return order_id


def bump_one_item(shop: Shop, order_id: str) -> None:
    item = next(i for t in tickets.tickets_of(order_id) for i in t.items.all())
    shop.post(shop.counter, f"kitchen/v1/ticket-items/{item.public_id}/bump", {})


def serve_one_item(shop: Shop, order_id: str) -> None:
    item = next(i for t in tickets.tickets_of(order_id) for i in t.items.all())
    shop.post(shop.counter, f"kitchen/v1/ticket-items/{item.public_id}/serve", {})


Happening = Callable[[Shop, str], object]
ROAD: dict[str, tuple[Callable[[Shop], str], Happening, str]] = {
    "paid": (lambda shop: shop.order(), lambda shop, o: shop.pay(o), "placed"),
    "seen": (Shop.paid, lambda shop, o: shop.desk(o, "acknowledge"), "placed"),
    "accepted": (Shop.paid, lambda shop, o: shop.desk(o, "accept"), "accepted"),
    "refused": (Shop.paid, lambda shop, o: shop.desk(o, "reject", {"reason": "卖完了"}), "cancelled"),
    "started": (accepted, lambda shop, o: shop.work("start", o), "preparing"),
    "one thing made": (accepted, bump_one_item, "preparing"),
    "all made": (cooking, lambda shop, o: shop.work("bump", o), "ready"),
    "finished by hand": (cooking, lambda shop, o: shop.desk(o, "finish"), "ready"),
    "called back": (ready, lambda shop, o: shop.work("recall", o), "ready"),
    "served": (ready, lambda shop, o: shop.work("serve", o), "ready"),
    "one line served": (ready, serve_one_item, "ready"),
    "called again": (
        ready,
        lambda shop, o: shop.post(shop.counter, f"kitchen/v1/orders/{o}/call", {}),
        "ready",
    ),
    "handed over": (ready, lambda shop, o: shop.desk(o, "hand_over"), "completed"),
    "given back": (handed_over, lambda shop, o: shop.desk(o, "refund", {"reason": "凉了"}), "completed"),
    "cancelled by staff": (cooking, lambda shop, o: shop.desk(o, "cancel", {"reason": "停电"}), "cancelled"),
    "cancelled by the guest": (
        Shop.paid,
        lambda shop, o: shop.post(shop.phone, f"guest/v1/orders/{o}/cancel", {}),
        "cancelled",
    ),
    "never paid": (
        lambda shop: shop.order(),
        lambda shop, o: shop.post(shop.phone, f"guest/v1/orders/{o}/cancel", {}),
        "cancelled",
    ),
}


@pytest.mark.parametrize("moment", ROAD)
def test_at_every_turn_of_an_order_frames_are_a_reload(shop, clock, moment):
    begin, happens, state = ROAD[moment]
    other = cooking(shop)
    order_id = begin(shop)
    outbox.drain()
    clock.advance(seconds=90)

    with live_equals_reload(*shop.screens(order_id)):
        happens(shop, order_id)

    assert orders.order(order_id).state == state
    assert orders.order(other).state == "preparing"


def test_a_new_order_appears_on_the_desk(shop):
    with live_equals_reload(*shop.screens()) as frames:
        order_id = shop.order()

    assert {frame["id"] for frame in frames} == {order_id}


def test_an_evening_in_one_go(db, clock):
    subscriptions.install()
    shop = Shop(auto_accept=True)

    with live_equals_reload(*shop.screens()):
        for _ in range(3):
            order_id = shop.paid()
            clock.advance(seconds=30)
            shop.work("start", order_id)
            shop.work("bump", order_id)
            outbox.drain()
            shop.desk(order_id, "hand_over")
        shop.paid()


def test_the_same_news_is_told_once(shop):
    order_id = shop.order()

    with live_screens.recorded_frames() as frames:
        shop.pay(order_id)
        shop.desk(order_id, "accept") if orders.order(order_id).state == "placed" else None
        outbox.drain()

    told = [(frame["topic"], frame["id"], frame["version"]) for frame in frames]
    assert len(told) == len(set(told))


def test_frames_say_nothing_of_other_people(shop):
    with live_screens.recorded_frames() as frames:
        order_id = handed_over(shop)

    assert {frame["topic"] for frame in frames if frame["id"] == order_id} == {
        f"order:{order_id}",
        f"store:{shop.store.public_id}:orders",
        f"store:{shop.store.public_id}:board",
    }
    for frame in frames:
        if frame["topic"].endswith(":board") and frame["data"]:
            assert set(frame["data"]) == {
                "order_id",
                "number",
                "state",
                "version",
                "ready_at",
                "called_at",
            }


def test_a_station_that_is_taken_away_is_told_to_the_kitchen_and_to_nobody_else(shop, clock):
    gone = make_station(shop.store, "临时")
    outbox.drain()
    with live_screens.recorded_frames() as frames:
        kitchen.remove_station(store=shop.store, station_id=gone.public_id, by=LIN)
        outbox.drain()

    (told,) = frames
    assert (told["topic"], told["type"]) == (f"store:{shop.store.public_id}:kitchen", "stations_changed")
    assert (told["id"], told["data"]) == (shop.store.public_id, {"changed_at": "2026-03-12T02:30:00Z"})


def test_whoever_has_an_order_open_hears_of_a_plate_another_one_brought(shop):
    order_id = ready(shop)
    with live_screens.recorded_frames() as frames:
        serve_one_item(shop, order_id)
        outbox.drain()

    told = [frame for frame in frames if frame["topic"] == f"store:{shop.store.public_id}:orders"]
    assert [(frame["type"], frame["data"]) for frame in told] == [("ticket_changed", {"order_id": order_id})]
    assert told[0]["id"] in {ticket.public_id for ticket in tickets.tickets_of(order_id)}


# --- Menus ----------------------------------------------------------------------------------------------


def menu_screen(shop: Shop) -> Screen:
    """The open menu: sold-out marks are applied, anything wider is read anew; and the store's card."""
    store_id = shop.store.public_id

    def load() -> live_screens.Things:
        card = shop.phone.get(f"/api/guest/v1/stores/{store_id}").json()
        menu = shop.phone.get(f"/api/guest/v1/stores/{store_id}/menu", {"mode": "pickup"}).json()
        marks: live_screens.Things = {}
        for item in menu["items"]:
            marks["sold_out", item["id"]] = _mark(item["id"], item, menu["version"])
            for sku in item["skus"]:
                marks["sold_out", sku["id"]] = _mark(sku["id"], sku, menu["version"])
        return {("store", store_id): (card["version"], card), **marks}

    return Screen("menu", (f"store:{store_id}:menu",), load)


def _mark(ref_id: str, thing: dict, version: int) -> live_screens.Thing:
    mark = {"ref_id": ref_id, "is_sold_out": thing["is_sold_out"], "back_at": thing["back_at"]}
    return version, {**mark, "version": version}


def sold_out_now(shop: Shop, things: live_screens.Things) -> set[str]:
    return {ref for (kind, ref), (_, mark) in things.items() if kind == "sold_out" and mark["is_sold_out"]}


def test_a_pause_reaches_open_menus(shop, clock):
    with live_equals_reload(menu_screen(shop)) as frames:
        stores.pause_orders(shop.store, until=clock.instant.replace(hour=4), reason="停电", by=LIN)

    assert [(frame["type"], frame["data"]["open_state"]) for frame in frames] == [("store", "paused")]


@pytest.mark.parametrize("ref", ["sku", "item"])
def test_what_is_sold_out_is_so_on_open_menus_too(shop, ref):
    wanted = shop.menu.sku("latte/large") if ref == "sku" else shop.menu.item("espresso")
    screen = menu_screen(shop)
    before = screen.load()

    with live_screens.recorded_frames() as frames:
        catalog.mark_sold_out(store=shop.store, ref_id=wanted, by=LIN)
        outbox.drain()
    marked = screen.load()
    with live_screens.recorded_frames() as later:
        catalog.back_on_sale(store=shop.store, ref_id=wanted, by=LIN)
        outbox.drain()

    assert [(f["type"], f["id"]) for f in frames] == [("sold_out", wanted)]
    assert wanted in sold_out_now(shop, screen.apply(before, frames))
    assert wanted in sold_out_now(shop, marked)
    assert [(f["type"], f["id"]) for f in later] == [("sold_out", wanted)]
    assert wanted not in sold_out_now(shop, screen.apply(marked, later))
    assert sold_out_now(shop, screen.load()) == set()


def test_a_mark_that_reaches_further_has_the_menu_read_anew(shop):
    with live_screens.recorded_frames() as frames:
        catalog.mark_sold_out(store=shop.store, ref_id=shop.menu.sku("croissant"), by=LIN)
        outbox.drain()

    assert [frame["type"] for frame in frames] == ["menu_changed", "sold_out"]
    assert frames[0]["data"] == {"version": frames[0]["version"]}
