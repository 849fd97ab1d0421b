"""Writing a message down to be sent: once per cause, within the caps, news not at night."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from diandan.infra import outbox
from diandan.kernel import clock, ids
from diandan.modules.notifications import addresses, queries
from diandan.modules.notifications.errors import ChannelNeedsWording
from diandan.modules.notifications.events import MessageQueued
from diandan.modules.notifications.models import MessengerAccount, Outgoing
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.service import caps, consents
from diandan.modules.notifications.states import MARKETING_KINDS, MessageState
from diandan.modules.notifications.wordings import Words

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest

# A code in the log of sent messages would be a key under the mat.
UNSHOWN = {"code": "••••••"}


def queue(
    account: MessengerAccount,
    words: Words,
    *,
    address: str,
    slot: str,
    language: str,
    variables: Mapping[str, str],
    good_for: timedelta,
    subject: str = "",
    guest: "Guest | None" = None,
    page: str = "",
    message_id: str = "",
    zone: str = "Asia/Shanghai",
    is_test: bool = False,
    must_have_template: bool = False,
) -> Outgoing:
    """Write a message down to be sent, or as dropped when there were enough of them today.

    News written at night are sent in the morning.

    Raises:
        ChannelNeedsWording: the provider wants a template of its own, and none is entered.
    """
    channel, now = Channel(account.channel), clock.now()
    template = words.provider_template(channel, language)
    if must_have_template and channel is not Channel.MAIL and not template:
        raise ChannelNeedsWording(channel=channel.value)
    title, body = words.say(language, variables)
    _, shown_body = words.say(language, {**variables, **UNSHOWN})
    places = words.places(channel, language)
    wish = {
        "title": title,
        "body": body,
        "provider_template": template,
        "values": {place: variables.get(name, "") for place, name in places.items()},
        "page": page,
    }
    rules = queries.rules_of(account.brand_id)
    wait = caps.quiet_for(rules, now, zone=zone) if words.kind in MARKETING_KINDS else timedelta()
    day = clock.local(now + wait, zone).date()
    against = caps.take(rules, channel=channel, address=address, day=day)
    made = Outgoing.objects.create(
        public_id=message_id or ids.new_id("omg"),
        brand_id=account.brand_id,
        guest=guest,
        account=account,
        channel=channel.value,
        kind=words.kind.value,
        subject=subject,
        slot=slot,
        is_test=is_test,
        language=language,
        address=address,
        address_shown=addresses.shown(channel, address),
        title=title[:60],
        body=shown_body[:400],
        wish=json.dumps(wish, ensure_ascii=False),
        state=MessageState.DROPPED if against else MessageState.QUEUED,
        reason=against,
        queued_at=now,
        valid_until=now + wait + good_for,
        ended_at=now if against else None,
    )
    if against:
        consents.give_back(made.public_id)
    else:
        outbox.record(MessageQueued(message_id=made.public_id, channel=channel.value), after=wait or None)
    return made
