"""The screens of a store: paired by the six digits they show, named, bound to a station, taken away."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ninja import Field, Router, Schema, Status

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.schemas import Nothing
from diandan.modules.accounts import queries
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.roles import Permission
from diandan.modules.kitchen import queries as kitchen

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Screen

router = Router(tags=["screens"])


class PairedScreenOut(Schema):
    """A screen; ``last_seen_at`` is null until it has fetched its token."""

    id: str
    kind: str
    name: str
    station_id: str | None
    device: str
    address: str
    created_at: datetime
    last_seen_at: datetime | None


class PairedScreensOut(Schema):
    items: list[PairedScreenOut]


class PairIn(Schema):
    """The digits a screen shows; spaces do not matter."""

    code: str = Field(min_length=6, max_length=12)
    name: str = Field(default="", max_length=40)
    station_id: str | None = Field(default=None, max_length=40)


class ScreenIn(Schema):
    name: str = Field(max_length=40)
    station_id: str | None = Field(default=None, max_length=40)


@router.get(
    "/stores/{store_id}/screens",
    auth=auth.staff(Permission.STORE_SETTINGS),
    response=PairedScreensOut,
    operation_id="list_screens",
)
def list_screens(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """The screens paired with the store."""
    return {"items": [_shown(screen) for screen in queries.screens(request.store)]}


@router.post(
    "/stores/{store_id}/screens",
    auth=auth.staff(Permission.STORE_SETTINGS),
    response={201: PairedScreenOut},
    operation_id="pair_screen",
)
def pair_screen(request: StaffRequest, store_id: str, payload: PairIn) -> Status[dict[str, Any]]:
    """Pair the screen that shows this code; a code is used up once, so a repeat is refused."""
    screen = accounts.pair_screen(
        request.store,
        code="".join(payload.code.split()),
        name=payload.name,
        station_ref=_station(request, payload.station_id),
        by=request.actor,
    )
    return Status(201, _shown(screen))


@router.put(
    "/stores/{store_id}/screens/{screen_id}",
    auth=auth.staff(Permission.STORE_SETTINGS),
    response=PairedScreenOut,
    operation_id="change_screen",
)
def change_screen(request: StaffRequest, store_id: str, screen_id: str, payload: ScreenIn) -> dict[str, Any]:
    """Name it, and bind it to a station or to all of them."""
    screen = queries.screen(request.store, screen_id)
    station_ref = _station(request, payload.station_id)
    return _shown(
        accounts.change_screen(screen, name=payload.name, station_ref=station_ref, by=request.actor)
    )


@router.delete(
    "/stores/{store_id}/screens/{screen_id}",
    auth=auth.staff(Permission.STORE_SETTINGS),
    response=Nothing,
    operation_id="revoke_screen",
)
def revoke_screen(request: StaffRequest, store_id: str, screen_id: str) -> dict[str, Any]:
    """Take it away: it is out at once."""
    accounts.revoke_screen(queries.screen(request.store, screen_id), by=request.actor)
    return {}


def _station(request: StaffRequest, station_id: str | None) -> str:
    return kitchen.station(request.store.pk, station_id).public_id if station_id else ""


def _shown(screen: "Screen") -> dict[str, Any]:
    return {
        "id": screen.public_id,
        "kind": screen.kind,
        "name": screen.name,
        "station_id": screen.station_ref or None,
        "device": screen.device,
        "address": screen.address,
        "created_at": screen.created_at,
        "last_seen_at": screen.last_seen_at,
    }
