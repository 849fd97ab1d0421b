"""What this room holds on a guest: what they came by, for eight days. How often stays, who does not."""

from diandan.infra.personal import Ends, Holding, Leads, Subject
from diandan.modules.analytics import service as analytics

HOLDINGS = (
    Holding(
        model="analytics.ShareOpening",
        path="guest",
        fields=("target__item_ref", "business_date", "opened_at"),
        what="您从别人的分享打开过什么",
        what_en="What you opened from what others passed on",
        why="数一数分享带来多少人；八天后只留下次数",
        why_en="To count how many come by sharing; after eight days only the number is left",
        ends=Ends.ANONYMISED,
        keeps_days=8,
    ),
    Holding(
        model="analytics.ShareOrder",
        path="order_ref",
        leads=Leads.BY_ORDER,
        fields=("business_date",),
        plain=("order_ref",),
        what="哪些订单算作分享带来的",
        what_en="Which orders are counted for what was passed on",
        why="数一数分享带来多少单",
        why_en="To count how many orders come by sharing",
        ends=Ends.ANONYMISED,
        is_shown=False,
    ),
)  # fmt: skip


def part(subject: Subject, nobody_pk: int) -> None:
    """Leave how often, forget who."""
    analytics.part_with_guest(subject.guest_pk)
