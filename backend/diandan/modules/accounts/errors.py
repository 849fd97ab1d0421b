"""Refusals of the accounts room."""

from diandan.kernel.errors import (
    Forbidden,
    Invalid,
    NotFound,
    Refused,
    TooMany,
    Unauthenticated,
    Unavailable,
)


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


class AppNotFound(NotFound):
    """No mini-program of this number is set up here."""

    code = "accounts.app_not_found"


class SignInNotOffered(Refused):
    """Signing in by a code is not possible in this kind of client."""

    code = "accounts.sign_in_not_offered"


class InvalidAppKeys(Invalid):
    """The papers of a mini-program are incomplete or unreadable."""

    code = "accounts.invalid_app_keys"


class PlayAppMixed(Refused):
    """A play app and a real one never meet in one installation."""

    code = "accounts.play_app_mixed"


class CodeRefused(Invalid):
    """The code is unknown, over, or was used before; the phone gets a new one and tries again."""

    code = "accounts.code_refused"


class PlatformUnavailable(Unavailable):
    """The platform did not answer clearly; what happened there is unknown."""

    code = "accounts.platform_unavailable"


class PlatformBusy(PlatformUnavailable):
    """Nothing was done there: the call was put off by the platform, or never left here."""


class PlatformRefused(Refused):
    """The platform answered, and the answer was no; ``errcode`` is its own number for why."""

    code = "accounts.platform_refused"

    @property
    def errcode(self) -> int:
        """The platform's number."""
        return int(self.details.get("errcode", 0))


class NotConsented(PlatformRefused):
    """The guest did not agree to this message, or it was sent already: one yes, one message."""

    code = "accounts.not_consented"


class NotAuthorised(PlatformRefused):
    """The platform does not let this mini-program use the interface."""

    code = "accounts.not_authorised"


class ForgedNews(Unauthenticated):
    """What calls itself a platform is not it, or speaks to another app; ``reason`` says what gave it away."""

    code = "accounts.forged_news"


class ScreenNotPaired(Unauthenticated):
    """No screen, or one that was taken away."""

    code = "accounts.screen_not_paired"


class ScreenNotFound(NotFound):
    """No such screen in this store."""

    code = "accounts.screen_not_found"


class WrongPairingCode(Refused):
    """No screen shows this code now."""

    code = "accounts.wrong_pairing_code"


class PairingOver(NotFound):
    """The code ran out before somebody typed it; ask for a new one."""

    code = "accounts.pairing_over"


class WrongRecoveryCode(Unauthenticated):
    """The name or the recovery code is wrong, or the code was used; we do not say which."""

    code = "accounts.wrong_recovery_code"


class TooManyFavourites(Refused):
    """The list of favourites is full; ``most`` is how many it holds."""

    code = "accounts.too_many_favourites"
