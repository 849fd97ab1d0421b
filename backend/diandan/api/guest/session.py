"""A guest's session: begun without asking for anything."""

from typing import TYPE_CHECKING, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from diandan.api.shared import auth, cookies
from diandan.api.shared.auth import GuestRequest
from diandan.infra.live import address
from diandan.kernel import clock
from diandan.modules.accounts import service as accounts

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest

router = Router(tags=["session"])


class BeginSessionIn(Schema):
    client: Literal["h5", "mp-weixin", "mp-alipay"]
    language: Literal["zh", "en"] | None = None


class GuestOut(Schema):
    id: str
    language: str
    text_size: str
    scheme: str
    is_elder: bool
    reads_aloud: bool
    is_calm: bool


class SessionOut(Schema):
    """``token`` is for mini-programs only; browsers keep a cookie that scripts cannot read."""

    guest: GuestOut
    token: str | None
    live_url: str
    server_time: str


class PreferencesIn(Schema):
    language: Literal["zh", "en"] | None = None
    text_size: Literal["normal", "large", "x-large"] | None = None
    scheme: Literal["auto", "light", "dark"] | None = None
    is_elder: bool | None = None
    reads_aloud: bool | None = None
    is_calm: bool | None = None


@router.post("/session", auth=auth.anyone, response=SessionOut, operation_id="begin_session")
def begin_session(request: HttpRequest, response: HttpResponse, payload: BeginSessionIn) -> dict[str, object]:
    """Begin a session, or go on with the one the phone still has."""
    token = auth.token_of(request, cookies.GUEST)
    welcome = accounts.welcome_guest(token=token, client=payload.client, language=payload.language)
    in_browser = payload.client == "h5"
    if in_browser and (welcome.token or token):
        cookies.keep(response, cookies.GUEST, welcome.token or token or "", for_s=welcome.expires_in_s)
    return {
        "guest": _shown(welcome.guest),
        "token": None if in_browser else welcome.token or token,
        "live_url": address.live_url(request.get_host(), is_secure=request.is_secure()),
        "server_time": clock.now().isoformat().replace("+00:00", "Z"),
    }


@router.get("/me", response=GuestOut, operation_id="show_me")
def show_me(request: GuestRequest) -> dict[str, object]:
    """What we know of this guest: next to nothing."""
    return _shown(request.guest)


@router.patch("/me", response=GuestOut, operation_id="change_preferences")
def change_preferences(request: GuestRequest, payload: PreferencesIn) -> dict[str, object]:
    """Remember how this guest likes to read; what is left out stays as it is."""
    return _shown(accounts.set_preferences(request.guest, **payload.model_dump()))


def _shown(guest: "Guest") -> dict[str, object]:
    return {
        "id": guest.public_id,
        "language": guest.language,
        "text_size": guest.text_size,
        "scheme": guest.scheme,
        "is_elder": guest.is_elder,
        "reads_aloud": guest.reads_aloud,
        "is_calm": guest.is_calm,
    }
