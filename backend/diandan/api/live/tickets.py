"""Leave to follow topics: the ticket a screen shows to the hub."""

from datetime import timedelta
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema
from pydantic import BaseModel

from diandan.api.live.topics import caller_of, must_be_allowed
from diandan.api.shared import auth
from diandan.api.shared.rendering import rendered
from diandan.infra.live import address, tickets
from diandan.kernel import clock

router = Router(tags=["live"])

Topic = Annotated[str, Field(min_length=1, max_length=80)]


class TicketIn(BaseModel):
    topics: Annotated[list[Topic], Field(min_length=1, max_length=tickets.TOPICS_MAX)]


class TicketOut(Schema):
    """Where the hub is and what to show it, in the first message, until when."""

    ticket: str
    live_url: str
    expires_at: str


@router.post("/ticket", auth=auth.anyone, response=TicketOut, operation_id="issue_ticket")
def issue_ticket(request: HttpRequest, payload: TicketIn) -> HttpResponse:
    """Let a guest follow their own orders and menus, and staff the screens of their store."""
    caller = caller_of(request)
    must_be_allowed(caller, payload.topics)
    ends_at = clock.now() + timedelta(seconds=tickets.TTL_S)
    return rendered(
        {
            "ticket": tickets.issue(payload.topics, caller.subject),
            "live_url": address.live_url(request.get_host(), is_secure=request.is_secure()),
            "expires_at": ends_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
    )
