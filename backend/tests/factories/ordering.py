"""Orders for tests that need one without a menu, a cart or money; made through the service."""

from typing import Any

from diandan.infra import tx
from diandan.kernel import ids
from diandan.kernel.actor import Actor
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.models import Order

TEST = Actor.system("test")
ROAD = ("settle", "accept", "start", "finish", "hand_over")


def make_order(store: Any, guest: Any, *, steps: int = 0, mode: str = "pickup", **changes: Any) -> Order:
    """An order of one latte at 25.00 that has taken the first ``steps`` of its road."""
    wanted = {
        "order_id": ids.new_id("ord"),
        "store": store,
        "guest": guest,
        "table": None,
        "mode": mode,
        "lines": [a_line()],
        "fees": [],
        "items_fen": 2500,
        "fees_fen": 0,
        "discount_fen": 0,
        "total_fen": 2500,
        "note": "",
        "people": None,
        "by": Actor.guest(guest.public_id),
        **changes,
    }

    def unit() -> Order:
        return ordering.place(drawn=ordering.draw_number(store=store, mode=mode), **wanted)

    order = tx.run(unit)
    for step in ROAD[:steps]:
        order = getattr(ordering, step)(order.public_id, by=TEST)
    return order


def a_line(**changes: Any) -> ordering.NewLine:
    """A large latte."""
    return ordering.NewLine(
        **{
            "item_id": "itm_latte",
            "sku_id": "sku_latte_l",
            "category_id": "cat_coffee",
            "item_name": "拿铁",
            "item_name_en": "Latte",
            "spec_text": "大杯",
            "spec_text_en": "Large",
            "modifiers": [],
            "parts": [],
            "allergens": ["milk"],
            "note": "",
            "picture_url": "",
            "unit_price_fen": 2500,
            "quantity": 1,
            "amount_fen": 2500,
            "discount_fen": 0,
            "net_fen": 2500,
            **changes,
        }
    )
