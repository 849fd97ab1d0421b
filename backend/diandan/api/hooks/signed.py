"""The access of providers: the message itself is the proof, and the flow checks it; and how refusals look."""

from django.http import HttpRequest

from diandan.api.shared.auth import Access, address_of
from diandan.infra import throttle
from diandan.kernel.errors import DomainError, NotFound, TooMany, Unauthenticated, Unavailable

STATUS: dict[type[DomainError], int] = {Unauthenticated: 401, NotFound: 404, TooMany: 429, Unavailable: 503}
NOTICE_MAX_BYTES = 64 * 1024
# True notices are never slowed down; somebody who keeps sending false ones is.
FORGED_PER_MINUTE = 300


class BySignature(Access):
    """Anyone may call; nothing is believed that its sender did not sign."""

    openapi_name = "none"
    needs = "signature"

    def __call__(self, request: HttpRequest) -> bool:
        """Let the message in to be checked."""
        return True


by_signature = BySignature()


def is_too_large(request: HttpRequest) -> bool:
    """Whether a message says it is larger than any notice."""
    return int(request.headers.get("Content-Length") or 0) > NOTICE_MAX_BYTES


def status_of(request: HttpRequest, refusal: DomainError) -> int:
    """Return the status a refusal is answered with, counting the false ones of an address."""
    try:
        if isinstance(refusal, Unauthenticated):
            throttle.hit("hooks.forged", address_of(request), limit=FORGED_PER_MINUTE, per_s=60)
    except TooMany as flood:
        refusal = flood
    return next((status for kind, status in STATUS.items() if isinstance(refusal, kind)), 409)
