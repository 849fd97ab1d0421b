"""What a browser may do with our answers."""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from diandan.infra.live import address

_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.+?)</script>", re.DOTALL)

# Answers that are no pages: nothing in them may run or be framed.
NOTHING = "default-src 'none'; frame-ancestors 'none'"
# A worker runs under the policy it came with: it may fetch our own files.
WORKER = "default-src 'none'; script-src 'self'; connect-src 'self'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Put the headers on every answer; a page brings its own policy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Complete one answer."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", NOTHING)
        # What an API answers is for this caller, now; menus say otherwise themselves.
        response.headers.setdefault("Cache-Control", "no-store")
        if settings.COOKIES_SECURE:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response


def for_page(request: HttpRequest, html: bytes) -> str:
    """The policy of one of our pages: our own files, and the live hub, which is another origin."""
    live = urlsplit(address.live_url(request.get_host(), is_secure=request.is_secure()))
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self'{''.join(f' {digest}' for digest in _inline_scripts(html))}",
            # Component libraries set styles on elements; there is no way to name them all.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' data: blob:",
            "worker-src 'self' blob:",
            f"connect-src 'self' {live.scheme}://{live.netloc}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


@lru_cache(maxsize=16)
def _inline_scripts(html: bytes) -> tuple[str, ...]:
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(html)
    )
