"""Reports: today so far, which is the sum of its orders and nothing else."""

from datetime import date
from typing import Any

from ninja import Router, Schema

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.flows import report_today
from diandan.kernel import clock
from diandan.modules.accounts.roles import Permission

router = Router(tags=["reports"])


class SumsOut(Schema):
    """Orders before the shop; of those paid and not cancelled: number, revenue, given back, left, average."""

    orders: int
    paid_orders: int
    revenue_fen: int
    refunded_fen: int
    net_fen: int
    average_order_fen: int


class HourOut(Schema):
    """An hour of the store's own clock."""

    hour: int
    orders: int
    revenue_fen: int


class TopItemOut(Schema):
    item_id: str
    name: str
    name_en: str
    quantity: int
    revenue_fen: int


class TodayOut(SumsOut):
    business_date: date
    yesterday_same_time: SumsOut
    by_hour: list[HourOut]
    top_items: list[TopItemOut]


@router.get(
    "/stores/{store_id}/reports/today",
    response=TodayOut,
    auth=auth.staff(Permission.REPORTS),
    operation_id="show_today",
)
def show_today(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """The trading day so far, beside yesterday up to the same time."""
    return report_today.today(request.store, at=clock.now())
