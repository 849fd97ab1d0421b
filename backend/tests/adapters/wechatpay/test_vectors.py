"""The published examples of the WeChat Pay documents and SDKs, against the adapter and against the sandbox.

Both write their signatures from the protocol and share no code, so they check one another too.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from wechatpayv3 import utils as sdk

from diandan.adapters.wechatpay import signing
from diandan.adapters.wechatpay.keys import MerchantKeys, public_key
from diandan.kernel import clock
from diandan.sandbox import crypto
from diandan.sandbox.web import Request
from diandan.sandbox.wechatpay.signing import _request_message

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())


def pem(name: str, der: str) -> str:
    lines = "\n".join(der[i : i + 64] for i in range(0, len(der), 64))
    return f"-----BEGIN {name}-----\n{lines}\n-----END {name}-----\n"


PRIVATE_PEM = pem("PRIVATE KEY", VECTORS["WP-KEY"]["value"])


def keys(**changes: str) -> MerchantKeys:
    wanted = {
        "mchid": "1900007291",
        "appid": "wx2421b1c4370ec43b",
        "serial_no": "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
        "private_pem": PRIVATE_PEM,
        "api_v3_key": "0" * 32,
        "public_key_id": "",
        "public_pem": "",
    }
    return MerchantKeys(**{**wanted, **changes})


def test_wp1_the_mini_programs_call_is_signed_as_published() -> None:
    vector = VECTORS["WP-1"]
    _, timestamp, nonce, package, _ = vector["message"].split("\n")

    with clock.frozen_at(_at(timestamp)):
        call = signing.signed_call(keys(), prepay_id=package.removeprefix("prepay_id="), nonce=nonce)

    assert call == {
        "appId": "wx2421b1c4370ec43b",
        "timeStamp": "1554208460",
        "nonceStr": "593BEC0C930BF1AFEB40B4A08C8FB242",
        "package": "prepay_id=wx201410272009395522657a690389285100",
        "signType": "RSA",
        "paySign": vector["expected"],
    }


@pytest.mark.parametrize("name", ["WP-1", "WP-2", "WP-3"])
def test_both_sides_sign_the_published_messages_alike(name: str) -> None:
    vector = VECTORS[name]

    assert crypto.sign(PRIVATE_PEM, vector["message"].encode()) == vector["expected"]
    assert sdk.rsa_sign(sdk.load_private_key(PRIVATE_PEM), vector["message"]) == vector["expected"]


def test_wp3_the_request_header_is_the_published_one(monkeypatch: pytest.MonkeyPatch) -> None:
    method, target, timestamp, nonce, body, _ = VECTORS["WP-3"]["message"].split("\n")
    monkeypatch.setattr(sdk.time, "time", lambda: float(timestamp))
    monkeypatch.setattr(sdk.uuid, "uuid4", lambda: nonce)

    header = signing.authorization(keys(), method=method, target=target, body=body)

    scheme, _, pairs = header.partition(" ")
    assert scheme == "WECHATPAY2-SHA256-RSA2048"
    assert dict(pair.split("=", 1) for pair in pairs.split(",")) == {
        "mchid": '"1900007291"',
        "nonce_str": f'"{nonce}"',
        "signature": f'"{VECTORS["WP-3"]["expected"]}"',
        "timestamp": '"1554208460"',
        "serial_no": '"408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB"',
    }


def test_wp3_the_sandbox_reads_the_same_bytes() -> None:
    method, target, timestamp, nonce, body, _ = VECTORS["WP-3"]["message"].split("\n")
    request = Request(method, target, target, {}, {}, body.encode(), "", "")

    assert _request_message(request, timestamp, nonce) == VECTORS["WP-3"]["message"].encode()


def test_wp4_an_answer_verifies_with_the_published_public_key() -> None:
    vector = VECTORS["WP-4"]
    timestamp, nonce, body, _ = vector["message"].split("\n")
    platform_pem = pem("PUBLIC KEY", vector["public_key"])
    headers = {
        "wechatpay-timestamp": timestamp,
        "wechatpay-nonce": nonce,
        "wechatpay-serial": "PUB_KEY_ID_DEMO",
        "wechatpay-signature": vector["signature"],
        "wechatpay-signature-type": signing.SCHEME,
    }

    with clock.frozen_at(_at(timestamp)):
        signing.must_be_theirs(headers, body, platform_key=lambda _serial: public_key(platform_pem))
        with pytest.raises(signing.NotTheirs, match="signature"):
            signing.must_be_theirs(headers, body + " ", platform_key=lambda _serial: public_key(platform_pem))
    assert crypto.is_signed(platform_pem, vector["message"].encode(), vector["signature"])


def test_wp5_a_whole_notice_is_verified_and_decrypted() -> None:
    vector = VECTORS["WP-5"]
    platform_pem = pem("PUBLIC KEY", vector["public_key"])
    headers = {
        "wechatpay-timestamp": vector["timestamp"],
        "wechatpay-nonce": vector["nonce"],
        "wechatpay-serial": vector["serial"],
        "wechatpay-signature": vector["signature"],
    }

    with clock.frozen_at(_at(vector["timestamp"])):
        signing.must_be_theirs(headers, vector["body"], platform_key=lambda _serial: public_key(platform_pem))
    plain = signing.decrypt(keys(api_v3_key=vector["apiv3_key"]), json.loads(vector["body"])["resource"])

    assert plain == vector["plaintext"]


def test_wp5_five_minutes_later_the_same_notice_is_a_replay() -> None:
    vector = VECTORS["WP-5"]
    headers = {f"wechatpay-{name}": vector[name] for name in ("timestamp", "nonce", "serial", "signature")}

    with (
        clock.frozen_at(_at(int(vector["timestamp"]) + 301)),
        pytest.raises(signing.NotTheirs, match="stale"),
    ):
        signing.must_be_theirs(headers, vector["body"], platform_key=lambda _serial: None)


def test_wp6_a_plain_text_verifies() -> None:
    platform_pem = pem("PUBLIC KEY", VECTORS["WP-5"]["public_key"])

    assert crypto.is_signed(platform_pem, VECTORS["WP-6"]["message"].encode(), VECTORS["WP-6"]["signature"])
    assert not crypto.is_signed(platform_pem, b"Source", VECTORS["WP-6"]["signature"])


@pytest.mark.parametrize("name", ["WP-7", "WP-8"])
def test_sealed_texts_open_with_their_key_and_no_other(name: str) -> None:
    vector = VECTORS[name]
    resource = {
        "algorithm": "AEAD_AES_256_GCM",
        "nonce": vector["nonce"],
        "ciphertext": vector["ciphertext"],
        "associated_data": vector["aad"],
    }

    assert signing.decrypt(keys(api_v3_key=vector["key"]), resource) == vector["plaintext"]
    with pytest.raises(signing.NotTheirs, match="ciphertext"):
        signing.decrypt(keys(api_v3_key=vector["key"][::-1]), resource)
    with pytest.raises(signing.NotTheirs, match="ciphertext"):
        signing.decrypt(keys(api_v3_key=vector["key"]), {**resource, "associated_data": "other"})


def test_what_the_sandbox_seals_the_adapter_opens() -> None:
    nonce, ciphertext = crypto.encrypt("k" * 32, "沙盒", associated="transaction")
    resource = {
        "algorithm": "AEAD_AES_256_GCM",
        "nonce": nonce,
        "ciphertext": ciphertext,
        "associated_data": "transaction",
    }

    assert signing.decrypt(keys(api_v3_key="k" * 32), resource) == "沙盒"


def _at(timestamp: object) -> datetime:
    return datetime.fromtimestamp(int(str(timestamp)), tz=UTC)
