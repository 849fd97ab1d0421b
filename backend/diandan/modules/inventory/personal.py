"""What this room holds on a guest: portions set aside for an order. Numbers of things, nobody's name."""

from diandan.infra.personal import Ends, Holding, Leads

HOLDINGS = (
    Holding(
        model="inventory.Hold",
        path="order_id",
        leads=Leads.BY_ORDER,
        fields=("portions",),
        plain=("order_id",),
        what="为订单留出的份数",
        what_en="Portions set aside for an order",
        why="不超卖",
        why_en="So that nothing is sold twice",
        ends=Ends.ANONYMISED,
        is_shown=False,
    ),
)
