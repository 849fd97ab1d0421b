"""Where WeChat Pay tells its news. Whoever calls proves himself by signature, or gets nothing."""

import structlog
from django.http import HttpRequest, HttpResponse
from ninja import Router

from diandan.api.hooks.signed import by_signature, is_too_large, status_of
from diandan.flows import pay_order as flow
from diandan.kernel.errors import DomainError

router = Router(tags=["wechatpay"])
log = structlog.get_logger(__name__)

# The gateway's own form of an answer: 2xx takes the notice, anything else asks to hear it again.
TAKEN = 204


@router.post("/wechatpay/{account_id}", auth=by_signature, operation_id="take_wechatpay_notice")
def take_wechatpay_notice(request: HttpRequest, account_id: str) -> HttpResponse:
    """Take a notice; it is on disk before the answer leaves."""
    if is_too_large(request):
        return _refused(413)
    try:
        flow.take_notice(
            account_id=account_id, provider="wechatpay", headers=request.headers, body=request.body
        )
    except DomainError as refusal:
        log.warning("hooks.refused", provider="wechatpay", account_id=account_id, why=str(refusal))
        return _refused(status_of(request, refusal))
    return HttpResponse(status=TAKEN)


def _refused(status: int) -> HttpResponse:
    body = b'{"code":"FAIL","message":"refused"}'
    return HttpResponse(body, content_type="application/json", status=status)
