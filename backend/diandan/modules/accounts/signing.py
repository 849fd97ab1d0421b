"""Signing in and out. Guesses are counted before the password is looked at, so parallel ones count too."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F

from diandan.infra import audit, throttle, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.accounts import passwords, tokens
from diandan.modules.accounts.errors import SignInLocked, WrongCredentials
from diandan.modules.accounts.models import GuestSession, Staff, StaffSession

GUESSES = 5
LOCKED_FOR = timedelta(minutes=15)
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


def sign_in(*, username: str, password: str, address: str) -> SignedIn:
    """Check name and password and open a session.

    Raises:
        WrongCredentials: one of the two is wrong; a person who left is unknown.
        SignInLocked: five wrong passwords for this name, or too many tries from this address.
    """
    username = username.strip().lower()[:64]
    _allow("accounts.sign_in.address", address, limit=GUESSES_PER_ADDRESS, per_s=ADDRESS_SPAN_S)
    staff = Staff.objects.filter(username=username, is_active=True).first()
    if staff is None:
        _allow("accounts.sign_in.unknown", username, limit=GUESSES, per_s=int(LOCKED_FOR.total_seconds()))
        passwords.matches(password, None)
        raise WrongCredentials
    person = staff
    if locked_until := tx.run(lambda: _count_guess(person)):
        raise SignInLocked(retry_after_s=_seconds_to(locked_until))
    if not passwords.matches(password, staff.password_hash):
        tx.run(lambda: _lock_if_used_up(person))
        raise WrongCredentials
    return _open_session(staff)


def sign_out(token: str | None) -> None:
    """End the session of this token; an unknown one is no error."""
    if token:
        tx.run(
            lambda: StaffSession.objects.filter(token_hash=tokens.digest(token), revoked_at=None).update(
                revoked_at=clock.now()
            )
        )


def end_sessions(staff: Staff) -> None:
    """End every session of a person; inside the caller's unit."""
    StaffSession.objects.filter(staff=staff, revoked_at=None).update(revoked_at=clock.now())


def forget_ended_sessions() -> int:
    """Drop sessions that ended a month ago; return how many. Until then they tell who was signed in when."""
    before = clock.now() - KEPT_FOR

    def unit() -> int:
        staff, _ = StaffSession.objects.filter(expires_at__lt=before).delete()
        guests, _ = GuestSession.objects.filter(expires_at__lt=before).delete()
        return staff + guests

    return tx.run(unit)


def _open_session(staff: Staff) -> SignedIn:
    now = clock.now()
    life = timedelta(hours=settings.STAFF_SESSION_HOURS)
    token = tokens.fresh()

    def unit() -> None:
        # A password changed, or an account closed, while we compared hashes opens nothing.
        unchanged = Staff.objects.filter(pk=staff.pk, is_active=True, password_hash=staff.password_hash)
        if not unchanged.update(failed_sign_ins=0, locked_until=None):
            raise WrongCredentials
        StaffSession.objects.create(
            public_id=ids.new_id("ses"),
            staff=staff,
            token_hash=tokens.digest(token),
            created_at=now,
            expires_at=now + life,
        )
        audit.write(by=Actor.staff(staff.public_id), action="accounts.sign_in", target=staff.public_id)

    tx.run(unit)
    return SignedIn(staff, token, int(life.total_seconds()))


def _count_guess(staff: Staff) -> datetime | None:
    """Use up one guess; return until when the account is locked when none is left."""
    now = clock.now()
    row = Staff.objects.filter(pk=staff.pk)
    row.filter(locked_until__lte=now).update(failed_sign_ins=0, locked_until=None)
    if row.filter(locked_until=None, failed_sign_ins__lt=GUESSES).update(
        failed_sign_ins=F("failed_sign_ins") + 1
    ):
        return None
    row.filter(locked_until=None).update(locked_until=now + LOCKED_FOR)
    return row.values_list("locked_until", flat=True).get()


def _lock_if_used_up(staff: Staff) -> None:
    used_up = Staff.objects.filter(pk=staff.pk, failed_sign_ins__gte=GUESSES, locked_until=None)
    if used_up.update(locked_until=clock.now() + LOCKED_FOR):
        audit.write(by=Actor.system("sign_in"), action="accounts.locked", target=staff.public_id)


def _allow(scope: str, key: str, *, limit: int, per_s: int) -> None:
    try:
        throttle.hit(scope, key, limit=limit, per_s=per_s)
    except throttle.TooFast as too_fast:
        raise SignInLocked(**too_fast.details) from too_fast


def _seconds_to(instant: datetime) -> int:
    return max(1, int((instant - clock.now()).total_seconds()))
