"""The stations of a store, with what waits at each."""

from typing import Any

from ninja import Router, Schema

from diandan.api.shared import auth
from diandan.api.shared.auth import PlaceRequest
from diandan.modules.accounts.roles import Permission
from diandan.modules.kitchen import queries as kitchen

router = Router(tags=["stations"])


class StationOut(Schema):
    """A place where things are made; ``queued`` counts tickets still to be made."""

    id: str
    name: str
    name_en: str
    is_default: bool
    target_s: int
    queued: int


class StationsOut(Schema):
    items: list[StationOut]


@router.get(
    "/stores/{store_id}/stations",
    response=StationsOut,
    auth=auth.staff_or_screen(Permission.KITCHEN, "kitchen"),
    operation_id="list_stations",
)
def list_stations(request: PlaceRequest, store_id: str) -> dict[str, Any]:
    """The stations in their order."""
    return {
        "items": [
            {
                "id": station.public_id,
                "name": station.name,
                "name_en": station.name_en,
                "is_default": station.is_default,
                "target_s": station.target_s,
                "queued": queued,
            }
            for station, queued in kitchen.stations(request.store.pk)
        ]
    }
