"""What this room holds on a guest: orders stay in the books as nobody's, without the notes beside them."""

from django.conf import settings

from diandan.infra.personal import Block, Ends, Holding, Subject
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.models import Order
from diandan.modules.ordering.states import OPEN

HOLDINGS = (
    Holding(
        model="ordering.Order",
        path="guest",
        fields=(
            "public_id", "number", "mode", "table_label", "state", "total_fen", "note", "people",
            "cancel_reason", "created_at", "completed_at", "cancelled_at",
        ),
        plain=("fees",),
        what="订单与备注",
        what_en="Orders and the notes beside them",
        why="制作、取餐、退款与查询；金额依法记账",
        why_en="To make, hand over and refund them; the sums are bookkeeping the law asks for",
        ends=Ends.ANONYMISED,
    ),
    Holding(
        model="ordering.OrderLine",
        path="order__guest",
        fields=("item_name", "spec_text", "modifiers", "quantity", "net_fen", "note"),
        plain=("item_name_en", "spec_text_en", "parts", "allergens", "picture_url"),
        what="点了什么、忌口与口味备注",
        what_en="What was ordered, with notes on taste and allergies",
        why="照您的要求制作",
        why_en="To make it the way you asked",
        ends=Ends.ANONYMISED,
        keeps_days=settings.NOTE_DAYS,
    ),
    Holding(
        model="ordering.OrderMove",
        path="order__guest",
        fields=("step", "at", "note"),
        plain=("by", "state"),
        what="订单经过",
        what_en="The steps an order took",
        why="有疑问时能查清",
        why_en="To answer questions about it",
        ends=Ends.ANONYMISED,
        is_shown=False,
    ),
)  # fmt: skip


def blocks(subject: Subject) -> list[Block]:
    """Orders under way: somebody is making them for somebody."""
    found = Order.objects.filter(guest_id=subject.guest_pk, state__in=OPEN).values_list(
        "public_id", flat=True
    )
    return [Block("ordering.order_under_way", ref) for ref in found]


def part(subject: Subject, nobody_pk: int) -> None:
    """Give the orders to nobody."""
    ordering.part_with_guest(subject.guest_pk, nobody_pk=nobody_pk)
