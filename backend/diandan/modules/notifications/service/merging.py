"""A passing guest turned out to be a known one: what they were told and agreed to is the known one's."""

from typing import TYPE_CHECKING

from diandan.infra import outbox, tx
from diandan.modules.notifications.events import InboxChanged
from diandan.modules.notifications.models import Agreement, Consent, InboxMessage, Outgoing

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest


def change_guest(*, of: "Guest", to: "Guest") -> None:
    """Give a guest's messages, answers and addresses to another, who keeps the addresses they have."""

    def unit() -> None:
        theirs = {(row.brand_id, row.channel) for row in Agreement.objects.filter(guest=to)}
        for row in Agreement.objects.filter(guest=of):
            if (row.brand_id, row.channel) not in theirs:
                Agreement.objects.filter(pk=row.pk).update(guest=to)
        told = set(InboxMessage.objects.filter(guest=to).values_list("kind", "cause"))
        told_more = False
        for message in InboxMessage.objects.filter(guest=of):
            if (message.kind, message.cause) not in told:
                InboxMessage.objects.filter(pk=message.pk).update(guest=to)
                told_more = True
        if told_more:
            outbox.record(InboxChanged(guest_id=to.public_id))
        Consent.objects.filter(guest=of).update(guest=to)
        Outgoing.objects.filter(guest=of).update(guest=to)

    tx.run(unit)
