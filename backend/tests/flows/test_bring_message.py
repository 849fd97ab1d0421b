"""Messages on their way out, against the live sandbox: once each, never at an order's expense."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from diandan.flows import bring_message, subscriptions
from diandan.infra import outbox
from diandan.infra.plugins import load
from diandan.kernel.actor import Actor
from diandan.modules.notifications import queries
from diandan.modules.notifications import service as notifications
from diandan.modules.notifications.errors import MessageUnderway
from diandan.modules.notifications.models import DayCount, InboxMessage, Outgoing
from diandan.modules.notifications.ports import ENTRY_POINTS, Channel
from diandan.modules.notifications.service import Begun
from diandan.modules.notifications.states import MessageKind
from diandan.modules.ordering import service as ordering
from tests.factories import messages as say
from tests.factories import sandbox as play
from tests.factories.accounts import make_guest
from tests.factories.ordering import make_order
from tests.factories.stores import make_store

pytestmark = [pytest.mark.django_db, pytest.mark.network]

SYSTEM = Actor.system("test")
PHONE, MAIL = "13812345678", "lin@example.com"


@pytest.fixture
def sandbox(settings):
    """The real protocol on the other side; clocks of both stand where the machine's does."""
    running = play.running()
    settings.SANDBOX, settings.THROTTLE = True, False
    settings.SANDBOX_URL, settings.SANDBOX_SMTP_PORT = running.url, running.smtp_port
    running.behave()
    for name in ("aliyun_sms", "tencent_sms", "smtp"):
        load(ENTRY_POINTS, name).outgoing.forget_failures()
    subscriptions.install()
    yield running
    running.behave()


@pytest.fixture
def store(sandbox):
    made = make_store(name="西湖店", name_en="West Lake")
    say.connect_mail(made.brand)
    return made


@pytest.fixture
def guest(store):
    found = make_guest()
    say.leave_address(found, store.brand, Channel.MAIL, MAIL)
    outbox.drain()
    Outgoing.objects.all().delete()
    DayCount.objects.all().delete()
    return found


def letters(sandbox) -> list[str]:
    return [mail["subject"] for mail in sandbox.ask("GET", f"mails?to={MAIL}")]


@pytest.fixture(autouse=True)
def _empty_mailbox(sandbox, monkeypatch):
    """Letters of earlier tests are not counted."""
    global MAIL, PHONE
    number = next(_numbers)
    monkeypatch.setitem(globals(), "MAIL", f"lin{number}@example.com")
    monkeypatch.setitem(globals(), "PHONE", f"1381234{number:04d}")


_numbers = iter(range(1, 5000))


def test_a_paid_order_is_a_letter_with_its_provider_and_its_tries(sandbox, store, guest):
    order = make_order(store, guest, steps=1)
    outbox.drain()

    (message,) = say.outgoing()
    assert letters(sandbox)[0] == f"{order.number} 下单成功"
    assert (message.state, message.provider_ref, message.subject) == (
        "sent",
        message.public_id,
        order.public_id,
    )
    assert [(t.what, t.outcome) for t in message.tries.all()] == [("send", "sent")]
    assert message.address_shown == "l***@example.com"


def test_a_ready_order_is_a_text_message_and_its_receipt_is_asked_for(sandbox, store, guest):
    say.connect_sms(store.brand)
    say.leave_address(guest, store.brand, Channel.SMS, PHONE)
    order = make_order(store, guest, steps=4)
    outbox.drain()

    message = say.outgoing(kind="order_ready")[0]
    assert (message.channel, message.state) == ("sms", "sent")
    newest = sandbox.ask("GET", f"sms/messages?phone={PHONE}")[0]
    assert newest["content"] == f"【山丘咖啡】取餐号 {order.number} 请取餐，西湖店。"
    assert newest["out_id"] == message.public_id

    sandbox.ask("POST", "clock", offset_s=30)
    Outgoing.objects.update(ask_at=message.queued_at)
    bring_message.ask_providers()

    assert say.outgoing(kind="order_ready")[0].state == "delivered"


