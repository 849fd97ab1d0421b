"""One request, one id, one log line, one count."""

from collections.abc import Callable
from time import monotonic

import structlog
from django.http import HttpRequest, HttpResponse

from diandan.infra.telemetry import context, metrics

log = structlog.get_logger("diandan.http")

# Asked every few seconds by machines: counted, not logged.
QUIET = ("/healthz", "/metrics")


def note(method: str, route: str, path: str, *, status: int, took_s: float) -> None:
    """Count, time and log an answer; for this middleware and the doors before Django."""
    metrics.answered(method, route, status).inc()
    metrics.seconds_of(route).observe(took_s)
    if not path.startswith(QUIET):
        log.info(
            "http.request",
            method=method,
            path=path,
            status=status,
            took_ms=round(took_s * 1000, 1),
        )


class RequestTelemetry:
    """Give each request an id, answer with it, log and count the outcome."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Wrap one request."""
        request_id = context.accept(request.headers.get("X-Request-Id"))
        started = monotonic()
        with context.bound(request_id):
            response = self.get_response(request)
            took_s = monotonic() - started
            match = request.resolver_match
            route = (match.route if match else "") or "unmatched"
            note(request.method or "", route, request.path, status=response.status_code, took_s=took_s)
        response.headers["X-Request-Id"] = request_id
        if not response.streaming:
            # Without a length the server would have to send pieces.
            response.headers.setdefault("Content-Length", str(len(response.content)))
        return response
