"""The kitchen's screen: tickets in the order they are to be made, and what may be done to each."""

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Field, Query, Router, Schema
from pydantic import BaseModel

from diandan.api.shared import auth
from diandan.api.shared.auth import PlaceRequest, StaffRequest
from diandan.api.shared.rendering import rendered
from diandan.kernel import clock
from diandan.modules.accounts.roles import Permission
from diandan.modules.kitchen import queries
from diandan.modules.kitchen import service as kitchen
from diandan.modules.kitchen.errors import TicketNotFound

router = Router(tags=["tickets"])
auth.belongs("ticket_id", queries.store_of_ticket, missing=TicketNotFound)
auth.belongs("ticket_item_id", queries.store_of_item, missing=TicketNotFound)


class StepIn(BaseModel):
    """The version the screen showed; without it the step is taken from whatever state the ticket is in."""

    version: Annotated[int | None, Field(ge=1)] = None


class TicketStationOut(Schema):
    id: str
    name: str
    name_en: str


class TicketModifierOut(Schema):
    """A choice; what is not the default must not be overlooked."""

    name: str
    name_en: str
    is_default: bool


class TicketItemOut(Schema):
    """One thing to make, with all its maker must know."""

    id: str
    name: str
    name_en: str
    part_of: str | None
    part_of_en: str | None
    quantity: int
    spec_text: str
    spec_text_en: str
    modifiers: list[TicketModifierOut]
    allergens: list[str]
    note: str
    state: str


class TicketOut(Schema):
    """What one station makes for one order."""

    id: str
    order_id: str
    number: str
    mode: str
    table_label: str | None
    station: TicketStationOut
    state: str
    version: int
    round: int
    opened_at: str
    started_at: str | None
    done_at: str | None
    promised_at: str | None
    paid_at: str | None
    target_s: int
    warn_s: int
    note: str
    allergens: list[str]
    items: list[TicketItemOut]


class TicketsOut(Schema):
    items: list[TicketOut]
    server_time: str


@router.get(
    "/stores/{store_id}/tickets",
    response=TicketsOut,
    auth=auth.staff_or_screen(Permission.KITCHEN, "kitchen"),
    operation_id="list_tickets",
)
def list_tickets(
    request: PlaceRequest, store_id: str, station: Annotated[str | None, Query(max_length=40)] = None
) -> dict[str, Any]:
    """What is to be made, first promised first, and what was made in the last half hour."""
    found = queries.on_screen(request.store.pk, station_id=station or None)
    return {
        "items": [queries.view(ticket) for ticket in found],
        "server_time": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


@router.post(
    "/tickets/{ticket_id}/start",
    response=TicketOut,
    auth=auth.staff_or_screen(Permission.KITCHEN, "kitchen"),
    operation_id="start_ticket",
)
def start_ticket(request: PlaceRequest, ticket_id: str, payload: StepIn) -> HttpResponse:
    """Begin."""
    return _shown(kitchen.start(ticket_id, by=request.actor, version=payload.version))


@router.post(
    "/tickets/{ticket_id}/bump",
    response=TicketOut,
    auth=auth.staff_or_screen(Permission.KITCHEN, "kitchen"),
    operation_id="bump_ticket",
)
def bump_ticket(request: PlaceRequest, ticket_id: str, payload: StepIn) -> HttpResponse:
    """Everything on it is made."""
    return _shown(kitchen.bump(ticket_id, by=request.actor, version=payload.version))


@router.post(
    "/tickets/{ticket_id}/recall",
    response=TicketOut,
    auth=auth.staff_or_screen(Permission.KITCHEN, "kitchen"),
    operation_id="recall_ticket",
)
def recall_ticket(request: PlaceRequest, ticket_id: str, payload: StepIn) -> HttpResponse:
    """Call a finished one back."""
    return _shown(kitchen.recall(ticket_id, by=request.actor, version=payload.version))


@router.post(
    "/tickets/{ticket_id}/serve",
    response=TicketOut,
    auth=auth.staff_or_screen(Permission.KITCHEN, "kitchen"),
    operation_id="serve_ticket",
)
def serve_ticket(request: PlaceRequest, ticket_id: str, payload: StepIn) -> HttpResponse:
    """It has left the pass."""
    return _shown(kitchen.serve(ticket_id, by=request.actor, version=payload.version))


@router.post(
    "/ticket-items/{ticket_item_id}/bump",
    response=TicketOut,
    auth=auth.staff_or_screen(Permission.KITCHEN, "kitchen"),
    operation_id="bump_ticket_item",
)
def bump_ticket_item(request: PlaceRequest, ticket_item_id: str) -> HttpResponse:
    """One thing on it is made; the last one finishes the ticket."""
    return _shown(kitchen.bump_item(ticket_item_id, by=request.actor))


@router.post(
    "/ticket-items/{ticket_item_id}/serve",
    response=TicketOut,
    auth=auth.staff(Permission.ORDERS),
    operation_id="serve_ticket_item",
)
def serve_ticket_item(request: StaffRequest, ticket_item_id: str) -> HttpResponse:
    """A waiter has brought one thing that was ready; the last one serves the ticket."""
    return _shown(kitchen.serve_item(ticket_item_id, by=request.actor))


def _shown(ticket: Any) -> HttpResponse:
    return rendered(queries.view(queries.with_items(ticket)))
