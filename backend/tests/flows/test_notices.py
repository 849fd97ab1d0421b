"""Hundreds of forged notices are refused; the true one is believed, once."""

import base64
import json
from datetime import timedelta
from itertools import count

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diandan.flows import pay_order
from diandan.kernel import clock
from diandan.modules.ledger import queries as ledger
from diandan.modules.payments import queries as money
from diandan.modules.payments.errors import ForgedNotice, UnknownNotice, WrongAmount
from diandan.modules.payments.models import Notice
from diandan.modules.payments.service import Applied
from diandan.sandbox import crypto
from tests.factories.keys import PLATFORM_PRIVATE_PEM, SOME_KEYS
from tests.factories.payments import make_account, make_bill, make_payment
from tests.factories.stores import make_store

FORGERIES = 400
_numbers = count(1)


@pytest.fixture
def payment(db, clock, settings):
    settings.SANDBOX = True
    store = make_store()
    return make_payment(make_bill(store=store), account=make_account(store=store))


def letter(payment, *, api_v3_key=None, private_pem=PLATFORM_PRIVATE_PEM, at=None, outer=None, **plain):
    """A notice about a payment as the platform writes it; each argument makes it false in one way."""
    told = {
        "mchid": SOME_KEYS["mchid"],
        "appid": SOME_KEYS["appid"],
        "out_trade_no": payment.public_id,
        "transaction_id": f"4200{payment.public_id[-20:]}",
        "trade_state": "SUCCESS",
        "success_time": clock.now().isoformat(),
        "amount": {"total": payment.amount_fen, "currency": "CNY"},
        **plain,
    }
    key, nonce = (api_v3_key or SOME_KEYS["api_v3_key"]).encode(), "a nonce of 12"[:12]
    sealed = AESGCM(key).encrypt(nonce.encode(), json.dumps(told).encode(), b"transaction")
    resource = {
        "algorithm": "AEAD_AES_256_GCM",
        "original_type": "transaction",
        "associated_data": "transaction",
        "nonce": nonce,
        "ciphertext": base64.b64encode(sealed).decode(),
    }
    body = json.dumps(
        {
            "id": f"EV-{next(_numbers)}",
            "event_type": "TRANSACTION.SUCCESS",
            "resource_type": "encrypt-resource",
            "resource": resource,
            **(outer or {}),
        }
    ).encode()
    timestamp, mark = str(int((at or clock.now()).timestamp())), "593BEC0C930BF1AFEB40B4A08C8FB242"
    message = f"{timestamp}\n{mark}\n".encode() + body + b"\n"
    headers = {
        "Wechatpay-Timestamp": timestamp,
        "Wechatpay-Nonce": mark,
        "Wechatpay-Serial": SOME_KEYS["public_key_id"],
        "Wechatpay-Signature": crypto.sign(private_pem, message),
    }
    return headers, body


def take(payment, headers, body, *, account=None):
    account = account or money.payment(payment.public_id).account
    return pay_order.take_notice(
        account_id=account.public_id, provider="wechatpay", headers=headers, body=body
    )


def nothing_moved(payment):
    return (
        money.payment(payment.public_id).state == "pending"
        and ledger.balances() == {}
        and not Notice.objects.exists()
    )


def test_the_true_one_is_believed_once(payment):
    """The control: what the forgeries differ from is believed."""
    headers, body = letter(payment)

    assert take(payment, headers, body) is Applied.SETTLED
    assert take(payment, headers, body) is Applied.REPEATED
    assert money.payment(payment.public_id).state == "paid"


HEADERS = st.sampled_from(
    ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature"]
)


@st.composite
def forgery(draw):
    """A way of making a true notice false."""
    kind = draw(st.sampled_from(["byte", "cut", "header", "no header", "signature", "swap"]))
    return {
        "kind": kind,
        "place": draw(st.integers(0, 2000)),
        "bit": draw(st.integers(0, 7)),
        "header": draw(HEADERS),
        "text": draw(st.text(max_size=24) | st.from_regex(r"[A-Za-z0-9+/=]{0,400}", fullmatch=True)),
    }


