"""What is said, in both languages: our words, the names a brand's own words may use, and putting them in.

Pure. A wording is text with ``{name}`` in it; which names a kind of message knows stands in ``VARIABLES``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from diandan.modules.notifications.errors import InvalidWording, UnknownVariable
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.states import MessageKind

LANGUAGES = ("zh", "en")
TITLE_MAX = 40
BODY_MAX = 200
_NAME = re.compile(r"\{([^{}]*)\}")

K, C = MessageKind, Channel
_ORDER = ("number", "store", "items", "time")

VARIABLES: dict[MessageKind, tuple[str, ...]] = {
    K.ORDER_PAID: (*_ORDER, "money"),
    K.ORDER_ACCEPTED: (*_ORDER, "minutes"),
    K.ORDER_READY: _ORDER,
    K.ORDER_COMING: (*_ORDER, "table"),
    K.ORDER_REFUSED: (*_ORDER, "money", "reason", "back"),
    K.ORDER_CANCELLED: (*_ORDER, "money", "reason", "back"),
    K.REFUND_DONE: (*_ORDER, "money"),
    K.CONTACT_CODE: ("code", "minutes"),
    K.STAFF_ALERT: ("store", "what", "time"),
    K.NEWS: ("brand", "headline", "news"),
}

# What a person sees in a preview, and gets in a test message.
SAMPLES: dict[str, dict[str, str]] = {
    "zh": {
        "number": "A017", "store": "山丘咖啡 西湖店", "items": "拿铁等 2 件", "time": "10:45", "minutes": "8",
        "table": "T12", "money": "¥51.00", "reason": "牛奶用完了", "code": "246810",
        "what": "打印机失联 5 分钟", "back": "已付的 ¥51.00 会原路退回。",
        "brand": "山丘咖啡", "headline": "秋季菜单上新", "news": "桂花拿铁回来了，本周每天 8 点起供应。",
    },
    "en": {
        "number": "A017", "store": "Hillside Coffee, West Lake", "items": "Latte and 1 more", "time": "10:45",
        "minutes": "8", "table": "T12", "money": "¥51.00", "reason": "We ran out of milk", "code": "246810",
        "what": "The printer has been away for 5 minutes", "brand": "Hillside Coffee",
        "back": "¥51.00 goes back the way it came.",
        "headline": "The autumn menu is here", "news": "Osmanthus latte is back, every day from 8 this week.",
    },
}  # fmt: skip

# (title, body) by kind and language.
OURS: dict[MessageKind, dict[str, tuple[str, str]]] = {
    K.ORDER_PAID: {
        "zh": ("{number} 下单成功", "{store} 收到了您的{items}，已付 {money}。"),
        "en": ("{number} is ordered", "{store} has your order ({items}), {money} paid."),
    },
    K.ORDER_ACCEPTED: {
        "zh": ("{number} 已接单", "{store} 正在制作您的{items}，大约 {minutes} 分钟。"),
        "en": ("{number} is being made", "{store} is making your order ({items}), about {minutes} minutes."),
    },
    K.ORDER_READY: {
        "zh": ("{number} 请取餐", "您在{store}点的{items}做好了，请到取餐台领取。"),
        "en": ("{number} is ready", "Your order at {store} ({items}) is waiting at the counter."),
    },
    K.ORDER_COMING: {
        "zh": ("{number} 做好了", "{items}做好了，马上送到 {table} 桌。"),
        "en": ("{number} is on its way", "Your order ({items}) is coming to table {table}."),
    },
    K.ORDER_REFUSED: {
        "zh": (
            "{number} 商家未能接单",
            "很抱歉，{store}未能接下这笔订单：{reason}。{back}",
        ),
        "en": (
            "{number} could not be taken",
            "We are sorry: {store} could not take this order ({reason}). {back}",
        ),
    },
    K.ORDER_CANCELLED: {
        "zh": ("{number} 已取消", "{store}取消了这笔订单：{reason}。{back}"),
        "en": (
            "{number} was cancelled",
            "{store} cancelled this order ({reason}). {back}",
        ),
    },
    K.REFUND_DONE: {
        "zh": ("{money} 已退回", "{store}订单 {number} 的退款 {money} 已退回到您付款的账户。"),
        "en": ("{money} is back", "{money} of order {number} at {store} is back where you paid from."),
    },
    K.CONTACT_CODE: {
        "zh": ("验证码", "验证码 {code}，{minutes} 分钟内有效。请勿告诉他人。"),
        "en": ("Your code", "Your code is {code}, good for {minutes} minutes. Do not share it."),
    },
    K.STAFF_ALERT: {
        "zh": ("{store}：{what}", "{time}，{store}：{what}。"),
        "en": ("{store}: {what}", "{time}, {store}: {what}."),
    },
    K.NEWS: {
        "zh": ("{headline}", "【{brand}】{news} 不想再收到？在消息设置里关闭。"),
        "en": ("{headline}", "{brand}: {news} To stop, open message settings."),
    },
}

# By which channels a kind goes out, besides the message centre, unless a brand says otherwise: the first one
# that reaches the guest.
WAYS: dict[MessageKind, tuple[Channel, ...]] = {
    K.ORDER_PAID: (C.MAIL,),
    K.ORDER_ACCEPTED: (),
    K.ORDER_READY: (C.SUBSCRIPTION, C.SMS),
    K.ORDER_COMING: (C.SUBSCRIPTION,),
    K.ORDER_REFUSED: (C.SUBSCRIPTION, C.SMS, C.MAIL),
    K.ORDER_CANCELLED: (C.SUBSCRIPTION, C.SMS, C.MAIL),
    K.REFUND_DONE: (C.SUBSCRIPTION, C.MAIL),
    K.CONTACT_CODE: (C.SMS, C.MAIL),
    K.STAFF_ALERT: (C.MAIL, C.SMS),
    K.NEWS: (C.MAIL, C.SMS),
}
# By which a brand may let it go out; nobody agrees to news by a subscription for orders.
POSSIBLE: dict[MessageKind, tuple[Channel, ...]] = {
    kind: (C.MAIL, C.SMS) if kind in (K.CONTACT_CODE, K.STAFF_ALERT, K.NEWS) else tuple(C)
    for kind in MessageKind
}
# The question to a guest names three templates at most: what they lose most by not hearing comes first.
ASKED_FIRST = (
    K.ORDER_READY, K.ORDER_COMING, K.ORDER_REFUSED, K.ORDER_CANCELLED, K.REFUND_DONE, K.ORDER_ACCEPTED,
    K.ORDER_PAID,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one brand for one kind of message, and where they may go."""

    kind: MessageKind
    texts: Mapping[str, tuple[str, str]]
    ways: tuple[Channel, ...]
    channels: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    version: int = 0

    def say(self, language: str, variables: Mapping[str, str]) -> tuple[str, str]:
        """Return title and body in a language."""
        title, body = self.texts[language if language in self.texts else LANGUAGES[0]]
        return put_in(title, variables), put_in(body, variables)

    def provider_template(self, channel: Channel, language: str) -> str:
        """Return the provider's template for this, or an empty text when none was entered."""
        known = self.channels.get(channel.value, {})
        return str(known.get(language) or known.get(LANGUAGES[0]) or "")

    def places(self, channel: Channel, language: str) -> dict[str, str]:
        """Return place in the provider's template → name; by default the names in the order of the body."""
        named = self.channels.get(channel.value, {}).get("fields")
        if isinstance(named, dict) and named:
            return {str(place): str(name) for place, name in named.items()}
        _, body = self.texts[language if language in self.texts else LANGUAGES[0]]
        return {name: name for name in names_in(body)}


def ours(kind: MessageKind) -> Words:
    """Return the words a brand has that never changed any."""
    return Words(kind=kind, texts=OURS[kind], ways=WAYS[kind])


def names_in(text: str) -> list[str]:
    """Return the names a text mentions, each once, in order."""
    return list(dict.fromkeys(_NAME.findall(text)))


def put_in(text: str, variables: Mapping[str, str]) -> str:
    """Return the text with its names replaced; one pass, so a value with braces stays what it is."""
    return _NAME.sub(lambda name: variables.get(name[1], ""), text)


def must_be_good(kind: MessageKind, *, title: str, body: str) -> None:
    """Refuse words that cannot be said.

    Raises:
        InvalidWording: empty, too long, or braces that do not close.
        UnknownVariable: names the first one this kind does not know.
    """
    for place, text, most in (("title", title, TITLE_MAX), ("body", body, BODY_MAX)):
        if not text.strip() or len(text) > most:
            raise InvalidWording(field=place, most=most)
        if {"{", "}"} & set(_NAME.sub("", text)):
            raise InvalidWording(field=place, most=most)
        for name in names_in(text):
            if name not in VARIABLES[kind]:
                raise UnknownVariable(field=place, name=name[:40], known=", ".join(VARIABLES[kind]))
