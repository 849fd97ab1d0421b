"""What the gateway's notices may do, in any order and any form: the shop follows the model, or refuses."""

import random

import pytest

from diandan.adapters.wechatpay import signing
from diandan.infra import outbox
from diandan.modules.payments import queries as money
from diandan.modules.payments.service import noticing, reporting
from tests.faults import payment_histories as histories
from tests.faults.payment_histories import Differs, History, Till
from tests.faults.payment_model import FORGED, TAKEN

HISTORIES = 300
FORGERIES = 500


@pytest.fixture
def till(db, clock, gateway, settings):
    settings.THROTTLE = False
    return Till(gateway, clock)


@pytest.mark.parametrize("part", range(6))
def test_any_history_ends_as_the_model_says(till, part):
    steps = sum(histories.play(till, seed) for seed in range(part, HISTORIES, 6))

    assert steps > HISTORIES / 6 * 4


def play_many(till):
    for seed in range(HISTORIES):
        histories.play(till, seed)


def a_letter(till, seed):
    """A true notice about a payment the shop waits for."""
    history = History(till, seed)
    history._start(histories.Channel.H5)
    (payment_id,) = history.model.payments
    notice_id = till.gateway.pay(history.mchid, payment_id)
    return notice_id, payment_id


def forged(till, notice_id, chance):
    """A letter that is false in one way: a known one, or a changed byte anywhere."""
    if chance.random() < 0.4:
        return till.gateway.letter(notice_id, variant=chance.choice(histories.FORGERIES))
    letter = till.gateway.letter(notice_id)
    name = chance.choice(
        ("body", "wechatpay-signature", "wechatpay-nonce", "wechatpay-timestamp", "wechatpay-serial")
    )
    if name == "body":
        at = chance.randrange(len(letter.body))
        body = bytearray(letter.body)
        body[at] ^= chance.randrange(1, 128)
        return type(letter)(letter.url, letter.headers, bytes(body))
    text = letter.headers[name]
    # The last letters of a signature may say the same in two ways; the first never do.
    at = chance.randrange(min(len(text), 300))
    other = chance.choice([c for c in "0123456789ABCDEF" if c != text[at]])
    letter.headers[name] = text[:at] + other + text[at + 1 :]
    return letter


def test_no_forgery_is_believed(till):
    chance = random.Random(1)
    notice_id, payment_id = a_letter(till, 1)

    answers = [till.gateway.post(forged(till, notice_id, chance)) for _ in range(FORGERIES)]

    assert set(answers) == {FORGED}
    assert money.payment(payment_id).state == "pending"
    assert money.notices_about(payment_id) == []
    # And the truth is still heard.
    assert till.gateway.post(till.gateway.letter(notice_id)) == TAKEN


def test_control_without_the_signature_forgeries_are_believed(till, monkeypatch):
    monkeypatch.setattr(signing, "must_be_theirs", lambda *_, **__: None)
    chance = random.Random(1)
    notice_id, payment_id = a_letter(till, 1)

    answers = [till.gateway.post(forged(till, notice_id, chance)) for _ in range(50)]

    assert answers.count(TAKEN) > 10
    assert money.payment(payment_id).state == "paid"


def test_control_without_the_signature_the_model_disagrees(till, monkeypatch):
    monkeypatch.setattr(signing, "must_be_theirs", lambda *_, **__: None)

    with pytest.raises(Differs, match="answered 204, must be 401"):
        play_many(till)


def test_control_without_uniqueness_a_repeated_notice_is_late_money(till, monkeypatch):
    """Neither the notice nor the payment remembers: the second telling finds a bill that takes no more."""
    from diandan.infra import sql
    from diandan.modules.payments.models import Payment

    class Forgetful:
        def one(self, *_):
            return ("",)

    read = reporting._read

    def forgetful_read(report):
        payment, is_taken = read(report)
        if payment is not None:
            payment.state = "pending"
        return payment, is_taken

    monkeypatch.setattr(noticing, "_outcome", Forgetful())
    monkeypatch.setattr(reporting, "_read", forgetful_read)
    unguarded = (
        "UPDATE {table} SET {state} = %s, {provider_ref} = %s, {paid_at} = %s WHERE {id} = %s AND %s <> ''"
    )
    monkeypatch.setattr(reporting, "_pay", sql.Statement(Payment, unguarded))

    with pytest.raises(Differs):
        play_many(till)


def test_a_history_is_the_same_every_time(till):
    first = History(till, 7)
    first.play()
    till.taken.clear()
    second = History(till, 7)
    second.play()

    assert first.told == second.told
    assert outbox.drain() == 0
