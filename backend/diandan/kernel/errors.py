"""The tree of refusals.

DomainError                 code "room.reason", details of plain values
├── Unauthenticated → 401   we do not know who asks
├── Forbidden       → 403   known, and not allowed
├── NotFound        → 404   also: exists, but not for you
├── Invalid         → 422   the wish makes no sense (three milks)
├── Refused         → 409   makes sense, not now (sold out, closed, price changed)
├── Stale           → 409   someone was faster; read again
├── TooMany         → 429   slow down; details name the seconds to wait
└── Unavailable     → 503   the outside world, or we are full; retry later

The sentence for people is not here but in ``contracts/errors.json``, in two languages.
"""

from typing import Any, ClassVar


class DomainError(Exception):
    """A refusal with a stable code; ``details`` are plain JSON values."""

    code: ClassVar[str] = "kernel.refused"

    def __init__(self, **details: Any) -> None:
        super().__init__(self.code, details)
        self.details = details

    def __str__(self) -> str:
        return f"{self.code} {self.details}" if self.details else self.code


class Unauthenticated(DomainError):
    """We do not know who asks."""

    code = "kernel.unauthenticated"


class Forbidden(DomainError):
    """Known, and not allowed."""

    code = "kernel.forbidden"


class NotFound(DomainError):
    """There is no such thing, or it is not for you."""

    code = "kernel.not_found"


class Invalid(DomainError):
    """The wish makes no sense, now or later."""

    code = "kernel.invalid"


class Refused(DomainError):
    """The wish makes sense, but not now."""

    code = "kernel.refused"


class Stale(DomainError):
    """Someone else was faster; read again and decide anew."""

    code = "kernel.stale"


class TooMany(DomainError):
    """Too many attempts; ``retry_after_s`` tells when to come back."""

    code = "kernel.too_many"

    def __init__(self, *, retry_after_s: int, **details: Any) -> None:
        super().__init__(retry_after_s=retry_after_s, **details)


class Unavailable(DomainError):
    """Something outside, or our own capacity, is missing for a moment."""

    code = "kernel.unavailable"

    def __init__(self, *, retry_after_s: int = 1, **details: Any) -> None:
        super().__init__(retry_after_s=retry_after_s, **details)


KINDS: tuple[type[DomainError], ...] = (
    Unauthenticated,
    Forbidden,
    NotFound,
    Invalid,
    Refused,
    Stale,
    TooMany,
    Unavailable,
)


def kind_of(error: type[DomainError]) -> type[DomainError]:
    """Return the branch of the tree an error class belongs to.

    Raises:
        LookupError: the class derives from ``DomainError`` directly, so no HTTP status follows from it.
    """
    for kind in KINDS:
        if issubclass(error, kind):
            return kind
    raise LookupError(f"{error.__name__} has no kind")
