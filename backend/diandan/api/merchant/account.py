"""One's own account: password, personal code, and where one is signed in. By password only."""

from datetime import datetime
from typing import Any

from ninja import Router, Schema
from pydantic import Field

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.schemas import Nothing
from diandan.modules.accounts import queries
from diandan.modules.accounts import service as accounts

router = Router(tags=["account"])


class SessionOut(Schema):
    """A sign-in that is open; ``is_here`` is the one that asks."""

    id: str
    device: str
    address: str
    created_at: datetime
    last_seen_at: datetime | None
    expires_at: datetime
    is_here: bool


class AccountOut(Schema):
    has_code: bool
    has_recovery: bool
    must_change_password: bool
    sessions: list[SessionOut]


class OwnPasswordIn(Schema):
    current: str = Field(max_length=200)
    password: str = Field(max_length=200)


class OwnCodeIn(Schema):
    """The current password proves who chooses the code."""

    current: str = Field(max_length=200)
    code: str = Field(max_length=12)


class OwnRecoveryIn(Schema):
    current: str = Field(max_length=200)


class RecoveryOut(Schema):
    """The recovery code is said this once."""

    code: str


@router.get("/me/account", auth=auth.signed_in, response=AccountOut, operation_id="show_account")
def show_account(request: StaffRequest) -> dict[str, Any]:
    """What one may keep in order oneself."""
    return _shown(request)


@router.put("/me/password", auth=auth.signed_in, response=AccountOut, operation_id="change_own_password")
def change_own_password(request: StaffRequest, payload: OwnPasswordIn) -> dict[str, Any]:
    """Change one's own password; everywhere else one is signed out."""
    session = queries.must_be_by_password(request.staff)
    accounts.change_own_password(
        session, current=payload.current, password=payload.password, by=request.actor
    )
    request.staff.must_change_password = False
    return _shown(request)


@router.put("/me/code", auth=auth.signed_in, response=AccountOut, operation_id="set_own_code")
def set_own_code(request: StaffRequest, payload: OwnCodeIn) -> dict[str, Any]:
    """Choose one's personal code for shared devices."""
    session = queries.must_be_by_password(request.staff)
    accounts.set_own_code(session, current=payload.current, code=payload.code, by=request.actor)
    request.staff.code_hash = "set"
    return _shown(request)


@router.put("/me/recovery", auth=auth.signed_in, response=RecoveryOut, operation_id="make_recovery_code")
def make_recovery_code(request: StaffRequest, payload: OwnRecoveryIn) -> dict[str, Any]:
    """Get a one-time code to keep on paper; the one before is worth nothing."""
    session = queries.must_be_by_password(request.staff)
    code = accounts.make_recovery_code(session, current=payload.current, by=request.actor)
    return {"code": code}


@router.delete("/me/sessions", auth=auth.signed_in, response=AccountOut, operation_id="end_other_sessions")
def end_other_sessions(request: StaffRequest) -> dict[str, Any]:
    """Sign out everywhere else."""
    session = queries.must_be_by_password(request.staff)
    accounts.end_other_sessions(request.staff, kept=session.public_id, by=request.actor)
    return _shown(request)


@router.delete("/me/sessions/{session_id}", auth=auth.signed_in, response=Nothing, operation_id="end_session")
def end_session(request: StaffRequest, session_id: str) -> dict[str, Any]:
    """Sign out in one place."""
    queries.must_be_by_password(request.staff)
    accounts.end_session(request.staff, session_id=session_id, by=request.actor)
    return {}


def _shown(request: StaffRequest) -> dict[str, Any]:
    here = queries.must_be_by_password(request.staff)
    return {
        "has_code": bool(request.staff.code_hash),
        "has_recovery": bool(request.staff.recovery_hash),
        "must_change_password": request.staff.must_change_password,
        "sessions": [
            {
                "id": row.public_id,
                "device": row.device,
                "address": row.address,
                "created_at": row.created_at,
                "last_seen_at": row.last_seen_at,
                "expires_at": row.expires_at,
                "is_here": row.pk == here.pk,
            }
            for row in queries.sessions(request.staff)
        ],
    }
