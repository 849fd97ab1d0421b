"""The number beside the message centre, as it is loaded and as it is told to open phones."""

from typing import Any

from diandan.infra import live
from diandan.modules.accounts import queries as people
from diandan.modules.notifications import queries as messages
from diandan.modules.notifications.events import InboxChanged


def unread(guest: Any) -> dict[str, Any]:
    """How many messages a guest has not seen."""
    found = messages.unread(guest.pk)
    return {"id": guest.public_id, "unread": found.unread, "version": found.version}


def tell_guest(fact: InboxChanged) -> None:
    """Tell a guest's open phones how many messages they have not seen; an emit."""
    guest = people.guest(fact.guest_id)
    if guest is None:
        return
    now = unread(guest)
    topic = f"guest:{guest.public_id}:messages"
    live.publish(topic, type="unread", id=now["id"], version=now["version"], data=now)
