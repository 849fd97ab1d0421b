"""What every answer tells a browser it may do with it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
    # Answers that are no pages: nothing in them may run or be framed.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    # What an API answers is for this caller, now; menus say otherwise themselves.
    "Cache-Control": "no-store",
}
STRICT = {"Strict-Transport-Security": "max-age=31536000"}


def headers() -> dict[str, str]:
    """The headers of an answer that is not a page."""
    return {**HEADERS, **STRICT} if settings.COOKIES_SECURE else HEADERS


class SecurityHeaders:
    """Put the headers on every answer; a page brings its own policy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Complete one answer."""
        response = self.get_response(request)
        for name, value in headers().items():
            response.headers.setdefault(name, value)
        return response
