"""The messengers against the live sandbox: two providers of text messages, a mail server, a mini-program."""

from collections.abc import Iterator
from itertools import count

import pytest

from diandan.infra.plugins import load
from diandan.kernel import clock, ids
from diandan.modules.notifications.ports import ENTRY_POINTS, MessageToSend, MessengerKeys
from tests.factories import mini
from tests.factories import sandbox as play
from tests.factories.messages import MAIL_VALUES, sms_values

_numbers = count(1)


class Harness:
    """The other side of one messenger."""

    def __init__(self, name: str) -> None:
        self.sandbox = play.running()
        self.messenger = load(ENTRY_POINTS, name)
        self.is_mail = name == "smtp"
        values, self.templates = (MAIL_VALUES, {}) if self.is_mail else sms_values(name)
        self.account = MessengerKeys(account_id="mga_1", provider=name, is_sandbox=True, values=values)

    def wish(self, *, dead: bool = False) -> MessageToSend:
        number = next(_numbers)
        phone = f"138{number:04d}{'0000' if dead else f'{number:04d}'}"
        who = "nobody" if dead else f"guest{number}"
        return MessageToSend(
            message_id=ids.new_id("omg"),
            address=f"{who}@example.com" if self.is_mail else phone,
            title="A017 请取餐",
            body="您点的拿铁做好了，取餐号 A017。",
            provider_template=self.templates.get("order_ready", ""),
            values={"number": "A017", "store": "西湖店"},
            sent_at=clock.now(),
        )

    def received(self, message: MessageToSend) -> list[str]:
        if self.is_mail:
            found = self.sandbox.ask("GET", f"mails?to={message.address}")
            return [f"{mail['subject']} {mail['body']}" for mail in found]
        found = self.sandbox.ask("GET", f"sms/messages?phone={message.address}")
        return [sms["content"] for sms in found]

    def be_busy(self) -> None:
        self.sandbox.misbehave("mail" if self.is_mail else "sms_send", "busy")

    def lose_the_answer(self) -> None:
        if self.is_mail:
            self.sandbox.misbehave("mail", "hang_up_after_commit")
        else:
            self.sandbox.misbehave("sms_send", "error_500_after_commit")

    def let_it_arrive(self) -> None:
        self.sandbox.ask("POST", "clock", offset_s=60)


class MiniHarness:
    """The other side of a mini-program that writes to its guests."""

    def __init__(self) -> None:
        self.sandbox = play.running()
        self.messenger = load(ENTRY_POINTS, "wechat_mini")
        self.app = mini.keys(mini.enrol())
        self.template = mini.template(self.app.app_id, thing1="门店", character_string2="取餐号")
        self.account = MessengerKeys(
            account_id="mga_1", provider="wechat_mini", is_sandbox=True, values={}, app=self.app
        )

    def wish(self, *, dead: bool = False) -> MessageToSend:
        to = "onobody" if dead else mini.openid(self.app.app_id, mini.new_name())
        if not dead:
            mini.consent(self.template, to, times=3)
        return MessageToSend(
            message_id=ids.new_id("omg"),
            address=to,
            provider_template=self.template,
            values={"thing1": "西湖店", "character_string2": "A017"},
            sent_at=clock.now(),
        )

    def received(self, message: MessageToSend) -> list[str]:
        sent = mini.messages(self.app.app_id)
        return [" ".join(one["data"].values()) for one in sent if one["openid"] == message.address]

    def be_busy(self) -> None:
        self.sandbox.misbehave("subscribe", "busy")

    def lose_the_answer(self) -> None:
        self.sandbox.misbehave("subscribe", "error_500_after_commit")

    def let_it_arrive(self) -> None:
        self.sandbox.ask("POST", "clock", offset_s=60)


@pytest.fixture(params=["aliyun_sms", "tencent_sms", "smtp", "wechat_mini"])
def harness(request: pytest.FixtureRequest, settings: object) -> Iterator[Harness | MiniHarness]:
    """The other side, well behaved before and after."""
    sandbox = play.running()
    settings.SANDBOX = True  # type: ignore[attr-defined]
    settings.SANDBOX_URL = sandbox.url  # type: ignore[attr-defined]
    settings.SANDBOX_SMTP_PORT = sandbox.smtp_port  # type: ignore[attr-defined]
    mini.forget()
    if request.param == "wechat_mini":
        yield MiniHarness()
        mini.forget()
        return
    found = Harness(request.param)
    found.messenger.outgoing.forget_failures()
    yield found
    sandbox.behave()
    found.messenger.outgoing.forget_failures()
