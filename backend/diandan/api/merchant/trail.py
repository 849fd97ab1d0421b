"""The audit trail: who did what to which thing, when and from where. The console makes sentences of it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

from ninja import Query, Router, Schema

from diandan.api.shared import auth, paging
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.paging import Cursor, Page
from diandan.infra import audit
from diandan.modules.accounts import queries as accounts
from diandan.modules.accounts.roles import Permission
from diandan.modules.stores import queries as stores

if TYPE_CHECKING:
    from diandan.infra.audit.models import AuditRow

router = Router(tags=["trail"])

PAGE = 50
DEFAULT_ZONE = "Asia/Shanghai"
Text = Annotated[str, Query(max_length=80)]


class ActOut(Schema):
    """One act. ``actor_name`` is null for guests and programs; ``name`` is what the thing was called then.

    ``changes`` is field → [before, after]; ``details`` is whatever else was noted.
    """

    id: str
    at: datetime
    actor: str
    actor_name: str | None
    origin: str
    action: str
    target: str
    store_id: str | None
    name: str
    name_en: str
    changes: dict[str, list[Any]]
    details: dict[str, Any]


class ActorOut(Schema):
    actor: str
    name: str | None


class ActorsOut(Schema):
    items: list[ActorOut]


@router.get(
    "/brands/{brand_id}/trail",
    auth=auth.staff(Permission.STAFF),
    response=Page[ActOut],
    operation_id="list_trail",
)
def list_trail(
    request: StaffRequest,
    brand_id: str,
    who: Text = "",
    kind: Text = "",
    target: Text = "",
    since: date | None = None,
    until: date | None = None,
    cursor: Cursor = None,
) -> dict[str, Any]:
    """What was done in the whole brand, newest first; days are the first store's."""
    places = stores.stores_of_brand(brand_id)
    wanted = _wanted(places[0].time_zone if places else DEFAULT_ZONE, who, kind, target, since, until)
    rows = audit.of_brand(brand_id, [store.public_id for store in places], wanted)
    return _page(audit.page(rows, after=cursor, limit=PAGE))


@router.get(
    "/stores/{store_id}/trail",
    auth=auth.staff(Permission.STORE_SETTINGS),
    response=Page[ActOut],
    operation_id="list_store_trail",
)
def list_store_trail(
    request: StaffRequest,
    store_id: str,
    who: Text = "",
    kind: Text = "",
    target: Text = "",
    since: date | None = None,
    until: date | None = None,
    cursor: Cursor = None,
) -> dict[str, Any]:
    """What was done in one store, newest first."""
    wanted = _wanted(request.store.time_zone, who, kind, target, since, until)
    return _page(audit.page(audit.of_store(store_id, wanted), after=cursor, limit=PAGE))


@router.get(
    "/brands/{brand_id}/trail/actors",
    auth=auth.staff(Permission.STAFF),
    response=ActorsOut,
    operation_id="list_trail_actors",
)
def list_trail_actors(request: StaffRequest, brand_id: str) -> dict[str, Any]:
    """Everybody who ever did something in the brand, to filter by."""
    places = [store.public_id for store in stores.stores_of_brand(brand_id)]
    found = audit.actors(audit.of_brand(brand_id, places, audit.Wanted()))
    people = [actor for actor in found if not actor.startswith("guest:")]
    names = accounts.names_of(people)
    return {"items": [{"actor": actor, "name": names.get(actor)} for actor in people]}


def _wanted(
    zone: str, who: str, kind: str, target: str, since: date | None, until: date | None
) -> audit.Wanted:
    midnight = _midnights(ZoneInfo(zone))
    return audit.Wanted(
        actor=who,
        kind=kind,
        target=target,
        since=midnight(since) if since else None,
        until=midnight(until + timedelta(days=1)) if until else None,
    )


def _midnights(zone: ZoneInfo) -> Callable[[date], datetime]:
    return lambda day: datetime(day.year, day.month, day.day, tzinfo=zone)


def _page(rows: "list[AuditRow]") -> dict[str, Any]:
    names = accounts.names_of(row.actor for row in rows)
    return paging.page(rows, lambda row: _shown(row, names), limit=PAGE)


def _shown(row: "AuditRow", names: dict[str, str]) -> dict[str, Any]:
    details = dict(row.details)
    return {
        "id": row.public_id,
        "at": row.at,
        "actor": row.actor,
        "actor_name": names.get(row.actor),
        "origin": row.origin,
        "action": row.action,
        "target": row.target,
        "store_id": row.store_id or None,
        "name": str(details.pop("name", "")),
        "name_en": str(details.pop("name_en", "")),
        "changes": details.pop("changes", {}),
        "details": details,
    }
