"""Signing in by password and out again."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from diandan.infra import audit, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.accounts import guessing, passwords, tokens
from diandan.modules.accounts.errors import WrongCredentials
from diandan.modules.accounts.guessing import GUESSES, LOCKED_FOR
from diandan.modules.accounts.models import GuestSession, Staff, StaffSession
from diandan.modules.accounts.sessions import end_sessions_at

KEPT_FOR = timedelta(days=30)
# Per address, whatever the names: a counter with ten people behind one address signs in undisturbed.
GUESSES_PER_ADDRESS = 30
ADDRESS_SPAN_S = 300


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, and the token to keep."""

    staff: Staff
    token: str
    expires_in_s: int


def sign_in(*, username: str, password: str, address: str, device: str = "") -> SignedIn:
    """Check name and password and open a session.

    Raises:
        WrongCredentials: one of the two is wrong; a person who left is unknown.
        SignInLocked: five wrong passwords for this name, or too many tries from this address.
    """
    username = username.strip().lower()[:64]
    guessing.allow("accounts.sign_in.address", address, limit=GUESSES_PER_ADDRESS, per_s=ADDRESS_SPAN_S)
    staff = Staff.objects.select_related("brand").filter(username=username, is_active=True).first()
    if staff is None:
        span_s = int(LOCKED_FOR.total_seconds())
        guessing.allow("accounts.sign_in.unknown", username, limit=GUESSES, per_s=span_s)
        passwords.matches(password, None)
        raise WrongCredentials
    guessing.count(staff, guessing.PASSWORD)
    if not passwords.matches(password, staff.password_hash):
        guessing.was_wrong(staff, guessing.PASSWORD)
        raise WrongCredentials
    return open_session(staff, address=address, device=device)


def sign_out(token: str | None) -> None:
    """End the session of this token and, by code, the one it was opened at; an unknown one is no error.

    Whoever signs a shared device out means the device.
    """
    if not token:
        return

    def unit() -> None:
        session = StaffSession.objects.filter(token_hash=tokens.digest(token), revoked_at=None).first()
        if session is None:
            return
        root = session.anchor or session.public_id
        StaffSession.objects.filter(public_id__in=[session.public_id, root], revoked_at=None).update(
            revoked_at=clock.now()
        )
        end_sessions_at(root)

    tx.run(unit)


def forget_ended_sessions() -> int:
    """Drop sessions that ended a month ago; return how many. Until then they tell who was signed in when."""
    before = clock.now() - KEPT_FOR

    def unit() -> int:
        staff, _ = StaffSession.objects.filter(expires_at__lt=before).delete()
        guests, _ = GuestSession.objects.filter(expires_at__lt=before).delete()
        return staff + guests

    return tx.run(unit)


def open_session(staff: Staff, *, address: str, device: str) -> SignedIn:
    """Open a session for somebody who proved themselves just now.

    Raises:
        WrongCredentials: the password changed, or the account closed, meanwhile.
    """
    now = clock.now()
    life = timedelta(hours=settings.STAFF_SESSION_HOURS)
    token = tokens.fresh()

    def unit() -> None:
        # A password changed, or an account closed, while we compared hashes opens nothing.
        unchanged = Staff.objects.filter(pk=staff.pk, is_active=True, password_hash=staff.password_hash)
        # The person is there with the password: a code that was guessed at may be used again.
        if not unchanged.update(**guessing.PASSWORD.fresh, **guessing.CODE.fresh):
            raise WrongCredentials
        StaffSession.objects.create(
            public_id=ids.new_id("ses"),
            staff=staff,
            token_hash=tokens.digest(token),
            device=device[:60],
            address=address[:45],
            created_at=now,
            last_seen_at=now,
            expires_at=now + life,
        )
        audit.write(
            by=Actor.staff(staff.public_id, via=f"{address} {device}".strip()),
            action="accounts.sign_in",
            target=staff.public_id,
            brand_id=staff.brand.public_id,
            details={"name": staff.name},
        )

    tx.run(unit)
    return SignedIn(staff, token, int(life.total_seconds()))
