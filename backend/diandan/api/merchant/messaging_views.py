"""The messages page as it is sent: shapes, and what of an account, a message or a wording is shown."""

from datetime import time
from typing import TYPE_CHECKING, Annotated, Any, Literal

from ninja import Field, Schema

from diandan.kernel.clock import instant
from diandan.modules.notifications import queries, wordings
from diandan.modules.notifications.ports import Channel, Messenger

if TYPE_CHECKING:
    from diandan.modules.accounts.models import PlatformApp
    from diandan.modules.notifications.models import MessengerAccount, News, Outgoing, Rules
    from diandan.modules.notifications.wordings import Words
    from diandan.modules.stores.models import Brand

ChannelName = Literal["subscription", "sms", "mail"]
Language = Literal["zh", "en"]
Line = Annotated[str, Field(max_length=200)]
Key = Annotated[str, Field(max_length=400)]


class ProviderOut(Schema):
    """Whom a brand may send through, and what it asks for."""

    name: str
    channel: str
    fields: list[str]
    secret: list[str]
    optional: list[str]
    wants_template: bool


class MessengerOut(Schema):
    """``shown`` are the keys that are no secret; of the others people see that they are there."""

    id: str
    provider: str
    channel: str
    shown: dict[str, str]
    is_sandbox: bool
    since: str
    last_state: str | None
    last_reason: str | None
    last_at: str | None


class TextOut(Schema):
    title: str
    body: str


class WordsOut(Schema):
    """The words for a kind of message; ``templates`` is channel → language → the provider's number."""

    kind: str
    texts: dict[str, TextOut]
    ours: dict[str, TextOut]
    ways: list[str]
    possible: list[str]
    templates: dict[str, dict[str, str]]
    places: dict[str, dict[str, str]]
    variables: list[str]
    is_own: bool


class MessageRulesOut(Schema):
    a_person: dict[str, int]
    a_brand: dict[str, int]
    quiet_from: str
    quiet_until: str
    alert_mails: list[str]
    alert_phones: list[str]


class NewsOut(Schema):
    id: str
    headline: str
    headline_en: str
    news: str
    news_en: str
    written_at: str
    told: int
    is_done: bool


class MessagingOut(Schema):
    """Everything of the messages page but the log; ``samples`` fill the previews."""

    providers: list[ProviderOut]
    accounts: list[MessengerOut]
    words: list[WordsOut]
    samples: dict[str, dict[str, str]]
    rules: MessageRulesOut
    readers: int
    news: list[NewsOut]


class MessengerIn(Schema):
    provider: Annotated[str, Field(max_length=20)]
    values: Annotated[dict[Annotated[str, Field(max_length=40)], Key], Field(max_length=12)]


class TextIn(Schema):
    title: Line
    body: Annotated[str, Field(max_length=400)]


class WordsIn(Schema):
    texts: Annotated[dict[Language, TextIn], Field(max_length=2)]
    ways: Annotated[list[ChannelName], Field(max_length=3)]
    templates: Annotated[dict[ChannelName, dict[Language, Line]], Field(default_factory=dict, max_length=3)]
    places: Annotated[dict[ChannelName, dict[Line, Line]], Field(default_factory=dict, max_length=3)]


class MessageRulesIn(Schema):
    a_person: dict[ChannelName, int]
    a_brand: dict[ChannelName, int]
    quiet_from: time
    quiet_until: time
    alert_mails: Annotated[list[Line], Field(default_factory=list, max_length=20)]
    alert_phones: Annotated[list[Line], Field(default_factory=list, max_length=20)]


class TestMessageIn(Schema):
    channel: ChannelName
    kind: Annotated[str, Field(max_length=20)]
    address: Annotated[str, Field(max_length=120)]
    language: Language = "zh"


class WriteNewsIn(Schema):
    headline: Line
    headline_en: Line
    news: Annotated[str, Field(max_length=400)]
    news_en: Annotated[str, Field(max_length=400)]


class AttemptOut(Schema):
    at: str
    what: str
    outcome: str
    reason: str


class SentOut(Schema):
    """A message and what became of it; the address as others may see it."""

    id: str
    kind: str
    channel: str
    provider: str
    language: str
    address_shown: str
    title: str
    body: str
    order_id: str
    is_test: bool
    state: str
    reason: str
    provider_ref: str
    queued_at: str
    ended_at: str | None
    attempts: list[AttemptOut]


