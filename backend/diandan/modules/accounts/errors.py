"""Refusals of the accounts room."""

from diandan.kernel.errors import Forbidden, Invalid, NotFound, Refused, TooMany, Unauthenticated


class GuestSessionNeeded(Unauthenticated):
    """No guest session, or one that has ended; POST /session starts a new one."""

    code = "accounts.guest_session_needed"


class SignInNeeded(Unauthenticated):
    """No staff session, or one that has ended."""

    code = "accounts.sign_in_needed"


class WrongCredentials(Unauthenticated):
    """The name or the password is wrong; we do not say which."""

    code = "accounts.wrong_credentials"


class SignInLocked(TooMany):
    """Too many wrong passwords; signing in rests for a while."""

    code = "accounts.sign_in_locked"


class NotPermitted(Forbidden):
    """The store is theirs, the permission is not."""

    code = "accounts.not_permitted"


class StaffNotFound(NotFound):
    """No such member of staff in this brand."""

    code = "accounts.staff_not_found"


class UsernameTaken(Refused):
    """Someone in this installation has the name already."""

    code = "accounts.username_taken"


class InvalidUsername(Invalid):
    """Names are 3 to 32 of a-z, 0-9, dot, dash and underscore."""

    code = "accounts.invalid_username"


class WeakPassword(Invalid):
    """Too short, too common, or the user name itself."""

    code = "accounts.weak_password"


class UnknownRole(Invalid):
    """There is no such role."""

    code = "accounts.unknown_role"


class LastOwner(Refused):
    """A brand always keeps one active owner."""

    code = "accounts.last_owner"


class InvalidPreference(Invalid):
    """A language or text size we do not offer."""

    code = "accounts.invalid_preference"


class PasswordChangeNeeded(Forbidden):
    """The password was made by somebody else; nothing else goes before it is changed."""

    code = "accounts.password_change_needed"


class PasswordNeeded(Forbidden):
    """Came in by code; this asks for a sign-in by password."""

    code = "accounts.password_needed"


class SamePassword(Invalid):
    """The new password is the old one."""

    code = "accounts.same_password"


class WrongCode(Forbidden):
    """Not this person's code, or nobody who may work here by code."""

    code = "accounts.wrong_code"


class WeakCode(Invalid):
    """Not 4 to 6 digits, or one that is guessed first."""

    code = "accounts.weak_code"


class SessionNotFound(NotFound):
    """No such session of this person, or it has ended."""

    code = "accounts.session_not_found"


class InvalidName(Invalid):
    """A person needs a name of 1 to 60 characters."""

    code = "accounts.invalid_name"
