"""An order paid inside Alipay's app: begun, told over HTTP, booked once, given back."""

from types import SimpleNamespace

import pytest
import requests

from diandan.flows import pay_order, refund_order
from diandan.infra import outbox
from diandan.kernel.actor import Actor
from diandan.modules.ledger import queries as ledger
from diandan.modules.payments import queries as money
from diandan.modules.payments.errors import GatewayRefused
from diandan.modules.payments.models import Notice
from diandan.modules.payments.ports import Channel
from tests.factories.payments import make_account
from tests.flows.paying.steps import PAID, give_back, nothing_is_owed, payment_states, refunds, state_of

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def alipay(shop, sandbox):
    """The shop's account at Alipay, beside the one at WeChat Pay."""
    papers = sandbox.ask("POST", "alipay/merchants", name="山丘咖啡")
    return make_account(store=shop.store, values=papers, provider="alipay")


def start(order, *, channel=Channel.JSAPI, key="alipay-00001"):
    return pay_order.start(
        order=order,
        means="alipay",
        channel=channel,
        client_ip="127.0.0.1",
        key=key,
        request_hash=f"{order.public_id} alipay {channel}",
        by=Actor.guest(order.guest.public_id),
    )


def in_the_app(sandbox, paying, **how):
    """What ``my.tradePay`` says."""
    told = sandbox.ask("POST", "alipay/trade-pay", trade_no=paying.payload["trade_no"], **how)
    return told["resultCode"]


def told(sandbox, paying, **how):
    """Send the notice about a payment now, true or forged; return what it was answered."""
    wanted = {"out_trade_no": paying.payment_id, "original_type": "alipay", **how}
    return [(one["status"], one["body"]) for one in sandbox.ask("POST", "notices", **wanted)]


def given_back(sandbox, paid):
    """What the gateway's own book says went back."""
    rows = sandbox.statement("")["refunds"]
    return [row["amount_fen"] for row in rows if row["out_trade_no"] == paid.id]


@pytest.fixture
def paid(sandbox, order, alipay):
    """An order paid by Alipay, its notice taken."""
    paying = start(order)
    code = in_the_app(sandbox, paying)
    notices = sandbox.wait_until_told(paying.payment_id)
    outbox.drain()
    return SimpleNamespace(order=order, id=paying.payment_id, code=code, notices=notices)


def test_the_notice_settles_the_order(paid):
    (notice,) = paid.notices

    assert paid.code == "9000"
    assert (notice["state"], notice["last_answer"], notice["attempts"]) == ("taken", "200", 1)
    assert (state_of(paid.order), payment_states(paid.order)) == (PAID, ["paid"])
    assert ledger.balance("asset:alipay") == 2500
    assert [kept.outcome for kept in money.notices_about(paid.id)] == ["settled"]


def test_what_is_kept_of_the_notice_does_not_name_the_payer(paid):
    (kept,) = Notice.objects.filter(about=paid.id)

    assert f"out_trade_no={paid.id}" in kept.body
    assert "buyer" not in kept.body
    assert paid.order.guest.public_id not in kept.body


def test_a_refund_goes_back_the_way_it_came(sandbox, paid):
    give_back(paid.order, amount_fen=1000)
    outbox.drain()
    sandbox.wait_until_told(paid.id)

    assert refunds(paid.order) == [("done", 1000)]
    assert ledger.balance("asset:alipay") == 1500
    assert nothing_is_owed()
    assert given_back(sandbox, paid) == [1000]


def test_a_refund_whose_answer_was_lost_is_found_and_not_paid_twice(sandbox, paid):
    sandbox.misbehave("refund", "error_500_after_commit", times=3)
    give_back(paid.order, amount_fen=1000)
    outbox.drain()
    sandbox.wait_until_told(paid.id)
    (refund,) = money.refunds_of(paid.order.public_id)

    refund_order.ask_about(refund.public_id)
    refund_order.send(refund.public_id)

    assert refunds(paid.order) == [("done", 1000)]
    assert given_back(sandbox, paid) == [1000]


def test_a_lost_notice_is_healed_by_asking(sandbox, order, alipay):
    paying = start(order)
    sandbox.misbehave("notice", "lose", match=paying.payment_id)
    in_the_app(sandbox, paying)
    sandbox.wait_until_told(paying.payment_id)

    pay_order.ask_gateway(paying.payment_id)
    outbox.drain()

    assert (state_of(order), payment_states(order)) == (PAID, ["paid"])


def test_a_guest_who_turns_away_has_paid_nothing_and_may_pay_again(sandbox, order, alipay):
    paying = start(order)

    assert in_the_app(sandbox, paying, cancel=True) == "6001"
    pay_order.ask_gateway(paying.payment_id)
    again = start(order, key="alipay-00002")

    assert payment_states(order) == ["pending"]
    assert (again.payment_id, again.payload) == (paying.payment_id, paying.payload)


def test_changing_to_wechat_pay_closes_the_trade_at_alipay_first(sandbox, order, alipay):
    paying = start(order)

    pay_order.start(
        order=order,
        means="wechatpay",
        channel=Channel.H5,
        client_ip="127.0.0.1",
        key="wechat-00001",
        request_hash="wechat",
        by=Actor.guest(order.guest.public_id),
    )

    assert in_the_app(sandbox, paying) == "4000"
    assert sorted(payment_states(order)) == ["closed", "pending"]


@pytest.mark.parametrize(
    "deed", ["bad_signature", "no_signature", "other_app", "other_merchant", "foreign_key"]
)
def test_a_forged_notice_is_answered_with_fail_and_books_nothing(sandbox, order, alipay, deed):
    paying = start(order)
    sandbox.misbehave("notice", "lose", match=paying.payment_id)
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)

    (false,) = told(sandbox, paying, variant=deed)

    assert (false, ledger.balance("asset:alipay"), payment_states(order)) == ((401, "fail"), 0, ["pending"])
    (true,) = told(sandbox, paying)
    assert (true, ledger.balance("asset:alipay"), payment_states(order)) == ((200, "success"), 2500, ["paid"])


def test_the_same_notice_ten_times_at_once_is_booked_once_and_taken_each_time(sandbox, order, alipay):
    paying = start(order)
    sandbox.misbehave("notice", "lose", match=paying.payment_id)
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)

    answers = told(sandbox, paying, copies=10)
    outbox.drain()

    assert answers == [(200, "success")] * 10
    assert ledger.balance("asset:alipay") == 2500


def test_alipays_notice_at_wechat_pays_door_is_not_let_in(port, alipay):
    answer = requests.post(
        f"http://127.0.0.1:{port}/api/hooks/v1/wechatpay/{alipay.public_id}", data=b"x=1", timeout=5
    )

    assert answer.status_code == 404


def test_a_page_in_a_browser_cannot_be_paid_by_alipay(order, alipay):
    with pytest.raises(GatewayRefused):
        start(order, channel=Channel.H5)

    assert payment_states(order) == ["failed"]
