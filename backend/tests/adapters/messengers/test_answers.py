"""What each provider's answer means, beyond what all of them have in common."""

from dataclasses import replace

import pytest

from diandan.modules.notifications.errors import (
    ConsentGone,
    InvalidMessengerKeys,
    MessengerRefused,
    MessengerUnavailable,
    OutcomeUnknown,
    PlayMessagesMixed,
)
from diandan.modules.notifications.ports import DeliveryOutcome, MessengerKeys
from tests.factories import mini

pytestmark = pytest.mark.network

only_sms = pytest.mark.parametrize("harness", ["aliyun_sms", "tencent_sms"], indirect=True)
only_mini = pytest.mark.parametrize("harness", ["wechat_mini"], indirect=True)
only_mail = pytest.mark.parametrize("harness", ["smtp"], indirect=True)

WRONG_SECRET = {"aliyun_sms": "SignatureDoesNotMatch", "tencent_sms": "AuthFailure.SignatureFailure"}
NO_TEMPLATE = {
    "aliyun_sms": "isv.SMS_TEMPLATE_ILLEGAL",
    "tencent_sms": "FailedOperation.TemplateIncorrectOrUnapproved",
}
TOO_OFTEN = {
    "aliyun_sms": "isv.BUSINESS_LIMIT_CONTROL",
    "tencent_sms": "LimitExceeded.PhoneNumberThirtySecondLimit",
}


def with_values(harness, **changes) -> MessengerKeys:
    values = {**harness.account.values, **changes}
    return MessengerKeys("mga_1", harness.account.provider, is_sandbox=True, values=values)


@only_sms
def test_a_wrong_secret_is_refused_by_the_signature(harness):
    secret = next(iter(harness.messenger.secret))

    with pytest.raises(MessengerRefused) as no:
        harness.messenger.send(with_values(harness, **{secret: "x" * 30}), harness.wish())

    assert no.value.reason == WRONG_SECRET[harness.messenger.name]


@only_sms
def test_a_template_nobody_approved_is_refused(harness):
    message = harness.wish()
    foreign = type(message)(**{**vars_of(message), "provider_template": "SMS_1"})

    with pytest.raises(MessengerRefused) as no:
        harness.messenger.send(harness.account, foreign)

    assert no.value.reason == NO_TEMPLATE[harness.messenger.name]
    assert harness.received(foreign) == []


def vars_of(message) -> dict:
    return {name: getattr(message, name) for name in message.__slots__}


@only_sms
def test_the_providers_own_limit_is_a_later_and_not_a_no(harness):
    message = harness.wish()
    for _ in range(3):
        harness.messenger.send(harness.account, message)

    with pytest.raises(MessengerUnavailable) as later:
        harness.messenger.send(harness.account, message)

    assert later.value.details["reason"] == TOO_OFTEN[harness.messenger.name]
    assert len(harness.received(message)) == 3


@only_sms
def test_a_message_is_underway_until_it_arrives(harness):
    message = harness.wish()
    harness.messenger.send(harness.account, message)
    before = harness.messenger.look_up(harness.account, message).outcome
    harness.let_it_arrive()

    after = harness.messenger.look_up(harness.account, message).outcome

    assert before in (DeliveryOutcome.UNDERWAY, DeliveryOutcome.CANNOT_TELL)
    assert after is DeliveryOutcome.ARRIVED


@only_sms
def test_an_answer_nobody_can_read_is_unknown(harness):
    harness.sandbox.misbehave("sms_send", "garbage")

    with pytest.raises(OutcomeUnknown):
        harness.messenger.send(harness.account, harness.wish())


@only_sms
def test_receipts_that_cannot_be_had_are_asked_for_again(harness):
    harness.sandbox.misbehave("sms_query", "error_500", times=3)

    with pytest.raises(MessengerUnavailable):
        harness.messenger.look_up(harness.account, harness.wish())


@only_mail
def test_a_letter_says_who_writes_and_that_nobody_answers(harness):
    message = harness.wish()
    harness.messenger.send(harness.account, message)

    (mail,) = harness.sandbox.ask("GET", f"mails?to={message.address}")

    assert mail["sender"] == "山丘咖啡 <hello@hillside.example>"
    assert (mail["subject"], mail["body"].strip()) == ("A017 请取餐", "您点的拿铁做好了，取餐号 A017。")
    assert mail["message_id"] == f"<{message.message_id}@hillside.example>"


