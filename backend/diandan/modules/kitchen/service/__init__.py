"""Commands of the kitchen room, the only writer of its tables."""

from diandan.modules.kitchen.lines import KitchenLine, KitchenModifier, KitchenPart
from diandan.modules.kitchen.service.opening import open_tickets, void
from diandan.modules.kitchen.service.parting import forget_notes, forget_old_notes
from diandan.modules.kitchen.service.stations import (
    create_station,
    order_stations,
    remove_station,
    route,
    unroute,
    update_station,
)
from diandan.modules.kitchen.service.working import (
    bump,
    bump_item,
    finish_order,
    recall,
    serve,
    serve_item,
    serve_order,
    start,
)

__all__ = [
    "KitchenLine",
    "KitchenModifier",
    "KitchenPart",
    "bump",
    "bump_item",
    "create_station",
    "finish_order",
    "forget_notes",
    "forget_old_notes",
    "open_tickets",
    "order_stations",
    "recall",
    "remove_station",
    "route",
    "serve",
    "serve_item",
    "serve_order",
    "start",
    "unroute",
    "update_station",
    "void",
]
