"""The way in from a printed code: which store, which table."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from diandan.api.guest.stores import StoreOut
from diandan.api.shared import auth
from diandan.flows.store_views import store_card
from diandan.kernel import clock
from diandan.modules.stores import queries as stores
from diandan.modules.stores.queries import Mode

router = Router(tags=["stores"])


class TableOut(Schema):
    """The table whose code was scanned."""

    id: str
    label: str
    area: str
    area_en: str


class EntryOut(Schema):
    """Where a code leads, and the mode that goes with it."""

    store: StoreOut
    table: TableOut
    mode: str


@router.get("/entry", auth=auth.anyone, response=EntryOut, operation_id="enter_by_code")
def enter_by_code(
    request: HttpRequest, code: Annotated[str, Query(min_length=1, max_length=64)]
) -> dict[str, Any]:
    """The store and table of a scanned code; a code that was replaced is unknown."""
    table = stores.table_by_code(code)
    return {
        "store": store_card(table.store, at=clock.now()),
        "table": {
            "id": table.public_id,
            "label": table.label,
            "area": table.area.name,
            "area_en": table.area.name_en,
        },
        "mode": Mode.DINE_IN,
    }
