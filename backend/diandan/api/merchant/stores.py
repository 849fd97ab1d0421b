"""A store's settings: what guests read of it, when it is open, how orders are taken; pausing it."""

from datetime import datetime, time, timedelta
from typing import Annotated, Any

from ninja import Field, Router, Schema
from typing_extensions import TypedDict

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.problems import InvalidRequest
from diandan.flows import edit_menu
from diandan.kernel import clock
from diandan.modules.accounts.roles import Permission
from diandan.modules.stores import queries
from diandan.modules.stores import service as stores

router = Router(tags=["stores"])

may_set = auth.staff(Permission.STORE_SETTINGS)

Hours = dict[str, list[list[str]]]
Text = Annotated[str, Field(max_length=300)]
# When orders of some modes are accepted without a hand. Not a class: ``from`` is no name in Python.
AcceptRule = TypedDict("AcceptRule", {"modes": list[str], "from": str, "to": str})


class SettingsOut(Schema):
    """Everything that can be set about a store, and how it stands now."""

    id: str
    name: str
    name_en: str
    address: str
    phone: str
    latitude: float | None
    longitude: float | None
    time_zone: str
    day_starts_at: str
    modes: list[str]
    auto_accept: bool
    auto_accept_rules: list[AcceptRule]
    pay_first: bool
    takes_cash: bool
    prep_min_minutes: int
    prep_max_minutes: int
    hours: Hours
    holidays: Hours
    open_state: str
    reopens_at: datetime | None
    closes_at: datetime | None
    pause_until: datetime | None
    pause_reason: str
    version: int


class SettingsIn(Schema):
    """Fields left out stay as they are."""

    name: Text | None = None
    name_en: Text | None = None
    address: Text | None = None
    phone: Text | None = None
    latitude: Annotated[float | None, Field(ge=-90, le=90)] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180)] = None
    time_zone: Text | None = None
    day_starts_at: time | None = None
    modes: Annotated[list[Text] | None, Field(max_length=10)] = None
    auto_accept: bool | None = None
    auto_accept_rules: Annotated[list[AcceptRule] | None, Field(max_length=100)] = None
    takes_cash: bool | None = None
    pay_first: bool | None = None
    prep_min_minutes: int | None = None
    prep_max_minutes: int | None = None
    hours: Annotated[Hours | None, Field(max_length=7)] = None
    holidays: Annotated[Hours | None, Field(max_length=400)] = None


class PauseIn(Schema):
    """For so many minutes, or until an instant."""

    minutes: Annotated[int | None, Field(ge=1, le=7 * 24 * 60)] = None
    until: datetime | None = None
    reason: Annotated[str, Field(max_length=120)] = ""


@router.get("/stores/{store_id}", auth=may_set, response=SettingsOut, operation_id="show_settings")
def show_settings(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """The settings of a store."""
    return _shown(request.store)


@router.patch("/stores/{store_id}", auth=may_set, response=SettingsOut, operation_id="change_settings")
def change_settings(request: StaffRequest, store_id: str, payload: SettingsIn) -> dict[str, Any]:
    """Change settings of a store."""
    changes = {k: v for k, v in payload.model_dump(exclude_unset=True).items() if v is not None}
    for name in ("latitude", "longitude"):
        if name in payload.model_fields_set:
            degrees = changes.pop(name, None)
            changes[f"{name}_e6"] = None if degrees is None else round(degrees * 1_000_000)
    return _shown(edit_menu.change_store(request.store, changes, by=request.actor))


@router.post("/stores/{store_id}/pause", auth=may_set, response=SettingsOut, operation_id="pause_store")
def pause_store(request: StaffRequest, store_id: str, payload: PauseIn) -> dict[str, Any]:
    """Take no orders for a while."""
    until = payload.until
    if until is None and payload.minutes is not None:
        until = clock.now() + timedelta(minutes=payload.minutes)
    if until is None or until.tzinfo is None:
        raise InvalidRequest(fields=[{"field": "body.payload.until", "reason": "not_an_instant"}])
    return _shown(stores.pause_orders(request.store, until=until, reason=payload.reason, by=request.actor))


@router.post("/stores/{store_id}/resume", auth=may_set, response=SettingsOut, operation_id="resume_store")
def resume_store(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """Take orders again."""
    return _shown(stores.resume_orders(request.store, by=request.actor))


def _shown(store: Any) -> dict[str, Any]:
    now = clock.now()
    state = queries.open_state(store, now)
    is_paused = store.pause_until is not None and store.pause_until > now
    return {
        "id": store.public_id,
        "name": store.name,
        "name_en": store.name_en,
        "address": store.address,
        "phone": store.phone,
        "latitude": None if store.latitude_e6 is None else store.latitude_e6 / 1_000_000,
        "longitude": None if store.longitude_e6 is None else store.longitude_e6 / 1_000_000,
        "time_zone": store.time_zone,
        "day_starts_at": store.day_starts_at.strftime("%H:%M"),
        "modes": store.modes,
        "auto_accept": store.auto_accept,
        "auto_accept_rules": store.auto_accept_rules,
        "pay_first": store.pay_first,
        "takes_cash": store.takes_cash,
        "prep_min_minutes": store.prep_min_minutes,
        "prep_max_minutes": store.prep_max_minutes,
        "hours": store.hours,
        "holidays": store.holidays,
        "open_state": state.kind.value,
        "reopens_at": state.reopens_at,
        "closes_at": state.closes_at,
        "pause_until": store.pause_until if is_paused else None,
        "pause_reason": store.pause_reason if is_paused else "",
        "version": store.version,
    }
