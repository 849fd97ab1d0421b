"""Cash at the counter beside a payment on the phone."""

import pytest

from diandan.infra import outbox
from diandan.modules.ledger import queries as ledger
from diandan.modules.payments.errors import AlreadyPaid
from tests.factories import sandbox as play
from tests.flows.paying.steps import PAID, lost, nothing_is_owed, payment_states, start, state_of, take_cash

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


def test_cash_closes_the_payment_on_the_phone(sandbox, order):
    paying = start(order)

    payment = take_cash(order)
    again = take_cash(order)
    outbox.drain()

    assert (payment.change_fen, again.public_id) == (500, payment.public_id)
    assert state_of(order) == PAID
    assert sorted(payment_states(order)) == ["closed", "paid"]
    with pytest.raises(AssertionError, match="ORDER_CLOSED"):
        sandbox.pay(paying.payment_id)


def test_cash_is_refused_when_the_phone_was_faster(sandbox, order):
    lost(sandbox, order)

    with pytest.raises(AlreadyPaid):
        take_cash(order)
    outbox.drain()

    assert state_of(order) == PAID
    assert ledger.balance("asset:cash") == 0


def test_cash_beside_a_silent_gateway_goes_on_and_the_phones_money_goes_back(sandbox, order):
    paying = lost(sandbox, order)
    sandbox.misbehave("close", "error_500", times=3)

    take_cash(order)
    play.forget_failures()
    sandbox.tell(paying.payment_id)
    outbox.drain()
    sandbox.settle()
    outbox.drain()

    assert state_of(order) == PAID
    assert ledger.balance("asset:cash") == 2500
    assert ledger.balance("asset:wechatpay") == 0
    assert nothing_is_owed()
