"""The number a guest may offer: never needed to order, shown masked, taken back at any time."""

from typing import Annotated, Any

from ninja import Field, Router, Schema

from diandan.api.shared.auth import GuestRequest
from diandan.flows import welcome_guest as flow
from diandan.modules.accounts import queries as people
from diandan.modules.accounts import service as accounts

router = Router(tags=["session"])


class OfferPhoneIn(Schema):
    """``code`` is what the phone number button of the mini-program ``app_id`` gave.

    Older phones give no such code but ``sealed`` data with its ``iv``; ``code`` is then one of ``wx.login``,
    taken before the button was pressed.
    """

    code: Annotated[str, Field(min_length=1, max_length=128)]
    app_id: Annotated[str, Field(min_length=1, max_length=32)]
    sealed: Annotated[str, Field(max_length=2048)] = ""
    iv: Annotated[str, Field(max_length=32)] = ""


class PhoneOut(Schema):
    """The number as it may be shown, or nothing."""

    masked: str | None


@router.get("/me/phone", response=PhoneOut, operation_id="show_phone")
def show_phone(request: GuestRequest) -> dict[str, Any]:
    """The number this guest has offered."""
    found = people.phone_of(request.guest)
    return {"masked": people.masked(found.number) if found else None}


@router.put("/me/phone", response=PhoneOut, operation_id="offer_phone")
def offer_phone(request: GuestRequest, payload: OfferPhoneIn) -> dict[str, Any]:
    """Keep the number behind a code; it replaces the one before."""
    shown = flow.offer_phone(guest=request.guest, by=request.actor, **payload.model_dump())
    return {"masked": shown}


@router.delete("/me/phone", response=PhoneOut, operation_id="take_phone_back")
def take_phone_back(request: GuestRequest) -> dict[str, Any]:
    """Forget the number; nothing else changes."""
    accounts.forget_phone(request.guest, by=request.actor)
    return {"masked": None}
