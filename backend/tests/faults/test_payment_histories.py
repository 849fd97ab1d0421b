"""What the gateway's notices may do, in any order and any form: the shop follows the model, or refuses."""

import pytest

from diandan.adapters.wechatpay import signing
from diandan.infra import outbox
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


def test_no_forgery_is_believed(till):
    answers, truth_is_heard = histories.forgeries(till, 1, FORGERIES)

    assert answers == {FORGED: FORGERIES}
    assert truth_is_heard


def test_control_without_the_signature_forgeries_are_believed(till, monkeypatch):
    monkeypatch.setattr(signing, "must_be_theirs", lambda *_, **__: None)
    answers, _ = histories.forgeries(till, 1, 50)

    assert answers[TAKEN] > 10


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
