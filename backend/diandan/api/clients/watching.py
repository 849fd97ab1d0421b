"""For machines that watch: is the shop alive, and how is it doing."""

import hmac
import ipaddress

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from diandan.api.shared import errors
from diandan.api.shared.auth import address_of
from diandan.api.shared.problems import NoSuchAddress


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Alive when the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Counters for Prometheus: with the token, or from this machine when there is none."""
    if not _may_watch(request):
        return errors.answer(request, NoSuchAddress())
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _may_watch(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        offered = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(offered.encode(), settings.METRICS_TOKEN.encode())
    try:
        return ipaddress.ip_address(address_of(request)).is_loopback
    except ValueError:
        return False
