"""Taking over a counter's device by a personal code: one that is signed in, or a paired desk screen."""

from typing import Any

from django.http import HttpResponse
from ninja import Router, Schema
from pydantic import Field

from diandan.api.merchant.session import MeOut, shown_me
from diandan.api.shared import auth, cookies
from diandan.api.shared.auth import PlaceRequest
from diandan.modules.accounts import queries
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.roles import Permission

router = Router(tags=["session"])


class ByCodeOut(Schema):
    """Somebody who may take over, as a tile to tap."""

    id: str
    name: str
    role: str


class PeopleByCodeOut(Schema):
    items: list[ByCodeOut]


class SwitchIn(Schema):
    staff_id: str = Field(max_length=40)
    code: str = Field(min_length=1, max_length=12)


@router.get(
    "/stores/{store_id}/people",
    auth=auth.staff_or_screen(Permission.ORDERS, "desk"),
    response=PeopleByCodeOut,
    operation_id="list_people_by_code",
)
def list_people_by_code(request: PlaceRequest, store_id: str) -> dict[str, Any]:
    """Who may take over this device by code."""
    return {
        "items": [
            {"id": one.public_id, "name": one.name, "role": queries.roles_at(one, request.store)[0]}
            for one in queries.by_code_at(request.store)
        ]
    }


@router.post(
    "/stores/{store_id}/switch",
    auth=auth.staff_or_screen(Permission.ORDERS, "desk"),
    response=MeOut,
    operation_id="switch_person",
)
def switch_person(
    request: PlaceRequest, response: HttpResponse, store_id: str, payload: SwitchIn
) -> dict[str, Any]:
    """Hand the device over; from here on everything done is theirs."""
    if request.staff is not None:
        anchor = accounts.anchor_of(request.staff)
    else:
        assert request.screen is not None  # one of the two let the request in
        anchor = accounts.anchor_of_screen(request.screen)
    switched = accounts.switch_person(
        at=anchor,
        store=request.store,
        staff_id=payload.staff_id,
        code=payload.code,
    )
    cookies.keep(response, cookies.STAFF, switched.token, for_s=switched.expires_in_s)
    return shown_me(request, queries.staff_by_token(switched.token))
