"""Accounts at providers of messages and guests who agreed to them, made through the services."""

from typing import Any

from diandan.infra import outbox
from diandan.kernel import ids
from diandan.kernel.actor import Actor
from diandan.modules.notifications import queries
from diandan.modules.notifications import service as notifications
from diandan.modules.notifications.models import ContactCode, MessengerAccount, Outgoing
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.states import MessageKind
from tests.factories import sandbox as play

TEST = Actor.system("test")
TEMPLATES = {
    "order_ready": "取餐号 ${number} 请取餐，${store}。",
    "order_refused": "订单 ${number} 未能接单：${reason}。",
    "contact_code": "验证码 ${code}，${minutes} 分钟内有效。",
}
MAIL_VALUES = {
    "host": "smtp.hillside.example",
    "port": "587",
    "security": "starttls",
    "username": "hello",
    "password": "a long one",
    "from_address": "hello@hillside.example",
    "from_name": "山丘咖啡",
}
FIELDS = {
    "order_ready": {"number": "number", "store": "store"},
    "order_refused": {"number": "number", "reason": "reason"},
    "contact_code": {"code": "code", "minutes": "minutes"},
}


def sms_values(provider: str) -> tuple[dict[str, str], dict[str, str]]:
    """Keys of a fresh account at the sandbox, and its templates by kind of message."""
    side = provider.removesuffix("_sms")
    papers = play.running().ask(
        "POST", "sms/accounts", provider=side, sign_name="山丘咖啡", templates=TEMPLATES
    )
    if side == "aliyun":
        keys = {"access_key_id": papers["key_id"], "access_key_secret": papers["secret"]}
    else:
        keys = {"secret_id": papers["key_id"], "secret_key": papers["secret"]}
        keys |= {"sdk_app_id": papers["app_id"], "region": ""}
    return {**keys, "sign_name": papers["sign_name"]}, papers["templates"]


def connect_mail(brand: Any) -> MessengerAccount:
    """The brand sends letters."""
    return notifications.save_account(
        brand=brand, provider="smtp", values=MAIL_VALUES, is_sandbox=True, by=TEST
    )


def connect_sms(brand: Any, provider: str = "aliyun_sms") -> MessengerAccount:
    """The brand sends text messages, by templates for what matters."""
    values, templates = sms_values(provider)
    made = notifications.save_account(brand=brand, provider=provider, values=values, is_sandbox=True, by=TEST)
    for name, number in templates.items():
        use_template(brand, MessageKind(name), Channel.SMS, number)
    return made


def use_template(
    brand: Any, kind: MessageKind, channel: Channel, number: str, *, places: dict[str, str] | None = None
) -> None:
    """Enter the provider's template for a kind of message, and which of its places shows what."""
    known = queries.words_of(brand.pk, kind)
    notifications.save_words(
        brand,
        kind=kind,
        texts=dict(known.texts),
        ways=known.ways,
        channels={
            **known.channels,
            channel.value: {"zh": number, "fields": places or FIELDS.get(kind.value, {})},
        },
        by=TEST,
    )


def leave_address(guest: Any, brand: Any, channel: Channel, address: str, *, wants_news: bool = False) -> str:
    """The guest proves an address by the code that came there; return the message that carried it."""
    message_id = ids.new_id("omg")
    notifications.ask_code(guest, brand=brand, channel=channel, address=address, message_id=message_id)
    code = code_in(queries.message(message_id))
    notifications.agree(guest, brand=brand, channel=channel, code=code, wants_news=wants_news)
    return message_id


def code_in(message: Outgoing) -> str:
    """The code a message carries, as its reader sees it."""
    import json
    import re

    found = re.search(r"\d{6}", json.loads(message.wish)["body"])
    assert found and ContactCode.objects.filter(message_id=message.public_id).exists()
    return found[0]


def outgoing(**wanted: Any) -> list[Outgoing]:
    """Messages that went out or were to, oldest first."""
    return list(Outgoing.objects.filter(**wanted).order_by("id"))


def run_errands() -> None:
    """Everything that is due goes out."""
    outbox.drain()
