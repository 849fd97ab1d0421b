"""The menu's own door, before Django's: the page every guest reads first and again with each change.

A ready menu needs a look at its version and its bytes, nothing of a framework's request. Whatever is not
exactly that (an unknown store, a menu that has to be built, a flood) goes on to the ninja operation
``show_menu``, which answers the same. Measured in docs/decisions/0030-menu-before-the-framework.md.
"""

from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.db import Error, connection

from diandan.api.shared import auth
from diandan.infra import throttle
from diandan.infra.telemetry import context, metrics
from diandan.kernel.errors import TooMany
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog.queries import MenuSnapshot

Headers = list[tuple[str, str]]

PREFIX = "/api/guest/v1/stores/"
SUFFIX = "/menu"
# As Django's router names it, so that both ways count into one series.
ROUTE = "api/guest/v1/stores/<store_id>/menu"

_STATUS = {200: "200 OK", 304: "304 Not Modified"}
_counted = {status: metrics.requests.labels("GET", ROUTE, status) for status in _STATUS}
_timed = metrics.request_seconds.labels(ROUTE)


def headers_and_body(menu: MenuSnapshot, *, takes_gzip: bool, known: str) -> tuple[int, Headers, bytes]:
    """Return the answer to somebody who may know the menu already: status, headers, body."""
    tag = f"W/{menu.etag}"
    headers = [("ETag", tag), ("Cache-Control", "no-cache"), ("Vary", "Accept-Encoding")]
    if known and menu.etag in known:
        return 304, headers, b""
    body = menu.gzip_bytes if takes_gzip else menu.bytes
    headers += [("Content-Type", "application/json; charset=utf-8"), ("Content-Length", str(len(body)))]
    if takes_gzip:
        headers.append(("Content-Encoding", "gzip"))
    return 200, headers, body


class MenuDoor:
    """WSGI: answers ready menus itself, hands everything else on."""

    def __init__(self, application: WSGIApplication) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        path = environ["PATH_INFO"]
        if path.startswith(PREFIX) and path.endswith(SUFFIX) and environ["REQUEST_METHOD"] == "GET":
            started = monotonic()
            menu = _ready(environ, path[len(PREFIX) : -len(SUFFIX)])
            if menu is not None:
                status, headers, body = headers_and_body(
                    menu,
                    takes_gzip="gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""),
                    known=environ.get("HTTP_IF_NONE_MATCH", ""),
                )
                headers.append(("X-Request-Id", context.accept(environ.get("HTTP_X_REQUEST_ID"))))
                _counted[status].inc()
                _timed.observe(monotonic() - started)
                start_response(_STATUS[status], headers)
                return [body]
        return self._application(environ, start_response)


def _ready(environ: dict[str, Any], store_id: str) -> MenuSnapshot | None:
    name, _, mode = environ.get("QUERY_STRING", "").partition("=")
    if name != "mode":
        return None
    try:
        # As Django does around a request: a connection that has died or is too old is replaced.
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        menu = catalog.fresh_menu(store_id, mode)
        if menu is not None:
            throttle.hit("api.address", _address(environ), limit=auth.ADDRESS_PER_MINUTE, per_s=60)
    except (TooMany, Error):
        return None
    return menu


def _address(environ: dict[str, Any]) -> str:
    forwarded = environ.get("HTTP_X_FORWARDED_FOR") if settings.TRUST_PROXY else None
    # The last one was written by our own proxy; those before it by whoever wished to.
    return forwarded.rsplit(",", 1)[-1].strip() if forwarded else environ.get("REMOTE_ADDR") or "unknown"
