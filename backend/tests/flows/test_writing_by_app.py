"""A brand's mini-program writes to guests who said yes, against the live sandbox: one yes, one message."""

from types import SimpleNamespace

import pytest

from diandan.flows import bring_message, subscriptions
from diandan.infra import outbox
from diandan.kernel.actor import Actor
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.ports import Identity
from diandan.modules.notifications import queries
from diandan.modules.notifications import service as notifications
from diandan.modules.notifications.models import Consent, MessengerAccount, Outgoing
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.states import MessageKind
from tests.factories import messages as say
from tests.factories import mini
from tests.factories import sandbox as play
from tests.factories.accounts import make_guest
from tests.factories.ordering import make_order
from tests.factories.stores import make_store

pytestmark = [pytest.mark.django_db, pytest.mark.network]

SYSTEM = Actor.system("test")
PLACES = {"character_string1": "number", "thing2": "store", "thing3": "items"}


@pytest.fixture
def shop(settings):
    """A store with a mini-program that has a template for ready orders, and a guest who is known there."""
    settings.SANDBOX, settings.THROTTLE, settings.SANDBOX_URL = True, False, play.running().url
    mini.forget()
    subscriptions.install()
    store, papers = make_store(name="西湖店", name_en="West Lake"), mini.enrol()
    app_id = papers["app_id"]
    app = connect(store.brand, papers)
    template = mini.template(app_id, **dict.fromkeys(PLACES, "栏"))
    say.use_template(store.brand, MessageKind.ORDER_READY, Channel.SUBSCRIPTION, template, places=PLACES)
    openid = mini.openid(app_id)
    guest = accounts.recognise_guest(
        identity=Identity(openid), app_id=app_id, token=None, client="mp-weixin", language="zh"
    ).guest
    yield SimpleNamespace(
        store=store, brand=store.brand, app=app, app_id=app_id, template=template, guest=guest, openid=openid
    )
    mini.forget()


def connect(brand, papers):
    return accounts.save_app(
        brand,
        provider="wechat_mini",
        app_id=papers["app_id"],
        values={"secret": papers["secret"]},
        is_sandbox=True,
        by=SYSTEM,
    )


def say_yes(shop, *, at_the_platform=True) -> None:
    """The guest agrees to one message: in the mini-program, and so at the platform too."""
    notifications.note_answers(shop.guest, brand=shop.brand, answers={shop.template: True})
    if at_the_platform:
        mini.consent(shop.template, shop.openid)


def ready(shop, guest=None):
    order = make_order(shop.store, guest or shop.guest, steps=4)
    outbox.drain()
    return order


def consents() -> list[str]:
    return list(Consent.objects.order_by("id").values_list("state", flat=True))


def test_each_yes_is_one_message_and_the_next_order_is_told_in_the_centre_only(shop):
    say_yes(shop)
    first, second = ready(shop), ready(shop)

    (sent,) = mini.messages(shop.app_id)
    assert (sent["openid"], sent["page"], sent["lang"]) == (
        shop.openid,
        f"sub/order/index?id={first.public_id}",
        "zh_CN",
    )
    assert sent["data"] == {
        "character_string1": first.number,
        "thing2": "西湖店",
        "thing3": sent["data"]["thing3"],
    }
    (message,) = say.outgoing()
    assert (message.state, message.channel, message.subject) == ("sent", "subscription", first.public_id)
    assert [(t.what, t.outcome) for t in message.tries.all()] == [("send", "sent")]
    assert (consents(), Consent.objects.get().message_id) == (["used"], message.public_id)
    assert [row.subject for row in queries.inbox(shop.guest.pk) if row.kind == "order_ready"] == [
        second.public_id,
        first.public_id,
    ]
    account = MessengerAccount.objects.get()
    assert (account.provider, account.shown) == ("wechat_mini", {"app_id": shop.app_id})


def test_who_never_agreed_or_is_not_known_there_is_not_written_to(shop):
    stranger = make_guest()
    notifications.note_answers(stranger, brand=shop.brand, answers={shop.template: True})
    notifications.note_answers(shop.guest, brand=shop.brand, answers={shop.template: False})

    ready(shop)
    ready(shop, stranger)

    assert (say.outgoing(), mini.messages(shop.app_id)) == ([], [])
    assert consents() == ["granted", "refused"]
    assert MessengerAccount.objects.count() == 0


def test_a_no_at_the_platform_is_recorded_and_asked_for_no_more(shop):
    for _ in range(2):
        say_yes(shop, at_the_platform=False)

    ready(shop)
    ready(shop)

    (message,) = say.outgoing()
    assert (message.state, message.reason, message.attempts) == ("failed", "43101", 1)
    assert [(t.outcome, t.reason) for t in message.tries.all()] == [("failed", "43101")]
    assert consents() == ["used", "refused"]
    assert mini.messages(shop.app_id) == []


def test_a_template_that_does_not_fit_fails_by_its_number_and_keeps_the_yes(shop):
    say_yes(shop)
    wrong = {"thing9": "store"}
    say.use_template(shop.brand, MessageKind.ORDER_READY, Channel.SUBSCRIPTION, shop.template, places=wrong)

    ready(shop)
    failed = say.outgoing()[0]
    say.use_template(shop.brand, MessageKind.ORDER_READY, Channel.SUBSCRIPTION, shop.template, places=PLACES)
    put_right = ready(shop)

    assert (failed.state, failed.reason) == ("failed", "47003")
    assert [one["data"]["character_string1"] for one in mini.messages(shop.app_id)] == [put_right.number]
    assert consents() == ["used"]


def test_a_busy_platform_is_tried_again_with_the_same_yes(shop):
    say_yes(shop)
    play.running().misbehave("subscribe", "busy")
    ready(shop)
    waiting = say.outgoing()[0]

    bring_message.bring(waiting.public_id)

    message = say.outgoing()[0]
    assert (waiting.state, waiting.reason) == ("queued", "errcode_-1")
    assert (message.state, message.attempts, consents()) == ("sent", 2, ["used"])
    assert len(mini.messages(shop.app_id)) == 1


def test_a_lost_answer_stays_unknown_and_nothing_goes_twice(shop):
    say_yes(shop)
    say_yes(shop)
    play.running().misbehave("subscribe", "error_500_after_commit")
    ready(shop)
    message = say.outgoing()[0]

    bring_message.bring(message.public_id)
    bring_message.ask_providers()

    message.refresh_from_db()
    assert (message.state, message.reason) == ("unknown", "http_500")
    assert (len(mini.messages(shop.app_id)), consents()) == (1, ["used", "granted"])


def test_a_mini_program_put_aside_sends_nothing_and_the_yes_is_given_back(shop, clock):
    say_yes(shop)
    play.running().misbehave("subscribe", "busy")
    ready(shop)
    accounts.put_app_aside(shop.app, by=SYSTEM)
    clock.advance(minutes=1)
    outbox.drain()
    message = say.outgoing()[0]
    assert (message.state, message.reason) == ("queued", "no_app")

    clock.advance(hours=1)
    notifications.drop_overdue()

    message.refresh_from_db()
    assert (message.state, message.reason, consents()) == ("dropped", "too_late", ["granted"])
    ready(shop)
    assert (Outgoing.objects.count(), mini.messages(shop.app_id)) == (1, [])


def test_guests_are_asked_only_where_a_mini_program_can_write(shop):
    def asked() -> list[str]:
        return [template for template, _ in queries.questions(shop.guest, shop.brand.pk, mode="pickup")]

    assert asked() == [shop.template]
    accounts.put_app_aside(shop.app, by=SYSTEM)
    assert asked() == []
