"""Where WeChat tells its news of a mini-program, and fetches the pictures it was asked about."""

import structlog
from django.http import HttpRequest, HttpResponse
from ninja import Router

from diandan.api.hooks.signed import by_signature, is_too_large, status_of
from diandan.api.shared.auth import address_of
from diandan.flows import look_at_pictures as flow
from diandan.infra import lending, throttle
from diandan.infra.places.bucket import FilesAway
from diandan.kernel.errors import DomainError

router = Router(tags=["wechat-mini"])
log = structlog.get_logger(__name__)

# The platform's own form of an answer: this word takes the news, anything else asks to hear it again.
TAKEN = b"success"
PICTURES_PER_MINUTE = 2000


@router.get("/wechat-mini/{app_id}", auth=by_signature, operation_id="greet_wechat_mini")
def greet_wechat_mini(request: HttpRequest, app_id: str) -> HttpResponse:
    """Answer the platform when this address is entered in its console."""
    try:
        echo = flow.greet(app_id=app_id, query=request.GET.dict())
    except DomainError as refusal:
        return _refused(request, refusal, app_id)
    return HttpResponse(echo.encode(), content_type="text/plain")


@router.post("/wechat-mini/{app_id}", auth=by_signature, operation_id="take_wechat_mini_news")
def take_wechat_mini_news(request: HttpRequest, app_id: str) -> HttpResponse:
    """Take news of a mini-program; they are on disk before the answer leaves."""
    if is_too_large(request):
        return HttpResponse(b"", content_type="text/plain", status=413)
    try:
        flow.take_news(app_id=app_id, query=request.GET.dict(), body=request.body)
    except DomainError as refusal:
        return _refused(request, refusal, app_id)
    return HttpResponse(TAKEN, content_type="text/plain")


@router.get("/pictures/{ticket}", auth=by_signature, operation_id="fetch_lent_picture")
def fetch_lent_picture(request: HttpRequest, ticket: str) -> HttpResponse:
    """A guest's picture that a platform was asked about, for as long as the address says."""
    try:
        throttle.hit("hooks.pictures", address_of(request), limit=PICTURES_PER_MINUTE, per_s=60)
        picture = lending.lent(ticket)
    except FilesAway:
        return HttpResponse(status=503, headers={"Retry-After": "1"})
    except DomainError as refusal:
        return HttpResponse(status=status_of(request, refusal))
    return HttpResponse(picture, content_type="image/jpeg", headers={"Cache-Control": "no-store"})


def _refused(request: HttpRequest, refusal: DomainError, app_id: str) -> HttpResponse:
    log.warning("hooks.refused", provider="wechat_mini", app_id=app_id[:32], why=str(refusal))
    return HttpResponse(b"", content_type="text/plain", status=status_of(request, refusal))