def whole_page(brand: "Brand") -> dict[str, Any]:
    last = queries.last_of_channel(brand.pk)
    return {
        "providers": [shown_provider(messenger) for messenger in queries.messengers()],
        "accounts": [
            shown_account(account, last.get(channel.value))
            for channel, account in sorted(queries.connected(brand.pk).items())
        ]
        + [
            shown_app(app, channel, last.get(channel.value))
            for channel in queries.APPS
            if (app := queries.app_of(brand.pk, channel))
        ],
        "words": [shown_words(words) for words in queries.all_words(brand.pk)],
        "samples": wordings.SAMPLES,
        "rules": shown_rules(queries.rules_of(brand.pk)),
        "readers": queries.reader_count(brand.pk),
        "news": [shown_news(row) for row in queries.news_of(brand.pk)],
    }


def shown_provider(messenger: Messenger) -> dict[str, Any]:
    return {
        "name": messenger.name,
        "channel": messenger.channel.value,
        "fields": list(messenger.fields),
        "secret": sorted(messenger.secret),
        "optional": sorted(messenger.optional),
        "wants_template": messenger.wants_template,
    }


def shown_account(account: "MessengerAccount", last: "Outgoing | None") -> dict[str, Any]:
    return {
        "id": account.public_id,
        "provider": account.provider,
        "channel": account.channel,
        "shown": account.shown,
        "is_sandbox": account.is_sandbox,
        "since": instant(account.created_at),
        "last_state": last.state if last else None,
        "last_reason": last.reason if last else None,
        "last_at": instant(last.queued_at) if last else None,
    }


def shown_app(app: "PlatformApp", channel: Channel, last: "Outgoing | None") -> dict[str, Any]:
    """A brand's app as the account of the channel it writes through."""
    return {
        "id": app.public_id,
        "provider": app.provider,
        "channel": channel.value,
        "shown": {"app_id": app.app_id},
        "is_sandbox": app.is_sandbox,
        "since": instant(app.created_at),
        "last_state": last.state if last else None,
        "last_reason": last.reason if last else None,
        "last_at": instant(last.queued_at) if last else None,
    }


def shown_words(words: "Words") -> dict[str, Any]:
    def said(texts: Any) -> dict[str, dict[str, str]]:
        return {language: {"title": title, "body": body} for language, (title, body) in texts.items()}

    templates = {
        name: {language: str(given[language]) for language in wordings.LANGUAGES if language in given}
        for name, given in words.channels.items()
    }
    return {
        "kind": words.kind.value,
        "texts": said(words.texts),
        "ours": said(wordings.OURS[words.kind]),
        "ways": [way.value for way in words.ways],
        "possible": [way.value for way in wordings.POSSIBLE[words.kind]],
        "templates": templates,
        "places": {name: dict(given.get("fields") or {}) for name, given in words.channels.items()},  # type: ignore[call-overload]
        "variables": list(wordings.VARIABLES[words.kind]),
        "is_own": words.version > 0,
    }


def shown_rules(rules: "Rules") -> dict[str, Any]:
    alerted = queries.alerted(rules)
    return {
        "a_person": {channel.value: queries.most_a_person(rules, channel) for channel in Channel},
        "a_brand": {channel.value: queries.most_a_brand(rules, channel) for channel in Channel},
        "quiet_from": rules.quiet_from.isoformat("minutes"),
        "quiet_until": rules.quiet_until.isoformat("minutes"),
        "alert_mails": alerted[Channel.MAIL],
        "alert_phones": alerted[Channel.SMS],
    }


def shown_news(news: "News") -> dict[str, Any]:
    zh, en = news.texts["zh"], news.texts["en"]
    return {
        "id": news.public_id,
        "headline": zh["headline"],
        "headline_en": en["headline"],
        "news": zh["news"],
        "news_en": en["news"],
        "written_at": instant(news.written_at),
        "told": news.told,
        "is_done": news.ended_at is not None,
    }


def shown_message(message: "Outgoing") -> dict[str, Any]:
    return {
        "id": message.public_id,
        "kind": message.kind,
        "channel": message.channel,
        "provider": message.account.provider,
        "language": message.language,
        "address_shown": message.address_shown,
        "title": message.title,
        "body": message.body,
        "order_id": message.subject,
        "is_test": message.is_test,
        "state": message.state,
        "reason": message.reason,
        "provider_ref": message.provider_ref,
        "queued_at": instant(message.queued_at),
        "ended_at": instant(message.ended_at),
        "attempts": [
            {"at": instant(t.at), "what": t.what, "outcome": t.outcome, "reason": t.reason}
            for t in message.tries.all()
        ],
    }
