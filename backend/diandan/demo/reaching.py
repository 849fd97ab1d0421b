"""How a demo brand reaches its guests: by mail and text message at the sandbox, with approved templates."""

from pathlib import Path
from typing import Any

from diandan.kernel.actor import Actor
from diandan.modules.notifications import queries
from diandan.modules.notifications import service as notifications
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.states import MessageKind
from diandan.sandbox.sms import accounts
from diandan.sandbox.sms.accounts import SmsPapers

# What the provider approved; each place is named as the brand's words name it.
TEMPLATES = {
    MessageKind.ORDER_READY: "取餐号 ${number} 已做好，请到${store}取餐台领取。",
    MessageKind.ORDER_REFUSED: "${store}未能接下订单 ${number}：${reason}。",
    MessageKind.ORDER_CANCELLED: "${store}取消了订单 ${number}：${reason}。",
    MessageKind.CONTACT_CODE: "验证码 ${code}，${minutes} 分钟内有效，请勿告诉他人。",
}


def enrol(books: Path, *, name: str) -> SmsPapers:
    """Make an account for text messages in the sandbox's books."""
    texts = {kind.value: text for kind, text in TEMPLATES.items()}
    return accounts.enrol(books, provider=accounts.ALIYUN, sign_name=name, templates=texts)


def connect(brand: Any, *, slug: str, texting: SmsPapers, by: Actor) -> None:
    """Send letters and text messages through the sandbox."""
    letters = {
        "host": "smtp.example.com",
        "port": "465",
        "security": "tls",
        "username": f"hello@{slug}.example",
        "password": "of no use elsewhere",
        "from_address": f"hello@{slug}.example",
        "from_name": brand.name,
    }
    keys = {
        "access_key_id": texting.key_id,
        "access_key_secret": texting.secret,
        "sign_name": texting.sign_name,
    }
    for provider, values in (("smtp", letters), ("aliyun_sms", keys)):
        notifications.save_account(brand=brand, provider=provider, values=values, is_sandbox=True, by=by)
    for kind, text in TEMPLATES.items():
        known = queries.words_of(brand.pk, kind)
        template = {
            "zh": texting.templates[kind.value],
            "fields": {place: place for place in accounts.places(text)},
        }
        notifications.save_words(
            brand,
            kind=kind,
            texts=dict(known.texts),
            ways=known.ways,
            channels={**known.channels, Channel.SMS.value: template},
            by=by,
        )
