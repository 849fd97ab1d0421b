"""Telling somebody something: always in the message centre, and by the quietest channel that reaches them.

One cause sends one message, however often its fact is heard: the message centre's row and the ``slot`` of an
outgoing message are unique. All of this runs in the unit of whoever listens to the fact.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Model

from diandan.infra import outbox, rows, sql, tx
from diandan.infra.secrets import blind_index
from diandan.kernel import clock, ids
from diandan.modules.accounts import queries as guests
from diandan.modules.notifications import addresses, queries
from diandan.modules.notifications.events import InboxChanged
from diandan.modules.notifications.models import InboxMessage, MessengerAccount, Outgoing
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.service import accounts, consents, queueing
from diandan.modules.notifications.states import MARKETING_KINDS, MessageKind
from diandan.modules.notifications.wordings import LANGUAGES, SAMPLES, Words

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest
    from diandan.modules.stores.models import Brand, Store

Variables = Mapping[str, Mapping[str, str]]
ALERT_GOOD_FOR = timedelta(hours=6)
TEST_GOOD_FOR = timedelta(minutes=10)


_told = sql.Statement(
    InboxMessage, "SELECT {id} FROM {table} WHERE {guest} = %s AND {kind} = %s AND {cause} = %s"
)
_insert = sql.Insert(
    InboxMessage,
    ("public_id", "guest_id", "brand_id", "store_id", "kind", "cause", "subject", "texts", "told_at"),
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a guest is to be told: ``cause`` is what it comes from, ``variables`` are its figures by language.

    ``subject`` is the order it is about, ``page`` is what a tap opens.
    """

    kind: MessageKind
    cause: str
    variables: Variables
    good_for: timedelta
    subject: str = ""
    page: str = ""


def tell_guest(
    guest: "Guest", *, brand: "Brand", store: "Store | None", telling: Telling, zone: str
) -> InboxMessage | None:
    """Put a message into a guest's message centre and, where they agreed to one, send one; once per cause."""

    def unit() -> InboxMessage | None:
        kind, cause = telling.kind, telling.cause
        if _told.one(guest.pk, kind.value, cause):
            return None
        words = queries.words_of(brand.pk, kind)
        said = {language: words.say(language, telling.variables[language]) for language in LANGUAGES}
        written = {
            "public_id": ids.new_id("inb"),
            "guest_id": guest.pk,
            "brand_id": brand.pk,
            "store_id": store.pk if store is not None else None,
            "kind": kind.value,
            "cause": cause,
            "subject": telling.subject,
            "texts": {language: {"title": t, "body": b} for language, (t, b) in said.items()},
            "told_at": clock.now(),
        }
        joined: dict[str, Model] = {"guest": guest, "brand": brand}
        if store is not None:
            joined["store"] = store
        made = rows.at_hand(InboxMessage, _insert.one(written), written, joined=joined)
        outbox.record(InboxChanged(guest_id=guest.public_id))
        if words.ways and kind.value not in queries.muted(guest.pk):
            _send_outside(guest, brand, words, telling, zone)
        return made

    return tx.run(unit)


def tell_staff(
    brand: "Brand", *, cause: str, variables: Variables, language: str, zone: str
) -> list[Outgoing]:
    """Alert the people a brand named, by mail and text message; the same ``cause`` alerts once."""

    def unit() -> list[Outgoing]:
        words = queries.words_of(brand.pk, MessageKind.STAFF_ALERT)
        connected, made = queries.connected(brand.pk), []
        for channel, people in queries.alerted(queries.rules_of(brand.pk)).items():
            account = connected.get(channel)
            if account is None or channel not in words.ways:
                continue
            for address in people:
                slot = f"alert:{cause}:{blind_index(address)[-24:]}"[:80]
                if Outgoing.objects.filter(slot=slot).exists():
                    continue
                sent = queueing.queue(
                    account, words, address=address, slot=slot, language=language,
                    variables=variables[language], good_for=ALERT_GOOD_FOR, zone=zone,
                )  # fmt: skip
                made.append(sent)
        return made

    return tx.run(unit)


def send_test(
    brand: "Brand", *, channel: Channel, kind: MessageKind, address: str, language: str, message_id: str
) -> Outgoing:
    """Send the words of a kind with invented figures to whoever tries the channel.

    Raises:
        ChannelNotConnected, ChannelNeedsWording, InvalidAddress.
    """

    def unit() -> Outgoing:
        app = queries.app_of(brand.pk, channel)
        account = (
            accounts.account_of_app(brand, channel=channel, app=app)
            if app
            else queries.account_for(brand.pk, channel)
        )
        return queueing.queue(
            account,
            queries.words_of(brand.pk, kind),
            address=addresses.cleaned(channel, address),
            slot=message_id,
            language=language,
            variables=SAMPLES[language],
            good_for=TEST_GOOD_FOR,
            message_id=message_id,
            is_test=True,
            must_have_template=True,
        )

    return tx.run(unit)


def _send_outside(guest: "Guest", brand: "Brand", words: Words, telling: Telling, zone: str) -> None:
    """Send by the first way that is open: a subscription for a consent, else where an address was left."""
    language = guest.language if guest.language in LANGUAGES else LANGUAGES[0]
    connected, agreed = queries.connected(brand.pk), queries.agreements(guest.pk, brand.pk)
    for way in words.ways:
        template = words.provider_template(way, language)
        if way is not Channel.MAIL and not template:
            continue
        message_id, address = ids.new_id("omg"), ""
        account, standing = connected.get(way), agreed.get(way)
        if way in queries.APPS:
            account, address = _by_consent(guest, brand, way, template=template, message_id=message_id)
        elif standing is not None and (standing.wants_news or words.kind not in MARKETING_KINDS):
            address = standing.address
        if account is not None and address:
            queueing.queue(
                account, words, address=address, slot=f"{telling.kind.value}:{telling.cause}:{guest.pk}",
                language=language, subject=telling.subject, variables=telling.variables[language],
                good_for=telling.good_for, page=telling.page, guest=guest, message_id=message_id, zone=zone,
            )  # fmt: skip
            return


def _by_consent(
    guest: "Guest", brand: "Brand", way: Channel, *, template: str, message_id: str
) -> tuple[MessengerAccount | None, str]:
    """Use up a consent of a guest the brand's app knows; return the app's account and who they are there."""
    app = queries.app_of(brand.pk, way)
    openid = guests.openid_of(guest.pk, app.app_id) if app else ""
    if (
        app is None
        or not openid
        or not consents.use_consent(guest.pk, brand.pk, template=template, message_id=message_id)
    ):
        return None, ""
    return accounts.account_of_app(brand, channel=way, app=app), openid
