"""The example of Alipay's own SDK, against the adapter and against the sandbox, which share no code."""

import json
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
from cryptography.hazmat.primitives import serialization

from diandan.adapters.alipay import keys, reports, signing
from diandan.modules.payments.errors import InvalidAccountKeys
from diandan.modules.payments.ports import PaymentOutcome
from diandan.sandbox import crypto
from diandan.sandbox.alipay.signing import notice_signature

# Source: alipay-sdk-nodejs-all, test/alipay.test.ts.
VECTOR = json.loads((Path(__file__).parent / "vectors.json").read_text())["AL-1"]
FIELDS = dict(parse_qsl(VECTOR["content"], keep_blank_values=True))
THEIRS = keys.public_key(VECTOR["public_key"])
OURS = crypto.new_key_pair()
PRIVATE = keys.private_key(OURS.private_pem)
PUBLIC = keys.public_key(OURS.public_pem)


def body(**changes: str) -> bytes:
    return urlencode({**FIELDS, "sign_type": "RSA2", "sign": VECTOR["signature"], **changes}).encode()


def test_the_published_notice_holds_and_is_read():
    fields = signing.notice_fields(body(), THEIRS)
    report = reports.payment_report(fields, payment_id="20190815155618536-564-57")

    assert report.outcome is PaymentOutcome.PAID
    assert (report.amount_fen, report.provider_ref) == (10, "2019081522001468450512505578")
    assert report.paid_at.isoformat() == "2019-08-15T07:56:24+00:00"


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_the_published_notice_with_any_field_changed_does_not_hold(name):
    with pytest.raises(signing.NotTheirs):
        signing.notice_fields(body(**{name: FIELDS[name] + "0"}), THEIRS)


def test_the_sandbox_signs_the_very_text_that_was_published():
    signature = notice_signature(OURS.private_pem, {**FIELDS, "sign_type": "RSA2", "sign": "x"})

    assert crypto.is_signed(OURS.public_pem, VECTOR["content"].encode(), signature)
    assert signing.is_signed(VECTOR["content"].encode(), signature, PUBLIC)


def test_a_notice_signed_with_its_sign_type_holds_too():
    fields = {**FIELDS, "sign_type": "RSA2"}
    text = "&".join(f"{name}={fields[name]}" for name in sorted(fields))
    signature = crypto.sign(OURS.private_pem, text.encode())

    assert signing.notice_fields(urlencode({**fields, "sign": signature}).encode(), PUBLIC) == fields


def test_a_request_is_signed_sorted_without_empty_ones_and_with_its_sign_type():
    fields = {"method": "a.b", "app_id": "2021", "sign_type": "RSA2", "empty": "", "sign": "old"}

    text = signing.request_text(fields)

    assert text == b"app_id=2021&method=a.b&sign_type=RSA2"
    assert crypto.is_signed(OURS.public_pem, text, signing.sign(fields, PRIVATE))


@pytest.mark.parametrize(
    ("answer", "node"),
    [
        ('{"a_response":{"x":"1"},"sign":"s"}', '{"x":"1"}'),
        ('{ "sign" : "s", "a_response" : { "x" : "\\/}" } }', '{ "x" : "\\/}" }'),
        ('{"a_response":{"x":{"y":"}"}},"sign":"s"}', '{"x":{"y":"}"}}'),
        ('{"b_response":{}}', None),
        ('{"a_response"', None),
        ('{"a_response":{"x"', None),
    ],
)
def test_the_node_of_an_answer_is_taken_as_it_came(answer, node):
    assert signing.node_of(answer, "a_response") == node


@pytest.mark.parametrize(
    ("yuan", "fen"), [("0.01", 1), ("27", 2700), ("27.5", 2750), ("27.50", 2750), ("100000.00", 10_000_000)]
)
def test_yuan_become_fen(yuan, fen):
    assert reports.fen(yuan) == fen


@pytest.mark.parametrize("yuan", ["", "-1.00", "1.001", "1,000.00", "¥1", "1e3", "٣.00", "1.00\n", None, 1.0])
def test_what_is_not_an_amount_is_not_guessed_at(yuan):
    with pytest.raises(signing.NotTheirs):
        reports.fen(yuan)


def test_figures_in_an_answer_are_read_without_rounding():
    assert signing.parsed('{"total_amount":100.10,"n":7}') == {"total_amount": "100.10", "n": "7"}


def bare(pem: str) -> str:
    return "".join(pem.strip().splitlines()[1:-1])


def old_form(pem: str) -> str:
    key = serialization.load_pem_private_key(pem.encode(), password=None)
    form = serialization.PrivateFormat.TraditionalOpenSSL
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


@pytest.mark.parametrize("shape", [str, bare, old_form, lambda pem: bare(old_form(pem))])
def test_keys_are_read_framed_or_bare_and_in_both_forms(shape):
    papers = {"appid": "2021", "private_key": shape(OURS.private_pem), "public_key": VECTOR["public_key"]}

    found = keys.read(papers, refusal=InvalidAccountKeys)

    found_key = keys.private_key(found.private_text)
    assert found_key.private_numbers() == PRIVATE.private_numbers()


def test_ones_own_public_key_in_the_place_of_alipays_is_refused():
    papers = {"appid": "2021", "private_key": OURS.private_pem, "public_key": OURS.public_pem}

    with pytest.raises(InvalidAccountKeys) as refusal:
        keys.read(papers, refusal=InvalidAccountKeys)

    assert refusal.value.details == {"field": "public_key"}
