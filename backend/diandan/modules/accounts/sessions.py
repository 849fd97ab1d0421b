"""The sessions of a person: ending one, the others, or all; and what was opened at them by code."""

from django.db.models import QuerySet

from diandan.infra import audit, outbox, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.accounts.errors import SessionNotFound
from diandan.modules.accounts.events import StaffRightsChanged
from diandan.modules.accounts.models import Staff, StaffSession


def end_session(staff: Staff, *, session_id: str, by: Actor) -> None:
    """End one session of a person, and everything opened at it by code.

    Raises:
        SessionNotFound: not theirs, or over already.
    """

    def unit() -> None:
        if not _end(StaffSession.objects.filter(staff=staff, public_id=session_id)):
            raise SessionNotFound
        _note(staff, "accounts.end_session", by)

    tx.run(unit)


def end_sessions_of(staff: Staff, *, by: Actor) -> None:
    """Sign somebody else out everywhere, at once."""

    def unit() -> None:
        if _end(StaffSession.objects.filter(staff=staff)):
            _note(staff, "accounts.end_sessions_of", by)

    tx.run(unit)


def end_other_sessions(staff: Staff, *, kept: str, by: Actor) -> None:
    """Sign a person out everywhere but in the session they do it from."""

    def unit() -> None:
        if _end(StaffSession.objects.filter(staff=staff).exclude(public_id=kept)):
            _note(staff, "accounts.end_other_sessions", by)

    tx.run(unit)


def end_sessions(staff: Staff, *, but: str = "") -> None:
    """End every session of a person; inside the caller's unit."""
    _end(StaffSession.objects.filter(staff=staff).exclude(public_id=but))


def end_sessions_by_code(staff: Staff) -> None:
    """End what a person opened by code; inside the caller's unit."""
    _end(StaffSession.objects.filter(staff=staff).exclude(anchor=""))


def end_sessions_at(anchor: str) -> None:
    """End what was opened by code at a session or a screen; inside the caller's unit."""
    tx.must_be_inside()
    _end(StaffSession.objects.filter(anchor=anchor))


def _end(rows: QuerySet[StaffSession]) -> int:
    """End these sessions and those anchored in them; tell whom it concerns."""
    open_rows = rows.filter(revoked_at=None, expires_at__gt=clock.now())
    ended = list(open_rows.values_list("public_id", "staff__public_id"))
    ids = [session_id for session_id, _ in ended]
    anchored = StaffSession.objects.filter(anchor__in=ids, revoked_at=None)
    ended += list(anchored.values_list("public_id", "staff__public_id"))
    StaffSession.objects.filter(public_id__in=[session_id for session_id, _ in ended]).update(
        revoked_at=clock.now()
    )
    outbox.record(*(StaffRightsChanged(staff_id=who) for who in sorted({who for _, who in ended})))
    return len(ids)


def _note(staff: Staff, action: str, by: Actor) -> None:
    audit.write(
        by=by,
        action=action,
        target=staff.public_id,
        brand_id=staff.brand.public_id,
        details={"name": staff.name},
    )
