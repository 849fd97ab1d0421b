"""The Alipay adapter does what every payment gateway must, against the live sandbox; and what is its own."""

from dataclasses import replace

import pytest

from diandan.kernel import clock, ids
from diandan.modules.payments.errors import (
    ForgedNotice,
    GatewayRefused,
    GatewayUnavailable,
    PayerNeeded,
    PlayMoneyMixed,
)
from diandan.modules.payments.ports import Channel, PaymentOutcome, RefundOutcome, RefundToSend
from diandan.testing.conformance.payment_gateway import PaymentGatewayConformance, _started, _wish
from tests.factories import sandbox as play

pytestmark = pytest.mark.network


class TestAlipay(PaymentGatewayConformance):
    """All of it."""


def test_a_payment_that_went_back_whole_was_paid_and_not_closed(harness):
    wish = _started(harness)
    harness.guest_pays(wish.payment_id)
    harness.gateway.refund(harness.account, a_refund(harness, wish, amount_fen=2700))

    report = harness.gateway.look_up(harness.account, wish.payment_id)

    assert (report.outcome, report.amount_fen) == (PaymentOutcome.PAID, 2700)


def test_each_of_two_refunds_is_told_with_its_own_amount_and_not_the_sum(harness):
    wish = _started(harness)
    harness.guest_pays(wish.payment_id)
    first, second = a_refund(harness, wish, amount_fen=700), a_refund(harness, wish, amount_fen=300)
    for one in (first, second):
        harness.gateway.refund(harness.account, one)

    raw = harness.notice_about(second.refund_id)
    told = harness.gateway.read_notice(harness.account, raw.headers, raw.body).report

    assert b"refund_fee=10.00" in raw.body
    assert (told.outcome, told.amount_fen) == (RefundOutcome.DONE, 300)


def test_a_refund_notice_is_not_taken_while_the_refund_cannot_be_asked_for(harness):
    wish = _started(harness)
    harness.guest_pays(wish.payment_id)
    back = a_refund(harness, wish, amount_fen=700)
    harness.gateway.refund(harness.account, back)
    raw = harness.notice_about(back.refund_id)
    play.running().misbehave("refund_query", "bad_signature")

    with pytest.raises(GatewayUnavailable):
        harness.gateway.read_notice(harness.account, raw.headers, raw.body)

    assert harness.gateway.read_notice(harness.account, raw.headers, raw.body).report.amount_fen == 700


def test_what_is_kept_of_a_notice_does_not_name_the_payer(harness):
    wish = _started(harness)
    harness.guest_pays(wish.payment_id)

    raw = harness.notice_about(wish.payment_id)
    kept = harness.gateway.read_notice(harness.account, raw.headers, raw.body).kept

    assert wish.payer_id.encode() in raw.body
    assert b"138" in raw.body
    assert wish.payer_id.encode() not in kept
    assert b"buyer" not in kept
    assert f"out_trade_no={wish.payment_id}".encode() in kept


@pytest.mark.parametrize("deed", ["bad_signature", "wrong_serial", "garbage", "cut_off", "rate_limit"])
def test_an_answer_that_proves_nothing_means_unknown(harness, deed):
    wish = _started(harness)
    play.running().misbehave("query", deed)

    with pytest.raises(GatewayUnavailable):
        harness.gateway.look_up(harness.account, wish.payment_id)


def test_keys_the_gateway_does_not_know_are_refused_by_its_own_word(harness):
    mixed = replace(
        harness.account,
        values={**harness.account.values, "private_key": play.alipay_papers(1)["private_key"]},
    )

    with pytest.raises(GatewayRefused) as refusal:
        harness.gateway.look_up(mixed, ids.new_id("pay"))

    assert refusal.value.details["reason"] == "isv.invalid-signature"


def test_only_payments_inside_the_app_are_spoken_and_they_need_a_payer(harness):
    with pytest.raises(GatewayRefused):
        harness.gateway.start(harness.account, _wish(harness, channel=Channel.H5))
    with pytest.raises(PayerNeeded):
        harness.gateway.start(harness.account, replace(_wish(harness), payer_id=""))


def test_a_name_with_signs_alipay_forbids_is_paid_all_the_same(harness):
    wish = replace(_wish(harness), description="A/B = C & D 拿铁")

    assert harness.gateway.start(harness.account, wish).fields


def test_an_order_past_its_time_is_closed_there(harness):
    wish = _started(harness)

    with harness.next_day():
        report = harness.gateway.look_up(harness.account, wish.payment_id)

    assert report.outcome is PaymentOutcome.CLOSED


def test_a_cut_off_bill_is_no_bill(harness):
    wish = _started(harness)
    harness.guest_pays(wish.payment_id)
    with harness.next_day() as day:
        play.running().misbehave("download", "cut_off")
        with pytest.raises(GatewayUnavailable):
            list(harness.gateway.statement(harness.account, day))


@pytest.mark.parametrize("url", ["http://openapi.alipay.com/gateway.do", "https://127.0.0.1/gateway.do"])
def test_real_money_is_sent_to_nobody_but_the_safe_address(harness, settings, url):
    settings.SANDBOX, settings.ALIPAY_URL = False, url

    with pytest.raises(PlayMoneyMixed):
        harness.gateway.look_up(replace(harness.account, is_sandbox=False), ids.new_id("pay"))


def test_a_notice_for_another_seller_is_refused_only_where_the_seller_is_known(harness):
    wish = _started(harness)
    harness.guest_pays(wish.payment_id)
    raw = harness.notice_about(wish.payment_id)
    values = dict(harness.account.values)
    other = replace(harness.account, values={**values, "seller_id": "2088000000000001"})
    unknown = replace(harness.account, values={**values, "seller_id": ""})

    with pytest.raises(ForgedNotice):
        harness.gateway.read_notice(other, raw.headers, raw.body)

    assert harness.gateway.read_notice(unknown, raw.headers, raw.body).report.payment_id == wish.payment_id


def a_refund(harness, wish, *, amount_fen):
    assert clock.now() < wish.expires_at
    return RefundToSend(
        refund_id=ids.new_id("rfd"),
        payment_id=wish.payment_id,
        amount_fen=amount_fen,
        paid_fen=wish.amount_fen,
        reason="冷了",
        notify_url=harness.notify_url,
    )
