"""The published examples of the mini-program documents, against the adapter and against the sandbox."""

import json
from pathlib import Path

import pytest

from diandan.adapters.wechat_mini import open_data
from diandan.modules.accounts.errors import CodeRefused
from diandan.sandbox.wechat_mini import push

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())
WX5 = VECTORS["WX-5"]


def test_the_published_open_data_is_read():
    told = open_data.opened(
        WX5["encrypted"], session_key=WX5["session_key"], iv=WX5["iv"], app_id=WX5["appid"]
    )

    assert (told["openId"], told["nickName"], told["unionId"]) == (
        WX5["openId"],
        WX5["nickName"],
        WX5["unionId"],
    )
    assert told["watermark"] == {"timestamp": 1477314187, "appid": WX5["appid"]}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"app_id": "wx0000000000000000"}, "another_app"),
        ({"session_key": "AAAAAAAAAAAAAAAAAAAAAA=="}, "unreadable"),
        ({"session_key": "no base64"}, "unreadable"),
        ({"iv": "AAAA"}, "unreadable"),
        ({"sealed": WX5["encrypted"][4:]}, "unreadable"),
        ({"sealed": ""}, "unreadable"),
    ],
)
def test_open_data_of_somebody_else_is_refused(change, reason):
    given = {"session_key": WX5["session_key"], "iv": WX5["iv"], "app_id": WX5["appid"], **change}

    with pytest.raises(CodeRefused) as refusal:
        open_data.opened(given.pop("sealed", WX5["encrypted"]), **given)

    assert refusal.value.details == {"reason": reason}


@pytest.mark.parametrize("case", VECTORS["WX-1"]["cases"])
def test_the_published_signature_of_a_push(case):
    token, timestamp, nonce, expected = case

    assert push.signature(token, timestamp, nonce) == expected


def test_the_published_sealed_push_is_made_and_read():
    wx = VECTORS["WX-2"]

    assert push.open_sealed(wx["Encrypt"], key="A" * 43) == (wx["plaintext"], wx["appid"])
    assert push.seal(wx["plaintext"], key="A" * 43, appid=wx["appid"], random=wx["random"]) == wx["Encrypt"]
    assert push.signature(wx["token"], wx["timestamp"], wx["nonce"], wx["Encrypt"]) == wx["msg_signature"]
    assert push.signature(wx["token"], wx["timestamp"], wx["nonce"]) == wx["signature"]


def test_the_published_sealed_answer_and_echo():
    answer, echo, appid = VECTORS["WX-3"], VECTORS["WX-4"], VECTORS["WX-2"]["appid"]

    sealed = push.seal(answer["plaintext"], key="A" * 43, appid=appid, random=answer["random"])
    assert sealed == answer["Encrypt"]
    assert push.signature("AAAAA", answer["timestamp"], answer["nonce"], sealed) == answer["msg_signature"]
    assert push.open_sealed(echo["Encrypt"], key=echo["aes_key"]) == (echo["plaintext"], echo["appid"])
    assert (
        push.signature(echo["token"], echo["timestamp"], echo["nonce"], echo["Encrypt"])
        == echo["msg_signature"]
    )
