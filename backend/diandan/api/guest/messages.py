"""A guest's message centre, and what they agreed to be sent beyond it."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from ninja import Field, Query, Router, Schema, Status

from diandan.api.shared import auth
from diandan.api.shared.auth import GuestRequest
from diandan.api.shared.paging import PAGE, Cursor, Page, page
from diandan.api.shared.schemas import Nothing
from diandan.flows import inbox_views
from diandan.kernel import ids
from diandan.kernel.clock import instant
from diandan.modules.notifications import queries
from diandan.modules.notifications import service as notifications
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.states import GUEST_KINDS
from diandan.modules.stores import queries as stores

if TYPE_CHECKING:
    from diandan.modules.notifications.models import InboxMessage
    from diandan.modules.stores.models import Brand

router = Router(tags=["messages"])

ByCode = Literal["sms", "mail"]
StoreId = Annotated[str, Query(max_length=40)]


class MessageOut(Schema):
    """A message in both languages; ``order_id`` is empty when it is about no order."""

    id: str
    kind: str
    title: str
    title_en: str
    body: str
    body_en: str
    from_name: str
    from_name_en: str
    order_id: str
    told_at: str
    is_read: bool


class UnreadOut(Schema):
    """How many messages the guest has not seen; ``id`` is the guest's, as in the frames that tell it."""

    id: str
    unread: int
    version: int


class ReadIn(Schema):
    """The newest message the guest has before them; what comes later stays unread."""

    up_to: Annotated[str, Field(max_length=40)]


class AgreementOut(Schema):
    """A way to be reached: whether the shop offers it, and what the guest left there."""

    channel: str
    is_offered: bool
    address_shown: str | None
    agreed_at: str | None
    wants_news: bool


class KindOut(Schema):
    kind: str
    is_muted: bool


class MessageSettingsOut(Schema):
    """``kinds`` may be kept to the message centre; ``agreements`` are ways beyond it."""

    brand_name: str
    brand_name_en: str
    kinds: list[KindOut]
    agreements: list[AgreementOut]


class MutedIn(Schema):
    kinds: Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=20)]


class CodeIn(Schema):
    store_id: Annotated[str, Field(max_length=40)]
    channel: ByCode
    address: Annotated[str, Field(max_length=120)]


class AgreeIn(Schema):
    store_id: Annotated[str, Field(max_length=40)]
    channel: ByCode
    code: Annotated[str, Field(pattern=r"^\d{6}$")]
    wants_news: bool = False


class NewsIn(Schema):
    store_id: Annotated[str, Field(max_length=40)]
    channel: ByCode
    wants_news: bool


class QuestionsOut(Schema):
    """Templates of the platform to ask the guest about, each with what it would tell."""

    items: list["QuestionOut"]


class QuestionOut(Schema):
    template: str
    kinds: list[str]


class AnswersIn(Schema):
    """What the guest answered, template by template; each yes is good for one message."""

    store_id: Annotated[str, Field(max_length=40)]
    answers: Annotated[dict[Annotated[str, Field(max_length=80)], bool], Field(max_length=5)]


@router.get("/messages", response=Page[MessageOut], auth=auth.guest, operation_id="list_messages")
def list_messages(request: GuestRequest, cursor: Cursor = None) -> dict[str, Any]:
    """The guest's messages, newest first."""
    return page(queries.inbox(request.guest.pk, before=cursor, limit=PAGE + 1), _shown)


@router.get("/messages/unread", response=UnreadOut, auth=auth.guest, operation_id="count_unread")
def count_unread(request: GuestRequest) -> dict[str, Any]:
    """How many messages the guest has not seen."""
    return inbox_views.unread(request.guest)


@router.post("/messages/read", response=UnreadOut, auth=auth.guest, operation_id="read_messages")
def read_messages(request: GuestRequest, payload: ReadIn) -> dict[str, Any]:
    """The guest has seen everything up to a message."""
    notifications.mark_all_read(request.guest, up_to=payload.up_to)
    return inbox_views.unread(request.guest)


@router.post("/messages/{message_id}/read", response=UnreadOut, auth=auth.guest, operation_id="read_message")
def read_message(request: GuestRequest, message_id: str) -> dict[str, Any]:
    """The guest has seen one message."""
    notifications.mark_read(request.guest, message_id=message_id)
    return inbox_views.unread(request.guest)


@router.get(
    "/messages/settings", response=MessageSettingsOut, auth=auth.guest, operation_id="show_message_settings"
)
def show_message_settings(request: GuestRequest, store_id: StoreId) -> dict[str, Any]:
    """What a guest may choose about being told, with the brand of a store."""
    return _settings(request, stores.store(store_id).brand)


