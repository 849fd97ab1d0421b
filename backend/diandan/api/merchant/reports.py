"""Reports: today so far, which is the sum of its orders and nothing else."""

from datetime import date
from typing import Any

from ninja import Router, Schema

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.flows import report_today, share
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


class SharedThingOut(Schema):
    """An item, or with no ``item_id`` the store's menu: opened by so many guests a day, orders after that."""

    item_id: str | None
    name: str
    name_en: str
    opened: int
    orders: int


class SharesOut(Schema):
    """What guests passed on in the seven trading days from ``since``: all of it, and the most opened."""

    since: date
    opened: int
    orders: int
    rows: list[SharedThingOut]


@router.get(
    "/stores/{store_id}/reports/shares",
    response=SharesOut,
    auth=auth.staff(Permission.REPORTS),
    operation_id="show_shares",
)
def show_shares(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """How many guests came by what others passed on, and how many orders followed; nobody is named."""
    return share.figures(request.store)


@router.get(
    "/stores/{store_id}/reports/today",
    response=TodayOut,
    auth=auth.staff(Permission.REPORTS),
    operation_id="show_today",
)
def show_today(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """The trading day so far, beside yesterday up to the same time."""
    return report_today.today(request.store, at=clock.now())
