"""Where WeChat Pay tells its news. Whoever calls proves himself by signature, or gets nothing."""

import structlog
from django.http import HttpRequest, HttpResponse
from ninja import Router

from diandan.api.hooks.signed import by_signature
from diandan.api.shared.auth import address_of
from diandan.flows import pay_order as flow
from diandan.infra import throttle
from diandan.kernel.errors import DomainError, NotFound, TooMany, Unauthenticated, Unavailable

router = Router(tags=["wechatpay"])
log = structlog.get_logger(__name__)

# The gateway's own form of an answer: 2xx takes the notice, anything else asks to hear it again.
TAKEN = 204
STATUS: dict[type[DomainError], int] = {Unauthenticated: 401, NotFound: 404, TooMany: 429, Unavailable: 503}
NOTICE_MAX_BYTES = 64 * 1024
# True notices are never slowed down; somebody who keeps sending false ones is.
FORGED_PER_MINUTE = 300


@router.post("/wechatpay/{account_id}", auth=by_signature, operation_id="take_wechatpay_notice")
def take_wechatpay_notice(request: HttpRequest, account_id: str) -> HttpResponse:
    """Take a notice; it is on disk before the answer leaves."""
    if int(request.headers.get("Content-Length") or 0) > NOTICE_MAX_BYTES:
        return _refused(413)
    try:
        flow.take_notice(
            account_id=account_id, provider="wechatpay", headers=request.headers, body=request.body
        )
    except DomainError as refusal:
        log.warning("hooks.refused", provider="wechatpay", account_id=account_id, why=str(refusal))
        return _refused(_status(request, refusal))
    return HttpResponse(status=TAKEN)


def _status(request: HttpRequest, refusal: DomainError) -> int:
    try:
        if isinstance(refusal, Unauthenticated):
            throttle.hit("hooks.forged", address_of(request), limit=FORGED_PER_MINUTE, per_s=60)
    except TooMany as flood:
        refusal = flood
    return next((status for kind, status in STATUS.items() if isinstance(refusal, kind)), 409)


def _refused(status: int) -> HttpResponse:
    body = b'{"code":"FAIL","message":"refused"}'
    return HttpResponse(body, content_type="application/json", status=status)
