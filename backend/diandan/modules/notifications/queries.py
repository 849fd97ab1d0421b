"""Reads of the notifications room."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q, Subquery

from diandan.infra import plugins, rows, sql
from diandan.kernel import clock
from diandan.modules.accounts import queries as guests
from diandan.modules.accounts import service as accounts
from diandan.modules.notifications import wordings
from diandan.modules.notifications.errors import (
    ChannelNotConnected,
    MessageNotFound,
    MessengerUnavailable,
    PlayMessagesMixed,
    UnknownKind,
)
from diandan.modules.notifications.models import (
    Agreement,
    InboxMessage,
    MessengerAccount,
    News,
    Outgoing,
    Rules,
    Wish,
    Wording,
)
from diandan.modules.notifications.ports import (
    ENTRY_POINTS,
    Channel,
    MessageToSend,
    Messenger,
    MessengerKeys,
)
from diandan.modules.notifications.states import MARKETING_KINDS, MessageKind, MessageState
from diandan.modules.notifications.wordings import Words

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest, PlatformApp
    from diandan.modules.stores.models import Brand

ASKED_AT_ONCE = 3
# Through these a brand's own app writes, with the papers the app has already: nothing is entered for them.
APPS = {Channel.SUBSCRIPTION: "wechat_mini"}
# A subscription message costs nothing and each was agreed to; a text message costs a few cents.
A_PERSON = {Channel.SUBSCRIPTION: 12, Channel.SMS: 6, Channel.MAIL: 20}
A_BRAND = {Channel.SUBSCRIPTION: 20_000, Channel.SMS: 2_000, Channel.MAIL: 5_000}
CAP_MAX = 100_000
TRIED = (MessageState.SENT, MessageState.DELIVERED, MessageState.FAILED, MessageState.UNKNOWN)


# Asked for every order that is paid, so the ORM writes them once.
_wording_of = rows.Rows(lambda: Wording.objects.filter(brand_id=0).filter(kind=""))
_accounts_of = rows.Rows(lambda: MessengerAccount.objects.filter(brand_id=0).filter(slot__isnull=False))
_wish_of = rows.Rows(lambda: Wish.objects.filter(guest_id=0))
_told_and_read = sql.Statement(
    InboxMessage, "SELECT COUNT(*), COUNT({read_at}) FROM {table} WHERE {guest} = %s"
)
_agreements_of = rows.Rows(
    lambda: Agreement.objects.filter(guest_id=0).filter(brand_id=0).filter(withdrawn_at__isnull=True)
)


def words_of(brand_pk: int, kind: MessageKind) -> Words:
    """Return a brand's words for a kind of message: its own, else ours."""
    return _merged(kind, _wording_of.one(brand_pk, kind.value))


def all_words(brand_pk: int) -> list[Words]:
    """Return a brand's words for every kind of message, in the order of an order's life."""
    own = {row.kind: row for row in Wording.objects.filter(brand_id=brand_pk)}
    return [_merged(kind, own.get(kind.value)) for kind in MessageKind]


def kind_named(text: str) -> MessageKind:
    """Return a kind by its name.

    Raises:
        UnknownKind.
    """
    if text not in set(MessageKind):
        raise UnknownKind
    return MessageKind(text)


def app_of(brand_pk: int, channel: Channel) -> "PlatformApp | None":
    """Return the app through which a brand writes, or nothing when it has none or the channel wants none."""
    return guests.working_app(brand_pk, APPS[channel]) if channel in APPS else None


def account_for(brand_pk: int, channel: Channel) -> MessengerAccount:
    """Return the account a brand entered to send through; an app of its own is none of these.

    Raises:
        ChannelNotConnected.
    """
    found = connected(brand_pk).get(channel)
    if found is None:
        raise ChannelNotConnected(channel=channel.value)
    return found


def connected(brand_pk: int) -> dict[Channel, MessengerAccount]:
    """Return channel → account of the channels a brand entered one for."""
    found = [row for row in _accounts_of.all(brand_pk) if row.is_sandbox == settings.SANDBOX]
    return {channel: row for row in found if (channel := Channel(row.channel)) not in APPS}


def can_be_proven(brand_pk: int, channel: Channel, accounts: Mapping[Channel, MessengerAccount]) -> bool:
    """Whether a guest may leave an address of this channel: a code can be sent to it."""
    if channel not in accounts:
        return False
    code = words_of(brand_pk, MessageKind.CONTACT_CODE)
    return channel is Channel.MAIL or bool(code.provider_template(channel, wordings.LANGUAGES[0]))


