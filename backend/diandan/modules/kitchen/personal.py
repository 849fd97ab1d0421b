"""What this room holds on a guest: notes on what is to be made."""

from django.conf import settings

from diandan.infra.personal import Ends, Holding, Leads, Subject
from diandan.modules.kitchen import service as kitchen

HOLDINGS = (
    Holding(
        model="kitchen.KitchenOrder",
        path="order_ref",
        leads=Leads.BY_ORDER,
        fields=("number", "note", "promised_at"),
        plain=("mode", "table_label", "order_ref"),
        what="后厨看到的备注",
        what_en="The notes the kitchen reads",
        why="照您的要求制作",
        why_en="To make it the way you asked",
        ends=Ends.ANONYMISED,
        keeps_days=settings.NOTE_DAYS,
    ),
    Holding(
        model="kitchen.Ticket",
        path="kitchen_order__order_ref",
        leads=Leads.BY_ORDER,
        fields=("opened_at", "done_at"),
        what="出品单",
        what_en="Kitchen tickets",
        why="排队制作",
        why_en="To make things in turn",
        ends=Ends.ANONYMISED,
        is_shown=False,
    ),
    Holding(
        model="kitchen.TicketItem",
        path="ticket__kitchen_order__order_ref",
        leads=Leads.BY_ORDER,
        fields=("name", "quantity", "note"),
        plain=(
            "name_en", "part_of", "part_of_en", "spec_text", "spec_text_en", "modifiers", "allergens",
        ),
        what="出品单上的备注",
        what_en="Notes on kitchen tickets",
        why="照您的要求制作",
        why_en="To make it the way you asked",
        ends=Ends.ANONYMISED,
        keeps_days=settings.NOTE_DAYS,
        is_shown=False,
    ),
)  # fmt: skip


def part(subject: Subject, nobody_pk: int) -> None:
    """Forget the notes; what was made stays."""
    kitchen.forget_notes(subject.order_ids)
