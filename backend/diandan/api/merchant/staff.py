"""The people of a brand: accounts, roles, passwords. Needs the role in the whole brand."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ninja import Router, Schema, Status
from pydantic import Field

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.schemas import Nothing
from diandan.modules.accounts import queries
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.roles import Permission, Role
from diandan.modules.stores import queries as stores
from diandan.modules.stores.errors import StoreNotFound

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Staff
    from diandan.modules.stores.models import Brand, Store

router = Router(tags=["staff"])
WHOLE_BRAND = "brand"


class GrantOut(Schema):
    """A role, and where: the id of a store, or "brand" for all of them."""

    scope: str
    role: str


class ColleagueOut(Schema):
    id: str
    username: str
    name: str
    is_active: bool
    must_change_password: bool
    has_code: bool
    created_at: datetime
    last_seen_at: datetime | None
    grants: list[GrantOut]


class NewColleagueOut(ColleagueOut):
    """The password is said this once; nobody can read it again."""

    initial_password: str


class InitialPasswordOut(Schema):
    initial_password: str


class CodeOut(Schema):
    """The code is said this once."""

    code: str


class ColleaguesOut(Schema):
    items: list[ColleagueOut]


class ColleagueSessionOut(Schema):
    id: str
    device: str
    address: str
    created_at: datetime
    last_seen_at: datetime | None


class ColleagueSessionsOut(Schema):
    items: list[ColleagueSessionOut]


class NewColleagueIn(Schema):
    username: str = Field(max_length=64)
    name: str = Field(max_length=60)
    role: Role
    scope: str = Field(default=WHOLE_BRAND, max_length=40)


class GrantIn(Schema):
    role: Role
    scope: str = Field(default=WHOLE_BRAND, max_length=40)


class ScopeIn(Schema):
    scope: str = Field(default=WHOLE_BRAND, max_length=40)


class NameIn(Schema):
    name: str = Field(max_length=60)


class ActivityIn(Schema):
    is_active: bool


@router.get(
    "/brands/{brand_id}/staff",
    auth=auth.staff(Permission.STAFF),
    response=ColleaguesOut,
    operation_id="list_staff",
)
def list_staff(request: StaffRequest, brand_id: str) -> dict[str, Any]:
    """Everyone who works for the brand."""
    seen = queries.last_seen(request.brand)
    return {"items": [_shown(person, seen.get(person.pk)) for person in queries.colleagues(request.brand)]}


@router.post(
    "/brands/{brand_id}/staff",
    auth=auth.staff(Permission.STAFF),
    response={201: NewColleagueOut},
    operation_id="create_staff",
)
def create_staff(request: StaffRequest, brand_id: str, payload: NewColleagueIn) -> Status[dict[str, Any]]:
    """Make an account with a first role; its name is taken once, so a repeat is refused."""
    password = accounts.initial_password()
    person = accounts.create_staff(
        request.brand,
        username=payload.username,
        name=payload.name,
        password=password,
        must_change_password=True,
        role=payload.role,
        store=_store(request.brand, payload.scope),
        by=request.actor,
    )
    return Status(201, {**_shown(person, None), "initial_password": password})


@router.patch(
    "/brands/{brand_id}/staff/{staff_id}",
    auth=auth.staff(Permission.STAFF),
    response=ColleagueOut,
    operation_id="rename_staff",
)
def rename_staff(request: StaffRequest, brand_id: str, staff_id: str, payload: NameIn) -> dict[str, Any]:
    """Call a person something else; the name to sign in with stays."""
    person = queries.colleague(request.brand, staff_id)
    return _one(accounts.rename_staff(person, name=payload.name, by=request.actor))


@router.put(
    "/brands/{brand_id}/staff/{staff_id}/grant",
    auth=auth.staff(Permission.STAFF),
    response=ColleagueOut,
    operation_id="grant_role",
)
def grant_role(request: StaffRequest, brand_id: str, staff_id: str, payload: GrantIn) -> dict[str, Any]:
    """Give a role in a store or in the whole brand; it replaces the one there."""
    person = queries.colleague(request.brand, staff_id)
    store = _store(request.brand, payload.scope)
    return _one(accounts.grant_role(person, role=payload.role, store=store, by=request.actor))


@router.post(
    "/brands/{brand_id}/staff/{staff_id}/revoke",
    auth=auth.staff(Permission.STAFF),
    response=ColleagueOut,
    operation_id="revoke_role",
)
def revoke_role(request: StaffRequest, brand_id: str, staff_id: str, payload: ScopeIn) -> dict[str, Any]:
    """Take a role away."""
    person = queries.colleague(request.brand, staff_id)
    return _one(accounts.revoke_role(person, store=_store(request.brand, payload.scope), by=request.actor))


@router.post(
    "/brands/{brand_id}/staff/{staff_id}/password",
    auth=auth.staff(Permission.STAFF),
    response=InitialPasswordOut,
    operation_id="reset_password",
)
def reset_password(request: StaffRequest, brand_id: str, staff_id: str) -> dict[str, Any]:
    """Give a password for one sign-in; the person's sessions end."""
    person = queries.colleague(request.brand, staff_id)
    return {"initial_password": accounts.reset_password(person, by=request.actor)}


