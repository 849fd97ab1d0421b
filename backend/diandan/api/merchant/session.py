"""Staff sign in and out, and see who they are."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from diandan.api.shared import agents, auth, cookies
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.schemas import Nothing
from diandan.infra.live import address
from diandan.modules.accounts import queries
from diandan.modules.accounts import service as accounts

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Staff

router = Router(tags=["session"])


class SignInIn(Schema):
    username: str = Field(max_length=64)
    password: str = Field(max_length=200)


class RecoverIn(Schema):
    """The one-time code was made beforehand in one's own account."""

    username: str = Field(max_length=64)
    code: str = Field(min_length=1, max_length=60)
    password: str = Field(max_length=200)


class PersonOut(Schema):
    id: str
    name: str
    username: str


class BrandOut(Schema):
    id: str
    slug: str
    name: str
    name_en: str
    logo_url: str
    accent: str


class WorkplaceOut(Schema):
    id: str
    name: str
    name_en: str
    time_zone: str
    role: str
    permissions: list[str]


class MeOut(Schema):
    """Who is signed in, for which brand, and what they may do in which store.

    ``is_by_code``: took over a device by personal code, so people and money stay shut.
    """

    staff: PersonOut
    is_by_code: bool
    must_change_password: bool
    brand: BrandOut
    brand_permissions: list[str]
    stores: list[WorkplaceOut]
    live_url: str


@router.post("/session", auth=auth.anyone, response=MeOut, operation_id="sign_in")
def sign_in(request: HttpRequest, response: HttpResponse, payload: SignInIn) -> dict[str, Any]:
    """Open a session; the token goes into a cookie that scripts cannot read."""
    signed_in = accounts.sign_in(
        username=payload.username,
        password=payload.password,
        address=auth.address_of(request),
        device=agents.name_of(request.headers.get("User-Agent", "")),
    )
    cookies.keep(response, cookies.STAFF, signed_in.token, for_s=signed_in.expires_in_s)
    return shown_me(request, queries.staff_by_token(signed_in.token))


@router.post("/session/recover", auth=auth.anyone, response=MeOut, operation_id="recover_password")
def recover_password(request: HttpRequest, response: HttpResponse, payload: RecoverIn) -> dict[str, Any]:
    """Set a new password by the recovery code kept for this; it is used up, and other sessions end."""
    signed_in = accounts.recover(
        username=payload.username,
        code=payload.code,
        password=payload.password,
        address=auth.address_of(request),
        device=agents.name_of(request.headers.get("User-Agent", "")),
    )
    cookies.keep(response, cookies.STAFF, signed_in.token, for_s=signed_in.expires_in_s)
    return shown_me(request, queries.staff_by_token(signed_in.token))


@router.delete("/session", auth=auth.anyone, response=Nothing, operation_id="sign_out")
def sign_out(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    """Close the session, here and on the server; there is no way to fail."""
    accounts.sign_out(auth.token_of(request, cookies.STAFF))
    cookies.drop(response, cookies.STAFF)
    return {}


@router.get("/me", auth=auth.signed_in, response=MeOut, operation_id="show_me")
def show_me(request: StaffRequest) -> dict[str, Any]:
    """Who is signed in here."""
    return shown_me(request, request.staff)


def shown_me(request: HttpRequest, staff: "Staff") -> dict[str, Any]:
    """Who is signed in, as every answer about it says."""
    return {
        "staff": {"id": staff.public_id, "name": staff.name, "username": staff.username},
        "is_by_code": staff.is_by_code,
        "must_change_password": staff.must_change_password,
        "brand": {
            "id": staff.brand.public_id,
            "slug": staff.brand.slug,
            "name": staff.brand.name,
            "name_en": staff.brand.name_en,
            "logo_url": staff.brand.logo_url,
            "accent": staff.brand.accent,
        },
        "brand_permissions": sorted(queries.brand_permissions(staff)),
        "stores": [
            {
                "id": place.store.public_id,
                "name": place.store.name,
                "name_en": place.store.name_en,
                "time_zone": place.store.time_zone,
                "role": place.role,
                "permissions": sorted(place.permissions),
            }
            for place in queries.workplaces(staff)
        ],
        "live_url": address.live_url(request.get_host(), is_secure=request.is_secure()),
    }
