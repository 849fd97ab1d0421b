"""The kitchen's stations as the shop sets them up: where things are made, and what is made where."""

from typing import Annotated, Any

from ninja import Field, Router, Schema, Status

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.schemas import Nothing
from diandan.kernel.ids import InvalidId
from diandan.modules.accounts.roles import Permission
from diandan.modules.kitchen import queries
from diandan.modules.kitchen import service as kitchen

router = Router(tags=["stations"])

Name = Annotated[str, Field(min_length=1, max_length=40)]
TargetS = Annotated[int, Field(ge=1, le=14_400, strict=True)]


class StationSetupOut(Schema):
    """A station, its two limits for waiting tickets; ``refs`` are the items and categories made there.

    ``undone`` tickets are still to be made there: until they are, it stays.
    """

    id: str
    name: str
    name_en: str
    is_default: bool
    target_s: int
    warn_s: int
    undone: int
    refs: list[str]


class StationSetupsOut(Schema):
    items: list[StationSetupOut]


class NewStationIn(Schema):
    name: Name
    name_en: Annotated[str, Field(max_length=40)] = ""
    target_s: TargetS = 300
    warn_s: TargetS | None = None
    is_default: bool = False


class StationIn(Schema):
    """What is left out stays as it is."""

    name: Name | None = None
    name_en: Annotated[str | None, Field(max_length=40)] = None
    target_s: TargetS | None = None
    warn_s: TargetS | None = None
    position: Annotated[int | None, Field(ge=0, le=99, strict=True)] = None
    is_default: bool | None = None


class StationOrderIn(Schema):
    """All stations of the store, in their new order."""

    ids: Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=100)]


class RouteIn(Schema):
    """Where it is made; null: where it would go by itself."""

    station_id: Annotated[str | None, Field(max_length=40)]


@router.get(
    "/stores/{store_id}/stations",
    response=StationSetupsOut,
    auth=auth.staff(Permission.STORE_SETTINGS),
    operation_id="list_station_setups",
)
def list_station_setups(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """The stations in their order, with what is made at each."""
    return _shown(request)


@router.post(
    "/stores/{store_id}/stations",
    response={201: StationSetupsOut},
    auth=auth.staff(Permission.STORE_SETTINGS),
    operation_id="create_station",
)
def create_station(request: StaffRequest, store_id: str, payload: NewStationIn) -> Status[dict[str, Any]]:
    """Set up a station; its name is taken once per store, so a repeat is refused."""
    kitchen.create_station(store=request.store, by=request.actor, **payload.dict())
    return Status(201, _shown(request))


@router.patch(
    "/stores/{store_id}/stations/{station_id}",
    response=StationSetupsOut,
    auth=auth.staff(Permission.STORE_SETTINGS),
    operation_id="update_station",
)
def update_station(
    request: StaffRequest, store_id: str, station_id: str, payload: StationIn
) -> dict[str, Any]:
    """Rename it, move it, set its target, or make it the one that gets what is routed nowhere."""
    changes = payload.dict(exclude_none=True)
    kitchen.update_station(store=request.store, station_id=station_id, by=request.actor, **changes)
    return _shown(request)


@router.put(
    "/stores/{store_id}/station-order",
    response=StationSetupsOut,
    auth=auth.staff(Permission.STORE_SETTINGS),
    operation_id="order_stations",
)
def order_stations(request: StaffRequest, store_id: str, payload: StationOrderIn) -> dict[str, Any]:
    """Put all stations in a new order."""
    kitchen.order_stations(store=request.store, station_ids=payload.ids, by=request.actor)
    return _shown(request)


@router.delete(
    "/stores/{store_id}/stations/{station_id}",
    response=Nothing,
    auth=auth.staff(Permission.STORE_SETTINGS),
    operation_id="remove_station",
)
def remove_station(request: StaffRequest, store_id: str, station_id: str) -> dict[str, Any]:
    """Take one away that has nothing left to make; what is routed to it goes to the default one."""
    kitchen.remove_station(store=request.store, station_id=station_id, by=request.actor)
    return {}


@router.put(
    "/stores/{store_id}/routing/{ref_id}",
    response=StationSetupsOut,
    auth=auth.staff(Permission.STORE_SETTINGS),
    operation_id="route_item",
)
def route_item(request: StaffRequest, store_id: str, ref_id: str, payload: RouteIn) -> dict[str, Any]:
    """Say where an item, or everything of a category, is made."""
    if not ref_id.startswith(("itm_", "cat_")) or len(ref_id) > 30:
        raise InvalidId(kind="itm")
    if payload.station_id is None:
        kitchen.unroute(store=request.store, ref=ref_id, by=request.actor)
    else:
        kitchen.route(store=request.store, ref=ref_id, station_id=payload.station_id, by=request.actor)
    return _shown(request)


def _shown(request: StaffRequest) -> dict[str, Any]:
    refs = queries.routed(request.store.pk)
    return {
        "items": [
            {
                "id": station.public_id,
                "name": station.name,
                "name_en": station.name_en,
                "is_default": station.is_default,
                "target_s": station.target_s,
                "warn_s": station.warns_after_s,
                "undone": undone,
                "refs": refs.get(station.public_id, []),
            }
            for station, undone in queries.stations(request.store.pk)
            if station.is_live
        ]
    }
