"""The calling screen: which numbers are ready, which are being made; and calling one again."""

from typing import Any

from ninja import Router, Schema

from diandan.api.shared import auth
from diandan.api.shared.auth import PlaceRequest
from diandan.flows import order_views
from diandan.kernel import clock
from diandan.modules.accounts.roles import Permission
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.errors import OrderNotFound
from diandan.modules.stores import queries as stores

router = Router(tags=["board"])
auth.belongs("order_id", orders.store_id_of, missing=OrderNotFound)


class BoardEntryOut(Schema):
    """A number; ``called_at`` changes when it is called once more."""

    order_id: str
    number: str
    state: str
    version: int
    ready_at: str | None
    called_at: str | None


class BoardOut(Schema):
    ready: list[BoardEntryOut]
    preparing: list[BoardEntryOut]


@router.get(
    "/stores/{store_id}/board",
    response=BoardOut,
    auth=auth.staff_or_screen(Permission.KITCHEN, "kitchen", "board"),
    operation_id="show_board",
)
def show_board(request: PlaceRequest, store_id: str) -> dict[str, Any]:
    """Numbers that are ready, oldest first, and numbers being made."""
    today = stores.business_date(request.store, clock.now())
    return order_views.board(orders.board(request.store.pk, today=today))


@router.post(
    "/orders/{order_id}/call",
    response=BoardEntryOut,
    auth=auth.staff_or_screen(Permission.KITCHEN, "kitchen"),
    operation_id="call_order",
)
def call_order(request: PlaceRequest, order_id: str) -> dict[str, Any]:
    """Call the number of a ready order once more."""
    row = orders.on_board(ordering.call(order_id, by=request.actor))
    assert row is not None  # a call is refused unless the order is ready
    return order_views.board_entry(*row)
