"""A guest leaves an address, proven by a code, and may take it back; and says what they want to hear."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from diandan.infra import throttle, tx
from diandan.infra.secrets import blind_index
from diandan.kernel import clock
from diandan.kernel.errors import TooMany
from diandan.modules.notifications import addresses, queries
from diandan.modules.notifications.errors import (
    MessageNotFound,
    TooManyCodes,
    UnknownChannel,
    UnknownKind,
    WrongCode,
)
from diandan.modules.notifications.models import Agreement, ContactCode, Wish
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.service import queueing
from diandan.modules.notifications.states import GUEST_KINDS, MessageKind

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest
    from diandan.modules.notifications.models import Outgoing
    from diandan.modules.stores.models import Brand

CODE_GOOD_FOR = timedelta(minutes=5)
CODE_TRIES = 5
# What a guest proves by a code; subscriptions are agreed to one by one.
BY_CODE = (Channel.SMS, Channel.MAIL)


def ask_code(
    guest: "Guest", *, brand: "Brand", channel: Channel, address: str, message_id: str
) -> "Outgoing":
    """Send a code to an address, to be shown that it is this guest's; an earlier code is void.

    Raises:
        InvalidAddress, ChannelNotConnected, ChannelNeedsWording, TooManyCodes.
    """
    if channel not in BY_CODE:
        raise UnknownChannel
    address = addresses.cleaned(channel, address)
    account = queries.account_for(brand.pk, channel)
    try:
        throttle.hit("notifications.code", guest.public_id, limit=3, per_s=600, shut_when_blind=True)
        throttle.hit(
            "notifications.code_address", blind_index(address), limit=3, per_s=600, shut_when_blind=True
        )
    except TooMany as flood:
        raise TooManyCodes(retry_after_s=flood.details["retry_after_s"]) from flood
    code = f"{secrets.randbelow(10**6):06d}"
    minutes = str(int(CODE_GOOD_FOR.total_seconds()) // 60)

    def unit() -> "Outgoing":
        ContactCode.objects.update_or_create(
            guest=guest,
            brand=brand,
            channel=channel.value,
            defaults={
                "address": address,
                "message_id": message_id,
                "code_hash": _digest(guest, code),
                "expires_at": clock.now() + CODE_GOOD_FOR,
                "tries_left": CODE_TRIES,
            },
        )
        return queueing.queue(
            account,
            queries.words_of(brand.pk, MessageKind.CONTACT_CODE),
            address=address,
            slot=message_id,
            language=guest.language,
            variables={"code": code, "minutes": minutes},
            good_for=CODE_GOOD_FOR,
            guest=guest,
            message_id=message_id,
            must_have_template=True,
        )

    return tx.run(unit)


def agree(guest: "Guest", *, brand: "Brand", channel: Channel, code: str, wants_news: bool) -> Agreement:
    """The guest knows the code: from now on this brand may write to the address about their orders.

    Raises:
        WrongCode: not the one that was sent, lapsed, or tried too often.
    """

    def unit() -> Agreement | None:
        asked = ContactCode.objects.filter(guest=guest, brand=brand, channel=channel.value).first()
        if asked is None or asked.expires_at <= clock.now():
            return None
        # Taken before it is compared, so that many guesses at once are many tries.
        left = ContactCode.objects.filter(pk=asked.pk, tries_left=asked.tries_left, tries_left__gt=0)
        if not left.update(tries_left=asked.tries_left - 1):
            return None
        if not hmac.compare_digest(asked.code_hash, _digest(guest, code)):
            return None
        ContactCode.objects.filter(pk=asked.pk).delete()
        kept, _ = Agreement.objects.update_or_create(
            guest=guest,
            brand=brand,
            channel=channel.value,
            defaults={
                "address": asked.address,
                "address_shown": addresses.shown(channel, asked.address),
                "proof": asked.message_id,
                "wants_news": wants_news,
                "news_agreed_at": clock.now() if wants_news else None,
                "agreed_at": clock.now(),
                "withdrawn_at": None,
            },
        )
        return kept

    # The try is kept although the answer is a refusal, so it is raised after the commit.
    found = tx.run(unit)
    if found is None:
        raise WrongCode
    return found


def want_news(guest: "Guest", *, brand: "Brand", channel: Channel, wants_news: bool) -> None:
    """The guest asks for a brand's news, or wants no more of them; messages about orders go on.

    Raises:
        MessageNotFound: they have not left an address.
    """
    if queries.agreement(guest.pk, brand.pk, channel) is None:
        raise MessageNotFound

    def unit() -> None:
        standing = Agreement.objects.filter(
            guest=guest, brand=brand, channel=channel.value, withdrawn_at__isnull=True
        )
        changed = standing.exclude(wants_news=wants_news)
        changed.update(wants_news=wants_news, news_agreed_at=clock.now() if wants_news else None)

    tx.run(unit)


def withdraw(guest: "Guest", *, brand: "Brand", channel: Channel) -> None:
    """The guest wants no more messages: the address goes, the fact that they said so stays."""

    def unit() -> None:
        Agreement.objects.filter(
            guest=guest, brand=brand, channel=channel.value, withdrawn_at__isnull=True
        ).update(withdrawn_at=clock.now(), wants_news=False, address="", address_shown="")
        ContactCode.objects.filter(guest=guest, brand=brand, channel=channel.value).delete()

    tx.run(unit)


def set_muted(guest: "Guest", *, kinds: Sequence[str]) -> list[str]:
    """Keep the kinds a guest wants to find in the message centre only.

    Raises:
        UnknownKind: not a kind guests are told.
    """
    known = {kind.value for kind in GUEST_KINDS}
    if not set(kinds) <= known:
        raise UnknownKind
    muted = [kind.value for kind in GUEST_KINDS if kind.value in kinds]
    tx.run(lambda: Wish.objects.update_or_create(guest=guest, defaults={"muted": muted}))
    return muted


def _digest(guest: "Guest", code: str) -> str:
    return hashlib.sha256(f"{guest.public_id}:{code}".encode()).hexdigest()
