"""Sold out in two taps, and the day's portions."""

from datetime import datetime
from typing import Any

from ninja import Router

from diandan.api.merchant.catalog_schemas import PortionsOut, QuotaIn, SoldOutIn, SoldOutOut
from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.problems import InvalidRequest
from diandan.flows import edit_menu
from diandan.modules.accounts.roles import Permission
from diandan.modules.catalog import queries as catalog
from diandan.modules.inventory import queries as stock
from diandan.modules.inventory import service as inventory

router = Router(tags=["sold out"])

may_say = auth.staff(Permission.SOLD_OUT)


@router.post("/stores/{store_id}/sold-out", auth=may_say, response=SoldOutOut, operation_id="mark_sold_out")
def mark_sold_out(request: StaffRequest, store_id: str, payload: SoldOutIn) -> dict[str, Any]:
    """Mark an item, SKU or modifier as sold out, or put it back on sale; repeating it changes nothing."""
    if payload.is_sold_out:
        edit_menu.mark_sold_out(
            store=request.store, ref_id=payload.ref_id, until=_until(payload.until), by=request.actor
        )
    else:
        edit_menu.back_on_sale(store=request.store, ref_id=payload.ref_id, by=request.actor)
    return {
        "ref_id": payload.ref_id,
        "is_sold_out": payload.is_sold_out,
        "version": catalog.menu_version(request.store),
    }


@router.put(
    "/stores/{store_id}/quotas/{ref_id}", auth=may_say, response=PortionsOut, operation_id="set_quota"
)
def set_quota(request: StaffRequest, store_id: str, ref_id: str, payload: QuotaIn) -> dict[str, Any]:
    """Count portions of a SKU or modifier: so many a day, or so many left today."""
    if "portions" in payload.model_fields_set:
        inventory.set_daily_quota(
            store=request.store, ref_id=ref_id, portions=payload.portions, by=request.actor
        )
    if payload.left_today is not None:
        inventory.set_left_today(
            store=request.store, ref_id=ref_id, free=payload.left_today, by=request.actor
        )
    found = stock.portions_of(request.store, [ref_id])
    if not found:
        return {"ref_id": ref_id, "portions": None, "free": None, "held": None, "consumed": None}
    return {
        "ref_id": ref_id,
        "portions": found[0].portions,
        "free": found[0].free,
        "held": found[0].held,
        "consumed": found[0].consumed,
    }


def _until(text: str | None) -> str | datetime | None:
    if text is None or text in (edit_menu.UNTIL_CLOSE, edit_menu.UNTIL_TOMORROW):
        return text
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise InvalidRequest(fields=[{"field": "body.payload.until", "reason": "not_an_instant"}])
    return instant