@router.post(
    "/brands/{brand_id}/staff/{staff_id}/code",
    auth=auth.staff(Permission.STAFF),
    response=CodeOut,
    operation_id="give_code",
)
def give_code(request: StaffRequest, brand_id: str, staff_id: str) -> dict[str, Any]:
    """Give a fresh personal code; the one before is worth nothing."""
    person = queries.colleague(request.brand, staff_id)
    return {"code": accounts.give_code(person, by=request.actor)}


@router.delete(
    "/brands/{brand_id}/staff/{staff_id}/code",
    auth=auth.staff(Permission.STAFF),
    response=Nothing,
    operation_id="drop_code",
)
def drop_code(request: StaffRequest, brand_id: str, staff_id: str) -> dict[str, Any]:
    """Take the personal code away; what it opened is closed."""
    person = queries.colleague(request.brand, staff_id)
    accounts.drop_code(person, by=request.actor)
    return {}


@router.get(
    "/brands/{brand_id}/staff/{staff_id}/sessions",
    auth=auth.staff(Permission.STAFF),
    response=ColleagueSessionsOut,
    operation_id="list_staff_sessions",
)
def list_staff_sessions(request: StaffRequest, brand_id: str, staff_id: str) -> dict[str, Any]:
    """Where a person is signed in."""
    person = queries.colleague(request.brand, staff_id)
    return {
        "items": [
            {
                "id": row.public_id,
                "device": row.device,
                "address": row.address,
                "created_at": row.created_at,
                "last_seen_at": row.last_seen_at,
            }
            for row in queries.sessions(person)
        ]
    }


@router.delete(
    "/brands/{brand_id}/staff/{staff_id}/sessions",
    auth=auth.staff(Permission.STAFF),
    response=Nothing,
    operation_id="end_staff_sessions",
)
def end_staff_sessions(request: StaffRequest, brand_id: str, staff_id: str) -> dict[str, Any]:
    """Sign a person out everywhere; their account stays open."""
    accounts.end_sessions_of(queries.colleague(request.brand, staff_id), by=request.actor)
    return {}


@router.put(
    "/brands/{brand_id}/staff/{staff_id}/activity",
    auth=auth.staff(Permission.STAFF),
    response=ColleagueOut,
    operation_id="set_activity",
)
def set_activity(request: StaffRequest, brand_id: str, staff_id: str, payload: ActivityIn) -> dict[str, Any]:
    """Close an account, or open it again."""
    person = queries.colleague(request.brand, staff_id)
    change = accounts.reinstate if payload.is_active else accounts.retire
    return _one(change(person, by=request.actor))


def _store(brand: "Brand", scope: str) -> "Store | None":
    if scope == WHOLE_BRAND:
        return None
    store = stores.store(scope)
    if store.brand_id != brand.pk:
        raise StoreNotFound
    return store


def _one(person: "Staff") -> dict[str, Any]:
    return _shown(person, queries.last_seen(person.brand).get(person.pk))


def _shown(person: "Staff", last_seen_at: datetime | None) -> dict[str, Any]:
    return {
        "id": person.public_id,
        "username": person.username,
        "name": person.name,
        "is_active": person.is_active,
        "must_change_password": person.must_change_password,
        "has_code": bool(person.code_hash),
        "created_at": person.created_at,
        "last_seen_at": last_seen_at,
        "grants": [{"scope": grant.scope, "role": grant.role} for grant in person.grants.all()],
    }
