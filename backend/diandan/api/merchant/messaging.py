"""How a brand reaches people: accounts at providers, wordings, caps, what was sent, and its news.

Keys go in and never come out again; what is shown of an account is no secret.
"""

from typing import Annotated, Any

from django.conf import settings
from ninja import Query, Router, Status

from diandan.api.merchant import messaging_views as views
from diandan.api.merchant.messaging_views import (
    ChannelName,
    MessageRulesIn,
    MessageRulesOut,
    MessagingOut,
    MessengerIn,
    NewsOut,
    SentOut,
    TestMessageIn,
    WordsIn,
    WordsOut,
    WriteNewsIn,
)
from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.paging import Cursor, Page, page
from diandan.kernel import ids
from diandan.modules.accounts.roles import Permission
from diandan.modules.notifications import queries
from diandan.modules.notifications import service as notifications
from diandan.modules.notifications.ports import Channel
from diandan.modules.stores import queries as stores

router = Router(tags=["messaging"])

may_write = auth.staff(Permission.MESSAGES)

PAGE = 30


@router.get(
    "/brands/{brand_id}/messaging", auth=may_write, response=MessagingOut, operation_id="show_messaging"
)
def show_messaging(request: StaffRequest, brand_id: str) -> dict[str, Any]:
    """The messages page."""
    return views.whole_page(request.brand)


@router.put(
    "/brands/{brand_id}/messaging/accounts",
    auth=may_write,
    response=MessagingOut,
    operation_id="save_messenger",
)
def save_messenger(request: StaffRequest, brand_id: str, payload: MessengerIn) -> dict[str, Any]:
    """Send through this account from now on; an earlier one of the same channel is put aside."""
    notifications.save_account(
        brand=request.brand,
        provider=payload.provider,
        values=payload.values,
        is_sandbox=settings.SANDBOX,
        by=request.actor,
    )
    return views.whole_page(request.brand)


@router.delete(
    "/brands/{brand_id}/messaging/accounts/{channel}",
    auth=may_write,
    response=MessagingOut,
    operation_id="drop_messenger",
)
def drop_messenger(request: StaffRequest, brand_id: str, channel: ChannelName) -> dict[str, Any]:
    """Send nothing more through a channel."""
    account = queries.account_for(request.brand.pk, Channel(channel))
    notifications.put_aside(account_id=account.public_id, by=request.actor)
    return views.whole_page(request.brand)


@router.put(
    "/brands/{brand_id}/messaging/words/{kind}",
    auth=may_write,
    response=WordsOut,
    operation_id="save_wording",
)
def save_wording(request: StaffRequest, brand_id: str, kind: str, payload: WordsIn) -> dict[str, Any]:
    """Say it in the brand's own words."""
    channels: dict[str, dict[str, Any]] = {
        name: {str(language): number for language, number in given.items()}
        for name, given in payload.templates.items()
    }
    for name, places in payload.places.items():
        channels.setdefault(name, {})["fields"] = places
    saved = notifications.save_words(
        request.brand,
        kind=queries.kind_named(kind),
        texts={language: (text.title, text.body) for language, text in payload.texts.items()},
        ways=[Channel(way) for way in payload.ways],
        channels=channels,
        by=request.actor,
    )
    return views.shown_words(saved)


@router.put(
    "/brands/{brand_id}/messaging/rules",
    auth=may_write,
    response=MessageRulesOut,
    operation_id="save_message_rules",
)
def save_message_rules(request: StaffRequest, brand_id: str, payload: MessageRulesIn) -> dict[str, Any]:
    """How much is too much, when nobody wants news, and who is told of trouble."""
    kept = notifications.save_rules(
        request.brand,
        a_person={Channel(name): cap for name, cap in payload.a_person.items()},
        a_brand={Channel(name): cap for name, cap in payload.a_brand.items()},
        quiet_from=payload.quiet_from,
        quiet_until=payload.quiet_until,
        alert_mails=payload.alert_mails,
        alert_phones=payload.alert_phones,
        by=request.actor,
    )
    return views.shown_rules(kept)


@router.post(
    "/brands/{brand_id}/messaging/test",
    auth=may_write,
    response={202: SentOut},
    operation_id="send_test_message",
)
def send_test_message(request: StaffRequest, brand_id: str, payload: TestMessageIn) -> Status[dict[str, Any]]:
    """Send a message with invented figures to oneself; how it went stands in the log."""
    sent = notifications.send_test(
        request.brand,
        channel=Channel(payload.channel),
        kind=queries.kind_named(payload.kind),
        address=payload.address,
        language=payload.language,
        message_id=ids.new_id("omg"),
    )
    return Status(202, views.shown_message(sent))


@router.get(
    "/brands/{brand_id}/messages", auth=may_write, response=Page[SentOut], operation_id="list_sent_messages"
)
def list_sent_messages(
    request: StaffRequest,
    brand_id: str,
    cursor: Cursor = None,
    channel: ChannelName | None = None,
    state: Annotated[str, Query(max_length=12)] = "",
    text: Annotated[str, Query(max_length=60)] = "",
) -> dict[str, Any]:
    """What was sent, newest first, and what became of it."""
    rows = queries.sent(
        request.brand, channel=channel or "", state=state, text=text.strip(), before=cursor, limit=PAGE + 1
    )
    return page(rows, views.shown_message, limit=PAGE)


@router.post(
    "/brands/{brand_id}/messaging/news", auth=may_write, response={202: NewsOut}, operation_id="write_news"
)
def write_news(request: StaffRequest, brand_id: str, payload: WriteNewsIn) -> Status[dict[str, Any]]:
    """Tell those who asked for news; at night they are told in the morning."""
    written = notifications.write_news(
        request.brand,
        texts={"zh": (payload.headline, payload.news), "en": (payload.headline_en, payload.news_en)},
        zone=stores.stores_of_brand(request.brand.public_id)[0].time_zone,
        by=request.actor,
    )
    return Status(202, views.shown_news(written))
