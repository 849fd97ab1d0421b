"""Hashing, checking and judging passwords; pure but for the randomness of salts."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from diandan.modules.accounts.errors import WeakPassword

SHORTEST = 8
LONGEST = 128

# Source: OWASP Password Storage Cheat Sheet, argon2id with 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Checked when the name is unknown, so that the answer takes as long as for a known one.
_nobody = _hasher.hash("nobody has this password")
# Two at a time: a burst of sign-ins must not starve the orders.
_seats = BoundedSemaphore(2)


def hashed(password: str) -> str:
    """The form in which a password is kept."""
    with _seats:
        return _hasher.hash(password)


def matches(password: str, password_hash: str | None) -> bool:
    """Whether this is the password; ``None`` stands for a person who does not exist."""
    if len(password) > LONGEST:
        return False
    with _seats:
        try:
            _hasher.verify(password_hash or _nobody, password)
        except (VerifyMismatchError, InvalidHashError):
            return False
    return password_hash is not None


def must_be_good(password: str, *, username: str) -> None:
    """Refuse passwords that are guessed first.

    Raises:
        WeakPassword: names the reason: length, common or username.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPassword(reason="length", shortest=SHORTEST, longest=LONGEST)
    if username in password.lower():
        raise WeakPassword(reason="username", shortest=SHORTEST, longest=LONGEST)
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        raise WeakPassword(reason="common", shortest=SHORTEST, longest=LONGEST) from None
