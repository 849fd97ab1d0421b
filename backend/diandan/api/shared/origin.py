"""Only our own pages act in the name of their visitors.

Cookies are SameSite=Lax; this is the second lock: a browser names the page's origin with everything that
changes something, and a foreign one is refused. Mini-programs carry a bearer token and no cookie.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from diandan.api.shared import cookies, errors
from diandan.api.shared.problems import ForeignOrigin

SAFE = {"GET", "HEAD", "OPTIONS"}
# Called by payment providers, proven by signature.
EXEMPT = "/api/hooks/"


class OriginCheck:
    """Refuse unsafe calls from pages of other sites."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check one request."""
        if request.method in SAFE or request.path.startswith(EXEMPT) or is_ours(request):
            return self.get_response(request)
        return errors.answer(request, ForeignOrigin())


def is_ours(request: HttpRequest) -> bool:
    """Whether the page that sent this is one of ours, or not a page at all."""
    # META and not ``headers``, which renames all of them first: this is asked before every change.
    origin = request.META.get("HTTP_ORIGIN")
    if origin is None:
        return True
    has_cookie = cookies.GUEST in request.COOKIES or cookies.STAFF in request.COOKIES
    if "HTTP_AUTHORIZATION" in request.META and not has_cookie:
        return True
    site = urlsplit(origin).netloc
    if site == request.get_host():
        return True
    return site in {urlsplit(url).netloc for url in (settings.PUBLIC_URL, *settings.ALLOWED_ORIGINS) if url}
