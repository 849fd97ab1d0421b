"""What guests looked for in a store's menu and did not find."""

from datetime import timedelta
from typing import Annotated, Any

from ninja import Query, Router, Schema

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.kernel import clock
from diandan.modules.accounts.roles import Permission
from diandan.modules.catalog import queries as catalog
from diandan.modules.stores import queries as stores

router = Router(tags=["catalog"])


class SearchMissOut(Schema):
    """A text, how often it was looked for in vain, and the last business day it was."""

    text: str
    count: int
    last_on: str


class SearchMissesOut(Schema):
    """Most often missed first."""

    items: list[SearchMissOut]
    since: str


@router.get(
    "/stores/{store_id}/search-misses",
    auth=auth.staff(Permission.CATALOG),
    response=SearchMissesOut,
    operation_id="list_search_misses",
)
def list_search_misses(
    request: StaffRequest, store_id: str, days: Annotated[int, Query(ge=1, le=180)] = 30
) -> dict[str, Any]:
    """The searches of the last days that found nothing."""
    since = stores.business_date(request.store, clock.now()) - timedelta(days=days - 1)
    return {
        "items": [
            {"text": row["text"], "count": row["total"], "last_on": row["last_on"].isoformat()}
            for row in catalog.search_misses(request.store, since=since)
        ],
        "since": since.isoformat(),
    }