@router.put("/messages/muted", response=Nothing, auth=auth.guest, operation_id="mute_messages")
def mute_messages(request: GuestRequest, payload: MutedIn) -> dict[str, Any]:
    """Find these kinds in the message centre only."""
    notifications.set_muted(request.guest, kinds=payload.kinds)
    return {}


@router.post("/messages/codes", response={202: Nothing}, auth=auth.guest, operation_id="ask_contact_code")
def ask_contact_code(request: GuestRequest, payload: CodeIn) -> Status[dict[str, Any]]:
    """Send a code to a number or an address, to be shown that it is the guest's own."""
    notifications.ask_code(
        request.guest,
        brand=stores.store(payload.store_id).brand,
        channel=Channel(payload.channel),
        address=payload.address,
        message_id=ids.new_id("omg"),
    )
    return Status(202, {})


@router.post(
    "/messages/agreements", response=MessageSettingsOut, auth=auth.guest, operation_id="agree_to_messages"
)
def agree_to_messages(request: GuestRequest, payload: AgreeIn) -> dict[str, Any]:
    """The guest knows the code: from now on they are told there about their orders."""
    brand = stores.store(payload.store_id).brand
    notifications.agree(
        request.guest,
        brand=brand,
        channel=Channel(payload.channel),
        code=payload.code,
        wants_news=payload.wants_news,
    )
    return _settings(request, brand)


@router.put("/messages/news", response=MessageSettingsOut, auth=auth.guest, operation_id="choose_news")
def choose_news(request: GuestRequest, payload: NewsIn) -> dict[str, Any]:
    """Ask for the brand's news, or for no more of them."""
    brand, channel = stores.store(payload.store_id).brand, Channel(payload.channel)
    notifications.want_news(request.guest, brand=brand, channel=channel, wants_news=payload.wants_news)
    return _settings(request, brand)


@router.delete(
    "/messages/agreements", response=MessageSettingsOut, auth=auth.guest, operation_id="withdraw_agreement"
)
def withdraw_agreement(request: GuestRequest, store_id: StoreId, channel: ByCode) -> dict[str, Any]:
    """Be told there no more; the address is forgotten."""
    brand = stores.store(store_id).brand
    notifications.withdraw(request.guest, brand=brand, channel=Channel(channel))
    return _settings(request, brand)


@router.get("/messages/questions", response=QuestionsOut, auth=auth.guest, operation_id="list_questions")
def list_questions(
    request: GuestRequest, store_id: StoreId, mode: Annotated[str, Query(max_length=20)] = "pickup"
) -> dict[str, Any]:
    """What a mini-program asks its guest about while they pay: at most three templates."""
    asked = queries.questions(request.guest, stores.store(store_id).brand_id, mode=mode)
    return {"items": [{"template": template, "kinds": kinds} for template, kinds in asked]}


@router.post("/messages/answers", response={202: Nothing}, auth=auth.guest, operation_id="answer_questions")
def answer_questions(request: GuestRequest, payload: AnswersIn) -> Status[dict[str, Any]]:
    """Note what the guest answered there."""
    brand = stores.store(payload.store_id).brand
    notifications.note_answers(request.guest, brand=brand, answers=payload.answers)
    return Status(202, {})


def _settings(request: GuestRequest, brand: "Brand") -> dict[str, Any]:
    guest_pk = request.guest.pk
    muted, connected = queries.muted(guest_pk), queries.connected(brand.pk)
    agreed = queries.agreements(guest_pk, brand.pk)
    return {
        "brand_name": brand.name,
        "brand_name_en": brand.name_en,
        "kinds": [{"kind": kind.value, "is_muted": kind.value in muted} for kind in GUEST_KINDS],
        "agreements": [
            {
                "channel": channel.value,
                "is_offered": queries.can_be_proven(brand.pk, channel, connected),
                "address_shown": agreed[channel].address_shown if channel in agreed else None,
                "agreed_at": instant(agreed[channel].agreed_at) if channel in agreed else None,
                "wants_news": channel in agreed and agreed[channel].wants_news,
            }
            for channel in (Channel.SMS, Channel.MAIL)
        ],
    }


def _shown(message: "InboxMessage") -> dict[str, Any]:
    zh, en = message.texts["zh"], message.texts["en"]
    sender = message.store or message.brand
    return {
        "id": message.public_id,
        "kind": message.kind,
        "title": zh["title"],
        "title_en": en["title"],
        "body": zh["body"],
        "body_en": en["body"],
        "from_name": sender.name,
        "from_name_en": sender.name_en,
        "order_id": message.subject,
        "told_at": instant(message.told_at),
        "is_read": message.read_at is not None,
    }