def keys_of(account: MessengerAccount) -> MessengerKeys:
    """Return an account with its secrets in clear, for one call of an adapter.

    Raises:
        PlayMessagesMixed: it is not of this installation's kind.
        MessengerUnavailable: it is an app the brand has put aside.
    """
    if account.is_sandbox != settings.SANDBOX:
        raise PlayMessagesMixed(is_sandbox=account.is_sandbox)
    values, app = json.loads(account.keys), None
    if Channel(account.channel) in APPS:
        app = guests.working_app(account.brand_id, account.provider)
        if app is None or app.app_id != values["app_id"]:
            raise MessengerUnavailable(reason="no_app")
    return MessengerKeys(
        account_id=account.public_id,
        provider=account.provider,
        is_sandbox=account.is_sandbox,
        values=values,
        app=accounts.open_app(app) if app else None,
    )


def messengers() -> list[Messenger]:
    """Return the providers that can be connected here."""
    return [plugins.load(ENTRY_POINTS, name) for name in plugins.names(ENTRY_POINTS)]


def message(message_id: str) -> Outgoing:
    """Return an outgoing message with its account and guest.

    Raises:
        MessageNotFound.
    """
    found = Outgoing.objects.select_related("account", "guest").filter(public_id=message_id).first()
    if found is None:
        raise MessageNotFound
    return found


def to_send(found: Outgoing) -> MessageToSend:
    """Return an outgoing message as a messenger takes it."""
    return MessageToSend(
        message_id=found.public_id,
        address=found.address,
        sent_at=found.begun_at,
        provider_ref=found.provider_ref,
        language=found.language,
        **json.loads(found.wish),
    )


def rules_of(brand_pk: int) -> Rules:
    """Return a brand's caps and the people it alerts."""
    return Rules.objects.filter(brand_id=brand_pk).first() or Rules(brand_id=brand_pk)


def most_a_person(rules: Rules, channel: Channel) -> int:
    """Return how many messages one person may be sent in a day."""
    return int(rules.a_person.get(channel.value, A_PERSON[channel]))


def most_a_brand(rules: Rules, channel: Channel) -> int:
    """Return how many messages a brand may send in a day."""
    return int(rules.a_brand.get(channel.value, A_BRAND[channel]))


def alerted(rules: Rules) -> dict[Channel, list[str]]:
    """Return whom a brand alerts, by channel."""
    return {Channel.MAIL: json.loads(rules.alert_mails), Channel.SMS: json.loads(rules.alert_phones)}


def sent(
    brand: "Brand",
    *,
    channel: str = "",
    state: str = "",
    text: str = "",
    before: str | None = None,
    limit: int = 30,
) -> list[Outgoing]:
    """Return a brand's outgoing messages, newest first, by channel, state and words."""
    rows = Outgoing.objects.filter(brand=brand).select_related("account")
    if channel:
        rows = rows.filter(channel=channel)
    if state:
        rows = rows.filter(state=state)
    if text:
        rows = rows.filter(
            Q(title__icontains=text) | Q(body__icontains=text) | Q(subject=text) | Q(address_shown=text)
        )
    if before:
        rows = rows.filter(pk__lt=Subquery(Outgoing.objects.filter(public_id=before).values("pk")[:1]))
    return list(rows.prefetch_related("tries").order_by("-id")[:limit])


def last_of_channel(brand_pk: int) -> dict[str, Outgoing]:
    """Return the newest message of each channel that was tried: how the channel is doing."""
    newest: dict[str, Outgoing] = {}
    for channel in Channel:
        row = (
            Outgoing.objects.filter(brand_id=brand_pk, channel=channel.value)
            .filter(state__in=TRIED)
            .order_by("-id")
            .first()
        )
        if row is not None:
            newest[channel.value] = row
    return newest


def inbox(guest_pk: int, *, before: str | None = None, limit: int = 20) -> list[InboxMessage]:
    """Return a guest's messages, newest first."""
    rows = InboxMessage.objects.filter(guest_id=guest_pk).select_related("store", "brand")
    if before:
        mine = InboxMessage.objects.filter(public_id=before, guest_id=guest_pk)
        rows = rows.filter(pk__lt=Subquery(mine.values("pk")[:1]))
    return list(rows.order_by("-id")[:limit])


@dataclass(frozen=True, slots=True)
class Unread:
    """How many messages a guest has not opened; ``version`` grows with each one told and each one read."""

    unread: int
    version: int


def unread(guest_pk: int) -> Unread:
    """Return how many messages a guest has not opened."""
    told, read = _told_and_read.one(guest_pk) or (0, 0)
    return Unread(unread=told - read, version=told + read)


def muted(guest_pk: int) -> Sequence[str]:
    """Return the kinds a guest wants to find in the message centre only."""
    wish = _wish_of.one(guest_pk)
    return wish.muted if wish else []


