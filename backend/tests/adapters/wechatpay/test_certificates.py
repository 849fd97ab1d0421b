"""A merchant without the platform's public key trusts its certificates, and fetches them when needed."""

from dataclasses import replace

import pytest

from diandan.adapters.wechatpay.client import base_url
from diandan.modules.payments.errors import ForgedNotice, InvalidAccountKeys, PlayMoneyMixed
from diandan.modules.payments.ports import PaymentOutcome
from diandan.testing.conformance.payment_gateway import _started
from tests.factories import sandbox as play

pytestmark = pytest.mark.network


@pytest.fixture
def certified(harness):
    """A merchant of the older kind."""
    harness.account = play.account_keys(play.running().enrol("老商户", signs_with="certificate"))
    return harness


def test_answers_and_notices_are_verified_by_certificate(certified):
    wish = _started(certified)
    certified.guest_pays(wish.payment_id)

    report = certified.gateway.look_up(certified.account, wish.payment_id)
    raw = certified.notice_about(wish.payment_id)

    assert report.outcome is PaymentOutcome.PAID
    assert certified.gateway.read_notice(certified.account, raw.headers, raw.body).report == report


def test_a_serial_nobody_knows_is_looked_for_once_and_refused(certified):
    wish = _started(certified)
    certified.guest_pays(wish.payment_id)
    raw = certified.notice_about(wish.payment_id)
    headers = {**raw.headers, "wechatpay-serial": "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"}
    headers = {k: v for k, v in headers.items() if k != "Wechatpay-Serial"}

    for _ in range(3):
        with pytest.raises(ForgedNotice):
            certified.gateway.read_notice(certified.account, headers, raw.body)


def test_play_money_never_reaches_the_real_gateway(settings):
    real = replace(play.account_keys(), is_sandbox=False)

    with pytest.raises(PlayMoneyMixed):
        base_url(real)
    settings.SANDBOX = False
    assert base_url(real) == "https://api.mch.weixin.qq.com"
    with pytest.raises(PlayMoneyMixed):
        base_url(play.account_keys())


@pytest.mark.parametrize(
    "url", ["http://api.mch.weixin.qq.com", "https://127.0.0.1:8702", "https://localhost"]
)
def test_real_money_goes_nowhere_unsafe(settings, url):
    settings.SANDBOX = False
    settings.WECHATPAY_URL = url

    with pytest.raises(PlayMoneyMixed):
        base_url(replace(play.account_keys(), is_sandbox=False))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("api_v3_key", "short"),
        ("private_key", "not a key"),
        ("public_key", "not a key"),
        ("public_key_id", ""),
    ],
)
def test_keys_that_cannot_be_read_are_refused(harness, field, value):
    with pytest.raises(InvalidAccountKeys) as refusal:
        harness.gateway.check_keys({**harness.account.values, field: value})

    assert refusal.value.details["field"] in (field, "public_key")
