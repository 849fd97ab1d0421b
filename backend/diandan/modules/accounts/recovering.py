"""A one-time recovery code: for whoever forgot their password and has nobody to reset it.

Made beforehand by the signed-in person and kept on paper. It opens one change of the password and is then
worth nothing; wrong ones count against the password's own guesses.
"""

from diandan.infra import audit, tx
from diandan.kernel.actor import Actor
from diandan.modules.accounts import codes, guessing, passwords
from diandan.modules.accounts.errors import WrongRecoveryCode
from diandan.modules.accounts.keeping import must_know_password
from diandan.modules.accounts.models import Staff, StaffSession
from diandan.modules.accounts.sessions import end_sessions
from diandan.modules.accounts.signing import ADDRESS_SPAN_S, GUESSES_PER_ADDRESS, SignedIn, open_session


def make_recovery_code(session: StaffSession, *, current: str, by: Actor) -> str:
    """Return a fresh recovery code, said this once; the one before is worth nothing.

    Raises:
        WrongCredentials, SignInLocked: as for one's own password.
    """
    staff = session.staff
    must_know_password(staff, current)
    code = codes.fresh_recovery_code()
    recovery_hash = passwords.hashed(codes.plain(code))

    def unit() -> None:
        Staff.objects.filter(pk=staff.pk).update(recovery_hash=recovery_hash)
        _note(staff, "accounts.make_recovery_code", by)

    tx.run(unit)
    return code


def recover(*, username: str, code: str, password: str, address: str, device: str = "") -> SignedIn:
    """Set a new password by the recovery code, end every session, and sign in.

    Raises:
        WrongRecoveryCode: we do not say whether the name or the code is wrong.
        SignInLocked: guessed too often; WeakPassword: the code is still good.
    """
    username = username.strip().lower()[:64]
    guessing.allow("accounts.recover.address", address, limit=GUESSES_PER_ADDRESS, per_s=ADDRESS_SPAN_S)
    passwords.must_be_good(password, username=username)
    known = Staff.objects.select_related("brand").filter(username=username, is_active=True)
    staff = known.exclude(recovery_hash="").first()
    if staff is None:
        passwords.matches(code, None)
        raise WrongRecoveryCode
    guessing.count(staff, guessing.PASSWORD)
    if not passwords.matches(codes.plain(code), staff.recovery_hash):
        guessing.was_wrong(staff, guessing.PASSWORD)
        raise WrongRecoveryCode
    return _take(staff, password, address=address, device=device)


def _take(staff: Staff, password: str, *, address: str, device: str) -> SignedIn:
    password_hash = passwords.hashed(password)
    by = Actor.staff(staff.public_id, via=f"{address} {device}".strip())

    def unit() -> None:
        unused = Staff.objects.filter(pk=staff.pk, is_active=True, recovery_hash=staff.recovery_hash)
        if not unused.update(
            password_hash=password_hash,
            must_change_password=False,
            recovery_hash="",
            **guessing.PASSWORD.fresh,
        ):
            raise WrongRecoveryCode
        end_sessions(staff)
        _note(staff, "accounts.recover", by)

    tx.run(unit)
    staff.password_hash, staff.must_change_password = password_hash, False
    return open_session(staff, address=address, device=device)


def _note(staff: Staff, action: str, by: Actor) -> None:
    audit.write(
        by=by,
        action=action,
        target=staff.public_id,
        brand_id=staff.brand.public_id,
        details={"name": staff.name},
    )
