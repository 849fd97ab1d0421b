"""WeChat is told that what was paid in the mini-program was handed over: once, and for sure."""

import uuid
from datetime import datetime
from types import SimpleNamespace

import pytest

from diandan import boot
from diandan.flows import pay_order, report_hand_over
from diandan.infra import outbox
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import PlatformUnavailable
from diandan.modules.accounts.models import Guest
from diandan.modules.accounts.ports import Identity
from diandan.modules.payments import queries as money
from diandan.modules.payments.events import PaidInsideApp
from diandan.modules.payments.models import HandOverReport
from diandan.modules.payments.ports import Channel
from tests.factories import mini
from tests.factories import sandbox as play
from tests.factories.accounts import SETUP, make_guest
from tests.factories.ordering import make_order
from tests.factories.payments import make_account, make_bill
from tests.factories.stores import make_store

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def shop(transactional_db, settings):
    """A store whose WeChat Pay account is bound to its mini-program, and a guest who is known there."""
    mini.forget()
    play.forget_failures()
    settings.SANDBOX, settings.SANDBOX_URL = True, play.running().url
    boot.listen()
    store = make_store(auto_accept=False)
    make_account(store=store, values=mini.merchant())
    papers = mini.enrol(app_id=mini.merchant()["appid"])
    accounts.save_app(
        store.brand,
        provider="wechat_mini",
        app_id=papers["app_id"],
        values={"secret": papers["secret"]},
        is_sandbox=True,
        by=SETUP,
    )
    openid = mini.openid(papers["app_id"])
    found = accounts.recognise_guest(
        identity=Identity(openid), app_id=papers["app_id"], token=None, client="mp-weixin", language="zh"
    )
    yield SimpleNamespace(store=store, app_id=papers["app_id"], guest=found.guest, openid=openid)
    mini.forget()
    play.forget_failures()


def paid(shop, *, guest=None, channel=Channel.JSAPI):
    """An order that has just been paid; the news of it is not delivered yet."""
    order = make_order(shop.store, guest or shop.guest)
    make_bill(store=shop.store, subject=order.public_id, total_fen=order.total_fen)
    paying = pay_order.start(
        order=order,
        means="wechatpay",
        channel=channel,
        client_ip="127.0.0.1",
        key=uuid.uuid4().hex,
        request_hash="h",
        by=Actor.guest(order.guest.public_id),
    )
    play.running().pay(paying.payment_id)
    pay_order.ask_gateway(paying.payment_id)
    return SimpleNamespace(order=order, payment_id=paying.payment_id, subject=order.public_id)


def tell(done):
    report_hand_over.tell(PaidInsideApp(payment_id=done.payment_id, subject=done.subject))


def report(done):
    found = HandOverReport.objects.get(payment__public_id=done.payment_id)
    return found.state, found.tries, found.failure


def test_a_paid_order_is_told_of_in_the_platforms_own_words(shop):
    done = paid(shop)

    outbox.drain()

    [told] = mini.shipments(done.payment_id)
    when = datetime.fromisoformat(told["body"].pop("upload_time"))
    assert abs((when - clock.now()).total_seconds()) < 60
    assert when.utcoffset().total_seconds() == 8 * 3600
    [line] = done.order.lines.all()
    assert told["body"] == {
        "order_key": {
            "order_number_type": 1,
            "mchid": mini.merchant()["mchid"],
            "out_trade_no": done.payment_id,
        },
        "logistics_type": 4,
        "delivery_mode": 1,
        "shipping_list": [{"item_desc": f"{line.item_name}×{line.quantity}"}],
        "payer": {"openid": shop.openid},
    }
    assert report(done) == ("told", 1, "")


def test_it_is_told_once_however_often_the_news_comes(shop):
    done = paid(shop)

    for _ in range(3):
        tell(done)

    assert [row["uploads"] for row in mini.shipments(done.payment_id)] == [1]
    assert report(done) == ("told", 1, "")


def test_an_answer_that_is_lost_is_asked_for_and_not_told_again(shop):
    done = paid(shop)
    play.running().misbehave("shipping", "error_500_after_commit")

    with pytest.raises(PlatformUnavailable):
        tell(done)
    assert report(done) == ("waiting", 1, "http_500")
    tell(done)

    # Told twice, the one correction the platform allows would be gone.
    assert [row["uploads"] for row in mini.shipments(done.payment_id)] == [1]
    assert report(done)[:2] == ("told", 2)


def test_a_platform_that_was_busy_is_told_later(shop):
    done = paid(shop)
    play.running().misbehave("shipping", "busy")

    with pytest.raises(PlatformUnavailable):
        tell(done)
    assert mini.shipments(done.payment_id) == []
    tell(done)

    assert [row["uploads"] for row in mini.shipments(done.payment_id)] == [1]
    assert report(done)[:2] == ("told", 2)


def test_a_refusal_is_kept_with_its_number_and_not_tried_for_ever(shop):
    done = paid(shop)
    play.running().ask("POST", "mini/rights", appid=shop.app_id, may_ship=False)

    tell(done)
    tell(done)

    assert report(done) == ("refused", 1, "48001")
    assert money.untold_hand_overs(shop.store.brand, since=done.order.created_at) == {"48001": 1}


def test_an_order_the_platform_has_not_heard_of_yet_is_told_later_and_not_for_ever(shop):
    done = paid(shop)
    account = money.payment(done.payment_id).account
    # The platform looks for it under another merchant's number: as good as not there.
    type(account).objects.filter(pk=account.pk).update(merchant_no="1900000000")

    outcomes = []
    for _ in range(4):
        try:
            tell(done)
            outcomes.append("ended")
        except PlatformUnavailable as silent:
            outcomes.append(silent.details["reason"])

    assert outcomes == ["not_there_yet"] * 3 + ["ended"]
    assert report(done) == ("refused", 4, "10060001")


@pytest.mark.parametrize("channel", [Channel.H5, Channel.NATIVE])
def test_what_was_paid_outside_the_app_is_nobodys_business(shop, channel):
    done = paid(shop, guest=make_guest(), channel=channel)

    outbox.drain()

    assert mini.shipments(done.payment_id) == []
    assert not HandOverReport.objects.exists()


def test_a_guest_known_by_another_app_is_told_of_by_the_right_openid(shop):
    accounts.recognise_guest(
        identity=Identity("oSomewhereElse"), app_id="wxffffffffffffffff", token=None, client="mp-weixin",
        language="zh",
    )  # fmt: skip
    assert Guest.objects.count() == 2
    done = paid(shop)

    tell(done)

    assert mini.shipments(done.payment_id)[0]["body"]["payer"] == {"openid": shop.openid}
