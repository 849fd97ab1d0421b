"""An answer that is late, spoilt, false or none at all is never taken for a no."""

import pytest

from diandan.modules.payments.errors import GatewayUnavailable
from diandan.modules.payments.ports import PaymentOutcome
from diandan.testing.conformance.payment_gateway import _refundable, _started
from tests.factories import sandbox as play

pytestmark = pytest.mark.network


@pytest.mark.parametrize(
    "deed",
    ["rate_limit", "garbage", "cut_off", "bad_signature", "no_signature", "wrong_serial", "stale_timestamp"],
)
def test_a_spoilt_answer_leaves_everything_unknown(harness, deed):
    wish = _started(harness)
    play.running().misbehave("query", deed)

    with pytest.raises(GatewayUnavailable):
        harness.gateway.look_up(harness.account, wish.payment_id)

    assert harness.gateway.look_up(harness.account, wish.payment_id).outcome is PaymentOutcome.WAITING


@pytest.mark.slow
def test_a_hanging_answer_is_given_up_and_asked_again(harness):
    wish = _started(harness)
    play.running().misbehave("query", "hang", seconds=4)

    assert harness.gateway.look_up(harness.account, wish.payment_id).outcome is PaymentOutcome.WAITING


def test_a_bill_that_is_cut_off_is_not_read(harness):
    back = _refundable(harness, amount_fen=1)
    play.running().misbehave("download", "cut_off")

    with harness.next_day() as day, pytest.raises(GatewayUnavailable) as refusal:
        list(harness.gateway.statement(harness.account, day))

    assert refusal.value.details["reason"] in ("bill_cut_off", "bill_digest")
    assert back.amount_fen == 1
