"""A platform is told that what was paid inside its app was handed over; until then it keeps the money.

Told once for each payment. When no clear answer came, the platform is asked before it is told again: it
allows one correction, and a repeat would use that up.
"""

from typing import Any

import structlog

from diandan.flows import gateways
from diandan.infra import plugins
from diandan.kernel.actor import Actor
from diandan.modules.accounts import queries as people
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import PlatformRefused, PlatformUnavailable
from diandan.modules.accounts.ports import HAND_OVERS, Handing, HandOver, HandOvers
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.errors import OrderNotFound
from diandan.modules.payments import queries as money
from diandan.modules.payments import service as payments
from diandan.modules.payments.events import PaidInsideApp
from diandan.modules.payments.states import HandOverState

log = structlog.get_logger(__name__)

BY = Actor.system("report_hand_over")
# The order that was just paid may take a moment to arrive where hand-overs are reported.
NOT_THERE_YET = 10060001
TRIES_UNTIL_THERE = 4


def tell(fact: PaidInsideApp) -> None:
    """Tell the platform of the hand-over of what a payment was for.

    Raises:
        PlatformUnavailable: no clear answer; the errand is run again.
    """
    payment = money.payment(fact.payment_id)
    try:
        order = orders.order(fact.subject)
    except OrderNotFound:
        log.info("hand_over.no_order", subject=fact.subject)
        return
    account: Any = payment.account
    gateway, keys = gateways.of(account)
    app_id = gateway.payer_app(keys)
    openid = people.openid_of(order.guest_id, app_id)
    if not openid or not people.has_app(app_id):
        return
    app = people.platform_app(app_id)
    if app.provider not in plugins.names(HAND_OVERS):
        return
    report = payments.begin_hand_over(payment, by=BY)
    if report.state != HandOverState.WAITING:
        return
    done = HandOver(
        merchant_no=account.merchant_no,
        payment_id=payment.public_id,
        openid=openid,
        handing=Handing.PICK_UP,
        what=_what(order),
    )
    desk: HandOvers = plugins.load(HAND_OVERS, app.provider)
    try:
        papers = accounts.open_app(app)
        if report.tries == 1 or not desk.is_told(papers, done):
            desk.tell(papers, done)
    except PlatformUnavailable as silent:
        payments.record_hand_over_unclear(report, failure=str(silent.details.get("reason", "")), by=BY)
        raise
    except PlatformRefused as refused:
        if refused.errcode == NOT_THERE_YET and report.tries < TRIES_UNTIL_THERE:
            payments.record_hand_over_unclear(report, failure=str(refused.errcode), by=BY)
            raise PlatformUnavailable(reason="not_there_yet", retry_after_s=60) from refused
        log.error("hand_over.refused", payment_id=payment.public_id, errcode=refused.errcode)
        payments.record_hand_over_refused(report, failure=str(refused.errcode), by=BY)
        return
    payments.record_hand_over(report, by=BY)


def _what(order: Any) -> str:
    """What was sold, in the words of the menu."""
    return "、".join(f"{line.item_name}×{line.quantity}" for line in order.lines.all()) or order.number
