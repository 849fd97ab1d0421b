"""What the hot operations encode at once is what their description promises, to the last field."""

from importlib import import_module
from itertools import count

import pytest
from django.test import Client

from diandan.api.shared.building import operations
from diandan.flows import subscriptions
from diandan.infra import outbox
from diandan.modules.accounts.roles import Role
from diandan.modules.kitchen.models import Ticket, TicketItem
from tests.factories.accounts import make_guest_with_token, make_staff, sign_in
from tests.factories.catalog import make_menu
from tests.factories.kitchen import make_station
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
_keys = count(1)


class House:
    """A café whose every answer is held against the description of the operation that gave it."""

    def __init__(self) -> None:
        self.store = make_store(auto_accept=False)
        self.menu = make_menu(self.store.brand)
        make_station(self.store, "吧台")
        self.client = Client()
        self.client.cookies["dd_guest"] = make_guest_with_token()[1]
        self.client.cookies["dd_staff"] = sign_in(make_staff(self.store.brand, role=Role.OWNER))

    def post(self, path: str, body: object = None) -> dict:
        key = f"answer-{next(_keys):06}"
        return self._held(
            self.client.post(f"/api/{path}", body or {}, "application/json", headers={"Idempotency-Key": key})
        )

    def get(self, path: str) -> dict:
        return self._held(self.client.get(f"/api/{path}"))

    def placed(self) -> str:
        lines = [
            {"client_line_id": "a", "sku_id": self.menu.sku("latte/large"), "quantity": 1,
             "modifier_ids": [self.menu.modifiers["oat"], self.menu.modifiers["hot"]]},
            {"client_line_id": "b", "sku_id": self.menu.sku("croissant"), "quantity": 2},
        ]  # fmt: skip
        cart = {"mode": "pickup", "lines": lines, "note": "少冰"}
        store_id = self.store.public_id
        quote = self.post(f"guest/v1/stores/{store_id}/quote", cart)
        wish = {"store_id": store_id, "cart": cart, "fingerprint": quote["fingerprint"]}
        return self.post("guest/v1/orders", wish)["id"]

    def paid(self) -> str:
        order_id = self.placed()
        self.post(f"merchant/v1/orders/{order_id}/cash", {"received_fen": 100_000})
        outbox.drain()
        return order_id

    def _held(self, response) -> dict:
        body = response.json()
        assert response.status_code < 300, body
        match = response.resolver_match
        api = import_module(f"diandan.api.{match.namespace.removesuffix('-v1')}").api
        (operation,) = [one for one in operations(api) if one.view_func.__name__ == match.url_name]
        promised = operation.response_models[response.status_code]
        assert promised.model_validate({"response": body}).model_dump(mode="json")["response"] == body
        return body


@pytest.fixture
def house(clock) -> House:
    subscriptions.install()
    return House()


def test_an_orders_whole_way(house):
    order_id = house.paid()
    house.post("live/v1/ticket", {"topics": [f"order:{order_id}"]})
    house.post(f"merchant/v1/orders/{order_id}/acknowledge")
    house.post(f"merchant/v1/orders/{order_id}/accept")
    outbox.drain()
    house.get(f"guest/v1/orders/{order_id}")
    ticket_id = Ticket.objects.get().public_id
    for step in ("start", "bump", "recall"):
        house.post(f"kitchen/v1/tickets/{ticket_id}/{step}")
        outbox.drain()
    for item_id in TicketItem.objects.order_by("id").values_list("public_id", flat=True):
        house.post(f"kitchen/v1/ticket-items/{item_id}/bump")
    outbox.drain()
    for item_id in TicketItem.objects.order_by("id").values_list("public_id", flat=True):
        house.post(f"kitchen/v1/ticket-items/{item_id}/serve")
    house.get(f"merchant/v1/orders/{order_id}")
    house.post(f"kitchen/v1/tickets/{ticket_id}/serve")

    answer = house.post(f"merchant/v1/orders/{order_id}/hand_over")

    assert answer["state"] == "completed"


def test_an_order_made_without_the_kitchens_screen(house):
    order_id = house.paid()
    house.post(f"merchant/v1/orders/{order_id}/accept")
    house.post(f"merchant/v1/orders/{order_id}/start")

    assert house.post(f"merchant/v1/orders/{order_id}/finish")["state"] == "ready"


def test_orders_that_end_early(house):
    rejected, cancelled = house.paid(), house.paid()
    house.post(f"merchant/v1/orders/{cancelled}/accept")

    assert house.post(f"merchant/v1/orders/{rejected}/reject", {"reason": "卖完了"})["state"] == "cancelled"
    assert house.post(f"merchant/v1/orders/{cancelled}/cancel", {"reason": "停电"})["state"] == "cancelled"
    outbox.drain()
    assert house.get(f"guest/v1/orders/{rejected}")["cancel_reason"] == "卖完了"


def test_money_that_goes_back(house):
    order_id = house.paid()

    answer = house.post(f"merchant/v1/orders/{order_id}/refund", {"reason": "洒了", "amount_fen": 100})

    assert answer["refunded_fen"] == 100