def agreement(guest_pk: int, brand_pk: int, channel: Channel) -> Agreement | None:
    """Return a guest's standing agreement to messages of a brand through a channel."""
    return Agreement.objects.filter(
        guest_id=guest_pk, brand_id=brand_pk, channel=channel.value, withdrawn_at__isnull=True
    ).first()


def agreements(guest_pk: int, brand_pk: int) -> dict[Channel, Agreement]:
    """Return a guest's standing agreements with a brand, by channel."""
    return {Channel(row.channel): row for row in _agreements_of.all(guest_pk, brand_pk)}


def still_agrees(found: Outgoing) -> bool:
    """Whether the guest a message is for may still be sent it; they may have changed their mind since."""
    channel = Channel(found.channel)
    if found.guest_id is None or channel is Channel.SUBSCRIPTION or found.kind == MessageKind.CONTACT_CODE:
        return True
    standing = agreement(found.guest_id, found.brand_id, channel)
    if standing is None or standing.address != found.address:
        return False
    return standing.wants_news or found.kind not in MARKETING_KINDS


def news(news_id: str) -> News:
    """Return a piece of news.

    Raises:
        MessageNotFound.
    """
    found = News.objects.select_related("brand").filter(public_id=news_id).first()
    if found is None:
        raise MessageNotFound
    return found


def news_of(brand_pk: int, limit: int = 10) -> list[News]:
    """Return a brand's news, newest first."""
    return list(News.objects.filter(brand_id=brand_pk).order_by("-id")[:limit])


def readers(brand_pk: int, *, after: int = 0, limit: int | None = None) -> list[Agreement]:
    """Return the agreements to news of a brand, in the order they were made."""
    wanting = Agreement.objects.filter(
        brand_id=brand_pk, wants_news=True, withdrawn_at__isnull=True, pk__gt=after
    )
    return list(wanting.select_related("guest").order_by("id")[:limit])


def reader_count(brand_pk: int) -> int:
    """Return how many guests want a brand's news."""
    wanting = Agreement.objects.filter(brand_id=brand_pk, wants_news=True, withdrawn_at__isnull=True)
    return wanting.values("guest_id").distinct().count()


def questions(guest: "Guest", brand_pk: int, *, mode: str) -> list[tuple[str, list[str]]]:
    """Return (provider template, kinds) a guest may be asked about before an order, the dearest first.

    Only what the brand can send, the guest did not mute, and fits the way the order is had.
    """
    if app_of(brand_pk, Channel.SUBSCRIPTION) is None:
        return []
    quiet = set(muted(guest.pk))
    unfit = MessageKind.ORDER_READY if mode == "dine_in" else MessageKind.ORDER_COMING
    own = {words.kind: words for words in all_words(brand_pk)}
    found: dict[str, list[str]] = {}
    for kind in wordings.ASKED_FIRST:
        template = own[kind].provider_template(Channel.SUBSCRIPTION, guest.language)
        if template and kind not in quiet and kind is not unfit and Channel.SUBSCRIPTION in own[kind].ways:
            found.setdefault(template, []).append(kind.value)
    return list(found.items())[:ASKED_AT_ONCE]


def subscription_templates(brand_pk: int) -> set[str]:
    """Return the templates of a brand that a mini-program may ask its guest about."""
    return {
        template
        for words in all_words(brand_pk)
        for language in wordings.LANGUAGES
        if (template := words.provider_template(Channel.SUBSCRIPTION, language))
    }


def overdue(limit: int) -> list[str]:
    """Return ids of messages that still wait though nobody needs them any more."""
    rows = Outgoing.objects.filter(state=MessageState.QUEUED, valid_until__lte=clock.now())
    return list(rows.order_by("id").values_list("public_id", flat=True)[:limit])


def left_behind(limit: int, *, before: datetime) -> list[str]:
    """Return ids of messages in the hands of a process that is gone."""
    rows = Outgoing.objects.filter(state=MessageState.SENDING, begun_at__lte=before)
    return list(rows.order_by("id").values_list("public_id", flat=True)[:limit])


def to_ask(limit: int) -> list[str]:
    """Return ids of messages about which the provider is to be asked now."""
    rows = Outgoing.objects.filter(ask_at__lte=clock.now())
    return list(rows.order_by("ask_at").values_list("public_id", flat=True)[:limit])


def _merged(kind: MessageKind, own: Wording | None) -> Words:
    ours = wordings.ours(kind)
    if own is None:
        return ours
    texts = {language: (text["title"], text["body"]) for language, text in own.texts.items()}
    return Words(
        kind=kind,
        texts={**ours.texts, **texts},
        ways=tuple(Channel(way) for way in own.ways),
        channels=own.channels,
        version=own.version,
    )
