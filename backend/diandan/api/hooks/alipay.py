"""Where Alipay tells its news. Whoever calls proves himself by signature, or gets nothing."""

import structlog
from django.http import HttpRequest, HttpResponse
from ninja import Router

from diandan.api.hooks.signed import by_signature, is_too_large, status_of
from diandan.flows import pay_order as flow
from diandan.kernel.errors import DomainError

router = Router(tags=["alipay"])
log = structlog.get_logger(__name__)

# The gateway's own form of an answer: this word takes the notice, anything else asks to hear it again.
TAKEN = b"success"
REFUSED = b"fail"


@router.post("/alipay/{account_id}", auth=by_signature, operation_id="take_alipay_notice")
def take_alipay_notice(request: HttpRequest, account_id: str) -> HttpResponse:
    """Take a notice; it is on disk before the answer leaves."""
    if is_too_large(request):
        return HttpResponse(REFUSED, content_type="text/plain", status=413)
    try:
        flow.take_notice(account_id=account_id, provider="alipay", headers=request.headers, body=request.body)
    except DomainError as refusal:
        log.warning("hooks.refused", provider="alipay", account_id=account_id, why=str(refusal))
        return HttpResponse(REFUSED, content_type="text/plain", status=status_of(request, refusal))
    return HttpResponse(TAKEN, content_type="text/plain")