def spoil(headers, body, how):
    headers = dict(headers)
    if how["kind"] == "byte":
        raw = bytearray(body)
        raw[how["place"] % len(raw)] ^= 1 << how["bit"]
        return headers, bytes(raw)
    if how["kind"] == "cut":
        return headers, body[: how["place"] % len(body)]
    if how["kind"] == "header":
        headers[how["header"]] = how["text"]
    elif how["kind"] == "no header":
        del headers[how["header"]]
    elif how["kind"] == "signature":
        raw = bytearray(base64.b64decode(headers["Wechatpay-Signature"]))
        raw[how["place"] % len(raw)] ^= 1 << how["bit"]
        headers["Wechatpay-Signature"] = base64.b64encode(bytes(raw)).decode()
    else:
        headers["Wechatpay-Nonce"], headers["Wechatpay-Timestamp"] = (
            headers["Wechatpay-Timestamp"],
            headers["Wechatpay-Nonce"],
        )
    return headers, body


def test_none_of_hundreds_of_forgeries_is_believed(payment):
    tried = []

    @settings(
        max_examples=FORGERIES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(how=forgery())
    def attack(how):
        true_headers, true_body = letter(payment)
        headers, body = spoil(true_headers, true_body, how)
        if (headers, body) == (true_headers, true_body):
            return
        tried.append(how["kind"])
        with pytest.raises(ForgedNotice):
            take(payment, headers, body)

    attack()

    assert len(tried) >= FORGERIES * 0.9
    assert nothing_moved(payment)


def test_control_without_the_signature_check_forgeries_are_believed(payment, monkeypatch):
    monkeypatch.setattr("diandan.adapters.wechatpay.signing._is_signed", lambda *_: True)
    headers, body = letter(payment, private_pem=crypto.new_key_pair().private_pem)

    assert take(payment, headers, body) is Applied.SETTLED


def test_each_false_content_is_refused(payment):
    stranger = crypto.new_key_pair().private_pem
    lies = {
        "another's signature": {"private_pem": stranger},
        "sealed with another key": {"api_v3_key": "f" * 32},
        "six minutes old": {"at": clock.now() - timedelta(minutes=6)},
        "from the future": {"at": clock.now() + timedelta(minutes=6)},
        "another merchant": {"mchid": "1900009999"},
        "another app": {"appid": "wx0000000000000000"},
        "an unknown state": {"trade_state": "PAID"},
        "an amount in text": {"amount": {"total": "2700", "currency": "CNY"}},
        "an amount of truth": {"amount": {"total": True, "currency": "CNY"}},
        "no amount": {"amount": {}},
        "no reference": {"transaction_id": None},
        "an empty reference": {"transaction_id": ""},
        "no time": {"success_time": None},
        "an unknown event": {"outer": {"event_type": "COUPON.USE"}},
        "no id": {"outer": {"id": None}},
        "no event": {"outer": {"event_type": None}},
    }

    believed = []
    for what, lie in lies.items():
        try:
            take(payment, *letter(payment, **lie))
        except ForgedNotice:
            continue
        believed.append(what)

    assert believed == []
    assert nothing_moved(payment)


def test_a_wrong_amount_is_true_and_all_the_same_not_booked(payment):
    with pytest.raises(WrongAmount):
        take(payment, *letter(payment, amount={"total": 1, "currency": "CNY"}))

    assert money.payment(payment.public_id).state == "pending"
    assert Notice.objects.get().outcome == "wrong_amount"


def test_a_notice_about_nothing_of_ours_is_kept_and_asked_for_again(payment):
    unknown = type(payment)(public_id="pay_00000000000000000000000000", amount_fen=2700)

    with pytest.raises(UnknownNotice):
        take(payment, *letter(unknown))

    assert Notice.objects.get().outcome == "unknown"


def test_another_stores_door_does_not_open(payment):
    elsewhere = make_account(store=make_store(), values={**SOME_KEYS, "mchid": "1900000002"})

    with pytest.raises(ForgedNotice):
        take(payment, *letter(payment), account=elsewhere)

    assert nothing_moved(payment)


def test_a_day_old_notice_is_a_replay(payment, clock):
    headers, body = letter(payment)
    clock.advance(days=1)

    with pytest.raises(ForgedNotice):
        take(payment, headers, body)

    assert nothing_moved(payment)
