"""The guest opens the message centre."""

from diandan.infra import tx
from diandan.kernel import clock
from diandan.modules.notifications.errors import MessageNotFound
from diandan.modules.notifications.models import InboxMessage


def mark_read(*, guest_pk: int, message_id: str) -> None:
    """Note that a guest has seen a message; a second time changes nothing.

    Raises:
        MessageNotFound: there is none, or it is not theirs.
    """

    def unit() -> None:
        mine = InboxMessage.objects.filter(guest_id=guest_pk, public_id=message_id)
        if not mine.filter(read_at__isnull=True).update(read_at=clock.now()) and not mine.exists():
            raise MessageNotFound

    tx.run(unit)


def mark_all_read(*, guest_pk: int, up_to: str) -> int:
    """Note that a guest has seen everything up to a message; what came after it stays unread.

    Raises:
        MessageNotFound: there is none, or it is not theirs.
    """

    def unit() -> int:
        last = InboxMessage.objects.filter(guest_id=guest_pk, public_id=up_to).values_list("pk", flat=True)
        newest = last.first()
        if newest is None:
            raise MessageNotFound
        return InboxMessage.objects.filter(guest_id=guest_pk, read_at__isnull=True, pk__lte=newest).update(
            read_at=clock.now()
        )

    return tx.run(unit)
