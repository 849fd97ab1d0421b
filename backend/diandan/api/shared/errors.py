"""Where the domain meets HTTP: kind → status, code → sentence. The only such place."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import msgspec
import structlog
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from diandan.api.shared import problems, texts
from diandan.infra.engines import mishaps
from diandan.infra.telemetry import context, metrics
from diandan.infra.tx import DatabaseAway, StorageFull
from diandan.kernel import errors as kinds
from diandan.kernel.errors import DomainError, kind_of

log = structlog.get_logger("diandan.http")

STATUS: dict[type[DomainError], int] = {
    kinds.Unauthenticated: 401,
    kinds.Forbidden: 403,
    kinds.NotFound: 404,
    kinds.Invalid: 422,
    kinds.Refused: 409,
    kinds.Stale: 409,
    kinds.TooMany: 429,
    kinds.Unavailable: 503,
    # Narrower than their kind: HTTP has words of its own for these.
    problems.UnreadableRequest: 400,
    problems.MethodNotAllowed: 405,
    problems.RequestTooLarge: 413,
}
SERVER_ERROR = "server.error"


def status_of(error: type[DomainError]) -> int:
    """The HTTP status an error class is told with."""
    return STATUS[error] if error in STATUS else STATUS[kind_of(error)]


def answer(request: HttpRequest, error: DomainError, *, audience: str = "-") -> HttpResponse:
    """Tell a refusal to the caller."""
    metrics.refusals.labels(audience, error.code).inc()
    response = _body(request, status_of(type(error)), error.code, error.details)
    if "retry_after_s" in error.details:
        response.headers["Retry-After"] = str(error.details["retry_after_s"])
    return response


def install(api: NinjaAPI, *, audience: str) -> None:
    """Let an API tell all refusals in our form. What is no refusal stays a 500, see ``server_error``."""

    @api.exception_handler(DomainError)
    def _refusal(request: HttpRequest, error: DomainError) -> HttpResponse:
        return answer(request, error, audience=audience)

    @api.exception_handler(DatabaseError)
    @api.exception_handler(InterfaceError)
    def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
        if mishaps.is_full(error):
            log.error("http.storage_full", error=str(error)[:200])
            return answer(request, StorageFull(retry_after_s=5), audience=audience)
        # A read outside a unit met a server that is away; anything else is a mistake of ours, a 500.
        if not mishaps.is_away(error):
            raise error
        log.warning("http.database_away", error=str(error)[:200])
        return answer(request, DatabaseAway(retry_after_s=1), audience=audience)

    @api.exception_handler(ValidationError)
    def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        # Where and why, never the value: it may be a password.
        fields = [{"field": ".".join(map(str, e["loc"])), "reason": e["type"]} for e in error.errors[:20]]
        return answer(request, problems.InvalidRequest(fields=fields), audience=audience)

    @api.exception_handler(HttpError)
    @api.exception_handler(UnreadablePostError)
    def _unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
        return answer(request, problems.UnreadableRequest(), audience=audience)

    @api.exception_handler(RequestDataTooBig)
    def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return answer(request, problems.RequestTooLarge(), audience=audience)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's 404: nothing is mounted here."""
    return answer(request, problems.NoSuchAddress())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's 400: a request it would not even look at."""
    return answer(request, problems.UnreadableRequest())


class MethodRefusals:
    """Say "method not allowed" in our form too: the router answers it before any operation is entered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Replace an empty 405."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        said = answer(request, problems.MethodNotAllowed())
        said.headers["Allow"] = response.headers["Allow"]
        return said


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's 500: a mistake of ours; the log has the trace, the caller the request id."""
    log.exception("http.failed", method=request.method, path=request.path)
    return _body(request, HTTPStatus.INTERNAL_SERVER_ERROR, SERVER_ERROR, {})


def _body(request: HttpRequest, status: int, code: str, details: dict[str, Any]) -> HttpResponse:
    body = {
        "code": code,
        "message": texts.message(code, details, language=texts.language_of(request)),
        "details": details,
        "request_id": context.request_id(),
    }
    return HttpResponse(msgspec.json.encode(body), content_type="application/json", status=status)
