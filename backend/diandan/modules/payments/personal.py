"""What this room holds on a guest: how orders were paid. Bookkeeping: it stays, the orders are nobody's."""

from diandan.infra.personal import Block, Ends, Holding, Leads, Subject
from diandan.modules.payments.models import Refund
from diandan.modules.payments.states import RefundState

HOLDINGS = (
    Holding(
        model="payments.Bill",
        path="subject",
        leads=Leads.BY_ORDER,
        fields=("subject", "total_fen", "paid_fen", "refunded_fen", "opened_at", "settled_at"),
        what="付款与退款",
        what_en="Payments and refunds",
        why="收款、退款、对账；依法保存账目",
        why_en="To take and give back money; books the law asks for",
        ends=Ends.ANONYMISED,
    ),
    Holding(
        model="payments.Payment",
        path="bill__subject",
        leads=Leads.BY_ORDER,
        fields=("means", "channel", "state", "amount_fen", "provider_ref", "paid_at"),
        plain=("payload", "failure", "live_slot"),
        what="支付方式与支付平台单号",
        what_en="Means of payment and the gateway's number",
        why="退款须原路退回；从不保存卡号",
        why_en="Money goes back the way it came; no card number is ever kept",
        ends=Ends.ANONYMISED,
        is_shown=False,
    ),
    Holding(
        model="payments.Refund",
        path="bill__subject",
        leads=Leads.BY_ORDER,
        fields=("state", "amount_fen", "reason", "asked_at", "done_at"),
        plain=("cause", "by", "provider_ref", "failure"),
        what="退款",
        what_en="Refunds",
        why="查明退款去向",
        why_en="To tell where money went",
        ends=Ends.ANONYMISED,
        is_shown=False,
    ),
)


def blocks(subject: Subject) -> list[Block]:
    """Money on its way back: it would find nobody to answer to."""
    found = Refund.objects.filter(bill__subject__in=subject.order_ids).exclude(state=RefundState.DONE)
    return [Block("payments.refund_under_way", ref) for ref in found.values_list("bill__subject", flat=True)]
