"""A kitchen for tests: stations, routing and tickets, made through the service."""

from datetime import timedelta
from itertools import count
from typing import Any

from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.kitchen import service as kitchen
from diandan.modules.kitchen.models import Station, Ticket

COOK = Actor.staff("stf_cook")

_numbers = count(1)


def make_station(store: Any, name: str = "吧台", **settings: Any) -> Station:
    """A station; the first one of a store gets what is routed nowhere."""
    return kitchen.create_station(store=store, name=name, by=COOK, **{"name_en": "Bar", **settings})


def a_line(**changes: Any) -> kitchen.KitchenLine:
    """A large latte with oat milk."""
    wanted = {
        "line_id": ids.new_id("lin"),
        "item_id": "itm_latte",
        "sku_id": "sku_latte_l",
        "category_id": "cat_coffee",
        "name": "拿铁",
        "name_en": "Latte",
        "quantity": 1,
        "spec_text": "大杯",
        "spec_text_en": "Large",
        "modifiers": (
            kitchen.KitchenModifier(name="燕麦奶", name_en="Oat milk"),
            kitchen.KitchenModifier(name="正常糖", name_en="Normal sugar", is_default=True),
        ),
        "allergens": ("oats",),
    }
    return kitchen.KitchenLine(**{**wanted, **changes})


def a_cake(**changes: Any) -> kitchen.KitchenLine:
    """A cheesecake, of the category that a pastry station makes."""
    return a_line(
        **{
            "item_id": "itm_cake",
            "sku_id": "sku_cake",
            "category_id": "cat_cake",
            "name": "芝士蛋糕",
            "name_en": "Cheesecake",
            "spec_text": "",
            "spec_text_en": "",
            "modifiers": (),
            "allergens": ("milk", "eggs"),
            **changes,
        }
    )


def make_tickets(store: Any, *lines: kitchen.KitchenLine, **changes: Any) -> list[Ticket]:
    """The tickets of an order paid now and promised in ten minutes."""
    number = next(_numbers)
    wanted = {
        "order_id": ids.new_id("ord"),
        "number": f"A{number:03}",
        "mode": "pickup",
        "table_label": "",
        "note": "",
        "promised_at": clock.now() + timedelta(minutes=10),
        "paid_at": clock.now(),
        "by": Actor.system("test"),
        **changes,
    }
    return kitchen.open_tickets(store=store, lines=lines or (a_line(),), **wanted)
