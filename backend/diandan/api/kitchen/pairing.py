"""A screen without a person: it asks for a code, waits to be paired, and says what it is."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema, Status

from diandan.api.shared import agents, auth, cookies
from diandan.api.shared.auth import ScreenRequest
from diandan.modules.accounts import service as accounts

router = Router(tags=["pairing"])

# As long as browsers keep a cookie at all; the screen's token itself lasts until somebody takes it away.
KEPT_S = 400 * 24 * 3600


class AskIn(Schema):
    kind: Literal["desk", "kitchen", "board"]


class AskedOut(Schema):
    """The code is for everybody to see; the secret is for this screen only."""

    code: str
    secret: str
    expires_in_s: int


class SecretIn(Schema):
    secret: str = Field(min_length=1, max_length=80)


class PairedOut(Schema):
    """Whether somebody typed the code; then the screen has its cookie."""

    is_paired: bool


class ScreenStoreOut(Schema):
    id: str
    name: str
    name_en: str
    time_zone: str
    accent: str


class ScreenOut(Schema):
    """What this screen is, and where."""

    id: str
    kind: str
    name: str
    station_id: str | None
    store: ScreenStoreOut


@router.post("/pairings", auth=auth.anyone, response={201: AskedOut}, operation_id="ask_to_pair")
def ask_to_pair(request: HttpRequest, payload: AskIn) -> Status[dict[str, Any]]:
    """Get six digits to show; a repeat is another code, and the one before runs out by itself."""
    asked = accounts.ask_to_pair(
        kind=payload.kind,
        address=auth.address_of(request),
        device=agents.name_of(request.headers.get("User-Agent", "")),
    )
    return Status(201, {"code": asked.code, "secret": asked.secret, "expires_in_s": asked.expires_in_s})


@router.post("/pairings/fetch", auth=auth.anyone, response=PairedOut, operation_id="fetch_pairing")
def fetch_pairing(request: HttpRequest, response: HttpResponse, payload: SecretIn) -> dict[str, Any]:
    """Ask whether the code was typed; the token goes into a cookie that scripts cannot read."""
    paired = accounts.fetch_token(payload.secret)
    if paired is not None:
        cookies.keep(response, cookies.SCREEN, paired.token, for_s=KEPT_S)
    return {"is_paired": paired is not None}


@router.get("/screen", auth=auth.screen, response=ScreenOut, operation_id="show_screen")
def show_screen(request: ScreenRequest, response: HttpResponse) -> dict[str, Any]:
    """What this screen is paired as; keeps its cookie fresh."""
    if token := auth.token_of(request, cookies.SCREEN):
        cookies.keep(response, cookies.SCREEN, token, for_s=KEPT_S)
    screen = request.screen
    return {
        "id": screen.public_id,
        "kind": screen.kind,
        "name": screen.name,
        "station_id": screen.station_ref or None,
        "store": {
            "id": screen.store.public_id,
            "name": screen.store.name,
            "name_en": screen.store.name_en,
            "time_zone": screen.store.time_zone,
            "accent": screen.store.brand.accent,
        },
    }
