"""The order's own door, before Django's: an order that nothing stands in the way of.

What it does is what the ninja operation ``place_order`` does, by the same functions, but all of it in one
unit: the writer's thread looks the guest up, prices from memory, writes and renders, and the request's own
thread only waits. Threads that work at the same time take the interpreter from one another, at every
statement. It knows no refusal: whatever is not an order placed was rolled back, and goes on to the operation,
which does it again and says what is wrong. Measured in docs/decisions/0034-orders-before-the-framework.md.
"""

import io
from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic
from typing import Any
from wsgiref.types import WSGIApplication

import msgspec
from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from pydantic import TypeAdapter

from diandan.api.guest.orders import PlaceOrderIn
from diandan.api.shared import auth, origin, protection
from diandan.api.shared.headers import IdempotencyKey
from diandan.flows import broadcast, order_views
from diandan.flows import place_order as placing
from diandan.infra import tx
from diandan.infra.telemetry import context
from diandan.infra.telemetry.middleware import note

# As Django's router names it, so that both ways count into one series.
ROUTE = "api/guest/v1/orders"
PATH = f"/{ROUTE}"

_key = TypeAdapter(IdempotencyKey)


def before(application: WSGIApplication) -> WSGIApplication:
    """Put the door before an application where one thread writes for all.

    With a database server, or counts of calls that have to be asked for over a network, nothing is gained by
    doing it all in one unit: there the application stands alone.
    """
    has_one_writer = connection.vendor == "sqlite" and not settings.REDIS_URL
    return OrderDoor(application) if has_one_writer else application


class OrderDoor:
    """WSGI: places orders, hands everything else on."""

    def __init__(self, application: WSGIApplication) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        if environ["PATH_INFO"] != PATH or environ["REQUEST_METHOD"] != "POST":
            return self._application(environ, start_response)
        started = monotonic()
        request_id = context.accept(environ.get("HTTP_X_REQUEST_ID"))
        request = WSGIRequest(environ)
        try:
            with context.bound(request_id):
                body = _placed(request)
                note("POST", ROUTE, PATH, status=201, took_s=monotonic() - started)
        except Exception:  # noqa: BLE001 - whatever it is, the operation meets it too, tells it and logs it
            return self._application(_as_it_came(request), start_response)
        headers = {
            **protection.headers(),
            "Content-Type": "application/json; charset=utf-8",
            "Content-Length": str(len(body)),
            "X-Request-Id": request_id,
        }
        start_response("201 Created", list(headers.items()))
        return [body]


def _placed(request: Any) -> bytes:
    if not origin.is_ours(request):
        raise _NotHere
    key = _key.validate_python(request.META.get("HTTP_IDEMPOTENCY_KEY"))
    wish = PlaceOrderIn.model_validate(msgspec.json.decode(request.body))
    cart = wish.cart.cart(wish.store_id)

    def unit() -> bytes:
        # Counts a call, which is no row: should the unit be run again, this guest has one call less.
        guest = auth.guest(request)
        placed = placing.place_from_memory(guest=guest, cart=cart, fingerprint=wish.fingerprint, key=key)
        shown = order_views.placed_order(guest, placed)
        if placed.order is not None:
            tx.after_commit(partial(broadcast.expect, placed.order, answered=shown))
        return msgspec.json.encode(shown)

    return tx.run(unit)


def _as_it_came(request: Any) -> dict[str, Any]:
    """The request for somebody else to read: with its body, where that was read already."""
    came: dict[str, Any] = request.META
    if hasattr(request, "_body"):
        came["wsgi.input"] = io.BytesIO(request.body)
    return came


class _NotHere(Exception):
    """Not for this door to judge."""
