"""Each call in the platform's own format, and what its refusals become here."""

import io

import pytest
from PIL import Image

from diandan.adapters.wechat_mini import messages
from diandan.adapters.wechat_mini.client import base_url
from diandan.infra.plugins import load
from diandan.modules.accounts.errors import (
    NotAuthorised,
    NotConsented,
    PlatformRefused,
    PlatformUnavailable,
    PlayAppMixed,
)
from diandan.modules.accounts.ports import HAND_OVERS, PAGE_CODES, TEXT_CHECKS, Handing, HandOver, Verdict
from tests.factories import mini
from tests.factories import sandbox as play

pytestmark = pytest.mark.network
ORDER = {"thing1": "山丘咖啡", "character_string2": "A017", "phrase3": "可取餐"}


def send(app, template, *, to, **changes):
    given = {"openid": to, "template_id": template, "data": ORDER, "page": mini.PAGE, **changes}
    messages.send_subscribe(app, **given)


def test_a_message_goes_to_who_agreed_once_for_each_yes(harness):
    app = mini.keys(mini.enrol())
    to, template = mini.openid(app.app_id), mini.template(app.app_id, **ORDER)
    mini.consent(template, to)

    send(app, template, to=to, language="en")
    with pytest.raises(NotConsented) as refusal:
        send(app, template, to=to)

    assert refusal.value.errcode == 43101
    [sent] = mini.messages(app.app_id)
    assert (sent["openid"], sent["data"], sent["page"], sent["state"], sent["lang"]) == (
        to, ORDER, mini.PAGE, "formal", "en_US",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"to": "onobody"}, 40003),
        ({"template_id": "none of ours"}, 40037),
        ({"data": {"thing1": "山丘咖啡"}}, 47003),
        ({"data": {**ORDER, "thing1": "长" * 21}}, 47003),
        ({"data": {**ORDER, "phrase3": "ready"}}, 47003),
        ({"data": {**ORDER, "character_string2": "编号A017"}}, 47003),
        ({"page": "/pages/menu/menu"}, 41030),
    ],
)
def test_a_message_that_breaks_a_rule_is_refused_and_uses_up_nothing(harness, change, errcode):
    to, template = mini.openid(harness.app.app_id), mini.template(harness.app.app_id, **ORDER)
    mini.consent(template, to)

    with pytest.raises(PlatformRefused) as refusal:
        send(harness.app, template, **{"to": to, **change})

    assert refusal.value.errcode == errcode
    send(harness.app, template, to=to)


def test_a_message_whose_answer_is_lost_is_not_sent_twice(harness):
    app = mini.keys(mini.enrol())
    to, template = mini.openid(app.app_id), mini.template(app.app_id, **ORDER)
    mini.consent(template, to, times=3)
    play.running().misbehave("subscribe", "error_500_after_commit", times=3)

    with pytest.raises(PlatformUnavailable):
        send(app, template, to=to)

    assert len(mini.messages(app.app_id)) == 1


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("busy", "errcode_-1"),
        ("quota", "errcode_45009"),
        ("garbage", "garbled_answer"),
        ("error_500", "http_500"),
    ],
)
def test_a_platform_in_trouble_is_unavailable_with_a_time_to_wait(harness, deed, reason):
    play.running().misbehave("subscribe", deed)

    with pytest.raises(PlatformUnavailable) as refusal:
        send(harness.app, "t", to="o")

    assert refusal.value.details == {"reason": reason, "retry_after_s": 5}


def test_a_code_for_a_page_is_a_picture_of_the_asked_size(harness):
    drawn = load(PAGE_CODES, "wechat_mini").draw(
        harness.app, scene="t=7Kq2", page=mini.PAGE, width=640, version="trial"
    )

    assert Image.open(io.BytesIO(drawn)).size == (640, 640)


@pytest.mark.parametrize(
    ("scene", "page", "errcode"),
    [("t=" + "x" * 31, mini.PAGE, 40169), ("t=桌1", mini.PAGE, 40169), ("t=1", "/pages/menu/menu", 41030)],
)
def test_a_code_that_breaks_a_rule_is_refused(harness, scene, page, errcode):
    with pytest.raises(PlatformRefused) as refusal:
        load(PAGE_CODES, "wechat_mini").draw(harness.app, scene=scene, page=page, width=430)

    assert refusal.value.errcode == errcode


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("拿铁很好喝", Verdict.PASS), ("加微信领券", Verdict.REVIEW), ("违禁词", Verdict.RISKY)],
)
def test_a_text_is_judged_by_the_result(harness, text, verdict):
    writer = mini.openid(harness.app.app_id)

    assert load(TEXT_CHECKS, "wechat_mini").judge(harness.app, openid=writer, text=text) is verdict


def test_a_stranger_or_somebody_not_seen_lately_is_not_judged(harness):
    check, writer = load(TEXT_CHECKS, "wechat_mini"), mini.openid(harness.app.app_id, mini.new_name())
    with pytest.raises(PlatformRefused) as stranger:
        check.judge(harness.app, openid="onobody", text="拿铁")
    play.running().ask("POST", "clock", offset_s=2 * 3600 + 5)
    with pytest.raises(PlatformRefused) as late:
        check.judge(harness.app, openid=writer, text="拿铁")

    assert (stranger.value.errcode, late.value.errcode) == (40003, 61010)


def a_hand_over(**changes):
    told = {
        "merchant_no": "1900000001",
        "payment_id": "pay_none",
        "openid": "o",
        "handing": Handing.PICK_UP,
        "what": "拿铁",
    }
    return HandOver(**{**told, **changes})


def test_an_order_the_platform_does_not_know_is_not_handed_over(harness):
    with pytest.raises(PlatformRefused) as refusal:
        load(HAND_OVERS, "wechat_mini").tell(harness.app, a_hand_over())

    assert refusal.value.errcode == 10060001


def test_an_app_without_the_right_is_told_so(harness):
    app = mini.keys(mini.enrol(may_ship=False))

    with pytest.raises(NotAuthorised):
        load(HAND_OVERS, "wechat_mini").tell(app, a_hand_over())
    with pytest.raises(NotAuthorised):
        load(HAND_OVERS, "wechat_mini").is_told(app, a_hand_over())


def test_a_play_app_never_meets_the_real_platform(harness, settings):
    settings.SANDBOX = False
    with pytest.raises(PlayAppMixed):
        base_url(harness.app)

    real = mini.keys()
    object.__setattr__(real, "is_sandbox", False)
    assert base_url(real) == "https://api.weixin.qq.com"
    settings.WECHAT_MINI_URL = "http://api.weixin.qq.com"
    with pytest.raises(PlayAppMixed):
        base_url(real)