@pytest.mark.parametrize("provider", ["aliyun_sms", "tencent_sms"])
def test_a_lost_answer_is_looked_up_and_sent_once(sandbox, store, guest, provider):
    say.connect_sms(store.brand, provider)
    say.leave_address(guest, store.brand, Channel.SMS, PHONE)
    outbox.drain()
    before = len(sandbox.ask("GET", f"sms/messages?phone={PHONE}"))
    sandbox.misbehave("sms_send", "error_500_after_commit")
    make_order(store, guest, steps=4)
    outbox.drain()
    assert say.outgoing(kind="order_ready")[0].state == "unknown"

    sandbox.ask("POST", "clock", offset_s=30)
    Outgoing.objects.filter(state="unknown").update(ask_at=say.outgoing()[0].queued_at)
    bring_message.ask_providers()
    outbox.drain()

    assert say.outgoing(kind="order_ready")[0].state == "delivered"
    assert len(sandbox.ask("GET", f"sms/messages?phone={PHONE}")) == before + 1


def test_what_the_provider_never_had_goes_out_again(sandbox, store, guest):
    say.connect_sms(store.brand)
    say.leave_address(guest, store.brand, Channel.SMS, PHONE)
    outbox.drain()
    before = len(sandbox.ask("GET", f"sms/messages?phone={PHONE}"))
    sandbox.misbehave("sms_send", "error_500")
    make_order(store, guest, steps=4)
    outbox.drain()
    assert len(sandbox.ask("GET", f"sms/messages?phone={PHONE}")) == before

    Outgoing.objects.filter(state="unknown").update(ask_at=say.outgoing()[0].queued_at)
    bring_message.ask_providers()
    outbox.drain()

    message = say.outgoing(kind="order_ready")[0]
    assert (message.state, message.attempts) == ("sent", 2)
    assert [(t.what, t.outcome) for t in message.tries.order_by("id")] == [
        ("send", "unknown"),
        ("ask", "not_known"),
        ("send", "sent"),
    ]


def test_a_provider_that_is_gone_costs_the_order_nothing(sandbox, store, guest, settings):
    settings.SANDBOX_SMTP_PORT = 9
    order = make_order(store, guest, steps=2)
    for _ in range(6):
        outbox.drain()

    order = ordering.finish(ordering.start(order.public_id, by=SYSTEM).public_id, by=SYSTEM)
    outbox.drain()

    (message,) = say.outgoing()
    assert order.state == "ready"
    assert InboxMessage.objects.filter(guest=guest, kind="order_ready").exists()
    assert (message.state, message.reason) == ("queued", "ConnectionRefusedError")

    settings.SANDBOX_SMTP_PORT = sandbox.smtp_port
    bring_message.bring(message.public_id)
    assert say.outgoing()[0].state == "sent"


def test_what_waited_too_long_is_dropped_unsent(sandbox, store, guest, settings):
    settings.SANDBOX_SMTP_PORT = 9
    make_order(store, guest, steps=1)
    outbox.drain()
    message = say.outgoing()[0]
    Outgoing.objects.update(queued_at=message.queued_at - timedelta(days=1))
    Outgoing.objects.update(valid_until=message.queued_at - timedelta(hours=1))
    settings.SANDBOX_SMTP_PORT = sandbox.smtp_port

    notifications.drop_overdue()

    message = say.outgoing()[0]
    assert (message.state, message.reason, letters(sandbox)[:-1]) == ("dropped", "too_late", [])


def test_who_takes_it_back_is_written_to_no_more(sandbox, store, guest):
    make_order(store, guest, steps=1)
    outbox_batch_only_reactions()
    notifications.withdraw(guest, brand=store.brand, channel=Channel.MAIL)
    outbox.drain()

    message = say.outgoing()[0]
    assert (message.state, message.reason) == ("dropped", "withdrawn")
    make_order(store, guest, steps=1)
    outbox.drain()
    assert len(say.outgoing()) == 1
    agreed = queries.agreement(guest.pk, store.brand.pk, Channel.MAIL)
    assert agreed is None


def outbox_batch_only_reactions() -> None:
    from diandan.infra.outbox import deliver

    deliver.hand_on(deliver.due_messages(100))


def test_a_muted_kind_stays_in_the_message_centre(sandbox, store, guest):
    notifications.set_muted(guest, kinds=["order_paid"])
    make_order(store, guest, steps=1)
    outbox.drain()

    assert say.outgoing() == []
    assert InboxMessage.objects.filter(guest=guest, kind="order_paid").exists()


def test_enough_is_enough_for_a_person_and_for_the_brand(sandbox, store, guest):
    set_rules(store, a_person={Channel.MAIL: 2})
    for _ in range(3):
        make_order(store, guest, steps=1)
    outbox.drain()
    assert [m.reason for m in say.outgoing()] == ["", "", "cap_person"]

    DayCount.objects.all().delete()
    Outgoing.objects.all().delete()
    set_rules(store, a_brand={Channel.MAIL: 1})
    for _ in range(2):
        make_order(store, guest, steps=1)
    outbox.drain()
    assert [m.reason for m in say.outgoing()] == ["", "cap_brand"]


