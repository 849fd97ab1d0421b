"""A guest's session: begun without asking for anything."""

from typing import TYPE_CHECKING, Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from diandan.api.shared import auth, cookies
from diandan.api.shared.auth import GuestRequest
from diandan.flows import welcome_guest as flow
from diandan.infra.live import address
from diandan.kernel import clock
from diandan.modules.accounts import queries as people
from diandan.modules.accounts import service as accounts

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest

router = Router(tags=["session"])


class BeginSessionIn(Schema):
    """``code`` is what ``wx.login`` gave the mini-program ``app_id``; without it the guest stays unknown."""

    client: Literal["h5", "mp-weixin", "mp-alipay"]
    language: Literal["zh", "en"] | None = None
    code: Annotated[str, Field(max_length=128)] = ""
    app_id: Annotated[str, Field(max_length=32)] = ""


class GuestOut(Schema):
    id: str
    language: str
    text_size: str
    scheme: str
    is_elder: bool
    reads_aloud: bool
    is_calm: bool


class SessionOut(Schema):
    """``token`` is for mini-programs only; browsers keep a cookie that scripts cannot read.

    ``is_known`` says that the platform has told who this guest is, so that they can pay inside it.
    """

    guest: GuestOut
    token: str | None
    is_known: bool
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
    """Begin a session, or go on with the one the phone still has; with a code, as who the platform says."""
    token = auth.token_of(request, cookies.GUEST)
    welcome = _welcome(request, payload, token)
    in_browser = payload.client == "h5"
    if in_browser and (welcome.token or token):
        cookies.keep(response, cookies.GUEST, welcome.token or token or "", for_s=welcome.expires_in_s)
    return {
        "guest": _shown(welcome.guest),
        "token": None if in_browser else welcome.token or token,
        "is_known": not in_browser and people.is_known(welcome.guest),
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


def _welcome(
    request: HttpRequest, payload: BeginSessionIn, token: str | None
) -> "accounts.Welcome | accounts.Recognised":
    if not payload.code:
        return accounts.welcome_guest(token=token, client=payload.client, language=payload.language)
    return flow.by_code(
        code=payload.code,
        app_id=payload.app_id,
        client=payload.client,
        token=token,
        language=payload.language or "zh",
        address=auth.address_of(request),
    )


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
