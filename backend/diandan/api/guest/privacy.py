"""What we hold on a guest: seen, taken along, ended. Everything at once, nothing by letter."""

import json
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Query, Router, Schema
from ninja.responses import Status
from pydantic import BaseModel

from diandan.api.shared import auth, cookies
from diandan.api.shared.auth import GuestRequest
from diandan.flows import guest_data
from diandan.infra import throttle
from diandan.modules.accounts import service as accounts

router = Router(tags=["privacy"])

FILES_PER_HOUR = 20


class HoldingOut(Schema):
    """A kind of data: what, why, how much of it, for how many days (null: as long as needed), how it ends."""

    code: str
    what: str
    what_en: str
    why: str
    why_en: str
    count: int
    keeps_days: int | None
    ends: str


class BlockOut(Schema):
    """What is still under way, by code, and what it is about."""

    code: str
    ref: str


class ReceiptOut(Schema):
    """All that is held on a guest. Without ``blocks`` they can be forgotten now."""

    guest_id: str
    holdings: list[HoldingOut]
    blocks: list[BlockOut]


class EraseIn(BaseModel):
    """Said on purpose: there is no way back."""

    confirm: Literal[True]


@router.get("/me/data", response=ReceiptOut, auth=auth.guest, operation_id="show_my_data")
def show_my_data(request: GuestRequest) -> dict[str, Any]:
    """What is held on the guest who asks, from the register every room writes for itself."""
    return guest_data.receipt(request.guest)


@router.get("/me/data/file", auth=auth.guest, operation_id="download_my_data")
def download_my_data(
    request: GuestRequest, form: Annotated[Literal["json", "zip"], Query()] = "json"
) -> HttpResponse:
    """Everything as a file: plain JSON, or a ZIP with the photos beside it."""
    throttle.hit("privacy.file", request.guest.public_id, limit=FILES_PER_HOUR, per_s=3600)
    if form == "zip":
        answer = HttpResponse(guest_data.export_zip(request.guest), content_type="application/zip")
    else:
        text = json.dumps(guest_data.export(request.guest), ensure_ascii=False, indent=2)
        answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="my-data.{form}"'
    answer["Cache-Control"] = "no-store"
    return answer


@router.post("/me/erase", response={204: None}, auth=auth.guest, operation_id="erase_me")
def erase_me(request: GuestRequest, response: HttpResponse, payload: EraseIn) -> Status[None]:
    """Forget the guest who asks; orders stay in the books as nobody's."""
    guest_data.erase(request.guest)
    cookies.drop(response, cookies.GUEST)
    return Status(204, None)


@router.delete("/me/sessions", response={204: None}, auth=auth.guest, operation_id="sign_out_everywhere")
def sign_out_everywhere(request: GuestRequest, response: HttpResponse) -> Status[None]:
    """End this guest's sessions on every device, this one too."""
    accounts.end_guest_sessions(request.guest.pk)
    cookies.drop(response, cookies.GUEST)
    return Status(204, None)
