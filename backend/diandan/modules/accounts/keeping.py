"""Keeping an account: password and personal code, changed by the person or given anew by the owner."""

from diandan.infra import audit, tx
from diandan.kernel.actor import Actor
from diandan.modules.accounts import codes, guessing, passwords
from diandan.modules.accounts.errors import SamePassword, WrongCredentials
from diandan.modules.accounts.models import Staff, StaffSession
from diandan.modules.accounts.sessions import end_sessions, end_sessions_by_code


def change_own_password(session: StaffSession, *, current: str, password: str, by: Actor) -> None:
    """Change one's own password; everywhere else one is signed out.

    Raises:
        WrongCredentials: the current password is another one; SignInLocked: guessed too often.
        WeakPassword; SamePassword.
    """
    staff = session.staff
    must_know_password(staff, current)
    passwords.must_be_good(password, username=staff.username)
    if password == current:
        raise SamePassword
    _set_password(staff, password, "accounts.change_own_password", by, but=session.public_id)


def reset_password(staff: Staff, *, by: Actor) -> str:
    """Give a person a password for one sign-in and return it; all their sessions end and a lock is lifted."""
    password = codes.fresh_password()
    _set_password(staff, password, "accounts.reset_password", by, must_change=True)
    return password


def set_own_code(session: StaffSession, *, current: str, code: str, by: Actor) -> None:
    """Choose one's own personal code.

    Raises:
        WrongCredentials, SignInLocked: as for one's own password; WeakCode.
    """
    codes.must_be_good(code)
    must_know_password(session.staff, current)
    _set_code(session.staff, code, "accounts.set_own_code", by)


def give_code(staff: Staff, *, by: Actor, code: str | None = None) -> str:
    """Give a person a fresh code, or the one asked for, and return it; a lock is lifted.

    Raises:
        WeakCode.
    """
    if code is not None:
        codes.must_be_good(code)
    code = code or codes.fresh_code()
    _set_code(staff, code, "accounts.give_code", by)
    return code


def drop_code(staff: Staff, *, by: Actor) -> None:
    """Take a person's code away; what it opened is closed."""

    def unit() -> None:
        Staff.objects.filter(pk=staff.pk).update(code_hash="", **guessing.CODE.fresh)
        end_sessions_by_code(staff)
        _note(staff, "accounts.drop_code", by)

    tx.run(unit)


def must_know_password(staff: Staff, password: str) -> None:
    """Prove who is there before what opens the account is changed.

    Raises:
        WrongCredentials; SignInLocked: guessed too often.
    """
    guessing.count(staff, guessing.PASSWORD)
    if not passwords.matches(password, staff.password_hash):
        guessing.was_wrong(staff, guessing.PASSWORD)
        raise WrongCredentials
    tx.run(lambda: Staff.objects.filter(pk=staff.pk).update(**guessing.PASSWORD.fresh))


def _set_password(
    staff: Staff, password: str, action: str, by: Actor, *, must_change: bool = False, but: str = ""
) -> None:
    password_hash = passwords.hashed(password)

    def unit() -> None:
        Staff.objects.filter(pk=staff.pk).update(
            password_hash=password_hash, must_change_password=must_change, **guessing.PASSWORD.fresh
        )
        end_sessions(staff, but=but)
        _note(staff, action, by)

    tx.run(unit)


def _set_code(staff: Staff, code: str, action: str, by: Actor) -> None:
    code_hash = passwords.hashed(code)

    def unit() -> None:
        Staff.objects.filter(pk=staff.pk).update(code_hash=code_hash, **guessing.CODE.fresh)
        _note(staff, action, by)

    tx.run(unit)


def _note(staff: Staff, action: str, by: Actor) -> None:
    audit.write(
        by=by,
        action=action,
        target=staff.public_id,
        brand_id=staff.brand.public_id,
        details={"name": staff.name},
    )
