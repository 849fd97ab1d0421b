"""Searches that found nothing, so that a merchant learns what is missed. Nobody is asked who looked."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from diandan.api.shared import auth
from diandan.kernel import clock
from diandan.modules.catalog import service as catalog
from diandan.modules.stores import queries as stores

router = Router(tags=["menu"])


class SearchMissIn(Schema):
    """What was looked for."""

    text: Annotated[str, Field(min_length=1, max_length=40)]


@router.post(
    "/stores/{store_id}/search-misses",
    response={204: None},
    auth=auth.anyone,
    operation_id="note_search_miss",
)
def note_search_miss(request: HttpRequest, store_id: str, payload: SearchMissIn) -> Status[None]:
    """Count a search that found nothing."""
    store = stores.store(store_id)
    catalog.note_search_miss(store, payload.text, business_date=stores.business_date(store, clock.now()))
    return Status(204, None)
