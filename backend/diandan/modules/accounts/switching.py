"""Taking over a device by a personal code.

The device is signed in already, by somebody's password or as a paired screen: that is the *anchor*. A code
says only who of the store's people stands there now. What it opens ends with its anchor, is good for this one
store, and is never enough for people and money (``roles.NEVER_BY_CODE``).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings

from diandan.infra import audit, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.accounts import guessing, passwords, queries, tokens
from diandan.modules.accounts.errors import SignInNeeded, WrongCode
from diandan.modules.accounts.models import Screen, Staff, StaffSession
from diandan.modules.accounts.sessions import end_sessions_at
from diandan.modules.accounts.signing import SignedIn

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store

# At one device, whoever is named: ten people in a hurry, but no walk through ten thousand codes.
CODES_PER_DEVICE = 20
DEVICE_SPAN_S = 300


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a code is typed at: a session or a screen, and until when it lasts."""

    ref: str
    ends_at: datetime
    address: str = ""
    device: str = ""


def anchor_of(staff: Staff) -> Anchor:
    """Return what this person's device is signed in by.

    Raises:
        SignInNeeded: the session it was opened at is over.
    """
    assert staff.session is not None  # read from a token
    session = staff.session
    if session.anchor.startswith("ses_"):
        root = StaffSession.objects.filter(public_id=session.anchor, revoked_at=None).first()
        if root is None:
            raise SignInNeeded
        session = root
    ref = session.anchor or session.public_id
    return Anchor(ref, session.expires_at, session.address, session.device)


def anchor_of_screen(screen: Screen) -> Anchor:
    """Return a paired screen as what a code is typed at; what it opens lasts a shift."""
    ends_at = clock.now() + timedelta(hours=settings.STAFF_SESSION_HOURS)
    return Anchor(screen.public_id, ends_at, screen.address, screen.device)


def switch_person(*, at: Anchor, store: "Store", staff_id: str, code: str) -> SignedIn:
    """Let a person of the store take over the device by their code; whoever had it by code is out.

    Raises:
        WrongCode: another code, no code, or nobody who works here; we do not say which.
        SignInLocked: five wrong codes for this person, or too many at this device.
    """
    guessing.allow("accounts.code.device", at.ref, limit=CODES_PER_DEVICE, per_s=DEVICE_SPAN_S)
    staff = next((one for one in queries.by_code_at(store) if one.public_id == staff_id), None)
    if staff is None:
        passwords.matches(code, None)
        raise WrongCode
    person = Staff.objects.select_related("brand").get(pk=staff.pk)
    guessing.count(person, guessing.CODE)
    if not passwords.matches(code, person.code_hash):
        guessing.was_wrong(person, guessing.CODE)
        raise WrongCode
    return _open(person, at=at, store=store)


def _open(staff: Staff, *, at: Anchor, store: "Store") -> SignedIn:
    now = clock.now()
    token = tokens.fresh()

    def unit() -> None:
        unchanged = Staff.objects.filter(pk=staff.pk, is_active=True, code_hash=staff.code_hash)
        if not unchanged.update(**guessing.CODE.fresh):
            raise WrongCode
        anchors = Screen.objects if at.ref.startswith("scr_") else StaffSession.objects
        if not anchors.filter(public_id=at.ref, revoked_at=None).exists():
            raise SignInNeeded  # signed out, or taken away, while we compared hashes
        end_sessions_at(at.ref)
        StaffSession.objects.create(
            public_id=ids.new_id("ses"),
            staff=staff,
            token_hash=tokens.digest(token),
            anchor=at.ref,
            store_ref=store.public_id,
            device=at.device,
            address=at.address,
            created_at=now,
            last_seen_at=now,
            expires_at=at.ends_at,
        )
        audit.write(
            by=Actor.staff(staff.public_id, via=f"{at.address} {at.device}".strip()),
            action="accounts.switch_person",
            target=staff.public_id,
            store_id=store.public_id,
            brand_id=staff.brand.public_id,
            details={"name": staff.name},
        )

    tx.run(unit)
    return SignedIn(staff, token, max(1, int((at.ends_at - now).total_seconds())))
