"""Refusals that arise at the door itself, before any room is entered."""

from diandan.kernel.errors import Forbidden, Invalid, NotFound


class InvalidRequest(Invalid):
    """A field is missing or has the wrong form; ``fields`` names each."""

    code = "request.invalid"


class UnreadableRequest(Invalid):
    """The body is not JSON."""

    code = "request.unreadable"


class RequestTooLarge(Invalid):
    """The body is larger than this door takes."""

    code = "request.too_large"


class NoSuchAddress(NotFound):
    """Nothing is mounted at this address."""

    code = "request.no_such_address"


class MethodNotAllowed(Invalid):
    """The address exists, the method does not."""

    code = "request.method_not_allowed"


class ForeignOrigin(Forbidden):
    """A page of another site tried to act in the name of its visitor."""

    code = "request.foreign_origin"


class NotDeclared(Forbidden):
    """The operation does not say who may call it, so nobody may."""

    code = "request.not_declared"
