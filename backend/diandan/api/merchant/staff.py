"""The people of a brand: accounts, roles, passwords. Needs the role in the whole brand."""

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
    grants: list[GrantOut]


class ColleaguesOut(Schema):
    items: list[ColleagueOut]


class NewColleagueIn(Schema):
    username: str = Field(max_length=64)
    name: str = Field(max_length=60)
    password: str = Field(max_length=200)
    role: Role
    scope: str = Field(default=WHOLE_BRAND, max_length=40)


class GrantIn(Schema):
    role: Role
    scope: str = Field(default=WHOLE_BRAND, max_length=40)


class ScopeIn(Schema):
    scope: str = Field(default=WHOLE_BRAND, max_length=40)


class PasswordIn(Schema):
    password: str = Field(max_length=200)


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
    return {"items": [_shown(person) for person in queries.colleagues(request.brand)]}


@router.post(
    "/brands/{brand_id}/staff",
    auth=auth.staff(Permission.STAFF),
    response={201: ColleagueOut},
    operation_id="create_staff",
)
def create_staff(request: StaffRequest, brand_id: str, payload: NewColleagueIn) -> Status[dict[str, Any]]:
    """Make an account with a first role."""
    person = accounts.create_staff(
        request.brand,
        username=payload.username,
        name=payload.name,
        password=payload.password,
        role=payload.role,
        store=_store(request.brand, payload.scope),
        by=request.actor,
    )
    return Status(201, _shown(person))


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
    return _shown(accounts.grant_role(person, role=payload.role, store=store, by=request.actor))


@router.post(
    "/brands/{brand_id}/staff/{staff_id}/revoke",
    auth=auth.staff(Permission.STAFF),
    response=ColleagueOut,
    operation_id="revoke_role",
)
def revoke_role(request: StaffRequest, brand_id: str, staff_id: str, payload: ScopeIn) -> dict[str, Any]:
    """Take a role away."""
    person = queries.colleague(request.brand, staff_id)
    return _shown(accounts.revoke_role(person, store=_store(request.brand, payload.scope), by=request.actor))


@router.put(
    "/brands/{brand_id}/staff/{staff_id}/password",
    auth=auth.staff(Permission.STAFF),
    response=Nothing,
    operation_id="reset_password",
)
def reset_password(
    request: StaffRequest, brand_id: str, staff_id: str, payload: PasswordIn
) -> dict[str, Any]:
    """Give a new password; the person's sessions end."""
    person = queries.colleague(request.brand, staff_id)
    accounts.set_password(person, password=payload.password, by=request.actor)
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
    return _shown(change(person, by=request.actor))


def _store(brand: "Brand", scope: str) -> "Store | None":
    if scope == WHOLE_BRAND:
        return None
    store = stores.store(scope)
    if store.brand_id != brand.pk:
        raise StoreNotFound
    return store


def _shown(person: "Staff") -> dict[str, Any]:
    return {
        "id": person.public_id,
        "username": person.username,
        "name": person.name,
        "is_active": person.is_active,
        "grants": [{"scope": grant.scope, "role": grant.role} for grant in person.grants.all()],
    }
