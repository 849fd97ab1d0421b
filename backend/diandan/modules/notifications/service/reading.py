"""The guest opens the message centre."""

from typing import TYPE_CHECKING

from diandan.infra import outbox, tx
from diandan.kernel import clock
from diandan.modules.notifications.errors import MessageNotFound
from diandan.modules.notifications.events import InboxChanged
from diandan.modules.notifications.models import InboxMessage

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest


def mark_read(guest: "Guest", *, message_id: str) -> None:
    """Note that a guest has seen a message; a second time changes nothing.

    Raises:
        MessageNotFound: there is none, or it is not theirs.
    """

    def unit() -> None:
        mine = InboxMessage.objects.filter(guest=guest, public_id=message_id)
        if mine.filter(read_at__isnull=True).update(read_at=clock.now()):
            outbox.record(InboxChanged(guest_id=guest.public_id))
        elif not mine.exists():
            raise MessageNotFound

    tx.run(unit)


def mark_all_read(guest: "Guest", *, up_to: str) -> int:
    """Note that a guest has seen everything up to a message; what came after it stays unread.

    Raises:
        MessageNotFound: there is none, or it is not theirs.
    """

    def unit() -> int:
        last = InboxMessage.objects.filter(guest=guest, public_id=up_to).values_list("pk", flat=True)
        newest = last.first()
        if newest is None:
            raise MessageNotFound
        unseen = InboxMessage.objects.filter(guest=guest, read_at__isnull=True, pk__lte=newest)
        seen = unseen.update(read_at=clock.now())
        if seen:
            outbox.record(InboxChanged(guest_id=guest.public_id))
        return seen

    return tx.run(unit)