def set_rules(store, **changes) -> None:
    from datetime import time

    wanted = {"a_person": {}, "a_brand": {}, "quiet_from": time(21), "quiet_until": time(9)}
    wanted |= {"alert_mails": [], "alert_phones": []}
    notifications.save_rules(store.brand, **{**wanted, **changes}, by=SYSTEM)


def test_a_refused_address_fails_with_the_providers_code(sandbox, store):
    notifications.send_test(
        store.brand,
        channel=Channel.MAIL,
        kind=MessageKind.ORDER_READY,
        address="nobody@example.com",
        language="zh",
        message_id="omg_test",
    )
    outbox.drain()

    (message,) = say.outgoing()
    assert (message.state, message.reason, message.is_test) == ("failed", "smtp_550", True)


def test_trouble_is_told_to_those_the_brand_named_once(sandbox, store):
    set_rules(store, alert_mails=[MAIL])
    said = {"zh": {"store": "西湖店", "what": "打印机失联", "time": "10:30"}, "en": {}}
    for _ in range(2):
        notifications.tell_staff(
            store.brand, cause="prn_1", variables=said, language="zh", zone="Asia/Shanghai"
        )
    outbox.drain()

    assert letters(sandbox) == ["西湖店：打印机失联"]


def test_news_reach_who_asked_for_them_and_wait_for_the_morning(sandbox, store, clock):
    reader, other = make_guest(), make_guest()
    say.leave_address(reader, store.brand, Channel.MAIL, MAIL, wants_news=True)
    say.leave_address(other, store.brand, Channel.MAIL, f"other.{MAIL}")
    outbox.drain()
    Outgoing.objects.all().delete()
    clock.advance(hours=12)  # half past ten in the evening

    texts = {"zh": ("秋季菜单", "桂花拿铁回来了。"), "en": ("Autumn menu", "Osmanthus latte is back.")}
    notifications.write_news(store.brand, texts=texts, zone="Asia/Shanghai", by=SYSTEM)
    outbox.drain()
    at_night = [m.state for m in say.outgoing(kind="news")]
    clock.advance(hours=10, minutes=31)
    outbox.drain()

    assert at_night == ["queued"]
    assert letters(sandbox)[0] == "秋季菜单"
    assert [row.guest_id for row in InboxMessage.objects.filter(kind="news")] == [reader.pk]
    assert (queries.news_of(store.brand.pk)[0].told, queries.news_of(store.brand.pk)[0].ended_at is None) == (
        1,
        False,
    )


@pytest.mark.django_db(transaction=True)
def test_two_processes_bring_a_message_once(sandbox, store, guest, monkeypatch):
    make_order(store, guest, steps=1)
    outbox_batch_only_reactions()
    message_id = say.outgoing()[0].public_id
    outcomes = race(message_id)

    assert sorted(outcomes) in (["MessageUnderway", "sent"], ["sent", "sent"])
    assert len(letters(sandbox)) == 2  # the code, and this one

    # The control: without taking it in hand first, both send.
    monkeypatch.setattr(bring_message.notifications, "begin", lambda _: Begun.SEND)
    monkeypatch.setattr(bring_message.notifications, "record_sent", lambda *_, **__: None)
    race(message_id)
    assert len(letters(sandbox)) == 4


def test_what_a_dying_process_held_is_not_sent_on_a_guess(sandbox, store, guest, clock):
    make_order(store, guest, steps=1)
    outbox_batch_only_reactions()
    message_id = say.outgoing()[0].public_id
    assert notifications.begin(message_id) is Begun.SEND  # and then the process dies

    with pytest.raises(MessageUnderway):
        bring_message.bring(message_id)
    clock.advance(minutes=3)
    bring_message.ask_providers()

    assert (say.outgoing()[0].state, say.outgoing()[0].reason) == ("unknown", "left_behind")
    assert letters(sandbox) == ["验证码"]


def race(message_id: str) -> list[str]:
    gate, outcomes = threading.Barrier(2), []

    def run() -> None:
        gate.wait(timeout=10)
        try:
            bring_message.bring(message_id)
            outcomes.append("sent")
        except MessageUnderway as busy:
            outcomes.append(type(busy).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
