"""News WeChat pushes: the published examples are believed, everything forged is not."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diandan.adapters.wechat_mini import news as reading
from diandan.adapters.wechat_mini.news import WechatNews
from diandan.kernel import clock
from diandan.modules.accounts.errors import ForgedNews
from diandan.modules.accounts.ports import AppKeys, PictureVerdict, Verdict
from diandan.sandbox.wechat_mini import push

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())
APP, TOKEN, KEY = "wx00000000000000aa", "spamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
NOW = datetime(2026, 11, 29, 4, 0, tzinfo=UTC)
TOLD = {
    "MsgType": "event",
    "Event": "wxa_media_check",
    "appid": APP,
    "trace_id": "trace-1",
    "version": 2,
    "errcode": 0,
    "result": {"suggest": "pass", "label": 100},
}
news = WechatNews()


@pytest.fixture(autouse=True)
def noon():
    with clock.frozen_at(NOW):
        yield


def app(app_id=APP, token=TOKEN, key=KEY):
    return AppKeys(
        provider="wechat_mini", app_id=app_id, is_sandbox=True, values={"push_token": token, "push_key": key}
    )


def sealed(event, *, key=KEY, appid=APP, at=NOW, token=TOKEN):
    """A push as WeChat makes it, by the sandbox's own hand."""
    text = push.seal(json.dumps(event, ensure_ascii=False), key=key, appid=appid)
    stamp = str(int(at.timestamp()))
    signed = push.signature(token, stamp, "77", text)
    query = {"timestamp": stamp, "nonce": "77", "msg_signature": signed}
    return query | {"signature": push.signature(token, stamp, "77")}, json.dumps({"Encrypt": text}).encode()


def plain(event, *, token=TOKEN):
    stamp = str(int(NOW.timestamp()))
    query = {"timestamp": stamp, "nonce": "77", "signature": push.signature(token, stamp, "77")}
    return query, json.dumps(event).encode()


def reason_of(wanted, query, body):
    with pytest.raises(ForgedNews) as refusal:
        news.read(wanted, query, body)
    return refusal.value.details["reason"]


def test_the_published_sealed_push_is_opened_and_is_no_news_of_a_picture():
    wx = VECTORS["WX-2"]
    of = app(wx["appid"], wx["token"], "A" * 43)
    query = {name: wx[name] for name in ("timestamp", "nonce", "msg_signature", "signature")}
    body = json.dumps({"ToUserName": "gh_97417a04a28d", "Encrypt": wx["Encrypt"]}).encode()

    with clock.frozen_at(datetime.fromtimestamp(int(wx["timestamp"]), UTC)):
        assert news.read(of, query, body) is None
    assert reading._opened(of, wx["Encrypt"]) == wx["plaintext"]
    assert reason_of(of, query, body) == "stale"


def test_the_published_echoes_are_answered():
    wx = VECTORS["WX-4"]
    query = {name: wx[name] for name in ("timestamp", "nonce", "msg_signature")} | {"echostr": wx["Encrypt"]}
    assert news.greet(app(wx["appid"], wx["token"], wx["aes_key"]), query) == wx["plaintext"]

    token, timestamp, nonce, signed = VECTORS["WX-1"]["cases"][0]
    query = {"timestamp": timestamp, "nonce": nonce, "signature": signed, "echostr": "4375120948345356249"}
    assert news.greet(app(token=token), query) == "4375120948345356249"
    with pytest.raises(ForgedNews):
        news.greet(app(token="another"), query)


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, Verdict.PASS),
        ({"result": {"suggest": "review", "label": 21000}}, Verdict.REVIEW),
        ({"result": {"suggest": "risky", "label": 20002}}, Verdict.RISKY),
        ({"result": {"suggest": "a new word"}}, Verdict.REVIEW),
        ({"result": None}, Verdict.REVIEW),
        ({"errcode": -1008}, Verdict.REVIEW),
    ],
)
@pytest.mark.parametrize("how", ["sealed", "plain"])
def test_a_verdict_is_read_and_what_is_unclear_is_for_a_person(how, change, verdict):
    of, (query, body) = (
        (app(), sealed(TOLD | change)) if how == "sealed" else (app(key=""), plain(TOLD | change))
    )

    assert news.read(of, query, body) == PictureVerdict(trace_id="trace-1", verdict=verdict)


def test_news_of_anything_else_are_taken_and_left():
    assert news.read(app(), *sealed({"Event": "debug_demo"})) is None


FORGED = {
    "signed with another token": (sealed(TOLD, token="another"), "bad_signature"),
    "sealed with another key": (sealed(TOLD, key="B" * 43), "unreadable"),
    "sealed for another app": (sealed(TOLD, appid="wx00000000000000bb"), "another_app"),
    "about another app": (sealed(TOLD | {"appid": "wx00000000000000bb"}), "another_app"),
    "an hour old": (sealed(TOLD, at=datetime(2026, 11, 29, 3, 0, tzinfo=UTC)), "stale"),
    "plain though there is a key": (plain(TOLD), "bad_signature"),
    "without a number": (sealed(TOLD | {"trace_id": ""}), "unreadable"),
    "no JSON": ((sealed(TOLD)[0], b"<xml/>"), "unreadable"),
    "a list": ((sealed(TOLD)[0], b"[]"), "unreadable"),
    "nothing signed": (({}, sealed(TOLD)[1]), "bad_signature"),
    "another body under a true signature": ((sealed(TOLD)[0], sealed(TOLD)[1]), "bad_signature"),
}


@pytest.mark.parametrize("case", FORGED)
def test_forged_news_are_not_believed(case):
    (query, body), reason = FORGED[case]

    assert reason_of(app(), query, body) == reason


def test_without_a_token_nobody_is_believed():
    assert reason_of(app(token="", key=""), *plain(TOLD, token="")) == "no_token"


@pytest.mark.parametrize("case", ["signed with another token", "nothing signed"])
def test_control_without_the_comparison_forged_news_are_believed(case, monkeypatch):
    monkeypatch.setattr(reading, "compare_digest", lambda *_: True)
    (query, body), _ = FORGED[case]
    query = {"timestamp": str(int(NOW.timestamp()))} | query

    assert news.read(app(), query, body).verdict is Verdict.PASS