@only_mail
def test_a_letter_refused_for_good_is_a_no(harness):
    harness.sandbox.misbehave("mail", "error_500")

    with pytest.raises(MessengerRefused) as no:
        harness.messenger.send(harness.account, harness.wish())

    assert no.value.reason == "smtp_554"


@only_mail
def test_a_server_that_is_gone_has_taken_nothing(harness, settings):
    settings.SANDBOX_SMTP_PORT = 9  # discard: nobody listens

    with pytest.raises(MessengerUnavailable) as gone:
        harness.messenger.send(harness.account, harness.wish())

    assert gone.value.details["reason"] == "ConnectionRefusedError"


@only_mail
@pytest.mark.parametrize(
    ("field", "value"), [("port", "0"), ("port", "smtp"), ("security", "ssl3"), ("from_address", "hello")]
)
def test_mail_settings_that_make_no_sense_are_named(harness, field, value):
    with pytest.raises(InvalidMessengerKeys) as wrong:
        harness.messenger.check_keys({**harness.account.values, field: value})

    assert wrong.value.details == {"field": field}


@only_mini
def test_a_guest_who_did_not_agree_is_not_written_to(harness):
    stranger = mini.openid(harness.app.app_id, mini.new_name())

    with pytest.raises(ConsentGone) as no:
        harness.messenger.send(harness.account, replace(harness.wish(), address=stranger))

    assert (no.value.reason, mini.messages(harness.app.app_id)) == ("43101", [])


@only_mini
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"address": "onobody"}, "40003"),
        ({"provider_template": "none of ours"}, "40037"),
        ({"values": {"thing1": "西湖店"}}, "47003"),
    ],
)
def test_the_platforms_no_is_told_by_its_number(harness, change, reason):
    message = harness.wish()

    with pytest.raises(MessengerRefused) as no:
        harness.messenger.send(harness.account, replace(message, **change))

    assert no.value.reason == reason
    assert not isinstance(no.value, ConsentGone)
    harness.messenger.send(harness.account, message)


@only_mini
@pytest.mark.parametrize(
    ("place", "deed", "times", "raised", "reason"),
    [
        ("subscribe", "quota", 1, MessengerUnavailable, "errcode_45009"),
        ("stable_token", "error_500", 3, MessengerUnavailable, "http_500"),
        ("stable_token", "garbage", 1, MessengerUnavailable, "garbled_answer"),
        ("subscribe", "garbage", 1, OutcomeUnknown, "garbled_answer"),
        ("subscribe", "error_500", 1, OutcomeUnknown, "http_500"),
    ],
)
def test_only_the_message_itself_leaves_an_outcome_unknown(harness, place, deed, times, raised, reason):
    message = harness.wish()
    harness.sandbox.misbehave(place, deed, times=times)

    with pytest.raises((MessengerUnavailable, OutcomeUnknown)) as failed:
        harness.messenger.send(harness.account, message)

    assert (type(failed.value), failed.value.details["reason"]) == (raised, reason)


@only_mini
def test_long_values_arrive_cut_to_what_their_keywords_hold(harness):
    wanted = {
        "thing1": "门店",
        "phrase2": "状态",
        "character_string3": "取餐号",
        "amount4": "金额",
        "time5": "时间",
    }
    to, template = mini.openid(harness.app.app_id), mini.template(harness.app.app_id, **wanted)
    mini.consent(template, to)
    values = {
        "thing1": "山丘咖啡\n西湖文化广场地铁站 B 出口旗舰店",
        "phrase2": "牛奶用完了，抱歉",
        "character_string3": "编号 A017",
        "amount4": "¥51.00",
        "time5": "10:45",
    }

    harness.messenger.send(
        harness.account, replace(harness.wish(), address=to, provider_template=template, values=values)
    )

    (sent,) = mini.messages(harness.app.app_id)
    assert sent["data"] == {
        "thing1": "山丘咖啡 西湖文化广场地铁站 B 出口…",
        "phrase2": "牛奶用完了",
        "character_string3": "A017",
        "amount4": "¥51.00",
        "time5": "10:45",
    }


def test_play_accounts_never_reach_a_real_provider(harness, settings):
    settings.SANDBOX = False

    with pytest.raises(PlayMessagesMixed):
        harness.messenger.send(harness.account, harness.wish())
